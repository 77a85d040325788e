"""Spaces inside words are closed; words of their own stay apart."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.normalise.fields.spaces import close_spaces
from tests.reading import normalised, rules


@pytest.mark.parametrize(
    ("text", "closed"),
    [
        ("ยกระดับความ พึงพอใจ", "ยกระดับความพึงพอใจ"),
        ("ตรวจรับการ จ้างเหมา", "ตรวจรับการจ้างเหมา"),
        ("พนัก งานทุกคน", "พนักงานทุกคน"),
        ("ระบบราช การ", "ระบบราชการ"),
        ("ผลการ และข้อเสนอ", "ผลการ และข้อเสนอ"),
        ("จัดการ ขยะ", "จัดการ ขยะ"),
        ("อบต. บ้าน ป่า", "อบต. บ้าน ป่า"),
        ("ตา ยาย", "ตา ยาย"),
        ("ITA ปี ๒๕๖๘", "ITA ปี ๒๕๖๘"),
    ],
)
def test_spaces(text: str, closed: str) -> None:
    assert close_spaces(text, rules().text) == closed


words = st.sampled_from(["กองคลัง", "เผยแพร่", "ประกาศ", "ทุกหมู่บ้าน", "ถนน", "สะพาน", "ร่วมกัน", "คู่มือ", "โครงการ", "บริการ"])


@given(st.lists(words, min_size=1, max_size=6))
def test_words_of_their_own_stay_apart(listed: list[str]) -> None:
    text = " ".join(listed)
    assert close_spaces(text, rules().text) == text


@given(st.text(alphabet="กขคงดนมาิี่้เแ ๆฯ", max_size=30))
def test_nothing_but_spaces_is_taken(text: str) -> None:
    closed = close_spaces(text, rules().text)
    assert closed.replace(" ", "") == text.replace(" ", "")
    assert close_spaces(closed, rules().text).replace(" ", "") == closed.replace(" ", "")


def test_titles_and_steps_are_healed_and_the_evidence_is_as_printed(tmp_path: Path) -> None:
    text = "มาตรการส่งเสริมคุณธรรม ปีงบประมาณ พ.ศ. ๒๕๖๘\nองค์การบริหารส่วนตำบลศิลาแลง อำเภอปัว จังหวัดน่าน\n\n"
    text += "มาตรการ\tขั้นตอน\tผู้รับผิดชอบ\nเพิ่มความ รวดเร็ว\t๑. ลดขั้นตอนการ อนุญาต ๒. ประกาศ\tกองช่าง\n"
    batch = normalised(text, tmp_path)
    (measure,) = batch.measures
    assert (measure.title, measure.steps) == ("เพิ่มความรวดเร็ว", ("ลดขั้นตอนการอนุญาต", "ประกาศ"))
    (evidence,) = [one for one in batch.evidence if one.evidence_id == measure.evidence_id]
    assert "เพิ่มความ รวดเร็ว" in evidence.raw_text
