import pickle
import random

from hypothesis import given
from hypothesis import strategies as st

from pipeline.matching.labels import LabelMatcher, label_matcher
from pipeline.rulebook import load_rulebook
from pipeline.rulebook.framework import Element
from pipeline.rulebook.loader import Rulebook

_RULEBOOK = load_rulebook()
_READER = label_matcher(_RULEBOOK)
_RULES = _RULEBOOK.labels
_INDICATORS = [one for one in _RULEBOOK.frameworks["2568"].elements if one.scope == "indicator"]


def test_the_overall_score_is_known_by_what_its_labels_are_made_of() -> None:
    for word in (*_RULES.overall.names, "ผลคะแนนภาพรวมของหน่วยงาน", "รวมคะแนนทั้งสิ้น", "ITA", "Overall score"):
        best = _READER.read(word).best
        assert best is not None, word
        assert best.key == ("overall", "ITA"), word


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
