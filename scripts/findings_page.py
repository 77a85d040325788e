"""Writes ``docs/findings.md`` from ``rules/checks.yml``: ``python -m scripts.findings_page``."""

from __future__ import annotations

import json
from collections import defaultdict
from pathlib import Path

from pipeline.rulebook import load_rulebook

ROOT = Path(__file__).resolve().parent.parent
PAGE = ROOT / "docs" / "findings.md"
_TRUTH = ROOT / "tests" / "samples" / "truth"
_WORDS = """\
# Findings

The closed list of findings about a document. This page is written by `python -m scripts.findings_page` from
`rules/checks.yml`, where severities, messages, tolerances and these explanations stand; the tests fail while the two
differ. `./ita findings` lists the findings of your database, `--rule NAME` those of one rule.

- **error**: a printed figure or identity cannot be right, or is not usable as it stands.
- **warning**: a person should look.
- **info**: a proof, or a limit of the check.

An error gives its document the status `needs_review`. So does any finding marked "needs review" that is not only an
information.

A check that rests on a framework fact which is only `inferred` never says more than a warning; one that rests on an
`unknown` fact says `not-checkable`. A suggestion (`suggested_value`) stands beside the printed value and never replaces
it. In messages, `{what}` is the score or element, `{observed}` what is printed, `{expected}` what it should be.
"""


def page() -> str:
    """The whole page, in the order of the rules file."""
    shown = _samples()
    parts = [_WORDS]
    for name, rule in load_rulebook().checks.rules.items():
        parts += [
            f"## `{name}`\n",
            f"**{rule.severity}**{', needs review' if rule.review else ''}. {rule.explanation.en}\n",
            f"{rule.explanation.th}\n",
            f"> {rule.message.en}\n>\n> {rule.message.th}\n",
        ]
        if name in shown:
            parts.append(f"Planted in {', '.join(f'`data/raw/{sample}`' for sample in sorted(shown[name]))}.\n")
    return "\n".join(parts)


def _samples() -> dict[str, set[str]]:
    """The samples in which each rule has something to find."""
    shown: dict[str, set[str]] = defaultdict(set)
    for path in _TRUTH.glob("*.json"):
        truth = json.loads(path.read_text(encoding="utf-8"))
        for finding in truth["findings"]:
            shown[finding["rule"]].add(truth["file"])
    return shown


def main() -> None:
    """Writes the page anew."""
    PAGE.write_text(page(), encoding="utf-8")


if __name__ == "__main__":
    main()
