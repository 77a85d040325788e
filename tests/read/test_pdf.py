from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

import pytest
from fpdf import FPDF
from fpdf.enums import AccessPermission

from pipeline.read import Limits, ReadError, read
from pipeline.read.pdf_glyph import Glyph
from pipeline.read.pdf_lines import text_lines
from pipeline.read.pdf_marks import attach_marks
from pipeline.read.pdf_space import Rule
from pipeline.read.pdf_symbols import sign
from pipeline.read.pdf_tables import Grid, grids_of
from pipeline.read.thai_lines import joiner
from pipeline.records import Paragraph
from tests.read.helpers import SHARED, assert_runs_hold, assert_slots_covered_once, coverage

CORPUS = SHARED / "corpus"


def made(tmp_path: Path, pdf: FPDF) -> Path:
    path = tmp_path / "made.pdf"
    pdf.output(str(path))
    return path


def report(rows: int) -> FPDF:
    pdf = FPDF()
    pdf.set_font("Helvetica", size=12)
    pdf.add_page()
    pdf.multi_cell(0, 8, "Result of the assessment\n")
    with pdf.table() as table:
        table.row(["Code", "Indicator", "Score"])
        for number in range(1, rows + 1):
            table.row([f"i{number}", f"Question {number}", f"{number}.25"])
    pdf.multi_cell(0, 8, "End of report")
    return pdf


def test_table_over_pages_is_one_table_in_order(tmp_path: Path) -> None:
    document = read(made(tmp_path, report(90)))
    assert document.media_type == "application/pdf"
    assert document.text_source == "text_layer"
    [table] = document.tables
    assert table.pages == tuple(range(1, len(document.pages) + 1))
    assert len(document.pages) > 2
    assert table.rows() == [
        ["Code", "Indicator", "Score"],
        *([f"i{number}", f"Question {number}", f"{number}.25"] for number in range(1, 91)),
    ]
    texts = [block.passage.text for block in document.blocks if isinstance(block, Paragraph)]
    assert texts == ["Result of the assessment", "End of report"]


def test_page_text_holds_every_cell_at_its_place(tmp_path: Path) -> None:
    document = read(made(tmp_path, report(3)))
    assert document.pages[0].text == (
        "Result of the assessment\n\nCode\tIndicator\tScore\ni1\tQuestion 1\t1.25\ni2\tQuestion 2\t2.25\n"
        "i3\tQuestion 3\t3.25\n\nEnd of report"
    )
    assert_runs_hold(document.pages, document.blocks)
    [table] = document.tables
    score = next(cell for cell in table.cells if cell.passage.text == "2.25").passage
    assert document.pages[0].text[slice(*score.span())] == "2.25"
    other = next(cell for cell in table.cells if cell.passage.text == "i3").passage
    assert score.box is not None
    assert other.box is not None
    assert score.box.x0 > other.box.x1
    assert score.box.y1 <= other.box.y0 + 1
    assert 0 < score.box.y0 < score.box.y1 < (document.pages[0].height or 0)


def test_unusable_pdfs_say_why(tmp_path: Path) -> None:
    locked = report(1)
    locked.set_encryption(owner_password="o", user_password="u", permissions=AccessPermission.none())
    blank = FPDF()
    blank.add_page()
    blank.rect(10, 10, 50, 50)
    whole = made(tmp_path, report(40)).read_bytes()
    expected: dict[str, tuple[bytes, Limits]] = {
        "encrypted": (bytes(locked.output()), Limits()),
        "no_text": (bytes(blank.output()), Limits()),
        "damaged": (whole[: len(whole) // 2], Limits()),
        "too_many_pages": (whole, Limits(max_pages=1)),
        "too_many_cells": (whole, Limits(max_cells=5)),
        "too_much_text": (whole, Limits(max_characters=50)),
    }
    for reason, (data, limits) in expected.items():
        path = tmp_path / "unusable.pdf"
        path.write_bytes(data)
        with pytest.raises(ReadError) as caught:
            read(path, limits)
        assert caught.value.reason == reason


def glyph(text: str, x0: float, x1: float, baseline: float = 100.0) -> Glyph:
    return Glyph(text, x0, x1, baseline - 10, baseline, baseline, 10.0)


def test_marks_go_to_the_base_they_stand_on() -> None:
    # ที่ drawn with its tone before its vowel, and น้ำ with a split sara am, as producers do.
    glyphs = [glyph("ท", 0, 6), glyph("่", 6, 6, 97), glyph("ี", 6, 6), glyph("น", 6, 12), glyph("ํ", 12, 12),
              glyph("้", 12, 12), glyph("า", 12, 17)]  # fmt: skip
    [line] = text_lines(attach_marks(glyphs))
    assert line.text == "ที่น้ำ"


def test_marks_find_their_letter_when_all_letters_of_a_word_were_drawn_before() -> None:
    letters = [glyph(letter, 6 * place, 6 * place + 6) for place, letter in enumerate("เสรมสรางแกไข")]
    marks = [glyph("ิ", 15, 18), glyph("้", 33, 36), glyph("้", 58, 61)]
    below = [glyph(letter, 6 * place, 6 * place + 6, 118) for place, letter in enumerate("กขคงจฉช")]
    # The last mark begins over the vowel after its letter, on which no mark stands.
    [line, _] = text_lines(attach_marks([*letters, *below, *marks]))
    assert line.text == "เสริมสร้างแก้ไข"


def test_spaces_stand_where_the_page_has_them() -> None:
    printed = [glyph("ก", 0, 6), glyph(" ", 6, 8), glyph("ข", 8, 14), glyph("ค", 14.5, 20), glyph("ง", 26, 32)]
    [line] = text_lines(attach_marks(printed))
    assert line.text == "ก ขค ง"


@pytest.mark.parametrize(
    ("printed", "read_as"),
    [
        ("ก า ร บ ริ ห า ร ง า น พ.ศ. 2567", "การบริหารงาน พ.ศ. 2567"),
        ("ข้อ ก ข ค ง", "ข้อ ก ข ค ง"),
        ("ด้าน น โ ย บ า ย", "ด้าน นโยบาย"),
    ],
)
def test_letters_set_apart_are_words_where_they_make_words(printed: str, read_as: str) -> None:
    letters = [glyph(letter, 6 * place, 6 * place + 6) for place, letter in enumerate(printed)]
    [line] = text_lines(attach_marks([one for one in letters if one.text != " "]))
    assert line.text == read_as


@pytest.mark.parametrize("printed", ["ก   ร   ร   ม", "ส ส ส ส"])
def test_letters_of_columns_and_repeated_signs_are_no_words(printed: str) -> None:
    letters = [glyph(letter, 12 * place, 12 * place + 6) for place, letter in enumerate(printed)]
    [line] = text_lines(attach_marks([one for one in letters if one.text != " "]))
    assert line.text == " ".join(printed.split())


def across(y: float, x0: float, x1: float) -> Rule:
    return Rule(x0, y - 0.25, x1, y + 0.25)


def down(x: float, y0: float, y1: float) -> Rule:
    return Rule(x - 0.25, y0, x + 0.25, y1)


def shape(grid: Grid) -> list[tuple[int, int, int, int]]:
    return [(slot.row, slot.column, slot.row_span, slot.column_span) for slot in grid.slots]


def test_grid_keeps_spans() -> None:
    # A head over two of three columns, a side head over two rows; rules drawn piece by piece and half a point apart.
    rules = [
        across(0, 0, 60), across(0.5, 60, 150), across(20, 50, 150), across(40, 50, 100), across(40, 100, 150),
        across(60, 0, 150), down(0, 0, 60), down(50, 0, 60), down(100, 20, 60), down(150, 0, 60),
    ]  # fmt: skip
    [grid] = grids_of(rules, 100)
    assert shape(grid) == [(0, 0, 3, 1), (0, 1, 1, 2), (1, 1, 1, 1), (1, 2, 1, 1), (2, 1, 1, 1), (2, 2, 1, 1)]
    assert grid.slot_at(70, 50) == 4
    assert grid.slot_at(25, 50) == 0
    assert grid.slot_at(151, 50) is None


def test_grid_without_outer_rules() -> None:
    rules = [across(20, 0, 150), across(40, 0, 150), across(0, 0, 150), down(50, 0, 40), down(100, 0, 40)]
    [grid] = grids_of(rules, 100)
    assert (grid.row_count, grid.column_count) == (2, 3)
    assert grid.column_edges == (0, 50, 100, 150)


def test_rules_that_do_not_touch_make_two_tables() -> None:
    def frame(left: float) -> list[Rule]:
        return [across(y, left, left + 80) for y in (0, 20, 40)] + [down(left + x, 0, 40) for x in (0, 40, 80)]

    left, right = grids_of(frame(0) + frame(100), 100)
    assert (left.column_edges, right.column_edges) == ((0, 40, 80), (100, 140, 180))


def test_frames_and_underlines_are_no_tables() -> None:
    frame = [across(0, 0, 100), across(50, 0, 100), down(0, 0, 50), down(100, 0, 50)]
    assert grids_of(frame, 100) == []
    assert grids_of([across(20, 0, 100), down(50, 0, 40)], 100) == []
    assert grids_of([across(20, 0, 100), across(40, 0, 100)], 100) == []


@pytest.mark.parametrize(
    ("character", "font", "shown"),
    [
        ("\uf0fe", "ABCDEF+Wingdings-Regular", "☑"),
        ("\u00a8", "Wingdings", "☐"),
        ("\uf052", "Wingdings2", "☑"),
        ("\uf0b7", "Symbol", "•"),
        ("\uf0fe", "Helvetica", "\uf0fe"),
        ("\uf041", "Wingdings", "\uf041"),
    ],
)
def test_signs_of_fonts_without_unicode(character: str, font: str, shown: str) -> None:
    assert sign(character, font) == shown


@pytest.mark.parametrize(
    ("before", "after", "between"),
    [
        ("การบริหารงาน", "ตามภารกิจ", ""),
        ("ปีงบประมาณ", "พ.ศ. ๒๕๖๘", " "),
        ("๑ ตุลาคม ๒๕๖๘", "- ๓๐ กันยายน ๒๕๖๙", " "),
        ("ของ", "ITA", " "),
        ("ทุกสำนัก/", "กอง", ""),
        ("กองช่าง /", "กองคลัง", " "),
        ("กองช่าง", "/ กองคลัง", " "),
        ("การทุจริต", "(๗๘.๒๗ คะแนน)", " "),
        ("สำนักปลัด", "๒.เจ้าหน้าที่", "\n"),
        ("สำนักปลัด", "(๒) เจ้าหน้าที่", "\n"),
        ("สำนักปลัด", "- เจ้าหน้าที่", "\n"),
        ("ได้คะแนน", "๙๗.๙๔", " "),
        ("โครงการหรือกิจกรรม* (", "๓) ผลการใช้จ่ายงบประมาณ", ""),
    ],
)
def test_lines_join_as_thai_is_read(before: str, after: str, between: str) -> None:
    assert joiner(before, after) == between


def test_space_at_the_end_of_a_line_is_kept() -> None:
    assert joiner("ประจำปี", "งบประมาณ", printed_space=True) == " "


BORN = [path for path in sorted((CORPUS / "born").glob("*_Sarabun.pdf")) if path.stem[:4] in ("meas", "scor")]


@pytest.mark.skipif(not BORN, reason="the corpus of born-digital PDFs is not on this machine")
@pytest.mark.parametrize("path", BORN, ids=lambda path: path.stem)
def test_corpus_of_born_digital_pdfs(path: Path) -> None:
    document = read(path)
    assert_runs_hold(document.pages, document.blocks)
    assert_slots_covered_once(document.blocks)
    assert max(max(counts) for counts in coverage(document.pages, document.blocks)) == 1
    truth: dict[str, Any] = json.loads(path.with_suffix(".json").read_text(encoding="utf-8"))
    assert len(document.tables) == len(truth["tables"])
    wrong = total = 0
    for table, expected in zip(document.tables, truth["tables"], strict=True):
        rows = table.rows()
        assert table.header_rows == len(expected["header"])
        assert len(rows) == len(expected["header"]) + len(expected["rows"])
        for ours, theirs in zip(rows, expected["header"] + expected["rows"], strict=True):
            for text, want in zip(ours, theirs, strict=True):
                total += 1
                wrong += re.sub(r"\s", "", text) != re.sub(r"\s", "", want)
                if re.fullmatch(r"[-+]?[๐-๙\d]+[.,][๐-๙\d]+", want):
                    assert text == want
    assert wrong <= 0.01 * total


SCANS = sorted((CORPUS / "scan").glob("*.pdf"))


@pytest.mark.skipif(not SCANS, reason="the scans are not on this machine")
def test_scans_that_shall_not_be_read_are_refused() -> None:
    for path in SCANS:
        with pytest.raises(ReadError) as caught:
            read(path, ocr="never")
        assert caught.value.reason == "image_only"
