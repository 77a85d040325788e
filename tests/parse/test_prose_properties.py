"""What holds for any running text: exact places, leaders and digits that do not matter, money that is no score."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.parse.about.memo import parse_memo
from pipeline.parse.example_documents import document_of, passage_of
from pipeline.parse.text.prose import parse_prose
from pipeline.parse.text.view import empty_at, view
from pipeline.read import Limits, read
from pipeline.rulebook import load_rulebook
from pipeline.thai import arabic_digits, read_number

RULEBOOK = load_rulebook()
REPORTS = sorted((Path(__file__).parents[3] / "shared" / "reports").glob("*.txt"))
THAI_DIGITS = str.maketrans("0123456789", "๐๑๒๓๔๕๖๗๘๙")
TEXTS = st.text(alphabet="กขคะแนนไดเ้่ํา ๑๒12.*#\n\u200b\xa0\t“”…", max_size=60)
SCORES = st.decimals(0, 100, places=2).map(lambda value: f"{value:.2f}")
LEADERS = st.integers(0, 12).map(lambda count: "." * count if count > 2 else "")


@given(TEXTS, st.integers(0, 60), st.integers(0, 60))
def test_a_view_leads_back_to_the_very_characters(text: str, one: int, other: int) -> None:
    passage = passage_of(text, 7)
    seen = view(passage)
    start, end = sorted((min(one, len(seen.text)), min(other, len(seen.text))))
    part = seen.part(start, end)
    low, high = part.span()
    assert (" " * 7 + text)[low:high] == part.text
    assert part.text in text
    assert list(seen.offsets) == sorted(seen.offsets)


def test_broken_letters_are_whole_in_a_view() -> None:
    assert view(passage_of("ค\u0e4d\u0e32น\u0e4d\u0e49\u0e32 เเละ ๙๕")).text == "คำน้ำ และ 95"


def test_an_empty_piece_stands_where_the_score_is_missing() -> None:
    passage = passage_of("คือ คะแนน", 10)
    assert empty_at(passage, 4).span() == (14, 14)
    assert empty_at(passage, 9).span() == (19, 19)


@given(SCORES, LEADERS, LEADERS, st.booleans())
def test_leaders_and_digits_do_not_matter(value: str, before: str, after: str, thai: bool) -> None:
    printed = value.translate(THAI_DIGITS) if thai else value
    document = document_of(f"ผลการประเมิน ITA ของหน่วยงาน ได้คะแนน{before}{printed}{after} คะแนน")
    scores = [one for one in parse_prose(document, RULEBOOK) if one.kind == "score"]
    assert [one.fields[0].spot.text for one in scores] == [printed]


@given(SCORES, st.sampled_from(["บาท", "ล้านบาท", "ของผู้ตอบทั้งหมด"]))
def test_money_and_shares_of_people_are_no_scores(value: str, unit: str) -> None:
    document = document_of(f"ตัวชี้วัดที่ ๒ การใช้งบประมาณ ได้รับจัดสรร จำนวน {value} {unit}")
    assert [one for one in parse_prose(document, RULEBOOK) if one.kind in {"score", "unmapped"}] == []


@given(st.lists(SCORES, min_size=2, max_size=5, unique=True))
def test_each_score_of_a_list_goes_to_its_own_indicator(values: list[str]) -> None:
    text = " ".join(f"ตัวชี้วัดที่ {number} ได้คะแนน {value} คะแนน" for number, value in enumerate(values, 1))
    scores = [one for one in parse_prose(document_of(text), RULEBOOK) if one.kind == "score"]
    said = [(one.fields[1].spot.text, one.fields[0].spot.text) for one in scores]
    assert said == [(f"ตัวชี้วัดที่ {number}", value) for number, value in enumerate(values, 1)]


@pytest.mark.skipif(not REPORTS, reason="no real reports beside the checkout (../shared/reports)")
@pytest.mark.parametrize("path", REPORTS, ids=lambda path: path.stem[:3])
def test_real_reports_give_exact_places_and_readable_scores(path: Path) -> None:
    document = read(path, Limits())
    for statement in [*parse_prose(document, RULEBOOK), *parse_memo(document, RULEBOOK)]:
        for piece in statement.fields:
            low, high = piece.spot.passage.span()
            page = document.page(piece.spot.passage.page_number)
            assert page.text[low:high].replace("*", "").split() == piece.spot.text.replace("*", "").split()
        if statement.kind == "score" and (printed := arabic_digits(statement.fields[0].spot.text)).strip():
            reading = read_number(printed)
            assert reading is not None
            assert 0 <= reading.value <= 100
        if statement.kind == "memo":
            assert not any(word in piece.spot.text for piece in statement.fields for word in ("นางสาว", "(นาย"))
