import pytest

from pipeline.normalise.elements.issues import resolve_issue
from pipeline.normalise.elements.year_fingerprint import fingerprint_years
from pipeline.rulebook import load_rulebook

_RULEBOOK = load_rulebook()


def item_labels(year: int) -> list[str]:
    return [f"{one.code} {one.name_th}" for one in _RULEBOOK.frameworks[str(year)].elements if one.scope == "item"]


@pytest.mark.parametrize("year", [2566, 2567, 2568, 2569])
def test_a_whole_checklist_dates_itself(year: int) -> None:
    assert fingerprint_years(item_labels(year), _RULEBOOK).decided == year


def test_years_whose_lists_differ_in_one_title_are_not_told_apart() -> None:
    ranking = fingerprint_years(item_labels(2565), _RULEBOOK)
    assert ranking.decided is None
    assert ranking.possible == (2564, 2565)


@pytest.mark.parametrize("year", [2566, 2567, 2568, 2569])
def test_one_title_never_dates_a_document(year: int) -> None:
    for label in item_labels(year):
        assert fingerprint_years([label, label], _RULEBOOK).decided is None, label


def test_what_a_year_is_assumed_to_have_does_not_speak_for_it() -> None:
    """Nothing is known of the questions of FY2569: they stand there as those of FY2568, which has them for certain."""
    questions = [one for one in _RULEBOOK.frameworks["2568"].elements if one.scope == "question"]
    ranking = fingerprint_years([f"{one.code} {one.name_th}" for one in questions], _RULEBOOK)
    assert ranking.decided == 2568
    silent = next(one for one in ranking.ranked if one.year == 2569)
    assert (silent.agreeing, silent.contradicting) == ((), ())


def test_titles_of_another_year_inside_a_list_do_not_move_it() -> None:
    labels = item_labels(2567)
    labels[0] = "o1 โครงสร้างและอำนาจหน้าที่"
    labels[7] = "o8 แผนและความก้าวหน้าในการดำเนินงานและการใช้งบประมาณประจำปี พ.ศ. 2568"
    labels[10] = "o11 คู่มือหรือแนวทางการขอรับบริการสำหรับผู้รับบริการหรือผู้มาติดต่อ"
    assert fingerprint_years(labels, _RULEBOOK).decided == 2567


def test_labels_that_say_nothing_leave_every_year_possible() -> None:
    ranking = fingerprint_years(["การใช้งบประมาณ", "คะแนนรวม"], _RULEBOOK)
    assert ranking.decided is None
    assert len(ranking.possible) == len(_RULEBOOK.frameworks)


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("ประเด็นที่ ๑ กระบวนการปฏิบัติงานที่โปร่งใสและมีประสิทธิภาพ", 1),
        ("(๔) กระบวนการกำกับดูแลการใช้ทรัพย์สินของทางราชการ", 4),
        ("๗. กลไกมาตรการในการแก้ไขและป้องกันการทุจริตภายในหน่วยงาน (ต่อ)", 7),
        ("ประเด็นที่ 2 การให้บริการและระบบ E – Service", 2),
        ("กระบวนการควบคุม ตรวจสอบการใช้อำนาจ และการบริหารงานบุคคล", 6),
        ("ประเด็นที่ ๓", 3),
    ],
)
def test_an_issue_is_read_by_name_or_bare_number(text: str, number: int) -> None:
    reading = resolve_issue(text, _RULEBOOK, 2568)
    assert reading is not None
    assert (reading.number, reading.conflicts) == (number, False)


@pytest.mark.parametrize(
    "text",
    ["ประเด็นที่ ๓ การใช้อำนาจ", "การให้บริการ", "ประเด็นที่ ๘", "ประเด็นที่ ๑๒", "๓", "ประเด็น", "",
     "ประเด็นที่ ๑ พัฒนาเว็บไซต์ของหน่วยงาน"],
)  # fmt: skip
def test_what_is_no_issue(text: str) -> None:
    assert resolve_issue(text, _RULEBOOK, 2568) is None


def test_a_number_against_the_name_is_seen() -> None:
    reading = resolve_issue("ประเด็นที่ ๒ กระบวนการกำกับดูแลการใช้ทรัพย์สินของราชการ", _RULEBOOK, 2567)
    assert reading is not None
    assert (reading.number, reading.printed, reading.conflicts) == (4, "๒", True)


def test_a_year_without_a_known_list_reads_the_issues_of_the_others() -> None:
    assert _RULEBOOK.frameworks["2566"].issues.confidence == "unknown"
    reading = resolve_issue("ประเด็นที่ ๕ กระบวนการสร้างความโปร่งใสในการใช้งบประมาณและการจัดซื้อจัดจ้าง", _RULEBOOK, 2566)
    assert reading is not None
    assert reading.number == 5


def test_issue_names_are_far_from_one_another() -> None:
    for issue in _RULEBOOK.frameworks["2568"].issues.items:
        for name in (issue.name_th, *issue.aliases):
            reading = resolve_issue(name, _RULEBOOK)
            assert reading is not None, name
            assert reading.number == issue.number
