"""``ita rules check``: everything under ``rules/``, all mistakes at once."""

from __future__ import annotations

from pathlib import Path

from pipeline.cli.messages import Text
from pipeline.cli.output import print_json, say
from pipeline.rulebook import RulesError, find_rules_dir, load_rulebook


def check(text: Text, rules_dir: Path | None, as_json: bool) -> int:
    """Prints the mistakes, or that there are none; gives the exit code, 1 where there are any."""
    root = find_rules_dir(rules_dir)
    files = sum(1 for _ in root.rglob("*.yml"))
    try:
        rulebook = load_rulebook(rules_dir)
    except RulesError as error:
        if as_json:
            mistakes = [{"file": one.file, "path": one.path, "message": one.message} for one in error.mistakes]
            print_json({"path": root, "files": files, "hash": None, "mistakes": mistakes})
        else:
            for mistake in error.mistakes:
                say(" ".join(str(mistake).split()))
            say(text("rules.wrong", count=len(error.mistakes), path=root))
        return 1
    if as_json:
        print_json({"path": root, "files": files, "hash": rulebook.hash, "mistakes": []})
    else:
        say(text("rules.ok", files=files, path=root, hash=rulebook.hash[:12]))
    return 0
