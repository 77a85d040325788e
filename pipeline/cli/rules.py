"""``ita rules check``: everything under ``rules/``, all mistakes at once."""

from __future__ import annotations

from dataclasses import asdict
from pathlib import Path

from pipeline.cli.messages import Text
from pipeline.cli.output import print_json, say
from pipeline.run.rules_check import check_rules


def check(text: Text, rules_dir: Path | None, as_json: bool) -> int:
    """Prints the mistakes, or that there are none; gives the exit code, 1 where there are any."""
    found = check_rules(rules_dir)
    if as_json:
        mistakes = [asdict(mistake) for mistake in found.mistakes]
        print_json({"path": found.folder, "files": found.files, "hash": found.hash, "mistakes": mistakes})
    elif found.hash is None or found.mistakes:
        for mistake in found.mistakes:
            say(" ".join(str(mistake).split()))
        say(text("rules.wrong", count=len(found.mistakes), path=found.folder))
    else:
        say(text("rules.ok", files=found.files, path=found.folder, hash=found.hash[:12]))
    return 1 if found.mistakes else 0
