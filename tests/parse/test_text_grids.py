"""Text without table marks gives its cells back; running text gives none."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pipeline.parse.grids import Region, TextGrid, grid_regions
from pipeline.parse.grids.lines import display_columns
from pipeline.records import Paragraph, Passage, Run
from tests.reading import normalised

NAMES = (
    "การปฏิบัติหน้าที่", "การใช้งบประมาณ", "การใช้อำนาจ", "การใช้ทรัพย์สินของราชการ", "การแก้ไขปัญหาการทุจริต",
    "คุณภาพการดำเนินงาน", "ประสิทธิภาพการสื่อสาร", "การปรับปรุงระบบการทำงาน", "การเปิดเผยข้อมูล", "การป้องกันการทุจริต",
)  # fmt: skip
_THAI = str.maketrans("0123456789", "๐๑๒๓๔๕๖๗๘๙")


def regions_of(text: str) -> list[Region]:
    """The regions of a page of text; a blank line parts paragraphs, whose outer white space is not theirs."""
    paragraphs: list[Paragraph] = []
    start = 0
    for part in text.split("\n\n"):
        shown = part.strip()
        if shown:
            at = start + part.index(shown)
            paragraphs.append(Paragraph(Passage(shown, 1, (Run(0, len(shown), at, len(shown)),))))
        start += len(part) + 2
    regions = grid_regions(paragraphs, {1: text}, lambda label: label in NAMES)
    for region in regions:
        for reading in region.readings:
            _assert_places(reading, text)
    return regions


def _assert_places(reading: TextGrid, page: str) -> None:
    """Each piece of a cell stands on the page where its runs say."""
    for cell in reading.table.cells:
        for run in cell.passage.runs:
            assert (
                page[run.page_start : run.page_start + run.page_length]
                == cell.passage.text[run.start : run.start + run.length]
            )


def rows_of(text: str) -> list[list[list[str]]]:
    """The rows of each reading of the one region."""
    (region,) = regions_of(text)
    return [reading.table.rows() for reading in region.readings]


def wide(text: str) -> int:
    return display_columns(text)[-1]


# --- properties ---

values = st.integers(5000, 10000).map(lambda number: f"{number / 100:.2f}")


@st.composite
def tables(draw: st.DrawFn) -> list[list[str]]:
    """Rows of a name and one to three numbers, the name in any column, Thai or Arabic digits."""
    size = draw(st.integers(3, 10))
    width = draw(st.integers(1, 3))
    thai = draw(st.booleans())
    at = draw(st.integers(0, width))
    rows: list[list[str]] = []
    for name in draw(st.permutations(NAMES))[:size]:
        numbers = [draw(values) for _ in range(width)]
        row = [number.translate(_THAI) if thai else number for number in numbers]
        row.insert(at, name)
        rows.append(row)
    return rows


@st.composite
def layouts(draw: st.DrawFn, rows: list[list[str]]) -> str:
    """The rows with spaces between their columns, each aligned left or right."""
    widths = [max(wide(row[column]) for row in rows) for column in range(len(rows[0]))]
    right = [draw(st.booleans()) for _ in widths]
    gaps = [draw(st.integers(2, 9)) for _ in widths]
    lines: list[str] = []
    for row in rows:
        line = ""
        for text, width, is_right, gap in zip(row, widths, right, gaps, strict=True):
            pad = " " * (width - wide(text))
            line += (pad + text if is_right else text + pad) + " " * gap
        lines.append(line.rstrip())
    return "\n".join(lines)


@settings(max_examples=30, deadline=None)
@given(st.data())
def test_columns_made_by_spaces_give_their_cells(data: st.DataObject) -> None:
    rows = data.draw(tables())
    assert rows in rows_of(data.draw(layouts(rows)))


@settings(max_examples=25, deadline=None)
@given(st.data())
def test_a_header_over_columns_made_by_spaces_is_a_row(data: st.DataObject) -> None:
    rows = data.draw(tables())
    header = ["ตัวชี้วัด" if cell in NAMES else f"ปี {2560 + index}" for index, cell in enumerate(rows[0])]
    assert [header, *rows] in rows_of(data.draw(layouts([header, *rows])))


@settings(max_examples=25, deadline=None)
@given(st.data())
def test_a_cell_left_empty_stays_empty_where_columns_align(data: st.DataObject) -> None:
    numbers = [[data.draw(values), data.draw(values), data.draw(values)] for _ in range(8)]
    rows = [[name.ljust(1), *row] for name, row in zip(NAMES, numbers, strict=False)]
    full = [list(row) for row in rows]
    at, column = data.draw(st.integers(2, 7)), data.draw(st.integers(1, 3))
    rows[at][column] = ""
    starts = [0, 40, 55, 70]
    lines: list[str] = []
    for row in rows:
        line = ""
        for text, start in zip(row, starts, strict=True):
            line += " " * (start - wide(line)) + text if text else ""
        lines.append(line)
    assert rows in rows_of("\n".join(lines))
    assert full not in rows_of("\n".join(lines))


@settings(max_examples=25, deadline=None)
@given(
    st.data(),
    st.sampled_from([" : ", ": ", " = ", " - ", " ........ ", " …… ", " ", "\t", "  ", " ____ "]),
    st.sampled_from(["", "- ", "• ", "* "]),
    st.sampled_from(["", " คะแนน", " %"]),
)
def test_labels_beside_values_give_pairs(data: st.DataObject, between: str, bullet: str, unit: str) -> None:
    rows = [[name, data.draw(values) + unit] for name in NAMES[: data.draw(st.integers(3, 10))]]
    assert rows in rows_of("\n".join(bullet + between.join(row) for row in rows))


@settings(max_examples=25, deadline=None)
@given(st.data(), st.booleans(), st.sampled_from(["\n", "\n\n"]))
def test_labels_above_or_below_values_give_pairs(data: st.DataObject, value_first: bool, between: str) -> None:
    rows = [[name, data.draw(values)] for name in NAMES[: data.draw(st.integers(3, 10))]]
    rows = [row[::-1] for row in rows] if value_first else rows
    assert rows in rows_of(between.join(cell for row in rows for cell in row))


@settings(max_examples=25, deadline=None)
@given(st.data(), st.booleans(), st.sampled_from(["\n", "\n\n"]))
def test_all_names_and_then_all_values_give_pairs(data: st.DataObject, title: bool, between: str) -> None:
    rows = [[name, data.draw(values)] for name in NAMES[: data.draw(st.integers(3, 10))]]
    lines = [*(["สรุปคะแนน"] if title else []), *(row[0] for row in rows), *(row[1] for row in rows)]
    assert rows in rows_of(between.join(lines))


@settings(max_examples=30, deadline=None)
@given(
    st.lists(
        st.sampled_from(
            [
                "เทศบาลได้เข้ารับการประเมินและได้รับผลคะแนนรวม 92.95 คะแนน อยู่ในระดับผ่านดี และจะปรับปรุงต่อไป",
                "จากการประชุมเมื่อวันที่ 12 มีนาคม 2568 ที่ประชุมมีมติเห็นชอบให้ดำเนินการตามแผนที่เสนอ",
                "เมื่อเทียบกับปีก่อนซึ่งได้ 88.10 คะแนน เพิ่มขึ้น 4.85 คะแนน เพราะเจ้าหน้าที่ให้ความร่วมมือเป็นอย่างดี",
                "ทั้งนี้ ขอให้ทุกส่วนราชการรายงานผลภายในไตรมาสที่ 4 และเผยแพร่บนเว็บไซต์ของหน่วยงาน",
                "ค่าเป้าหมายที่ 85.00 คะแนนขึ้นไปนั้นกำหนดไว้ในแผนปฏิบัติการป้องกันการทุจริตของหน่วยงานแล้ว",
            ]
        ),
        min_size=1,
        max_size=8,
    ),
    st.sampled_from(["\n", "\n\n", " "]),
)
def test_running_text_gives_no_region(sentences: list[str], between: str) -> None:
    assert regions_of(between.join(sentences)) == []


# --- kinds of layout ---


def test_a_label_of_two_lines_is_one_cell_in_one_reading() -> None:
    text = "การใช้งบประมาณ      90.00\nประสิทธิภาพ        91.00\nการสื่อสาร\nการใช้อำนาจ        92.00"
    joined = [["การใช้งบประมาณ", "90.00"], ["ประสิทธิภาพ\nการสื่อสาร", "91.00"], ["การใช้อำนาจ", "92.00"]]
    assert joined in rows_of(text)


def test_words_that_every_row_repeats_head_their_column() -> None:
    text = "\n".join(f"{name} ปี 2567 ได้ 9{at}.10 ปี 2568 ได้ 9{at}.20" for at, name in enumerate(NAMES[:4]))
    first = ["การปฏิบัติหน้าที่", "90.10", "90.20"]
    assert any(rows[0][1:] == ["ปี 2567", "ปี 2568"] and rows[1][:1] == first[:1] for rows in rows_of(text))


def test_several_pairs_on_a_line_are_rows() -> None:
    rows = rows_of("IIT : 88.48   EIT : 88.84   OIT : 93.57")
    assert [["IIT", "88.48"], ["EIT", "88.84"], ["OIT", "93.57"]] in rows


def test_cells_of_three_columns_a_line_each() -> None:
    lines = ["ที่", "ตัวชี้วัด", "คะแนน"]
    for number, name in enumerate(NAMES[:4], start=1):
        lines += [str(number), name, f"9{number}.00"]
    assert [["ที่", "ตัวชี้วัด", "คะแนน"], ["1", NAMES[0], "91.00"]] in [rows[:2] for rows in rows_of("\n".join(lines))]


def test_names_and_then_two_years_of_values() -> None:
    lines = [*NAMES[:3], "ปี 2567", "91.10", "91.20", "91.30", "ปี 2568", "92.10", "92.20", "92.30"]
    assert [["", "ปี 2567", "ปี 2568"], [NAMES[0], "91.10", "92.10"]] in [rows[:2] for rows in rows_of("\n".join(lines))]


def test_years_over_values() -> None:
    rows = rows_of("ปี 2566   ปี 2567   ปี 2568\n82.51   88.53   93.00")
    assert rows == [[["ปี 2566", "ปี 2567", "ปี 2568"], ["82.51", "88.53", "93.00"]]]


# --- through the whole line ---

_HEAD = "รายงานผลการประเมินคุณธรรมและความโปร่งใส (ITA)\n\nเทศบาลตำบลตัวอย่าง\n\nประจำปีงบประมาณ พ.ศ. 2568\n\n"


def scores(text: str, folder: Path) -> dict[tuple[int | None, str], str]:
    batch = normalised(text, folder)
    places = {one.evidence_id: one for one in batch.evidence}
    for score in batch.scores:
        evidence = places[score.evidence_id]
        assert (evidence.table_number, evidence.row_number, evidence.column_number) == (None, None, None)
        assert score.printed in evidence.raw_text
    return {(score.fiscal_year_be, score.code): str(score.value) for score in batch.scores}


@pytest.mark.parametrize(
    "body",
    [
        "\n".join(f"9{at}.25     {name}" for at, name in enumerate(NAMES)),
        "\n".join([*NAMES, *(f"9{at}.25" for at in range(10))]),
        "\n".join(f"9{at}.25\n{name}" for at, name in enumerate(NAMES)),
        "\n\n".join(f"{name}\n9{at}.25" for at, name in enumerate(NAMES)),
        "\n".join(f"• {name} ........ 9{at}.25" for at, name in enumerate(NAMES)),
    ],
)
def test_each_name_gets_its_own_value(body: str, tmp_path: Path) -> None:
    found = scores(_HEAD + body, tmp_path)
    assert found == {(2568, str(at + 1)): f"9{at}.25" for at in range(10)}


def test_readings_that_are_as_good_are_not_guessed(tmp_path: Path) -> None:
    """Between two names each value may be of the one above or the one below: neither is taken."""
    body = "IIT\n91.25\nEIT\n92.25\nOIT"
    batch = normalised(_HEAD + body, tmp_path)
    assert not batch.scores
    assert any(finding.rule == "two-readings" for finding in batch.findings)


def test_contents_with_page_numbers_give_no_scores(tmp_path: Path) -> None:
    body = "สารบัญ\n" + "\n".join(f"{name} ........ {at + 2}" for at, name in enumerate(NAMES))
    assert scores(_HEAD + body, tmp_path) == {}


def test_years_are_of_the_whole_assessment(tmp_path: Path) -> None:
    found = scores(_HEAD + "ปี 2566   ปี 2567   ปี 2568\n82.51   88.53   93.00", tmp_path)
    assert found == {(2566, "ITA"): "82.51", (2567, "ITA"): "88.53", (2568, "ITA"): "93.00"}
