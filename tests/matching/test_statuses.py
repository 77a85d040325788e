"""States of measures: columns, marks and boxes."""

from __future__ import annotations

from itertools import product
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.matching.values.statuses import has_boxes, is_mark, read_status, status_of_columns, status_of_header
from pipeline.rulebook.statuses import StatusRules
from pipeline.rulebook.strict_yaml import read_strict_yaml

RULES = StatusRules.model_validate(read_strict_yaml(Path(__file__).parents[2] / "rules" / "statuses.yml"))


@pytest.mark.parametrize(
    ("cell", "state"),
    [
        ("☑", "set"),
        (" √ ", "set"),
        ("P", "set"),
        ("●", "set"),
        ("X", "set"),
        ("( / )", "set"),
        ("☐", "unset"),
        ("", "unset"),
        ("-", "unset"),
        ("✓ แล้ว", "none"),
    ],
)
def test_marks_alone_in_a_cell(cell: str, state: str) -> None:
    assert is_mark(cell, RULES) == state


@pytest.mark.parametrize(
    ("header", "status"),
    [
        ("ยังไม่ ดำเนินการ", "not_started"),
        ("อยู่ ระหว่าง\nดำเนินการ", "in_progress"),
        ("ดำเนินการ แล้ว", "done"),
        ("ผลการดำเนินการ", None),
    ],
)
def test_headers_of_status_columns(header: str, status: str | None) -> None:
    assert status_of_header(header, RULES) == status


def test_one_marked_column_decides_and_two_contradict() -> None:
    assert status_of_columns([("not_started", ""), ("in_progress", ""), ("done", "☑")], RULES) == ("done", None)
    assert status_of_columns([("not_started", "/"), ("done", "☑")], RULES) == ("unknown", "contradictory-ticks")
    assert status_of_columns([("not_started", ""), ("done", "-")], RULES) == ("unknown", "no-box-ticked")


@pytest.mark.parametrize(("before", "ticked"), list(product([True, False], range(3))))
def test_a_tick_belongs_to_its_label_wherever_the_box_stands(before: bool, ticked: int) -> None:
    labels = ["ยังไม่ได้ดำเนินการ", "อยู่ระหว่างดำเนินการ", "ดำเนินการแล้ว"]
    boxes = ["☑" if place == ticked else "☐" for place in range(3)]
    pairs = [(box, label) if before else (label, box) for box, label in zip(boxes, labels, strict=True)]
    text = " ".join(" ".join(pair) for pair in pairs)
    assert read_status(text, RULES).status == ("not_started", "in_progress", "done")[ticked]


@given(st.lists(st.sampled_from(["☑", "☐", "ดำเนินการ", "ยังไม่ได้ดำเนินการ", "แล้ว", " ", "- ทำ", "\n"]), max_size=9))
def test_spans_lie_in_the_text_and_a_problem_never_comes_with_a_state(parts: list[str]) -> None:
    text = "".join(parts)
    reading = read_status(text, RULES)
    assert 0 <= reading.start <= reading.end <= len(text)
    assert 0 <= reading.progress_start <= reading.progress_end <= len(text)
    assert reading.problem is None or reading.status == "unknown"


@pytest.mark.parametrize(
    ("text", "status"),
    [
        ("ทบทวนประกาศเสร็จเรียบร้อยแล้ว", "done"),
        ("ดำเนินการ ครบทุกขั้นตอน", "done"),
        ("ยังมิได้แต่งตั้ง", "not_started"),
        ("ยังไม่ได้รับการจัดสรรงบประมาณ", "not_started"),
        ("อยู่ในขั้นตอนเสนอผู้บริหาร", "in_progress"),
        ("ดำเนินการยังไม่เสร็จสิ้น", "in_progress"),
        ("รอผลการพิจารณา", "not_started"),
        ("ขอยกเลิก", "unknown"),
        ("ทางที่ทำเสร็จแล้วเปิดให้ใช้", "unknown"),
        ("คาดว่าจะแล้วเสร็จ", "unknown"),
        ("ต้องดำเนินการให้แล้วเสร็จ", "unknown"),
    ],
)
def test_statements_of_a_state(text: str, status: str) -> None:
    assert read_status(text, RULES).status == status


@given(
    st.integers(0, 100),
    st.sampled_from(["ร้อยละ {}", "{} %", "คิดเป็นร้อยละ {}", "ดำเนินการแล้วร้อยละ {}", "แล้วเสร็จ {}%"]),
    st.booleans(),
)
def test_a_percentage_tells_how_far_it_is(share: int, frame: str, thai: bool) -> None:
    digits = str(share).translate(str.maketrans("0123456789", "๐๑๒๓๔๕๖๗๘๙")) if thai else str(share)
    wanted = "not_started" if share == 0 else "done" if share == 100 else "in_progress"
    assert read_status(frame.format(digits), RULES).status == wanted


@given(
    st.sampled_from(["ยังไม่ได้", "ยังมิได้", "ยังไม่", "ไม่ได้"]),
    st.sampled_from(RULES.words.acts),
    st.sampled_from(["แล้วเสร็จ", "สำเร็จ", "ครบถ้วน"]),
)
def test_a_negation_is_never_done(negation: str, act: str, finished: str) -> None:
    assert read_status(f"{negation}{act}", RULES).status == "not_started"
    assert read_status(f"{act}{negation}{finished}", RULES).status == "in_progress"


def test_a_filled_square_ticks_only_beside_a_hollow_one() -> None:
    assert read_status("□ ยังไม่เผยแพร่ ■ เผยแพร่แล้ว", RULES).status == "done"
    assert not has_boxes("■ จัดเวทีประชาคม ■ รับฟังความเห็น", RULES)
