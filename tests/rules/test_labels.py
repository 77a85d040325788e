import pickle
import random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.matching.labels import LabelMatcher, label_matcher
from pipeline.rulebook import load_rulebook
from pipeline.rulebook.framework import Element
from pipeline.rulebook.label_rules import LabelExample, PartExample
from pipeline.rulebook.loader import Rulebook

_RULEBOOK = load_rulebook()
_READER = label_matcher(_RULEBOOK)
_RULES = _RULEBOOK.labels
_INDICATORS = [one for one in _RULEBOOK.frameworks["2568"].elements if one.scope == "indicator"]


@pytest.mark.parametrize("example", _RULES.examples, ids=lambda one: one.text[:40])
def test_an_example_is_what_the_rules_say(example: LabelExample) -> None:
    reading = _READER.read(example.text, example.year)
    assert reading.best is not None
    assert (reading.best.scope, reading.best.code, reading.part) == (example.scope, example.code, example.part)


@pytest.mark.parametrize("text", _RULES.counter_examples)
def test_nothing_is_read_from_a_counter_example_in_any_year(text: str) -> None:
    answers = {year: _READER.read(text, year).best for year in (None, *(int(one) for one in _RULEBOOK.frameworks))}
    assert {year: best for year, best in answers.items() if best is not None} == {}


@pytest.mark.parametrize("example", _RULES.part_examples, ids=lambda one: one.text)
def test_a_group_of_respondents_is_no_element(example: PartExample) -> None:
    assert _READER.read(example.text).part == example.part


def test_every_prefix_is_met_by_a_number() -> None:
    expected = {"indicator": ("indicator", "3"), "sub_indicator": ("sub_indicator", "9.3")}
    for kind, words in _RULES.prefixes.items():
        for word in words:
            number = "๙.๓" if kind == "sub_indicator" else "๓"
            reading = _READER.read(f"{word} {number}")
            assert reading.printed is not None, word
            assert reading.printed.printed == number, word
            if kind in expected:
                assert reading.best is not None, word
                assert reading.best.key == expected[kind], word


def test_every_acronym_names_its_instrument() -> None:
    for code, forms in _RULES.acronyms.items():
        for form in forms:
            best = _READER.read(f"คะแนน {form}").best
            assert best is not None, form
            assert best.key == ("instrument", code), form


def test_every_word_for_the_overall_score_is_the_overall_score() -> None:
    for word in (*_RULES.overall.names, "ผลคะแนนภาพรวมของหน่วยงาน", "รวมคะแนนทั้งสิ้น", "ITA", "Overall score"):
        best = _READER.read(word).best
        assert best is not None, word
        assert best.key == ("overall", "ITA"), word


@pytest.mark.parametrize("year", [int(one) for one in _RULEBOOK.frameworks])
def test_every_official_name_is_read_as_itself(year: int) -> None:
    for element in _RULEBOOK.frameworks[str(year)].elements:
        if element.scope == "overall":
            continue
        for name in element.names:
            best = _READER.read(name, year).best
            assert best is not None, name
            assert best.key == (element.scope, element.code), name


def test_names_that_contain_one_another_stay_apart() -> None:
    pairs = {
        "การใช้งบประมาณ": ("indicator", "2"),
        "การบริหารงานและการใช้จ่ายงบประมาณ": ("sub_indicator", "9.2"),
        "การเปิดเผยข้อมูล": ("indicator", "9"),
        "การเปิดเผยข้อมูลสาธารณะ": ("instrument", "OIT"),
        "การป้องกันการทุจริต": ("indicator", "10"),
        "การแก้ไขปัญหาการทุจริต": ("indicator", "5"),
        "การดำเนินการเพื่อป้องกันการทุจริตในประเด็นสินบน": ("sub_indicator", "10.1"),
        "การจัดซื้อจัดจ้าง": ("sub_indicator", "9.3"),
    }
    for name, key in pairs.items():
        best = _READER.read(name, 2568).best
        assert best is not None, name
        assert best.key == key, name


_NOISE = st.sampled_from("กขคงจชดตนบปพมรลวสหอาิี่้ ")


@given(st.sampled_from(_INDICATORS), st.data())
def test_a_damaged_indicator_is_itself_or_nothing(indicator: Element, data: st.DataObject) -> None:
    text = data.draw(st.sampled_from(indicator.names))
    for _ in range(data.draw(st.integers(1, 4))):
        at = data.draw(st.integers(0, len(text) - 1))
        how = data.draw(st.sampled_from(["lost", "changed", "added"]))
        kept = text[at + 1 :] if how in ("lost", "changed") else text[at:]
        text = text[:at] + ("" if how == "lost" else data.draw(_NOISE)) + kept
    best = _READER.read(text).best
    assert best is None or best.key == ("indicator", indicator.code)


@given(st.text(alphabet="ตัวชี้วัดที่ ข้อoOieE๐๑๒๙0123.()-IITการใช้งบประมาณ\n", max_size=60))
def test_any_text_is_read_and_a_code_is_where_it_says(text: str) -> None:
    reading = _READER.read(text)
    if reading.printed is not None:
        assert reading.text[reading.printed.start : reading.printed.end] == reading.printed.printed


def test_the_year_narrows_what_a_title_can_be() -> None:
    assert _READER.read("E-Service").best is None
    assert {one.code for one in _READER.read("E-Service").named} == {"o10", "o13", "o17", "o18"}
    found = {year: _READER.read("E-Service", year).best for year in (2565, 2566, 2567, 2568)}
    assert {year: best.code for year, best in found.items() if best} == {
        2565: "o17", 2566: "o18", 2567: "o13", 2568: "o10",
    }  # fmt: skip


def test_a_number_that_contradicts_an_exact_name_is_seen() -> None:
    assert _READER.read("ตัวชี้วัดที่ ๖ ประสิทธิภาพการสื่อสาร").conflicts
    assert not _READER.read("ตัวชี้วัดที่ ๗ ประสิทธิภาพการสื่อสาร").conflicts


def test_lost_marks_do_not_hide_a_name() -> None:
    for text in ("การปฏิบัติหนาที", "การใชอานาจ", "การปรับปรุงการทางาน", "การใช ทรัพยสิน ของราชการ"):
        best = _READER.read(text).best
        assert best is not None, text
        assert best.similarity >= 99, text


def test_a_reader_travels_to_a_worker_and_answers_the_same() -> None:
    copy: Rulebook = pickle.loads(pickle.dumps(_RULEBOOK))
    assert isinstance(label_matcher(copy), LabelMatcher)
    for example in random.Random(7).sample(_RULES.examples, 10):
        assert label_matcher(copy).read(example.text).best == _READER.read(example.text).best
