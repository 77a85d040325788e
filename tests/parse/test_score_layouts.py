"""One truth in many layouts gives the same scores: columns in any order, other columns beside, any header, any form."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pipeline.check import check
from pipeline.records import Batch
from pipeline.rulebook import load_rulebook
from tests.reading import normalised

HEAD = "รายงานผลการประเมิน ITA ประจำปีงบประมาณ พ.ศ. 2567\nเทศบาลตำบลตัวอย่าง อำเภอเมืองพัทลุง จังหวัดพัทลุง\n\n"
# A tree whose sums hold: 1-5 give IIT, 6-8 EIT, 9-10 OIT, and 30/30/40 the overall score.
TREE = {
    "การปฏิบัติหน้าที่": ("1", "91.10"), "การใช้งบประมาณ": ("2", "88.20"), "การใช้อำนาจ": ("3", "93.30"),
    "การใช้ทรัพย์สินของราชการ": ("4", "87.40"), "การแก้ไขปัญหาการทุจริต": ("5", "90.00"), "คะแนนเฉลี่ย IIT": ("IIT", "90.00"),
    "คุณภาพการดำเนินงาน": ("6", "94.00"), "ประสิทธิภาพการสื่อสาร": ("7", "86.00"), "การปรับปรุงการทำงาน": ("8", "84.00"),
    "คะแนนเฉลี่ย EIT": ("EIT", "88.00"), "การเปิดเผยข้อมูล": ("9", "97.50"), "การป้องกันการทุจริต": ("10", "92.50"),
    "คะแนนเฉลี่ย OIT": ("OIT", "95.00"), "คะแนนรวม ITA": ("ITA", "91.40"),
}  # fmt: skip
TRUTH = {code: Decimal(value) for code, value in TREE.values()}
NAMES = list(TREE)
SCORES = [value for _, value in TREE.values()]
Columns = list[tuple[str, Sequence[str]]]
LABELS: tuple[str, Sequence[str]] = ("ตัวชี้วัด", NAMES)
# What stands beside scores and is none; the headers of the scores are no part of any rule.
OTHERS: Columns = [
    ("ค่าเป้าหมาย", ["85.00"] * len(NAMES)),
    ("สูงสุดของจังหวัด", ["99.90"] * len(NAMES)),
    ("ลำดับ", [str(number) for number in range(1, len(NAMES) + 1)]),
    ("แนวทางการพัฒนา", ["จัดอบรมบุคลากร"] * len(NAMES)),
    ("ผู้รับผิดชอบ", ["กองคลัง", "สำนักปลัด"] * (len(NAMES) // 2)),
]
UNKNOWN_HEADERS = ["ได้", "ค่าที่วัดได้จริง", "X", "ตัวเลข", "", "คะเเนน", "result"]


def rows_of(columns: Columns) -> list[list[str]]:
    """The header and the body rows of columns."""
    return [[name for name, _ in columns], *map(list, zip(*(cells for _, cells in columns), strict=True))]


def tabs(rows: list[list[str]]) -> tuple[str, str]:
    return HEAD + "\n".join("\t".join(row) for row in rows) + "\n", "report.txt"


def pipes(rows: list[list[str]]) -> tuple[str, str]:
    return HEAD + "\n".join("| " + " | ".join(row) + " |" for row in rows) + "\n", "report.txt"


def html(rows: list[list[str]]) -> tuple[str, str]:
    body = "".join("<tr>" + "".join(f"<td>{cell}</td>" for cell in row) + "</tr>" for row in rows)
    return f"<p>{HEAD}</p><table>{body}</table>", "report.html"


def spaces(rows: list[list[str]]) -> tuple[str, str]:
    return HEAD + "\n".join("    ".join(cell.ljust(30) for cell in row).rstrip() for row in rows) + "\n", "report.txt"


def batch_of(text: str, name: str) -> Batch:
    with TemporaryDirectory() as folder:
        return check(normalised(text, Path(folder), name), load_rulebook())


def scores(text: str, name: str) -> dict[str, Decimal | None]:
    batch = batch_of(text, name)
    assert {one.fiscal_year_be for one in batch.scores} <= {2567}
    return {one.code: one.value for one in batch.scores}


@settings(max_examples=25, deadline=None)
@given(st.permutations([LABELS, ("คะแนนที่ได้", SCORES), *OTHERS[:3]]), st.sampled_from([tabs, pipes, html]))
def test_columns_in_any_order(columns: Columns, form: object) -> None:
    assert callable(form)
    assert scores(*form(rows_of(columns))) == TRUTH


@pytest.mark.parametrize("header", UNKNOWN_HEADERS)
@pytest.mark.parametrize("form", [tabs, html, spaces], ids=lambda form: form.__name__)
def test_a_provable_table_is_read_under_any_header(header: str, form: object) -> None:
    assert callable(form)
    if not header and form is spaces:
        pytest.skip("a column of spaces without a header has no place in its line")
    assert scores(*form(rows_of([LABELS, (header, SCORES)]))) == TRUTH


@settings(max_examples=15, deadline=None)
@given(st.lists(st.sampled_from(OTHERS), unique_by=lambda one: one[0], max_size=4), st.booleans())
def test_other_columns_beside_change_nothing(others: Columns, first: bool) -> None:
    own: Columns = [LABELS, ("ผลการประเมิน", SCORES)]
    assert scores(*tabs(rows_of([*others, *own] if first else [*own, *others]))) == TRUTH


def test_thai_digits_and_rows_in_any_order() -> None:
    thai = [score.translate(str.maketrans("0123456789", "๐๑๒๓๔๕๖๗๘๙")) for score in reversed(SCORES)]
    assert scores(*tabs(rows_of([("ตัวชี้วัด", NAMES[::-1]), ("คะแนน", thai)]))) == TRUTH


def test_elements_as_columns() -> None:
    assert scores(*tabs([["รายการ", *NAMES], ["คะแนนที่ได้", *SCORES]])) == TRUTH


def test_lists_in_cells_are_rows() -> None:
    cells = "<br>".join(NAMES[:5]), "<br>".join(SCORES[:5])
    head = "<tr><th>ตัวชี้วัด</th><th>คะแนน</th></tr>"
    text = f"<p>{HEAD}</p><table>{head}<tr><td>{cells[0]}</td><td>{cells[1]}</td></tr></table>"
    assert scores(text, "report.html") == {str(number): TRUTH[str(number)] for number in range(1, 6)}


def test_two_columns_that_mean_the_same_are_two_readings() -> None:
    others = [str(Decimal(score) - Decimal("1.37")) for score in SCORES[:5]]
    batch = batch_of(*tabs(rows_of([("ตัวชี้วัด", NAMES[:5]), ("คะแนน", SCORES[:5]), ("คะแนน", others)])))
    assert not batch.scores
    assert [one.rule for one in batch.findings if one.rule == "two-readings"] == ["two-readings"]
    assert batch.document.status == "needs_review"


def test_a_table_of_names_that_is_not_read_is_said_once() -> None:
    rows = [["ตัวชี้วัด", "ค่าที่ ก", "ค่าที่ ข"]] + [[name, "91.11", "72.22"] for name in NAMES[:5]]
    batch = batch_of(*tabs(rows))
    assert not batch.scores
    told = [one.rule for one in batch.findings if one.rule in ("table-unread", "two-readings")]
    assert len(told) == 1
    assert batch.document.status == "needs_review"


def test_page_numbers_of_contents_are_neither_scores_nor_findings() -> None:
    rows = [["เรื่อง", "หน้า"], *([name, str(page)] for name, page in zip(NAMES[:5], (3, 7, 12, 15, 21), strict=True))]
    batch = batch_of(*tabs(rows))
    assert not batch.scores
    assert not [one for one in batch.findings if one.rule in ("table-unread", "two-readings")]
