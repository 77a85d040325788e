"""What of the planted faults was found: ``python -m benchmarks.national FILE`` (made by ``benchmarks.country``).

Prints recall and precision by kind. Recall: planted faults that a finding names. Precision: documents with such a
finding in which that fault was planted. Follow-ups and copies are in the truth too; what links them has its own table.
"""

from __future__ import annotations

import sys
from collections.abc import Mapping
from pathlib import Path

import duckdb

from benchmarks.country.truth import truth_beside
from pipeline.compare import open_readonly

_SUMS = ("sum-mismatch", "single-cell-repair", "values-swapped", "out-of-range", "off-scale")
_FOUND_BY: Mapping[tuple[str, ...], tuple[str, ...]] = {
    ("misprint", "wrong-total"): _SUMS,
    ("blank",): ("missing-score",),
    ("wrong-level",): ("level-mismatch", "grade-mismatch"),
    ("wrong-rank",): ("rank-mismatch",),
    ("disagreement", "last-year-differs"): ("conflicting-reports",),
    ("repeats-plan",): ("result-repeats-plan",),
}
_PLANTED = """
    SELECT kind, document_id FROM read_json($1, format = 'newline_delimited', columns = {
        kind: 'VARCHAR', document_id: 'VARCHAR'})
    WHERE list_contains($2, kind)
"""
_FOUND = """
    SELECT DISTINCT document_id FROM finding
    WHERE list_contains($1, rule) AND severity IN ('error', 'warning')
"""


def main(path: Path) -> None:
    """Prints one line a group of kinds."""
    with open_readonly(path) as connection, duckdb.connect() as beside:
        for kinds, rules in _FOUND_BY.items():
            planted = beside.execute(_PLANTED, [str(truth_beside(path)), list(kinds)]).fetchall()
            found = {one for (one,) in connection.execute(_FOUND, [list(rules)]).fetchall()}
            told = {kind: [document in found for one, document in planted if one == kind] for kind in kinds}
            right = len(found & {document for _kind, document in planted})
            recall = ", ".join(f"{kind} {sum(hits)} of {len(hits)}" for kind, hits in told.items())
            print(f"found: {recall}; right: {right} of {len(found)} documents with {' or '.join(rules)}")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
