"""Numbers go to their names in every usual reading, and nowhere where no reading is right."""

from __future__ import annotations

from collections.abc import Sequence

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pipeline.parse.example_documents import document_of
from pipeline.parse.text.lattice import Reading, solve
from pipeline.parse.text.prose import parse_prose
from pipeline.records import Statement
from pipeline.rulebook import load_rulebook

RULEBOOK = load_rulebook()
NAMES = ("การปฏิบัติหน้าที่", "การใช้งบประมาณ", "การใช้อำนาจ", "คุณภาพการดำเนินงาน", "การเปิดเผยข้อมูล", "การป้องกันการทุจริต")
HEAD = "รายงานผลการประเมิน ITA ประจำปีงบประมาณ พ.ศ. ๒๕๖๘\n\nเทศบาลตำบลตัวอย่าง มีผลรายตัวชี้วัดดังนี้\n\n"
VALUES = st.decimals(55, 100, places=2).map(lambda value: f"{value:.2f}")
ROWS = st.integers(3, 6).flatmap(lambda size: st.lists(VALUES, min_size=size, max_size=size, unique=True))


def name_first(names: Sequence[str], values: Sequence[str]) -> str:
    return "\n".join(f"{name}\n{value}" for name, value in zip(names, values, strict=True))


def value_first(names: Sequence[str], values: Sequence[str]) -> str:
    return "\n".join(f"{value}\n{name}" for name, value in zip(names, values, strict=True))


def on_one_line(names: Sequence[str], values: Sequence[str]) -> str:
    return "\n".join(f"- {name} : {value}" for name, value in zip(names, values, strict=True))


def in_a_sentence(names: Sequence[str], values: Sequence[str]) -> str:
    return " ".join(f"{name} ได้ {value} คะแนน" for name, value in zip(names, values, strict=True))


def names_then_values(names: Sequence[str], values: Sequence[str]) -> str:
    return "\n".join((*names, *values))


def in_paragraphs(names: Sequence[str], values: Sequence[str]) -> str:
    return "\n\n".join((*names, *values))


def respectively(names: Sequence[str], values: Sequence[str]) -> str:
    return f"{', '.join(names)} ได้คะแนน {', '.join(values)} คะแนน ตามลำดับ"


READINGS = (
    name_first, value_first, on_one_line, in_a_sentence, names_then_values, in_paragraphs, respectively,
)  # fmt: skip


def read(text: str) -> list[Statement]:
    return parse_prose(document_of(HEAD + text), RULEBOOK)


def pairs_of(statements: Sequence[Statement]) -> list[tuple[str, str]]:
    """Each indicator with its value."""
    scores = [statement for statement in statements if statement.kind == "score"]
    return [(score.fields[1].spot.text, score.fields[0].spot.text) for score in scores]


@pytest.mark.parametrize("layout", READINGS, ids=lambda layout: layout.__name__)
@settings(max_examples=15, deadline=None)
@given(values=ROWS)
def test_as_many_values_as_names_give_the_right_pairs(layout: object, values: list[str]) -> None:
    assert callable(layout)
    names = NAMES[: len(values)]
    assert pairs_of(read(layout(names, values))) == list(zip(names, values, strict=True))


@pytest.mark.parametrize("layout", [names_then_values, in_paragraphs, respectively], ids=lambda layout: layout.__name__)
@settings(max_examples=15, deadline=None)
@given(values=ROWS)
def test_another_number_of_values_than_names_gives_no_guess(layout: object, values: list[str]) -> None:
    assert callable(layout)
    statements = read(layout(NAMES[: len(values) - 1], values))
    assert pairs_of(statements) == []
    told = [statement for statement in statements if statement.rule_id == "text#two-readings"]
    assert [statement.fields[0].spot.text for statement in told] == values


@settings(max_examples=15, deadline=None)
@given(VALUES)
def test_one_value_of_several_names_goes_to_each_only_where_it_is_said(value: str) -> None:
    both = "ตัวชี้วัดที่ ๑ และตัวชี้วัดที่ ๒"
    assert [one for _, one in pairs_of(read(f"{both} ได้ {value} คะแนนเท่ากัน"))] == [value, value]
    assert pairs_of(read(f"IIT EIT OIT ได้ {value} คะแนน")) != [("IIT", value), ("EIT", value), ("OIT", value)]


@settings(max_examples=15, deadline=None)
@given(st.lists(VALUES, min_size=2, max_size=4, unique=True))
def test_years_then_values_give_each_year_its_value(values: list[str]) -> None:
    years = [str(2564 + place) for place in range(len(values))]
    for text in (
        f"ผลคะแนน ITA ย้อนหลัง\n{'   '.join(f'ปี {year}' for year in years)}\n{'   '.join(values)}",
        "ผลคะแนน ITA ย้อนหลัง " + " ".join(f"ปี {y} {v} คะแนน" for y, v in zip(years, values, strict=True)),
        f"ผลคะแนน ITA ปี {', '.join(years)} เท่ากับ {', '.join(values)} คะแนน ตามลำดับ",
    ):
        said = [
            {piece.name: piece.spot.text for piece in one.fields}
            for one in parse_prose(document_of(text), RULEBOOK)
            if one.kind == "score"
        ]
        assert [(one["year"], one["value"]) for one in said] == list(zip(years, values, strict=True)), text


@pytest.mark.parametrize(
    "text",
    [
        "ตัวชี้วัดที่ ๑ ต้องไม่น้อยกว่า ๘๕.๐๐ คะแนน",
        "ตัวชี้วัดที่ ๑ มีเป้าหมาย ๙๕.๐๐ คะแนน",
        "ตัวชี้วัดที่ ๑ เพิ่มขึ้นจากปีที่แล้ว ๓.๒๐ คะแนน",
        "ตัวชี้วัดที่ ๑ คะแนนเต็ม ๑๐๐ คะแนน",
        "IIT น้ำหนักร้อยละ ๓๐",
        "ตัวชี้วัดที่ ๑ อยู่ในลำดับที่ ๘๕",
        "IIT มีผู้ตอบ ๘๕ คน คิดเป็นร้อยละ ๘๘.๒๔",
        "ตัวชี้วัดที่ ๒ เบิกจ่าย ๙๕.๒๐ บาท",
    ],
)
def test_numbers_of_other_roles_are_used_up(text: str) -> None:
    assert [one for one in read(text) if one.kind in {"score", "unmapped"}] == []


def test_a_former_year_is_told_by_its_distance_or_left_open() -> None:
    near = read("ผลคะแนน ITA ได้ ๙๕.๑๐ คะแนน ปีก่อนได้ ๙๒.๐๐ คะแนน")
    years = [one.first("year") for one in near if one.kind == "score"]
    assert [year.spot.text if year else None for year in years][1:] == ["ปีก่อน"]
    alone = parse_prose(document_of("ผลคะแนน ITA ปีก่อนได้ ๙๒.๐๐ คะแนน"), RULEBOOK)
    assert [one.kind for one in alone if one.kind != "assessment"] == ["unmapped"]


def test_the_best_way_is_a_joint_one_and_its_margin_is_told() -> None:
    # name, number, number, name: the first pair looks best by itself, both pairs together gain more otherwise.
    readings = [
        *(Reading("left", place, place + 1, -1.0, ((place, ()),)) for place in (1, 2)),
        *(Reading("left", place, place + 1, 0.0) for place in (0, 3)),
        Reading("name_first", 0, 3, 3.0, ((2, (0,)),)),
        Reading("name_first", 0, 2, 2.0, ((1, (0,)),)),
        Reading("value_first", 2, 4, 2.5, ((2, (3,)),), "value_first"),
    ]
    choices = solve(4, readings, -1.0)
    assert choices[1].names == (0,)
    assert choices[2].names == (3,)
    assert choices[2].rivals == (0,)
    assert choices[2].margin == pytest.approx(2.0 + 2.5 - 1.0 - 3.0)
