from collections.abc import Sequence
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pipeline.normalise.elements.resolve import ElementResolution, LabelInContext, resolve_elements
from pipeline.rulebook import load_rulebook
from pipeline.rulebook.framework import Element

_RULEBOOK = load_rulebook()
_INDICATORS = [
    "การปฏิบัติหน้าที่", "การใช้งบประมาณ", "การใช้อำนาจ", "การใช้ทรัพย์สินของราชการ", "การแก้ไขปัญหาการทุจริต",
    "คุณภาพการดำเนินงาน", "ประสิทธิภาพการสื่อสาร", "การปรับปรุงการทำงาน", "การเปิดเผยข้อมูล", "การป้องกันการทุจริต",
]  # fmt: skip
_REPORTS = Path(__file__).resolve().parents[3] / "shared" / "reports"


def resolve(rows: Sequence[tuple[str, str]], year: int | None) -> tuple[ElementResolution, ...]:
    return resolve_elements([LabelInContext(text, code) for code, text in rows], year, _RULEBOOK)


def codes(resolutions: Sequence[ElementResolution]) -> list[str | None]:
    return [one.code for one in resolutions]


def problems(resolutions: Sequence[ElementResolution]) -> list[list[tuple[str, str, str | None]]]:
    return [[(one.rule, one.observed, one.expected) for one in each.problems] for each in resolutions]


def thai(number: int) -> str:
    return str(number).translate(str.maketrans("0123456789", "๐๑๒๓๔๕๖๗๘๙"))


@pytest.mark.parametrize("year", [2568, None])
def test_a_number_printed_twice_is_put_right_by_name_and_place(year: int | None) -> None:
    numbers = ["๑", "๒", "๓", "๔", "๕", "๖", "๖", "๘", "๙", "๑๐"]
    found = resolve(list(zip(numbers, _INDICATORS, strict=True)), year)
    assert codes(found) == [str(number) for number in range(1, 11)]
    assert [one for one in problems(found) if one] == [[("duplicate-code", "๖", "7")]]
    assert found[6].code_printed == "๖"


def test_a_complete_numbering_outweighs_names_that_cannot_all_be_right() -> None:
    names = list(_INDICATORS)
    names[0], names[1], names[2], names[4] = names[8], names[9], "ผลงานดีเด่น", "การเปิดเผยข้อมูลสาธารณะ"
    found = resolve([(str(number), name) for number, name in enumerate(names, 1)], 2567)
    assert codes(found) == [str(number) for number in range(1, 11)]
    assert problems(found)[:5] == [
        [("code-name-conflict", "1", "9")], [("code-name-conflict", "2", "10")], [], [],
        [("code-name-conflict", "5", "OIT")],
    ]  # fmt: skip
    assert found[2].how == "position"


def test_ten_rows_of_something_else_are_not_indicators() -> None:
    found = resolve([(str(number), f"โครงการอบรมประชาชน รุ่นที่ {number}") for number in range(1, 11)], 2567)
    assert codes(found) == [None] * 10


def test_a_ranked_table_keeps_its_names_and_its_ranks_are_no_codes() -> None:
    order = [9, 3, 1, 7, 10, 2, 8, 5, 4, 6]
    found = resolve([(str(rank), _INDICATORS[code - 1]) for rank, code in enumerate(order, 1)], 2568)
    assert codes(found) == [str(code) for code in order]
    assert problems(found) == [[]] * 10


def test_numbers_that_start_again_at_each_instrument_are_no_codes() -> None:
    rows = [("", "EIT"), ("๑", _INDICATORS[5]), ("๒", _INDICATORS[6]), ("๓", _INDICATORS[7])]
    found = resolve([*rows, ("", "OIT"), ("๑", _INDICATORS[8]), ("๒", _INDICATORS[9])], None)
    assert codes(found) == ["EIT", "6", "7", "8", "OIT", "9", "10"]
    assert problems(found) == [[]] * 7


def test_two_names_that_changed_places_are_named_not_numbered() -> None:
    names = list(_INDICATORS)
    names[3], names[4] = names[4], names[3]
    found = resolve([(str(number), name) for number, name in enumerate(names, 1)], 2568)
    assert codes(found) == ["1", "2", "3", "5", "4", "6", "7", "8", "9", "10"]
    assert [len(one) for one in problems(found)] == [0, 0, 0, 1, 1, 0, 0, 0, 0, 0]


def test_damaged_item_codes_of_one_list() -> None:
    rows = [
        ("", "๐๑๐ E-Service"), ("", "๐๑๑ ข้อมูลสถิติการให้บริการ"), ("", "การจัดซื้อจัดจ้าง"),
        ("", "๑๒ รายการการจัดซื้อจัดจ้างหรือการจัดหาพัสดุ และความก้าวหน้าการจัดซื้อจัดจ้างหรือการจัดหาพัสดุ ประจำปี พ.ศ. ๒๕๖๘"),
        ("", "๑๓ กกกกก ขขขขข"), ("", "๑๔ แผนการบริหารและพัฒนาทรัพยากรบุคคล"),
        ("", "๑๒๑ ประกาศเจตนารมณ์และการสร้างวัฒนธรรม ตามนโยบาย No Gift Policy จากการปฏิบัติหน้าที่"),
        ("", "๐ แสดงประกาศของหน่วยงาน"),
    ]  # fmt: skip
    found = resolve(rows, 2568)
    assert codes(found) == ["o10", "o11", "9.3", "o12", "o13", "o14", "o21", None]
    assert found[4].how == "position"
    assert found[6].code_printed == "๑๒๑"
    assert found[7].problems == ()


def test_three_digits_are_a_question_under_an_iit_title_and_an_item_under_an_oit_title() -> None:
    question = "๑๑๑ หน่วยงานของท่าน มีการจัดซื้อจัดจ้าง/การจัดหาพัสดุ และการตรวจรับพัสดุในลักษณะดังต่อไปนี้ มากน้อยเพียงใด"
    assert codes(resolve([("", question), ("", "๑๑๑ รายงานการกำกับติดตามการดำเนินงานประจำปี รอบ ๖ เดือน")], 2565)) == [
        "i11",
        "o11",
    ]


def test_a_code_without_a_known_wording_is_believed_by_its_letter() -> None:
    assert codes(resolve([("i๔", "คำถามที่ไม่มีใครรู้ถ้อยคำ"), ("e๙", "คำถามอีกข้อหนึ่ง")], 2567)) == ["i4", "e9"]


def test_a_row_number_beside_a_code_is_not_the_code() -> None:
    found = resolve([("๑", "O๘ Q&A"), ("๒", "O๑๑ รายงานการกำกับติดตามการดำเนินงานประจำปี รอบ ๖ เดือน")], 2565)
    assert codes(found) == ["o8", "o11"]
    assert problems(found) == [[], []]


def test_what_the_years_disagree_about_stays_open_without_a_year() -> None:
    (found,) = resolve([("", "E-Service")], None)
    assert (found.code, [one.rule for one in found.problems]) == (None, ["code-unresolved"])
    assert codes(resolve([("๐๑๐", "E-Service")], None)) == ["o10"]


def test_a_code_that_only_other_years_have_is_a_conflict_and_dates_nothing() -> None:
    label = "O๒๘ รายงานผลการบริหารและพัฒนาทรัพยากรบุคคลประจำปี"
    in_2569 = resolve([("", label)], 2569)
    assert codes(in_2569) == ["o14"]
    assert problems(in_2569) == [[("code-name-conflict", "O๒๘", "o14")]]
    assert codes(resolve([("", label)], None)) == ["o28"]


@pytest.mark.parametrize(
    ("label", "code", "printed"),
    [
        ("o44 แผนปฏิบัติการป้องกันการทุจริต", "o32", "o44"),
        ("ตัวชี้วัดที่ ๑๑ การใช้อำนาจ", "3", "๑๑"),
        ("ตัวชี้วัดย่อยที่ ๙.๗ ข้อมูลพื้นฐาน", "9.1", "๙.๗"),
    ],
)
def test_a_code_that_no_year_has_is_told(label: str, code: str, printed: str) -> None:
    found = resolve([("", label)], 2567)
    assert codes(found) == [code]
    assert problems(found) == [[("code-name-conflict", printed, code)]]


def test_the_number_of_a_section_is_no_code() -> None:
    found = resolve([("", "๒.๑ การปฏิบัติหน้าที่")], 2568)
    assert codes(found) == ["1"]
    assert problems(found) == [[]]


def test_a_title_of_another_year_is_found_by_its_year_only() -> None:
    title = "รายงานผลการดำเนินการเพื่อส่งเสริมคุณธรรมและความโปร่งใสภายในหน่วยงาน"
    assert codes(resolve([("", title)], 2567)) == ["o35"]
    assert codes(resolve([("", title)], 2568)) == ["o28"]


def test_rows_may_repeat_as_measures_do() -> None:
    found = resolve([("", "ตัวชี้วัดที่ ๗ ประสิทธิภาพการสื่อสาร")] * 3, 2566)
    assert codes(found) == ["7", "7", "7"]
    assert problems(found) == [[], [], []]


def _printed(element: Element, style: str) -> str:
    number = element.code[1:]
    if style == "damaged" and len(number) == 2:
        return f"๑{thai(int(number))}"
    return {"latin": element.code, "capital": f"O{number}", "zero": f"๐{thai(int(number))}", "bare": thai(int(number)),
            "damaged": f"๐{thai(int(number))}"}[style]  # fmt: skip


@settings(max_examples=40, deadline=None)
@given(
    st.sampled_from([2564, 2565, 2566, 2567, 2568, 2569]),
    st.sampled_from(["latin", "capital", "zero", "bare", "damaged"]),
    st.data(),
)
def test_a_checklist_is_read_whatever_happened_to_its_codes_and_some_of_its_titles(
    year: int, style: str, data: st.DataObject
) -> None:
    framework = _RULEBOOK.frameworks[str(year)]
    items = [one for one in framework.elements if one.scope == "item"]
    unreadable = data.draw(st.sets(st.integers(1, len(items) - 2), max_size=4))
    rows = [
        (_printed(item, style), "กกขขคค งงจจ" if at in unreadable else item.name_th or "")
        for at, item in enumerate(items)
    ]
    found = resolve(rows, year)
    for item, one in zip(items, found, strict=True):
        assert one.code == item.code or (one.code is None and one.problems)
    assert codes(found) == [item.code for item in items]


@settings(max_examples=60, deadline=None)
@given(st.sampled_from(["2566", "2567", "2568"]), st.data())
def test_a_title_in_the_wrong_row_never_passes_in_silence(year: str, data: st.DataObject) -> None:
    items = [one for one in _RULEBOOK.frameworks[year].elements if one.scope == "item"]
    at, other = data.draw(st.permutations(range(len(items))))[:2]
    rows = [(one.code, one.name_th or "") for one in items]
    rows[at] = (items[at].code, items[other].name_th or "")
    found = resolve(rows, int(year))
    assert found[at].problems
    assert [one.code for n, one in enumerate(found) if n != at] == [one.code for n, one in enumerate(items) if n != at]


def _report_rows(prefix: str) -> list[list[str]]:
    found = sorted(_REPORTS.glob(f"{prefix}_*.txt")) if _REPORTS.is_dir() else []
    if not found:
        pytest.skip("the published reports are not on this machine")
    return [line.split("\t") for line in found[0].read_text(encoding="utf-8").splitlines()]


def test_the_checklist_of_a_published_report() -> None:
    rows = [(row[0], row[1]) for row in _report_rows("000") if len(row) > 2 and row[0].startswith("๐")]
    for year in (2567, None):
        assert codes(resolve(rows, year)) == [f"o{number}" for number in range(1, 36)]


def test_the_questions_and_items_of_a_published_report() -> None:
    labels = [
        row[0]
        for row in _report_rows("002")
        if len(row) in (2, 3) and row[0][:1] in ("i", "e", "๐", "๑", "๒") and row[1][:1] in "๐๑๒๓๔๕๖๗๘๙"
    ]
    wanted = [f"i{n}" for n in range(1, 16)] + [f"e{n}" for n in range(1, 10)] + [f"o{n}" for n in range(1, 29)]
    for year in (2568, None):
        assert codes(resolve([("", label) for label in labels if label[1:2] != "."], year)) == wanted


def test_the_codes_of_measures_of_a_published_report() -> None:
    rows = [row for row in _report_rows("003") if len(row) > 3 and row[0] in ("๑", "๒", "๓")]
    found = resolve([("", row[2]) for row in rows], 2565)
    assert codes(found) == ["i11", "e7", "e11", "e14", "o8", "o8", "o11", "o28"]
