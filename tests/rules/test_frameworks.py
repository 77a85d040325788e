from decimal import Decimal
from itertools import product

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import ValidationError

from pipeline.matching.names import name_key
from pipeline.rulebook import load_rulebook
from pipeline.rulebook.catalogue import Names, validation_context
from pipeline.rulebook.crosswalk import Crosswalk
from pipeline.rulebook.folder import find_rules_dir
from pipeline.rulebook.framework import Framework
from pipeline.rulebook.loader import Rulebook
from pipeline.rulebook.strict_yaml import read_strict_yaml

YEARS = (2564, 2565, 2566, 2567, 2568, 2569)


@pytest.fixture(scope="module")
def rulebook() -> Rulebook:
    return load_rulebook()


def framework(rulebook: Rulebook, year: int) -> Framework:
    found = rulebook.framework(year)
    assert found is not None
    return found


def source(year: int) -> dict[str, object]:
    content = read_strict_yaml(find_rules_dir() / "frameworks" / f"{year}.yml")
    assert isinstance(content, dict)
    return content


@pytest.mark.parametrize(
    ("year", "questions_i", "questions_e", "items"),
    [
        (2564, 30, 15, 43),
        (2565, 30, 15, 43),
        (2566, 30, 15, 43),
        (2567, 15, 9, 35),
        (2568, 15, 9, 28),
        (2569, 15, 9, 26),
    ],
)
def test_a_year_has_as_many_questions_and_items_as_were_asked(
    rulebook: Rulebook, year: int, questions_i: int, questions_e: int, items: int
) -> None:
    codes = [one.code for one in framework(rulebook, year).elements]
    assert (f"i{questions_i}" in codes, f"i{questions_i + 1}" in codes) == (True, False)
    assert (f"e{questions_e}" in codes, f"e{questions_e + 1}" in codes) == (True, False)
    assert (f"o{items}" in codes, f"o{items + 1}" in codes) == (True, False)


@pytest.mark.parametrize("year", YEARS)
def test_everything_but_the_overall_score_has_a_parent_and_is_its_child(rulebook: Rulebook, year: int) -> None:
    year_framework = framework(rulebook, year)
    for element in year_framework.elements:
        if element.scope == "overall":
            assert element.parent_code is None
            continue
        assert element.parent_scope is not None
        assert element.parent_code is not None
        assert element in year_framework.children(element.parent_scope, element.parent_code)


@pytest.mark.parametrize("year", YEARS)
def test_each_name_belongs_to_one_element_of_its_scope_as_labels_compare_it(rulebook: Rulebook, year: int) -> None:
    owners: dict[tuple[str, str], set[str]] = {}
    for element in framework(rulebook, year).elements:
        for name in element.names:
            owners.setdefault((element.scope, name_key(name)), set()).add(element.code)
    assert {key: codes for key, codes in owners.items() if len(codes) > 1} == {}


def test_sizes_of_sub_indicators_are_those_that_published_scores_of_2564_need(rulebook: Rulebook) -> None:
    year = framework(rulebook, 2564)
    sizes = [len(year.children("sub_indicator", one.code)) for one in year.sub_indicators]
    assert sizes == [9, 8, 7, 4, 5, 8, 2]


def test_weights_give_a_published_overall_score(rulebook: Rulebook) -> None:
    """FY2567: 0.3 * 99.256 + 0.3 * 93.863 + 0.4 * 100 was published as 97.94."""
    published = {"IIT": Decimal("99.256"), "EIT": Decimal("93.863"), "OIT": Decimal(100)}
    year = framework(rulebook, 2567)
    total = sum(published[one.code] * one.weight for one in year.children("overall", "ITA") if one.weight is not None)
    assert abs(total - Decimal("97.94")) <= Decimal("0.005")


def test_the_double_weight_of_o27_gives_the_published_score_of_10_2(rulebook: Rulebook) -> None:
    """FY2568: items 100, 100, 50, 100 were published as 80.00; a plain mean would be 87.50."""
    children = framework(rulebook, 2568).children("sub_indicator", "10.2")
    scores = (Decimal(100), Decimal(100), Decimal(50), Decimal(100))
    weights = [one.weight for one in children]
    weighted = sum(score * weight for score, weight in zip(scores, weights, strict=True) if weight is not None)
    assert weighted / sum(weight for weight in weights if weight is not None) == 80
    assert [one.weight_confidence for one in children] == ["inferred"] * 4


def test_a_recomputation_is_as_certain_as_its_weakest_fact(rulebook: Rulebook) -> None:
    assert framework(rulebook, 2568).sum_confidence("overall", "ITA") == "certain"
    assert framework(rulebook, 2568).sum_confidence("sub_indicator", "10.2") == "inferred"
    assert framework(rulebook, 2569).sum_confidence("overall", "ITA") == "unknown"
    assert framework(rulebook, 2568).sum_confidence("item", "o1") == "unknown"


@pytest.mark.parametrize(
    ("overall", "eit", "level"),
    [
        ("97.94", "93.86", "good"),
        ("95.41", "93.07", "good"),
        ("94.64", "84.99", "pass"),
        ("98.82", "96.00", "excellent"),
        ("84.99", "99.00", "improve"),
        ("69.99", "99.00", "urgent"),
    ],
)
def test_published_pass_levels(rulebook: Rulebook, overall: str, eit: str, level: str) -> None:
    scheme = framework(rulebook, 2568).scheme("pass_levels")
    assert scheme is not None
    scores = {"IIT": Decimal(98), "EIT": Decimal(eit), "OIT": Decimal(98)}
    assert [one.code for one in scheme.possible(Decimal(overall), scores)] == [level]


def test_a_missing_instrument_leaves_levels_open(rulebook: Rulebook) -> None:
    scheme = framework(rulebook, 2568).scheme("pass_levels")
    assert scheme is not None
    scores = {"IIT": Decimal(98), "EIT": None, "OIT": Decimal(94)}
    assert [one.code for one in scheme.possible(Decimal(96), scores)] == ["good", "pass"]


@given(data=st.data())
def test_every_result_has_exactly_one_level_of_a_scheme(rulebook: Rulebook, data: st.DataObject) -> None:
    scores = st.decimals(0, 100, places=2)
    scheme = data.draw(st.sampled_from(framework(rulebook, data.draw(st.sampled_from(YEARS))).level_schemes))
    instruments = {"IIT": data.draw(scores), "EIT": data.draw(scores), "OIT": data.draw(scores)}
    assert len(scheme.possible(data.draw(scores), instruments)) == 1


@pytest.mark.parametrize(
    ("kind", "printed", "code"),
    [
        ("letters", "ระดับ A", "A"),
        ("letters", "AA", "AA"),
        ("letters", "ระดับ ก", None),
        ("pass_levels", "“ผ่านดี”", "good"),
        ("pass_levels", "ระดับผ่าน ดี", "good"),
        ("pass_levels", "ผ่าน", "pass"),
        ("pass_levels", "ดีมาก", None),
    ],
)
def test_levels_are_read_by_name(rulebook: Rulebook, kind: str, printed: str, code: str | None) -> None:
    scheme = next(one for one in framework(rulebook, 2567).level_schemes if one.kind == kind)
    level = scheme.read(printed)
    assert (level.code if level else None) == code


def broken(year: int, key: str, old: str, new: str) -> str:
    """The mistakes that a framework reports after one replacement in one part of its file."""
    content = source(year)

    def change(value: object) -> object:
        if isinstance(value, str):
            return new if value == old else value
        if isinstance(value, list):
            return [change(one) for one in value]
        if isinstance(value, dict):
            return {name: change(one) for name, one in value.items()}
        return value

    content[key] = change(content[key])
    with pytest.raises(ValidationError) as raised:
        Framework.model_validate(content, context=validation_context(load_rulebook().elements))
    return str(raised.value)


@pytest.mark.parametrize(
    ("key", "old", "new", "said"),
    [
        ("items", "o12", "o11", "items: codes stand once and in order"),
        ("items", "9.3", "9.9", "there is no parent '9.9'"),
        ("items", "executives", "contacts", "is already the name of"),
        ("items", "executives", "executive", "did you mean 'executives'?"),
        ("instruments", "0.40", "0.30", "weights sum to 1"),
        ("questions", "7", "1", "belongs to EIT"),
        ("issues", "10", "11", "there is no indicator"),
        ("integrity_items", "o28", "o29", "there is no item 'o29'"),
        ("pass_mark", "press-2025-08-levels", "hearsay", "is used but not described"),
        ("counts", "28", "30", "says 30, but 28 are listed"),
        ("calendar", "2024-10-01", "2023-10-01", "starts in October 2024"),
    ],
)
def test_a_framework_that_contradicts_itself_is_refused(key: str, old: str, new: str, said: str) -> None:
    assert said in broken(2568, key, old, new)


def test_two_elements_of_a_year_have_two_names() -> None:
    catalogue = load_rulebook().elements
    items = catalogue.items | {"executives": Names(name_th="ข้อมูล การติดต่อ")}
    names = validation_context(catalogue.model_copy(update={"items": items}))
    with pytest.raises(ValidationError, match="is already the name of o2"):
        Framework.model_validate(source(2568), context=names)


def test_a_year_writes_no_names() -> None:
    content = source(2568)
    assert isinstance(content["overall"], dict)
    content["overall"]["name_th"] = "คะแนนภาพรวม"
    with pytest.raises(ValidationError, match=r"names stand in elements\.yml under overall"):
        Framework.model_validate(content, context=validation_context(load_rulebook().elements))


def test_a_scheme_must_cover_every_score() -> None:
    content = source(2568)
    schemes = content["level_schemes"]
    assert isinstance(schemes, list)
    schemes[1]["levels"].pop()
    with pytest.raises(ValidationError, match="the last level takes every result"):
        Framework.model_validate(content, context=validation_context(load_rulebook().elements))


@pytest.mark.parametrize(
    ("year", "code", "to_year", "to_code", "relation"),
    [
        (2566, "o43", 2567, "o35", "same"),
        (2567, "o35", 2568, "o28", "same"),
        (2566, "o43", 2569, "o26", "same"),
        (2568, "o28", 2564, "o43", "same"),
        (2565, "o18", 2566, "o11", "merged"),
        (2567, "o20", 2568, "o16", "merged"),
        (2566, "o34", 2568, "o23", "similar"),
    ],
)
def test_the_same_thing_in_two_years(
    rulebook: Rulebook, year: int, code: str, to_year: int, to_code: str, relation: str
) -> None:
    links = rulebook.crosswalk.follow("item", year, code, to_year)
    assert [(one.to_code, one.relation) for one in links if one.to_code == to_code] == [(to_code, relation)]


def test_one_item_that_became_part_of_another_keeps_company(rulebook: Rulebook) -> None:
    back = rulebook.crosswalk.follow("item", 2568, "o16", 2567)
    assert {one.to_code for one in back} == {"o20", "o21"}


def test_a_number_is_never_enough(rulebook: Rulebook) -> None:
    """o11 is another thing in each of these years: the crosswalk must not join it by its number."""
    for year, to_year in product((2565, 2566, 2567, 2568), (2566, 2567, 2568, 2569)):
        if year < to_year:
            assert "o11" not in {one.to_code for one in rulebook.crosswalk.follow("item", year, "o11", to_year)}


def test_items_called_the_same_are_linked_and_nothing_called_the_same_is_forgotten(rulebook: Rulebook) -> None:
    for year in YEARS[:-1]:
        after = framework(rulebook, year + 1)
        names = {name_key(one.name_th): one.code for one in after.elements if one.scope == "item" and one.name_th}
        linked = {(one.from_code, one.to_code) for one in rulebook.crosswalk.links if one.from_year_be == year}
        for element in framework(rulebook, year).elements:
            if element.scope == "item" and element.name_th and name_key(element.name_th) in names:
                assert (element.code, names[name_key(element.name_th)]) in linked, (year, element.code)


def test_a_split_into_one_is_refused() -> None:
    content = read_strict_yaml(find_rules_dir() / "crosswalk.yml")
    assert isinstance(content, list)
    assert Crosswalk.model_validate(content).links
    content[0]["links"][0]["relation"] = "split"
    with pytest.raises(ValidationError, match="at least two successors"):
        Crosswalk.model_validate(content)
