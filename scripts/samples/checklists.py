"""Rows with a state: a checklist of OIT items in HTML, measures by question and item, guidelines by indicator."""

from __future__ import annotations

from typing import Final

from scripts.samples.bodies import CHAMLONG, THOTLONG
from scripts.samples.sample import Body, Row, Sample
from scripts.samples.tree import thai
from scripts.samples.wording import ITEMS_2567, MARK

_DONE: Final = '<input type="checkbox" checked>'
_OPEN: Final = '<input type="checkbox">'
_UNITS: Final = ("สำนักปลัดเทศบาล", "กองคลัง", "กองช่าง", "กองการศึกษา")
_NOT_STARTED: Final = (12, 24)
_IN_PROGRESS: Final = (16, 19)
# How a scan leaves the letter o and the digits behind it; every other code is printed as it should be.
_DAMAGED: Final = {1: "๐๑", 2: "๐๒", 9: "๐๙", 10: "๐๑๐", 11: "๐๑๑", 14: "๑๔", 15: "๑๕", 21: "๑๒๑", 22: "๑๒๒", 23: "๑๒๓"}


def checklist() -> Sample:
    """A whole HTML page: o1-o25 of FY2567, each with two check boxes; ten codes are damaged."""
    sample = Sample("04_checklist.html", CHAMLONG, 2567)
    rows: list[str] = []
    for number, title in enumerate(ITEMS_2567, 1):
        unit = _UNITS[number % len(_UNITS)]
        printed = _DAMAGED.get(number, f"o{thai(number)}")
        done = number not in _NOT_STARTED and number not in _IN_PROGRESS
        ticked = (number in _NOT_STARTED, number in _IN_PROGRESS, done)
        boxes = [_DONE if tick else _OPEN for tick in ticked]
        state = f"{boxes[0]} ยังไม่ดำเนินการ<br>{boxes[1]} อยู่ระหว่างดำเนินการ<br>{boxes[2]} ดำเนินการแล้ว"
        cells = (printed, title.replace("&", "&amp;"), unit, state)
        rows.append("<tr>" + "".join(f"<td>{cell}</td>" for cell in cells) + "</tr>")
        sample.items.append(
            {
                "fiscal_year_be": 2567,
                "code": f"o{number}",
                "code_printed": printed,
                "title": title,
                "responsible_units": [unit.removesuffix("เทศบาล")],  # one name for one unit
                "status": "not_started" if number in _NOT_STARTED else "done" if done else "in_progress",
            }
        )
    sample.say(
        "<!DOCTYPE html>",
        '<html lang="th"><head><meta charset="utf-8"><title>OIT 2567</title></head><body>',
        "<h1>แบบตรวจการเปิดเผยข้อมูลสาธารณะ (OIT) ประจำปีงบประมาณ พ.ศ. ๒๕๖๗</h1>",
        f"<p>{CHAMLONG.place}</p>",
        f"<p>{MARK}</p>",
        "<table>",
        "<tr><th>ข้อ</th><th>รายการข้อมูล</th><th>ผู้รับผิดชอบ</th><th>สถานะ</th></tr>",
        *rows,
        "</table>",
        "</body></html>",
    )
    sample.finish()
    return sample


def by_question() -> Sample:
    """Measures of FY2566 by question and item with three columns of states; the report also says FY2565 of itself."""
    sample = Sample("08_states.txt", THOTLONG, None, 2566, kinds=("implementation",))
    sample.say(
        "รายงานการดำเนินการตามมาตรการส่งเสริมคุณธรรมและความโปร่งใสภายในหน่วยงาน ประจำปีงบประมาณ พ.ศ. ๒๕๖๖",
        "",
        THOTLONG.place,
        "",
        MARK,
        "",
        "รายงานฉบับนี้แสดงผลการดำเนินการตามมาตรการ ประจำปีงบประมาณ พ.ศ. ๒๕๖๕ ของทุกกอง",
    )
    states = ("ยังไม่ดำเนินการ", "อยู่ระหว่างดำเนินการ", "ดำเนินการแล้ว")
    head = ("ที่", "ตัวชี้วัด", "หัวข้อย่อย", "มาตรการ", "ผู้รับผิดชอบ", "ระยะเวลา", *states)
    tick = _DONE
    rows: list[Row] = [
        head,
        (
            "๑",
            "การใช้งบประมาณ",
            "i๗ ท่านรู้เกี่ยวกับแผนการใช้จ่ายงบประมาณประจำปี ของหน่วยงานของท่าน มากน้อยเพียงใด",
            "มาตรการเล่าแผนงบประมาณให้บุคลากรฟัง",
            "กองคลัง",
            "ภายในเดือน ธันวาคม ๒๕๖๕",
            "",
            "",
            tick,
        ),
        (
            "๒",
            "ประสิทธิภาพการสื่อสาร",
            "E๗ หน่วยงานที่ท่านติดต่อ มีเผยแพร่ผลงานหรือข้อมูลที่สาธารณชนควรรับทราบอย่างชัดเจน มากน้อยเพียงใด",
            "มาตรการสรุปผลงานรายไตรมาสหนึ่งหน้า",
            "สำนักปลัด",
            "ตลอดปีงบประมาณ ๒๕๖๖",
            "",
            tick,
            "",
        ),
        (
            "๓",
            "การเปิดเผยข้อมูล",
            "O๓ อำนาจหน้าที่",
            "มาตรการทบทวนข้อมูลภารกิจบนเว็บไซต์",
            "สำนักปลัด",
            "ต.ค. ๒๕๖๕ ถึง ก.ย. ๒๕๖๖",
            tick,
            "",
            "",
        ),
    ]
    sample.tabbed(*rows)
    shared = {"stage": "reported", "fiscal_year_be": 2566, "steps": [], "outputs": [], "outcomes": []}
    truth = (
        ("i7", "กองคลัง", None, "2022-12-31", "done"),
        ("e7", "สำนักปลัด", "2022-10-01", "2023-09-30", "in_progress"),
        ("o3", "สำนักปลัด", "2022-10-01", "2023-09-30", "not_started"),
    )
    for row, (code, unit, start, end, status) in zip(rows[1:], truth, strict=True):
        sample.measures.append(
            {
                **shared,
                "item_code": code,
                "title": row[3],
                "responsible_units": [unit],
                "period_start": start,
                "period_end": end,
                "status": status,
            }
        )
    sample.finding("year-conflict")
    sample.finish()
    return sample


def of_another_body() -> Sample:
    """Guidelines by indicator with their state, copied in part: the text still names the body it was copied from.

    The only sample under names that exist: only a body of the list can be told from a misprint of the reporter's name.
    """
    body = Body("องค์การบริหารส่วนตำบลหนองจอก", "บ้านไร่", "อุทัยธานี")
    sample = Sample("12_copied.txt", body, None, 2568, kinds=("implementation",))
    sample.say(
        "รายงานผลการดำเนินการตามมาตรการส่งเสริมคุณธรรมและความโปร่งใสภายในหน่วยงาน ประจำปีงบประมาณ พ.ศ. ๒๕๖๘",
        "",
        body.place,
        "",
        MARK,
        "",
        f"{body.name}ได้นำแนวทางไปปฏิบัติและขอรายงานผล ดังนี้",
    )
    rows: list[Row] = [
        ("ตัวชี้วัด", "แนวทางการพัฒนา", "ผู้รับผิดชอบ", "ระยะเวลา", "สถานะ", "ผลการดำเนินการ"),
        (
            "๖. คุณภาพการดำเนินงาน",
            "กำหนดเวลามาตรฐานของแต่ละบริการ",
            "สำนักปลัด",
            "ตลอดปีงบประมาณ ๒๕๖๘",
            "ดำเนินการแล้ว",
            "ประกาศเวลามาตรฐานเก้าบริการ",
        ),
        (
            "๗. ประสิทธิภาพการสื่อสาร",
            "มาตรการสรุปผลงานรายไตรมาสในหนึ่งหน้ากระดาษ",
            "กองคลัง",
            "ม.ค. ๒๕๖๘ - มิ.ย. ๒๕๖๘",
            "อยู่ระหว่างดำเนินการ",
            "ถ่ายทำแล้วสองตอน",
        ),
        (
            "๙. การเปิดเผยข้อมูล",
            "มาตรการทบทวนข้อมูลภารกิจบนเว็บไซต์ของเทศบาลตำบลเมืองการุ้ง",
            "สำนักปลัด",
            "ไตรมาส ๔ ปีงบประมาณ ๒๕๖๘",
            "ยังไม่ดำเนินการ",
            "รอประชุมกอง",
        ),
    ]
    sample.tabbed(*rows)
    sample.say("", "ทั้งนี้ เทศบาลตำบลเมืองการุ้ง จะติดตามผลและรายงานผู้บริหารทราบต่อไป")
    truth = (
        ("6", "2024-10-01", "2025-09-30", "done"),
        ("7", "2025-01-01", "2025-06-30", "in_progress"),
        ("9", "2025-07-01", "2025-09-30", "not_started"),
    )
    for row, (code, start, end, status) in zip(rows[1:], truth, strict=True):
        sample.measures.append(
            {
                "stage": "reported",
                "fiscal_year_be": 2568,
                "indicator_code": code,
                "title": row[1],
                "steps": [],
                "responsible_units": [row[2]],
                "period_start": start,
                "period_end": end,
                "status": status,
                "outputs": [row[5]],
                "outcomes": [],
            }
        )
    sample.finding("foreign-organisation-named")
    sample.finish()
    return sample
