"""Measures, checklists and analyses in running text: any form and any numbering give the same records."""

from __future__ import annotations

import pytest

from pipeline.parse.example_documents import document_of
from pipeline.parse.outline.reader import parse_outline
from pipeline.records import Statement
from pipeline.rulebook import load_rulebook

RULEBOOK = load_rulebook()
HEAD = "แผนการขับเคลื่อนมาตรการส่งเสริมคุณธรรมและความโปร่งใส ปีงบประมาณ พ.ศ. ๒๕๖๘\nเทศบาลตำบลตัวอย่าง\n\n"
# Title, unit, period, status: made up.
MEASURES = [
    ("ติดตั้งกล้องในห้องเก็บพัสดุ", "กองคลัง", "มกราคม ๒๕๖๘", "ดำเนินการแล้ว"),
    ("แปลคู่มือบริการเป็นภาษาถิ่น", "กองการศึกษา", "ต.ค. ๖๗ - ก.ย. ๖๘", "ยังไม่ได้ดำเนินการ"),
    ("อ่านข่าวทางเสียงตามสาย", "สำนักปลัด", "ภายใน ๓๑ มี.ค. ๖๘", "อยู่ระหว่างดำเนินการ"),
]
Rows = list[tuple[str, str, str, str]]


def read(text: str) -> list[Statement]:
    return parse_outline(document_of(text), RULEBOOK)


def value(statement: Statement, name: str) -> str:
    return " ".join(piece.spot.text for piece in statement.all(name))


def rows(text: str) -> Rows:
    return [
        (value(one, "title"), value(one, "responsible"), value(one, "period"), value(one, "status"))
        for one in read(text)
        if one.kind == "measure"
    ]


def labelled(heads: list[str], colon: str, indent: str = "") -> str:
    blocks = [
        f"{head}{title}\n{indent}ผู้รับผิดชอบ{colon}{unit}\n{indent}ระยะเวลา{colon}{period}\n{indent}สถานะ{colon}{status}"
        for head, (title, unit, period, status) in zip(heads, MEASURES, strict=True)
    ]
    return HEAD + "\n\n".join(blocks)


NUMBERS = [
    ["มาตรการที่ ๑ ", "มาตรการที่ ๒ ", "มาตรการที่ ๓ "],
    ["๑. ", "๒. ", "๓. "],
    ["1) ", "2) ", "3) "],
    ["(๑) ", "(๒) ", "(๓) "],
    ["๒.๑ ", "๒.๒ ", "๒.๓ "],
    ["ก. ", "ข. ", "ค. "],
    ["- ", "- ", "- "],
    ["• ", "• ", "• "],
    ["โครงการ: ", "โครงการ: ", "โครงการ: "],
    ["มาตรการ : ", "มาตรการ : ", "มาตรการ : "],
    ["", "", ""],
]


@pytest.mark.parametrize("heads", NUMBERS, ids=lambda heads: heads[0])
@pytest.mark.parametrize("colon", [": ", " ", "\n", " : "])
def test_any_numbering_and_any_label_give_the_same_rows(heads: list[str], colon: str) -> None:
    assert rows(labelled(heads, colon)) == MEASURES


@pytest.mark.parametrize("order", [("ระยะเวลา", "สถานะ", "ผู้รับผิดชอบ"), ("สถานะ", "ผู้รับผิดชอบ", "ระยะเวลา")])
def test_the_order_of_labels_does_not_matter(order: tuple[str, ...]) -> None:
    blocks = []
    for number, (title, unit, period, status) in enumerate(MEASURES, start=1):
        told = {"ผู้รับผิดชอบ": unit, "ระยะเวลา": period, "สถานะ": status}
        blocks.append("\n".join([f"{number}. {title}", *(f"{label} {told[label]}" for label in order)]))
    assert rows(HEAD + "\n".join(blocks)) == MEASURES


def test_a_line_a_measure() -> None:
    lines = [
        f"๒.{number} {title} ผู้รับผิดชอบ {unit} ระยะเวลา {period} {status}"
        for number, (title, unit, period, status) in enumerate(MEASURES, start=1)
    ]
    assert rows(HEAD + "\n".join(lines)) == MEASURES


def test_sentences_of_a_memo() -> None:
    lines = [
        f"{number}. {title} โดยให้{unit}รับผิดชอบ ดำเนินการ {period} {status}"
        for number, (title, unit, period, status) in enumerate(MEASURES, start=1)
    ]
    found = rows(HEAD + "ขอเสนอมาตรการ ดังนี้\n" + "\n".join(lines) + "\nจึงเรียนมาเพื่อโปรดพิจารณา")
    assert found == MEASURES


def test_labels_that_no_role_knows_are_learnt_from_the_document() -> None:
    blocks = [
        f"{number}. {title}\n- คนทำ {unit}\n- ตอนไหน {period}\n- ถึงไหน {status}"
        for number, (title, unit, period, status) in enumerate(MEASURES, start=1)
    ]
    assert rows(HEAD + "\n".join(blocks)) == MEASURES


@pytest.mark.parametrize(("first", "second"), [("๑. ", "๒. "), ("(๑) ", "(๒) "), ("- ", "- "), ("ก. ", "ข. ")])
def test_steps_are_of_their_measure(first: str, second: str) -> None:
    text = HEAD + "\n\n".join(
        f"มาตรการที่ {number} {title}\nวิธีดำเนินการ\n{first}สำรวจ\n{second}ติดป้าย\nผู้รับผิดชอบ {unit}"
        for number, (title, unit, _, _) in enumerate(MEASURES, start=1)
    )
    found = read(text)
    assert [value(one, "title") for one in found] == [title for title, _, _, _ in MEASURES]
    assert [value(one, "steps") for one in found] == [f"{first}สำรวจ\n{second}ติดป้าย"] * 3


@pytest.mark.parametrize("number", ["๑. ", ""])
def test_an_indicator_governs_the_measures_below_it(number: str) -> None:
    inner = "๑.๑ " if number else "- "
    text = (
        f"{HEAD}{number}ตัวชี้วัดที่ ๔ การใช้ทรัพย์สินของราชการ\n{inner}ติดกล้อง\nผู้รับผิดชอบ กองคลัง\n"
        f"{number.replace('๑', '๒')}ตัวชี้วัดที่ ๗ ประสิทธิภาพการสื่อสาร\n{inner.replace('๑.๑', '๒.๑')}อ่านข่าว\n"
        "ผู้รับผิดชอบ สำนักปลัด"
    )
    found = read(text)
    governing = [one.governing("indicator") for one in found]
    assert [one.spot.text if one else None for one in governing] == [
        "ตัวชี้วัดที่ ๔ การใช้ทรัพย์สินของราชการ",
        "ตัวชี้วัดที่ ๗ ประสิทธิภาพการสื่อสาร",
    ]
    assert [value(one, "title") for one in found] == ["ติดกล้อง", "อ่านข่าว"]


PARTS = [
    ("strength", "จุดแข็ง", "แบ่งงานชัดเจน"),
    ("weakness", "จุดอ่อน", "แจ้งผลช้า"),
    ("improvement", "แนวทางแก้ไข", "แจ้งในสามวัน"),
]


@pytest.mark.parametrize("link", [" คือ ", ": ", " : ", "\n", "\n\n", " "])
@pytest.mark.parametrize("order", [(0, 1, 2), (1, 2, 0), (2, 0, 1)])
@pytest.mark.parametrize("between", ["\n", "\n\n"])
def test_analyses_in_any_order_and_form(link: str, order: tuple[int, ...], between: str) -> None:
    blocks = [between.join(f"{PARTS[at][1]}{link}{PARTS[at][2]}" for at in order)] * 2
    text = f"ตัวชี้วัดที่ ๓ การใช้อำนาจ\n{blocks[0]}\n\nตัวชี้วัดที่ ๘ การปรับปรุงการทำงาน\n{blocks[1]}"
    found = [one for one in read(text) if one.kind == "indicator_analysis"]
    told = {
        (context.spot.text.split()[1], piece.name, piece.spot.text)
        for one in found
        if (context := one.governing("indicator")) is not None
        for piece in one.fields
    }
    assert told == {(number, role, text) for number in ("๓", "๘") for role, _, text in PARTS}


def test_one_line_holds_a_whole_analysis() -> None:
    text = "ตัวชี้วัดที่ ๓ การใช้อำนาจ ได้ ๙๐.๑๑ คะแนน จุดแข็ง คือ แบ่งงานชัดเจน จุดอ่อน คือ แจ้งผลช้า แนวทางแก้ไข คือ แจ้งในสามวัน"
    (found,) = read(text)
    assert {(piece.name, piece.spot.text) for piece in found.fields} == {(role, text) for role, _, text in PARTS}


ITEMS = ["โครงสร้าง", "ข้อมูลผู้บริหาร", "อำนาจหน้าที่", "ข้อมูลการติดต่อ"]


@pytest.mark.parametrize("code", ["O{}", "o{}", "O {}", "OIT{}", "OIT {}", "ข้อ O{}", "O-{}", "- O{}", "{}) ข้อ o{}"])
@pytest.mark.parametrize("between", [" ", "\n", "\n\n"])
def test_items_as_lines(code: str, between: str) -> None:
    lines = [code.format(*[number] * code.count("{}")) + between + title for number, title in enumerate(ITEMS, start=1)]
    text = "แบบตรวจการเปิดเผยข้อมูลสาธารณะ (OIT)\nเทศบาลตำบลตัวอย่าง\n\n" + ("\n\n" if "\n\n" in between else "\n").join(
        lines
    )
    found = read(text)
    assert [one.kind for one in found] == ["disclosure_item"] * 4
    assert [value(one, "item_title") for one in found] == ITEMS
    assert [value(one, "code")[-1] for one in found] == ["1", "2", "3", "4"]


def test_places_are_slices_of_the_page() -> None:
    text = labelled(NUMBERS[0], ": ")
    for statement in read(text):
        for piece in statement.fields:
            start, end = piece.spot.passage.span()
            assert text[start:end] == piece.spot.text


OTHERS = {
    "procurement": """แผนการจัดซื้อจัดจ้าง ประจำปีงบประมาณ พ.ศ. ๒๕๖๘

๑. จัดซื้อหมึกพิมพ์ ผู้รับผิดชอบ กองคลัง ระยะเวลา มีนาคม ๒๕๖๘
๒. จ้างทำป้าย ผู้รับผิดชอบ สำนักปลัด ระยะเวลา เมษายน ๒๕๖๘""",
    "risks": """การประเมินความเสี่ยงการทุจริต ประจำปี ๒๕๖๘

๑. ความเสี่ยงเรียกรับสินบน
ผู้รับผิดชอบ: กองคลัง
๒. ความเสี่ยงใช้รถ
ผู้รับผิดชอบ: กองช่าง""",
    "training": """กำหนดการฝึกอบรมคอมพิวเตอร์

๑. ลงทะเบียน
เวลา: ๐๘.๓๐ น.
๒. บรรยาย
ผู้รับผิดชอบ: งานการเจ้าหน้าที่""",
    "statistics": """สถิติเรื่องร้องเรียน

๑. เรื่องถนน จำนวน ๓ เรื่อง
๒. เรื่องน้ำ จำนวน ๒ เรื่อง""",
    "vacancies": """ประกาศรับสมัครงาน

เรื่อง รับสมัครพนักงาน
๑. ตำแหน่งที่รับสมัคร
๒. คุณสมบัติ
ติดต่อ: กองคลัง""",
}


@pytest.mark.parametrize("kind", OTHERS)
def test_documents_of_other_kinds_give_nothing(kind: str) -> None:
    assert read(OTHERS[kind]) == []


def test_a_list_that_may_be_measures_is_told() -> None:
    text = """แผนปฏิบัติการ

๑. จัดทำป้าย
ผู้รับผิดชอบ: กองคลัง
ระยะเวลา: มีนาคม ๒๕๖๘
๒. ปลูกต้นไม้
ผู้รับผิดชอบ: กองช่าง
ระยะเวลา: เมษายน ๒๕๖๘"""
    assert [(one.kind, one.rule_id) for one in read(text)] == [("unmapped", "outline#two-readings")]
