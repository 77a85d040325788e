"""A score or a claim that a document says twice is kept once; two values are kept both."""

from __future__ import annotations

from decimal import Decimal

from pipeline.normalise.records.repeats import assessments_said_once, scores_said_once
from pipeline.records import Assessment, Evidence, Score


def score(name: str, value: str | None, year: int = 2567, code: str = "IIT") -> Score:
    number = Decimal(value) if value else None
    return Score(name, "d", "o", year, "instrument", code, "combined", number, value is None, value or "", name)


def evidence(*names: str, rule: str = "prose#score") -> dict[str, Evidence]:
    return {name: Evidence(name, "d", 1, 0, 1, "x", rule) for name in names}


def test_the_same_score_in_memo_and_body_is_one() -> None:
    found = scores_said_once([score("memo", "97.94"), score("body", "97.94")], evidence("memo", "body"))
    assert [one.score_id for one in found] == ["memo"]


def test_two_values_stay_and_so_do_two_years() -> None:
    all_of_them = [score("a", "97.94"), score("b", "97.49"), score("c", "97.94", year=2566)]
    assert scores_said_once(all_of_them, evidence("a", "b", "c")) == all_of_them


def test_prose_that_repeats_a_table_is_no_new_score_but_tables_keep_all() -> None:
    places = evidence("prose") | evidence("one", "two", rule="scores#cell")
    found = scores_said_once([score("prose", "90.00"), score("one", "90.00"), score("two", "90.00")], places)
    assert [one.score_id for one in found] == ["one", "two"]


def claim(evidence_id: str, **said: object) -> Assessment:
    empty: dict[str, object] = {
        "level_printed": None, "level": None, "grade": None, "rank": None, "rank_scope": None, "pass_mark": None,
    }  # fmt: skip
    return Assessment("d", "o", 2567, evidence_id=evidence_id, **(empty | said))  # type: ignore[arg-type]


def test_claims_that_agree_become_one_with_the_fuller_evidence() -> None:
    found = assessments_said_once([
        claim("body", level_printed="ผ่านดี", level="good"),
        claim("memo", level_printed="A ผ่านดี", level="good", grade="A", rank=50),
    ])  # fmt: skip
    assert found == [claim("memo", level_printed="A ผ่านดี", level="good", grade="A", rank=50)]


def test_claims_that_differ_stay_apart() -> None:
    both = [claim("a", level_printed="ผ่าน", level="pass"), claim("b", level_printed="ผ่านดี", level="good")]
    assert assessments_said_once(both) == both
