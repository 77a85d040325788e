"""Responsible units: known ones however they are joined, and nothing dropped."""

from __future__ import annotations

from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st

from pipeline.matching.values.units import split_units
from pipeline.rulebook.strict_yaml import read_strict_yaml
from pipeline.rulebook.units import UnitRules
from pipeline.thai import skeleton

RULES = UnitRules.model_validate(read_strict_yaml(Path(__file__).parents[2] / "rules" / "units.yml"))
SPELLINGS = [(spelling, unit.name) for unit in RULES.units for spelling in (unit.name, *unit.aliases)]


@given(
    st.lists(st.sampled_from([unit.name for unit in RULES.units]), min_size=1, max_size=4, unique=True),
    st.sampled_from([" / ", "/", ", ", " ", "\n", " และ"]),
)
def test_known_units_come_back_however_they_are_joined(names: list[str], separator: str) -> None:
    assert split_units(separator.join(names), RULES) == tuple(names)


@given(st.lists(st.sampled_from(["นักวิเคราะห์", "คณะทำงาน", "อาสาสมัคร", "/", ",", "กองคลัง", "ผอ.", "กอง"]), max_size=7))
def test_unknown_words_stay(words: list[str]) -> None:
    joined = skeleton("".join(split_units(" ".join(words), RULES)))
    assert all(skeleton(word) in joined for word in words)
