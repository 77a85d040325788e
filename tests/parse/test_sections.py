"""Running text is cut at tables and grids, and nothing that a grid owns is left in it."""

from __future__ import annotations

from pathlib import Path

from pipeline.parse.text.sections import sections
from pipeline.parse.text.view import view
from pipeline.records import Document, Passage, Run
from tests.reading import parsed, read_text

TEXT = "สรุปผล\nIIT 91.20\nEIT 88.30\nขอขอบคุณ\n\nก\tข\nค\tง\n\nจบ"


def document(folder: Path) -> Document:
    return read_text(TEXT, folder)


def texts(folder: Path, *owned: str) -> list[list[str]]:
    page = document(folder).pages[0].text
    spans = {(1, page.index(line), page.index(line) + len(line)) for line in owned}
    found = list(sections(document(folder), spans))
    for section in found:
        for passage in section:
            assert page[slice(*passage.span())].strip() == passage.text.strip()
    return [[passage.text.strip() for passage in section] for section in found]


def test_a_table_parts_sections(tmp_path: Path) -> None:
    assert texts(tmp_path) == [["สรุปผล\nIIT 91.20\nEIT 88.30\nขอขอบคุณ"], ["จบ"]]


def test_lines_of_a_grid_part_sections_and_stand_in_none(tmp_path: Path) -> None:
    assert texts(tmp_path, "IIT 91.20", "EIT 88.30") == [["สรุปผล"], ["ขอขอบคุณ"], ["จบ"]]


def test_a_passage_that_a_grid_owns_as_a_whole_is_in_no_section(tmp_path: Path) -> None:
    assert texts(tmp_path, "สรุปผล", "IIT 91.20", "EIT 88.30", "ขอขอบคุณ", "จบ") == []


def test_a_level_beside_the_scores_of_a_grid_is_stated_once(tmp_path: Path) -> None:
    head = "ผลการประเมิน ITA ปีงบประมาณ พ.ศ. 2568 ขององค์การบริหารส่วนตำบลสมมุติ\n\n"
    found = parsed(head + "ภาพรวม 91.20 คะแนน ระดับผ่านดี\nIIT 92.10 คะแนน\nEIT 90.30 คะแนน\nOIT 91.20 คะแนน", tmp_path)
    levels = [one for one in found.items if one.kind == "assessment" and one.first("level") is not None]
    assert len(levels) == 1


def test_a_long_gap_is_searched_as_a_short_one_and_keeps_its_place() -> None:
    text = "ภาพรวม" + " " * 500 + "91.20"
    seen = view(Passage(text, 1, (Run(0, len(text), 7, len(text)),)))
    at = seen.text.index("91.20")
    assert len(seen.text) < 20
    assert seen.part(at, at + 5).text == "91.20"
    assert seen.part(at, at + 5).span() == (7 + len(text) - 5, 7 + len(text))
