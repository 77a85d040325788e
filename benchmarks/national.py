"""What of the planted faults was found: ``python -m benchmarks.national FILE`` (made by ``benchmarks.country``).

Prints recall and precision by kind. Recall: planted faults that a finding names. Precision: documents with such a
finding in which that fault was planted. Of measures: promises that were linked to their report. The country's measures
come from so small a grammar that bodies write alike by chance: copies are measured by ``benchmarks.reuse``.
"""

from __future__ import annotations

import sys
from collections.abc import Mapping, Sequence
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
_MEASURES = """
    SELECT measure_id, other_id FROM read_json($1, format = 'newline_delimited', columns = {
        kind: 'VARCHAR', measure_id: 'VARCHAR', other_id: 'VARCHAR'})
    WHERE kind = 'promised-and-reported'
"""
_LINKS = "SELECT planned_id, reported_id, decision FROM measure_link WHERE decision <> 'none'"


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
        planted = beside.execute(_MEASURES, [str(truth_beside(path))]).fetchall()
        _follow_up(planted, connection)


def _follow_up(planted: Sequence[tuple[str, str]], connection: duckdb.DuckDBPyConnection) -> None:
    kept = set(planted)
    links = connection.execute(_LINKS).fetchall()
    for decisions in (("same",), ("same", "candidate")):
        found = {(one, other) for one, other, decision in links if decision in decisions}
        print(f"promises linked to their report as {' or '.join(decisions)}: {len(kept & found)} of {len(kept)}; "
              f"right: {len(kept & found)} of {len(found)}")  # fmt: skip


if __name__ == "__main__":
    main(Path(sys.argv[1]))
