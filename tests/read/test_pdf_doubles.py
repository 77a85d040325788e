"""Print that is drawn twice is read once, wherever its copies stand in the stream."""

from __future__ import annotations

from pathlib import Path

import pytest

from pipeline.read import read
from pipeline.read.pdf_doubles import begin_together, without_doubles
from pipeline.read.pdf_glyph import Glyph
from tests.read.raw_pdf import raw_pdf, table, text

ROWS = [["Code", "Indicator", "Score"], ["1", "Free will", "11.11"], ["2", "Budget", "91.88"]]


def rows(tmp_path: Path, content: str) -> list[list[str]]:
    [found] = read(raw_pdf(tmp_path / "made.pdf", content), ocr="never").tables
    return found.rows()


@pytest.mark.parametrize("apart", ["0 0", "0.4 0", "1.2 -1.2"], ids=["overlay", "bold pass", "shadow"])
def test_a_page_that_is_drawn_twice_is_read_once(tmp_path: Path, apart: str) -> None:
    assert rows(tmp_path, table(ROWS) + f"q 1 0 0 1 {apart} cm {table(ROWS)} Q\n") == ROWS


def test_copies_that_are_cut_into_other_runs_are_found(tmp_path: Path) -> None:
    pieces = text(294, 666, "11.") + f"BT /F 12 Tf 294 646 Td (9) Tj (1.88) Tj ET\n{text(174, 646, 'Bud')}"
    assert rows(tmp_path, table(ROWS) + pieces) == ROWS


def test_other_words_at_the_same_place_stay() -> None:
    def glyph(words: str, x0: float, size: float = 10.0) -> Glyph:
        return Glyph(words, x0, x0 + 2.3, 90.0, 100.0, 100.0, size)

    narrow = [glyph("l", 0.0), glyph("l", 2.3), glyph("l", 4.6)]
    assert not begin_together(narrow)
    assert without_doubles(narrow) == narrow
    other = [glyph("9", 0.0), glyph("4", 0.3), glyph("9", 0.0, 6.0)]
    assert not begin_together(other)
    assert without_doubles(other) == other
    assert without_doubles([*narrow, glyph("l", 2.5), *other]) == [*narrow, *other]
