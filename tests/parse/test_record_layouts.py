"""The same measures in many layouts give the same rows: columns in any order, any header, marks, lists and forms."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.reading import normalised

HEAD = "มาตรการส่งเสริมคุณธรรมและความโปร่งใสภายในหน่วยงาน ปีงบประมาณ พ.ศ. 2568\nเทศบาลตำบลตัวอย่าง อำเภอเมืองพัทลุง จังหวัดพัทลุง\n\n"
Row = tuple[str, tuple[str, ...], tuple[date | None, date | None], tuple[str, ...]]
Columns = Sequence[tuple[str, Sequence[str]]]
TRUTH: list[Row] = [
    ("ปรับปรุงผังการรับคำร้อง", ("สำรวจผังเดิม", "วาดผังใหม่"), (date(2024, 10, 1), date(2024, 12, 31)), ("กองช่าง",)),
    ("สุ่มตรวจการใช้รถส่วนกลาง", ("อ่านเลขไมล์", "เทียบใบขอใช้"), (date(2025, 1, 1), date(2025, 6, 30)), ("สำนักปลัด", "กองคลัง")),
    ("อบรมพนักงานเรื่องการรับของขวัญ", ("เชิญวิทยากร", "ทดสอบความรู้"), (date(2025, 7, 1), date(2025, 9, 30)), ("กองการศึกษา",)),
]  # fmt: skip
TITLES = [title for title, _steps, _period, _units in TRUTH]
STEPS = [" ".join(f"{at}. {step}" for at, step in enumerate(steps, 1)) for _title, steps, _period, _units in TRUTH]
PERIODS = ["ต.ค. 67 - ธ.ค. 67", "ม.ค. 68 - มิ.ย. 68", "ก.ค. 68 - ก.ย. 68"]
UNITS = ["/".join(units) for _title, _steps, _period, units in TRUTH]
MONTHS = ["ต.ค.", "พ.ย.", "ธ.ค.", "ม.ค.", "ก.พ.", "มี.ค.", "เม.ย.", "พ.ค.", "มิ.ย.", "ก.ค.", "ส.ค.", "ก.ย."]
KNOWN: Columns = [("มาตรการ", TITLES), ("ขั้นตอนการดำเนินการ", STEPS), ("ระยะเวลา", PERIODS), ("ผู้รับผิดชอบ", UNITS)]
OTHERS: Columns = [
    ("งบประมาณ (บาท)", ["5,000", "-", "12,000"]), ("เป้าหมาย", ["1 ผัง", "ร้อยละ 80", "40 คน"]),
    ("หมายเหตุ", ["", "-", ""]),
]  # fmt: skip
# Headings that a person understands from the cells below them; none is meant to become a rule.
ODD = {"มาตรการ": "สิ่งที่จะทำ", "ขั้นตอนการดำเนินการ": "ทำทีละขั้น", "ระยะเวลา": "ทำตอนไหน", "ผู้รับผิดชอบ": "มอบให้ใคร"}
ROLES = {"title": "มาตรการ", "steps": "ขั้นตอนการดำเนินการ", "period": "ระยะเวลา", "units": "ผู้รับผิดชอบ"}
KNOWN_FAILURES: frozenset[str] = frozenset()
"""Layouts that the pipeline does not read yet; a layout that is read must be taken out."""


def expected(*names: str) -> list[Any]:
    """The names as parameters, those of known failures marked."""
    mark = pytest.mark.xfail(reason="not read yet", strict=True)
    return [pytest.param(name, marks=[mark] if name in KNOWN_FAILURES else []) for name in names]


def tabs(columns: Columns) -> tuple[str, str]:
    rows = [[name for name, _cells in columns], *zip(*(cells for _name, cells in columns), strict=True)]
    return HEAD + "\n".join("\t".join(row) for row in rows) + "\n", "report.txt"


def pipes(columns: Columns) -> tuple[str, str]:
    rows = [[name for name, _cells in columns], *zip(*(cells for _name, cells in columns), strict=True)]
    return HEAD + "\n".join("| " + " | ".join(row) + " |" for row in rows) + "\n", "report.txt"


def html(columns: Columns) -> tuple[str, str]:
    rows = [[name for name, _cells in columns], *zip(*(cells for _name, cells in columns), strict=True)]
    body = "".join("<tr>" + "".join(f"<td>{cell}</td>" for cell in row) + "</tr>" for row in rows)
    return f"<p>{HEAD}</p><table>{body}</table>", "report.html"


def ticked(first: Sequence[str], size: int) -> Columns:
    """Columns of marks in place of the periods; a column holds ``size`` months."""
    spans = ((0, 2), (3, 8), (9, 11))
    marks = [["/" if start <= at * size <= end else "" for start, end in spans] for at in range(12 // size)]
    return [KNOWN[0], KNOWN[1], *zip(first, marks, strict=True), KNOWN[3]]


def labelled(heading: str, line: str) -> tuple[str, str]:
    """Each measure under a heading, with a line for each field."""
    parts = []
    for at, cells in enumerate(zip(STEPS, PERIODS, UNITS, strict=True)):
        names = [name for name, _cells in KNOWN[1:]]
        lines = [line.format(name=name, text=text) for name, text in zip(names, cells, strict=True)]
        parts.append("\n".join([heading.format(n=at + 1, title=TITLES[at]), *lines]))
    return HEAD + "\n\n".join(parts) + "\n", "report.txt"


def rows(text: str, name: str, folder: Path) -> list[Row]:
    batch = normalised(text, folder, name)
    return [
        (row.title, row.steps, (row.period_start, row.period_end), tuple(row.responsible_units))
        for row in batch.measures
    ]


@settings(max_examples=12, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(columns=st.permutations([*KNOWN, *OTHERS[:2]]), form=st.sampled_from([tabs, pipes, html]))
def test_columns_in_any_order(columns: Columns, form: Callable[[Columns], tuple[str, str]], tmp_path: Path) -> None:
    assert rows(*form(columns), tmp_path) == TRUTH


@settings(max_examples=6, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(others=st.lists(st.sampled_from(OTHERS), unique_by=lambda column: column[0], max_size=3), is_first=st.booleans())
def test_other_columns_beside_change_nothing(
    others: list[tuple[str, Sequence[str]]], is_first: bool, tmp_path: Path
) -> None:
    columns = [*others, *KNOWN] if is_first else [*KNOWN, *others]
    assert rows(*tabs(columns), tmp_path) == TRUTH


@pytest.mark.parametrize("role", expected(*ROLES))
def test_one_unfamiliar_heading(role: str, tmp_path: Path) -> None:
    columns = [(ODD[name] if name == ROLES[role] else name, cells) for name, cells in KNOWN]
    assert rows(*tabs(columns), tmp_path) == TRUTH


LAYOUTS = {
    "unfamiliar-headings": tabs([(ODD[name], cells) for name, cells in KNOWN]),
    "months": tabs(ticked(MONTHS, 1)),
    "quarters": tabs(ticked(["ไตรมาส 1", "ไตรมาส 2", "ไตรมาส 3", "ไตรมาส 4"], 3)),
    "headings": labelled("มาตรการที่ {n} {title}", "{name}: {text}"),
    "list": labelled("{n}. {title}", "   - {name} : {text}"),
    "form": labelled("มาตรการ\t{title}", "{name}\t{text}"),
}


@pytest.mark.parametrize("layout", expected(*LAYOUTS))
def test_the_same_measures_in_another_layout(layout: str, tmp_path: Path) -> None:
    assert rows(*LAYOUTS[layout], tmp_path) == TRUTH
