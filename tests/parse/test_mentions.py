"""Names of bodies are found where they stand, exactly as printed, and nothing else is."""

from __future__ import annotations

import pytest

from pipeline.matching.prefixes import prefix_finder
from pipeline.normalise.register.gazetteer import gazetteer
from pipeline.parse.mentions.find import find_mentions
from pipeline.records import Statement
from tests.normalise.organisation_documents import document_of, organisation_rules

RULES = organisation_rules()


def mentions(text: str) -> list[Statement]:
    return list(find_mentions(document_of(text), RULES))


def shown(text: str) -> list[tuple[str, dict[str, str]]]:
    return [
        (one.rule_id.partition("#")[2], {field.name: field.spot.text for field in one.fields if field.name != "run"})
        for one in mentions(text)
    ]


def test_no_stop_word_cuts_a_name_of_the_country() -> None:
    places = gazetteer()
    names = {place.name for level in (places.districts, places.subdistricts) for place in level.values()}
    cut = []
    for name in names - {"และ", "จ.ป.ร."}:  # a subdistrict that is the word for "and"; one of initials
        text = "องค์การบริหารส่วนตำบล" + name
        found = [text[hit.name_start : hit.name_end] for hit in prefix_finder(RULES).find(text)]
        if found != [name]:
            cut.append(name)
    assert cut == []


def test_a_title_carries_the_area_that_follows() -> None:
    assert shown("องค์การบริหารส่วนตำบลทุ่งตัวอย่าง\nอำเภอดงสมมติ จังหวัดขอนแก่น") == [
        (
            "name.title",
            {"name": "องค์การบริหารส่วนตำบลทุ่งตัวอย่าง", "district": "ดงสมมติ", "province": "ขอนแก่น"},
        )
    ]


def test_places_lead_back_to_the_page() -> None:
    text = "ส่วนราชการ...งานนิติการ...สำนักปลัดเทศบาลตำบลทุ่งตัวอย่าง.....\n\nเว็บไซต์ https://www.thungtuayang.go.th"
    document = document_of(text)
    for statement in find_mentions(document, RULES):
        for field in statement.fields:
            start, end = field.spot.passage.span()
            assert document.pages[0].text[start:end] == field.spot.text
    assert [rule for rule, _ in shown(text)] == ["name.memo", "domain.text"]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("ในการดำเนินงานของเทศบาลตำบลทุ่งตัวอย่างมีผลคะแนนการประเมิน ๙๕.๔๑", "เทศบาลตำบลทุ่งตัวอย่าง"),
        ("ภาระงานภายในเทศบาล ตำบลทุ่งตัวอย่าง ที่ต้องดูแลกลุ่มเป้าหมาย", "เทศบาล ตำบลทุ่งตัวอย่าง"),
        ("เรียน นายกเทศมนตรีตำบลทุ่งตัวอย่าง", "นายกเทศมนตรีตำบลทุ่งตัวอย่าง"),
        ("ประชาชนในพื้นที่ของ อบต.ทุ่งตัวอย่าง มีการรับรู้", "อบต.ทุ่งตัวอย่าง"),
        ("“เทศบาลเมืองทุ่งตัวอย่าง” (ทม.)", "เทศบาลเมืองทุ่งตัวอย่าง"),
    ],
)
def test_a_name_ends_where_the_sentence_goes_on(text: str, name: str) -> None:
    assert [fields["name"] for rule, fields in shown(text) if rule.startswith("name")] == [name]


@pytest.mark.parametrize(
    "text",
    [
        "เผยแพร่ผ่านเว็บไซต์อบต.",
        "อบต. มีรายละเอียดครบถ้วน",
        "องค์กรปกครองส่วนท้องถิ่นในพื้นที่",
        "ระหว่างเดือน ต.ค. ๖๖ ถึง ม.ค. ๖๗ ผอ.กองคลัง",
        "สำนักงานคณะกรรมการป้องกันและปราบปรามการทุจริตแห่งชาติ",
        "ส่งมาที่ somebody@gmail.com หรือ https://www.facebook.com/page",
    ],
)
def test_what_names_no_body_is_left_alone(text: str) -> None:
    assert shown(text) == []


def test_an_agency_counts_where_it_names_itself() -> None:
    assert shown("รายงานผลการประเมิน ITA ของกรมตัวอย่าง ประจำปีงบประมาณ พ.ศ. ๒๕๖๗") == [
        ("agency.title", {"name": "กรมตัวอย่าง"})
    ]
    running = "ได้ประสานข้อมูลกับกรมตัวอย่างแล้ว"
    assert shown(running) == []


def test_rows_of_a_table_of_organisations() -> None:
    text = (
        "ที่\tหน่วยงาน\tอำเภอ\tคะแนน\n๑\tอบต.ทุ่งตัวอย่าง\tเมือง\t๙๐.๑๐\n๒\tเทศบาลตำบลดงสมมติ\tเมือง\t๘๑.๒๐\nรวม\tค่าเฉลี่ย\t\t๘๕.๖๕"
    )
    assert shown(text) == [
        ("row.cell", {"name": "อบต.ทุ่งตัวอย่าง", "district": "เมือง"}),
        ("row.cell", {"name": "เทศบาลตำบลดงสมมติ", "district": "เมือง"}),
    ]


def test_a_column_of_responsible_units_names_no_organisations() -> None:
    assert shown("มาตรการ\tหน่วยงาน\nจัดทำคู่มือ\tกองคลัง\nอบรม\tสำนักปลัด") == []
