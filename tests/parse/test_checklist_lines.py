"""Checklists of OIT items as lines: states, units and deadlines behind a title, headings and legends over items."""

from __future__ import annotations

import pytest

from pipeline.parse.example_documents import document_of
from pipeline.parse.outline.reader import parse_outline
from pipeline.records import Statement
from pipeline.rulebook import load_rulebook

HEAD = "แบบตรวจการเปิดเผยข้อมูลสาธารณะ (OIT)\nเทศบาลตำบลตัวอย่าง\n\n"


def read(body: str) -> list[Statement]:
    return [one for one in parse_outline(document_of(HEAD + body), load_rulebook()) if one.kind == "disclosure_item"]


def value(statement: Statement, name: str) -> str:
    return " ".join(piece.spot.text for piece in statement.all(name))


def last(tail: str) -> Statement:
    """Return the item of a line with a tail, below two lines without one."""
    return read(f"o1 โครงสร้าง\no2 ข้อมูลผู้บริหาร\no3 อำนาจหน้าที่{tail}")[-1]


@pytest.mark.parametrize(
    ("tail", "role", "text"),
    [
        (" เผยแพร่แล้ว", "status", "เผยแพร่แล้ว"),
        (" เผยแพร่แล้วแต่ไม่เป็นปัจจุบัน", "status", "เผยแพร่แล้วแต่ไม่เป็นปัจจุบัน"),
        (" ไม่มีข้อมูล", "status_not_started", "ไม่มีข้อมูล"),
        (": ✅", "status_done", "✅"),
        (" ❌", "status_not_started", "❌"),
        (" ลิงก์เสีย เปิดไม่ได้", "status", "ลิงก์เสีย เปิดไม่ได้"),
        (" ☑ มี ☐ ไม่มี", "status_done", "☑ มี"),
        (" ☐ มี ☑ ไม่มี", "status_not_started", "☑ ไม่มี"),
        (" -- นิติกร", "responsible", "นิติกร"),
        (" ผู้รับผิดชอบ กองคลัง กำหนดส่ง ๑๕ มีนาคม ๒๕๖๘", "responsible", "กองคลัง"),
        (" ผู้รับผิดชอบ กองคลัง กำหนดส่ง ๑๕ มีนาคม ๒๕๖๘", "period", "กำหนดส่ง ๑๕ มีนาคม ๒๕๖๘"),
        (" ผู้รับผิดชอบ สำนักปลัด เผยแพร่แล้วบางส่วน", "status", "เผยแพร่แล้วบางส่วน"),
        (" กองช่าง ยังไม่เผยแพร่", "responsible", "กองช่าง"),
    ],
)
def test_a_tail_is_split_off_by_its_content(tail: str, role: str, text: str) -> None:
    item = last(tail)
    assert value(item, "item_title") == "อำนาจหน้าที่"
    assert value(item, role) == text


@pytest.mark.parametrize("tail", [" ประจำปี พ.ศ. ๒๕๖๘", " รอบ ๖ เดือน", " ที่ดำเนินการแล้วเสร็จ", " ไม่มีในเว็บ"])
def test_words_of_a_title_stay_in_it(tail: str) -> None:
    assert value(last(tail), "item_title") == "อำนาจหน้าที่" + tail


def test_headings_of_states_and_units_govern_the_items_below() -> None:
    states = read("รายการที่เผยแพร่แล้ว\n- o1 โครงสร้าง\n- o2 ผู้บริหาร\nรายการที่ยังไม่ได้เผยแพร่\n- o3 อำนาจหน้าที่")
    assert [value(one, "status") for one in states] == ["เผยแพร่แล้ว", "เผยแพร่แล้ว", "ยังไม่ได้เผยแพร่"]
    units = read("๑. กองคลัง รับผิดชอบ\nข้อ O๕ แผน\nข้อ O๖ ผล\n๒. กองช่าง รับผิดชอบ\nข้อ O๑ โครงสร้าง\nหมวดอื่น\nข้อ O๓ อำนาจหน้าที่")
    assert [value(one, "responsible") for one in units] == ["กองคลัง", "กองคลัง", "กองช่าง", ""]


def test_units_below_each_item_are_no_headings() -> None:
    items = read("o1 โครงสร้าง\nสำนักปลัด\no2 ข้อมูลผู้บริหาร\nกองคลัง\no3 อำนาจหน้าที่\nกองช่าง")
    assert [value(one, "responsible") for one in items] == ["สำนักปลัด", "กองคลัง", "กองช่าง"]


def test_a_range_gives_its_state_to_items_without_one() -> None:
    items = read("ข้อ o1 ถึง o3 ครบถ้วน\no1 โครงสร้าง\no2 ข้อมูลผู้บริหาร\no3 อำนาจหน้าที่ ยังไม่เผยแพร่")
    assert [value(one, "status") for one in items] == ["ครบถ้วน", "ครบถ้วน", "ยังไม่เผยแพร่"]


@pytest.mark.parametrize(
    ("signs", "legend"),
    [(("[x]", "[ ]"), "[x] = ลงเว็บแล้ว   [ ] = ยังไม่ลง"), (("🟢", "🔴"), "🟢 แล้วเสร็จ  🔴 ยังไม่ดำเนินการ")],
)
def test_the_legend_of_a_document_says_what_its_signs_mean(signs: tuple[str, str], legend: str) -> None:
    done, undone = signs
    front = read(f"{done} o1 โครงสร้าง\n{undone} o2 ผู้บริหาร\n{done} o3 อำนาจหน้าที่\n\n{legend}")
    behind = read(f"o1 โครงสร้าง {done}\no2 ผู้บริหาร {undone}\no3 อำนาจหน้าที่ {done}\n\n{legend}")
    for items in (front, behind):
        roles = [next(piece.name for piece in one.fields if piece.name.startswith("status")) for one in items]
        assert roles == ["status_done", "status_not_started", "status_done"]
