"""The corpus that the benchmarks draw: its truth fits its tables, and its pages are what they say."""

from __future__ import annotations

from pathlib import Path

import pypdfium2
import pytest

from benchmarks.corpus.kinds import papers
from benchmarks.corpus.paper import Edges, Sheet
from benchmarks.corpus.scans import scan
from benchmarks.corpus.typeset import by_fpdf2
from pipeline.read import read

PAPERS = papers("test")


@pytest.mark.parametrize("kind", PAPERS)
def test_every_row_is_as_wide_as_its_table_and_what_a_span_covers_is_empty(kind: str) -> None:
    for sheet in PAPERS[kind].sheets:
        texts = [*sheet.header, *sheet.rows]
        assert {len(row) for row in texts} == {len(sheet.widths)}
        placed = [cell for row in sheet.placed() for cell in row]
        slots = [
            (cell.row + i, cell.column + j) for cell in placed for i in range(cell.rows) for j in range(cell.columns)
        ]
        assert sorted(slots) == [(row, column) for row in range(len(texts)) for column in range(len(sheet.widths))]
        firsts = {(cell.row, cell.column) for cell in placed}
        assert not any(texts[row][column] for row, column in set(slots) - firsts)


def test_the_same_seed_gives_the_same_documents_and_another_gives_others() -> None:
    truths = {kind: paper.truth() for kind, paper in PAPERS.items()}
    assert {kind: paper.truth() for kind, paper in papers("test").items()} == truths
    assert papers("other")["ruled"].truth() != truths["ruled"]


@pytest.mark.parametrize(
    ("ruling", "first", "last"),
    [
        # Top, right, bottom, left of the first and of the last cell of two columns and two rows.
        ("all", Edges(True, True, True, True), Edges(True, True, True, True)),
        ("inner", Edges(False, True, True, False), Edges(True, False, False, True)),
        ("lines", Edges(True, False, True, False), Edges(True, False, True, False)),
        ("head", Edges(False, False, True, False), Edges(True, False, False, False)),
        ("none", Edges(False, False, False, False), Edges(False, False, False, False)),
    ],
)
def test_rules_are_drawn_where_the_kind_has_them(ruling: str, first: Edges, last: Edges) -> None:
    sheet = Sheet([["a", "b"]], [["c", "d"]], (1, 1), ruling)  # type: ignore[arg-type]
    [top, bottom] = sheet.placed()
    assert (top[0].edges, bottom[1].edges) == (first, last)


def test_a_document_and_its_scan(tmp_path: Path) -> None:
    born, scanned = tmp_path / "born.pdf", tmp_path / "scan.pdf"
    by_fpdf2(PAPERS["merged"], "Sarabun", 11, born)
    [table], [sheet] = read(born).tables, PAPERS["merged"].sheets
    assert table.rows() == [*sheet.header, *sheet.rows]
    scan(born, scanned, 150, "test", askew=True)
    pdf = pypdfium2.PdfDocument(scanned)
    # A4 is 8.27 inches by 11.69.
    [picture] = pdf[0].get_objects()
    assert picture.get_px_size() == pytest.approx((1240, 1754), abs=1)
