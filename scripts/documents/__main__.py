"""Writes ``tests/documents/``: ``python -m scripts.documents [FOLDER]``.

Forty-three made-up reports of real or plausible bodies with their truth, written from the contract
(``docs/data-model.md``) and the facts of each year, without knowledge of the rules. Every run writes the same bytes.
"""

from __future__ import annotations

import sys
from pathlib import Path

from scripts.documents import lists, many, measures, prose, tables, trees


def main() -> None:
    """All documents into the folder."""
    folder = Path(sys.argv[1]) if len(sys.argv) > 1 else Path(__file__).parents[2] / "tests" / "documents"
    made = [make() for group in (prose, tables, trees, many, measures, lists) for make in group.DOCUMENTS]
    if len({report.name for report in made}) != len(made):
        raise SystemExit("two documents have one name")
    for report in made:
        report.write(folder)
    print(f"{len(made)} documents in {folder}")


if __name__ == "__main__":
    main()
