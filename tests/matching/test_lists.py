"""Lists in cells: entries without markers, nothing lost, and no decimal or article taken for a marker."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.matching.values.lists import join_lines, marked_up_items, read_list, split_list, split_spans
from tests.reading import read_text, rules

PAIRS = ("ชื่อ-นามสกุล", "ยืม-คืน", "ถาม-ตอบ", "ติดต่อ-สอบถาม")
THAI = str.maketrans("0123456789", "๐๑๒๓๔๕๖๗๘๙")


@pytest.mark.parametrize(
    ("text", "entries"),
    [
        ("๑. จัดทำ ๒. เผยแพร่", ("จัดทำ", "เผยแพร่")),
        ("๑.ผอ.กอง ๒.นักวิเคราะห์ ๓.พนักงานทุกคน", ("ผอ.กอง", "นักวิเคราะห์", "พนักงานทุกคน")),
        ("1) ประชุม 2) อบรม", ("ประชุม", "อบรม")),
        ("(1) ชื่องาน(2) วิธีการ (3) ระยะเวลา", ("ชื่องาน", "วิธีการ", "ระยะเวลา")),
        ("๑.แต่งตั้ง\n๒..รายงานผล", ("แต่งตั้ง", "รายงานผล")),
        ("รายไตรมาส ๑.เผยแพร่ข้อมูล (ช่องทาง) ๒.จัดทำคู่มือ", ("รายไตรมาส", "เผยแพร่ข้อมูล (ช่องทาง)", "จัดทำคู่มือ")),
        ("๓.จัดทำคู่มือ หรือแนวทาง", ("จัดทำคู่มือ หรือแนวทาง",)),
        ("๑. ก ๓. ค ๔. ง", ("ก", "ค", "ง")),
        ("๑. ก ๒. ข\nแนวทางอื่น\n๑. ค ๒. ง", ("ก", "ข", "แนวทางอื่น", "ค", "ง")),
        (
            "○ แสดงผล ประกอบด้วย (๑) โครงการ (๒) งบประมาณ* ○ เป็นแผน",
            ("แสดงผล ประกอบด้วย", "โครงการ", "งบประมาณ*", "เป็นแผน"),
        ),
        ("๐ แสดงคู่มือ ๐ เป็นข้อมูล", ("แสดงคู่มือ", "เป็นข้อมูล")),
        ("-แสดงช่องทาง สองทาง -สามารถเข้าถึง", ("แสดงช่องทาง สองทาง", "สามารถเข้าถึง")),
        ("- แสดงข้อมูล - แสดง ชื่อ - นามสกุล ตำแหน่ง", ("แสดงข้อมูล", "แสดง ชื่อ - นามสกุล ตำแหน่ง")),
        ("๒. -มีคู่มือ", ("มีคู่มือ",)),
        ("เช่น -กำหนดแนวปฏิบัติ -กำหนดช่องทาง", ("เช่น", "กำหนดแนวปฏิบัติ", "กำหนดช่องทาง")),
        ("จัดทำคู่มือ\n\nเผยแพร่", ("จัดทำคู่มือ", "เผยแพร่")),
        ("แจ้งให้ผู้ปฏิบัติงานจัดทำ\nคู่มือการปฏิบัติงานและ\nเผยแพร่", ("แจ้งให้ผู้ปฏิบัติงานจัดทำ คู่มือการปฏิบัติงานและ เผยแพร่",)),
        ("", ()),
    ],
)
def test_entries(text: str, entries: tuple[str, ...]) -> None:
    assert split_list(text, PAIRS) == entries


@pytest.mark.parametrize(
    "text",
    [
        "ตามมาตรา ๑๒๘ แห่ง พ.ร.บ. ข้อ ๙.๑ และ ๑๒๓.๑",
        "คะแนน ๙๘.๖๗ และ ๑.๕",
        "สมุดการยืม - คืน ทรัพย์สิน",
        "การให้บริการยืม - คืน และถาม - ตอบ และ ติดต่อ- สอบถาม",
        "๑ ตุลาคม ๒๕๖๘ - ๓๐ กันยายน ๒๕๖๙",
        "E-Service และ on-line",
        "ประชุมครั้งที่ ๒. ประจำปี",
    ],
)
def test_what_is_no_list_stays_whole(text: str) -> None:
    assert split_list(text, PAIRS) == (text,)


def test_join_lines_changes_white_space_only() -> None:
    assert join_lines(" สำนัก\nปลัด \t กองคลัง\u00a0") == "สำนัก ปลัด กองคลัง"


entry = st.tuples(st.sampled_from("กขคงจฉช"), st.text(alphabet="กขคงจฉชาิีุูแโไaZ", max_size=11)).map("".join)


@given(
    st.lists(entry, min_size=2, max_size=15),
    st.sampled_from(["{}. {}", "{}.{}", "({}) {}", "{}) {}"]),
    st.sampled_from([" ", "\n"]),
    st.booleans(),
)
def test_every_numbered_list_comes_back(entries: list[str], frame: str, gap: str, thai: bool) -> None:
    numbers = [str(place).translate(THAI) if thai else str(place) for place in range(1, len(entries) + 1)]
    text = gap.join(frame.format(number, one) for number, one in zip(numbers, entries, strict=True))
    assert split_list(text) == tuple(entries)


@given(st.text(alphabet="กขคาี ะ12๐๑๒.()-–○•o\n/ac", max_size=60))
def test_nothing_is_lost_but_markers(text: str) -> None:
    spans = split_spans(text, PAIRS)
    outside, place = [], 0
    for start, end in spans:
        assert place <= start < end
        assert text[start:end] == text[start:end].strip()
        outside.append(text[place:start])
        place = end
    outside.append(text[place:])
    assert re.fullmatch(r"(?:\s|\(?[0-9๐-๙]{1,2}\s?(?:\)|\.{1,2})|[-–○•o๐])*", "".join(outside))


@pytest.mark.parametrize(
    ("cell", "items"),
    [
        ("<ul><li>ทบทวนคู่มือ</li><li>ปิดประกาศ</li></ul>", ["ทบทวนคู่มือ", "ปิดประกาศ"]),
        ("<ol>\n  <li>ประชุม<br>ทุกกอง</li>\n  <li>รายงาน</li>\n</ol>", ["ประชุม\nทุกกอง", "รายงาน"]),
        ("ทบทวนคู่มือ<br>ปิดประกาศ", ["ทบทวนคู่มือ\nปิดประกาศ"]),
        ("<p>ทบทวนคู่มือพร้อมทั้ง</p><p>ปิดประกาศ</p>", ["ทบทวนคู่มือพร้อมทั้ง\nปิดประกาศ"]),
        ("ทบทวนคู่มือ", ["ทบทวนคู่มือ"]),
    ],
)
def test_items_that_markup_makes(cell: str, items: list[str], tmp_path: Path) -> None:
    document = read_text(f"<table><tr><th>วิธีการ</th></tr><tr><td>{cell}</td></tr></table>", tmp_path, "report.html")
    passage = document.tables[0].cells[1].passage
    found = marked_up_items(passage, document.page(1).text)
    assert [item.text for item in found] == items
    for item in found:
        start, end = item.span()
        assert re.sub("(?:<[^>]*>)+", "\n", document.page(1).text[start:end]) == item.text


SYSTEMS = {
    "number": [str(number) for number in range(1, 16)],
    "thai letter": list("กขคงจฉชซฌญ"),
    "latin letter": list("abcdefgh"),
    "roman": ["i", "ii", "iii", "iv", "v", "vi"],
    "below two": [f"2.{number}" for number in range(1, 10)],
}


@given(
    st.sampled_from(sorted(SYSTEMS)),
    st.lists(st.sampled_from(["สำรวจถนน", "ซ่อมป้าย", "แจ้งหมู่บ้าน", "สรุปผลต่อสภา"]), min_size=2, max_size=6),
    st.sampled_from([" ", "\n"]),
    st.booleans(),
)
def test_every_label_system_counts_on_from_its_first(system: str, entries: list[str], gap: str, thai: bool) -> None:
    frame = "{} {}" if system == "below two" else "{}. {}"
    labels = SYSTEMS[system][: len(entries)]
    text = gap.join(frame.format(label, entry) for label, entry in zip(labels, entries, strict=True))
    assert split_list(text.translate(THAI) if thai else text) == tuple(entries)


def test_lists_inside_lists_are_flat() -> None:
    text = "1) เตรียม ก. สำรวจ ข. จัดลำดับ 2) ลงมือ - ซ่อม - ตรวจรับ"
    assert split_list(text) == ("เตรียม", "สำรวจ", "จัดลำดับ", "ลงมือ", "ซ่อม", "ตรวจรับ")


def test_a_letter_alone_and_months_are_no_markers() -> None:
    for text in ("ตามแบบ ข. ท้ายระเบียบ", "ก.ย. ถึง ธ.ค.", "วิตามิน a. และ c."):
        assert split_list(text) == (text,)


@pytest.mark.parametrize(
    ("text", "entries", "closing"),
    [
        ("๑. วัดระดับน้ำในคลองทุกสาย\n๒. รายงาน\nทั้งนี้ ตามคำสั่งอำเภอ", 2, "ทั้งนี้ ตามคำสั่งอำเภอ"),
        ("๑. วัดระดับน้ำ\n๒. รายงานผลการวัดระดับน้ำต่อ\nนายอำเภอ", 2, None),
        ("๑. วัดระดับน้ำ ๒. รายงาน เป็นแผนที่ใช้ในปีงบประมาณ ๒๕๖๘", 2, "เป็นแผนที่ใช้ในปีงบประมาณ ๒๕๖๘"),
    ],
)
def test_a_closing_sentence_is_no_entry(text: str, entries: int, closing: str | None) -> None:
    reading = read_list(text, rules().text)
    assert len(reading.entries) == entries
    assert (None if reading.closing is None else text[slice(*reading.closing)]) == closing
