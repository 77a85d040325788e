# ruff: noqa: E501 - a sentence or a row of a made-up report stands on one line, as it does in the report
"""Measures, planned and reported (family e)."""

from __future__ import annotations

from decimal import Decimal

from scripts.documents.figures import thai
from scripts.documents.report import Body, Report

ISSUES = {
    1: "กระบวนการปฏิบัติงานที่โปร่งใสและมีประสิทธิภาพ", 2: "การให้บริการและระบบ E-Service",
    3: "ช่องทางและรูปแบบการประชาสัมพันธ์เผยแพร่ข้อมูลข่าวสารภาครัฐ", 4: "กระบวนการกำกับดูแลการใช้ทรัพย์สินของราชการ",
    5: "กระบวนการสร้างความโปร่งใสในการใช้งบประมาณและการจัดซื้อจัดจ้าง", 6: "กระบวนการควบคุม ตรวจสอบการใช้อำนาจและการบริหารงานบุคคล",
    7: "กลไกและมาตรการในการแก้ไขและป้องกันการทุจริตภายในหน่วยงาน",
}  # fmt: skip


def by_issue_reported() -> Report:
    """Reported by issue, projected header rows, HTML in cells, two pages, issue 6 left out."""
    body = Body("sao", "ตันหยงลุโละ", "เมืองปัตตานี", "ปัตตานี")
    r = Report("by_issue_reported", "e", body, "any", 2568, kinds=["implementation"])
    r.add(
        "รายงานผลการดำเนินการเพื่อส่งเสริมคุณธรรมและความโปร่งใสภายในหน่วยงาน ประจำปีงบประมาณ พ.ศ. ๒๕๖๘",
        f"{body.full} {body.place}",
    )
    header = [
        "มาตรการ/โครงการ/กิจกรรม",
        "ขั้นตอนการดำเนินงาน",
        "ห้วงเวลา",
        "ส่วนราชการที่รับผิดชอบ",
        "ผลผลิต (Output)",
        "ผลลัพธ์ (Outcome)",
    ]
    told = {
        1: ("จัดทำผังกระบวนงานติดหน้าห้อง", ["ประชุมหัวหน้างานกำหนดกระบวนงาน", "พิมพ์ผังและติดประกาศ"], "ไตรมาส ๑-๒ ปีงบประมาณ ๒๕๖๘",
            ("2024-10-01", "2025-03-31"), "สำนักปลัด", ["มีผังกระบวนงาน ๑๒ เรื่อง"], ["ผู้รับบริการทราบเวลาแล้วเสร็จ", "ข้อร้องเรียนเรื่องความล่าช้าลดลง"]),
        2: ("เปิดรับคำขอทางออนไลน์", ["พัฒนาแบบฟอร์มออนไลน์", "ทดสอบระบบกับผู้ใช้จริง", "ประชาสัมพันธ์ในที่ประชุมหมู่บ้าน"], "ตุลาคม ๒๕๖๗ - กันยายน ๒๕๖๘",
            ("2024-10-01", "2025-09-30"), "กองช่าง และกองคลัง", ["รับคำขอออนไลน์ ๔๕ ราย", "มีคู่มือการใช้ระบบ"], ["ประชาชนลดค่าเดินทาง"]),
        3: ("สื่อสารงบประมาณให้เข้าใจง่าย", ["ทำภาพสรุปรายไตรมาส"], "ตลอดปีงบประมาณ พ.ศ. ๒๕๖๘", ("2024-10-01", "2025-09-30"), "กองคลัง",
            ["ภาพสรุป ๔ ชิ้น"], ["ประชาชนรับรู้การใช้จ่ายมากขึ้น"]),
        4: ("ทะเบียนยืมพัสดุกลาง", ["รวบรวมรายการพัสดุ", "ออกเลขยืมคืน"], "ภายในเดือนธันวาคม ๒๕๖๗", (None, "2024-12-31"), "กองคลัง",
            ["มีทะเบียนยืมคืน"], ["พัสดุไม่สูญหาย"]),
        5: ("เปิดเผยแผนจัดซื้อรายเดือน", ["สรุปรายการจัดซื้อ", "เผยแพร่บนเว็บไซต์"], "๑ ต.ค. ๖๗ - ๓๐ ก.ย. ๖๘", ("2024-10-01", "2025-09-30"), "กองคลัง",
            ["ประกาศครบ ๑๒ เดือน"], ["ผู้ค้าเข้าร่วมเสนอราคาเพิ่มขึ้น"]),
        7: ("อบรมกฎหมายป้องกันการทุจริต", ["เชิญวิทยากร", "จัดอบรมหนึ่งวัน", "ประเมินความรู้ก่อนและหลัง"], "มีนาคม ๒๕๖๘", ("2025-03-01", "2025-03-31"),
            "หน่วยตรวจสอบภายใน", ["ผู้เข้าอบรม ๓๘ คน"], ["ไม่มีเรื่องร้องเรียนการทุจริต"]),
    }  # fmt: skip
    for page in ((1, 2, 3), (4, 5, 7)):
        rows = [header]
        for n in page:
            title, steps, period, dates, unit, outputs, outcomes = told[n]
            rows.append([f"ประเด็นที่ {thai(n)} {ISSUES[n]}", "", "", "", "", ""])
            shown = "".join(f"<p>{thai(k)}. {step}</p>" for k, step in enumerate(steps, 1))
            lists = [
                " ".join(f"{thai(k)}) {text}" for k, text in enumerate(texts, 1)) if len(texts) > 1 else texts[0]
                for texts in (outputs, outcomes)
            ]
            rows.append([title, shown, period, unit, *lists])
            r.measure(
                "reported",
                2568,
                title,
                *dates,
                issue_number=n,
                steps=steps,
                n_outputs=len(outputs),
                n_outcomes=len(outcomes),
                responsible_units=[unit.split()[0]],
            )
        r.table(rows)
        r.add("\f" if page[0] == 1 else "")
    r.expect("issue-not-covered")
    r.clean = True
    r.about["planted"] = ["issue 6 is not covered"]
    return r


def by_indicator_planned() -> Report:
    """Planned for 2569 by indicator with the score in brackets; Markdown with <br> lists."""
    body = Body("sao", "คีรีราษฎร์", "พบพระ", "ตาก")
    r = Report("by_indicator_planned", "e b", body, 2568, 2569, kinds=["analysis"], suffix="md", style={})
    r.add("# มาตรการส่งเสริมคุณธรรมและความโปร่งใสภายในหน่วยงาน ประจำปีงบประมาณ พ.ศ. ๒๕๖๙", f"{body.full} {body.place}", "",
          "จากผลการประเมิน ITA ประจำปีงบประมาณ พ.ศ. ๒๕๖๘ หน่วยงานกำหนดมาตรการไว้ดังนี้", "")  # fmt: skip
    told = {
        2: (
            "๙๑.๒๐",
            "91.20",
            "การใช้งบประมาณ",
            "ให้บุคลากรร่วมติดตามแผนใช้จ่าย",
            ["แจ้งแผนใช้จ่ายในที่ประชุมประจำเดือน", "ตั้งตัวแทนแต่ละกองร่วมติดตาม"],
            "กองคลัง",
        ),
        6: (
            "๘๘.๓๕",
            "88.35",
            "คุณภาพการดำเนินงาน",
            "มาตรฐานเวลาให้บริการ",
            ["กำหนดเวลาของแต่ละบริการ", "วัดเวลาจริงทุกเดือน", "รายงานผู้บริหาร"],
            "สำนักปลัด/กองช่าง",
        ),
        7: ("๘๖.๐๔", "86.04", "ประสิทธิภาพการสื่อสาร", "เพิ่มช่องทางไลน์หมู่บ้าน", ["สร้างกลุ่มไลน์ทุกหมู่บ้าน"], "สำนักปลัด"),
        10: (
            "๙๕",
            "95.00",
            "การป้องกันการทุจริต",
            "ประกาศงดรับของขวัญทุกเทศกาล",
            ["ผู้บริหารลงนามประกาศ", "รายงานผลสิ้นปี"],
            "ทุกส่วนราชการ",
        ),
    }
    rows = [["ตัวชี้วัด ITA", "มาตรการ", "วิธีดำเนินการ", "ระยะเวลาดำเนินการ", "ผู้รับผิดชอบ"]]
    for n, (shown, value, name, title, steps, unit) in told.items():
        listed = "<br>".join(f"({thai(k)}) {step}" for k, step in enumerate(steps, 1)) if len(steps) > 1 else steps[0]
        rows.append([f"ตัวชี้วัดที่ {thai(n)} {name} ({shown} คะแนน)", title, listed, "๑ ตุลาคม ๒๕๖๘ - ๓๐ กันยายน ๒๕๖๙", unit])
        r.note(2568, "indicator", str(n), Decimal(value))
        r.measure(
            "planned",
            2569,
            title,
            "2025-10-01",
            "2026-09-30",
            indicator_code=str(n),
            steps=steps,
            responsible_units=[unit.split("/")[0]],
        )
    r.table(rows, "markdown")
    return r


def by_question_with_marks() -> Report:
    """By question code (๑๑๑, E๗, O๑๑, ๐๔๒), three status columns with marks, a header per instrument."""
    body = Body("sao", "บ้านแพ", "คูเมือง", "บุรีรัมย์")
    r = Report("by_question_with_marks", "e", body, 2565, 2566, kinds=["implementation"])
    r.add(
        "แบบรายงานความก้าวหน้าตามมาตรการ (ข้อ O๔๓)",
        f"{body.full} {body.place} ประจำปีงบประมาณ พ.ศ. ๒๕๖๖",
        "ตามผลการประเมิน ITA ประจำปีงบประมาณ พ.ศ. ๒๕๖๕",
    )
    told = [
        ("IIT", "การใช้งบประมาณ", "๑๑๑ หน่วยงานของท่าน มีการจัดซื้อจัดจ้าง/การจัดหาพัสดุ และการตรวจรับพัสดุ", "i11", "2", "เปิดให้ตรวจรับพัสดุร่วมกัน",
         "กองคลัง", "ภายในเดือน มีนาคม ๒๕๖๖", (None, "2023-03-31"), ["ตั้งกรรมการตรวจรับจากหลายกอง", "ประกาศผลตรวจรับ"], "done"),
        ("EIT", "ประสิทธิภาพการสื่อสาร", "E๗ หน่วยงานที่ท่านติดต่อ มีเผยแพร่ผลงานหรือข้อมูลที่สาธารณชนควรรับทราบอย่างชัดเจน", "e7", "7", "จดหมายข่าวรายไตรมาส",
         "สำนักปลัด", "ตลอดปี ๒๕๖๖", ("2022-10-01", "2023-09-30"), ["รวบรวมผลงานแต่ละกอง", "จัดพิมพ์", "แจกจ่ายทุกครัวเรือน"], "in_progress"),
        ("OIT", "การเปิดเผยข้อมูล", "O๑๑ รายงานการกำกับติดตามการดำเนินงานประจำปี รอบ ๖ เดือน", "o11", "9", "กำหนดวันส่งรายงานรอบครึ่งปี",
         "สำนักปลัด", "เมษายน ๒๕๖๖", ("2023-04-01", "2023-04-30"), ["แจ้งเวียนกำหนดส่ง"], "done"),
        ("OIT", "การป้องกันการทุจริต", "๐๔๒ มาตรการส่งเสริมคุณธรรมและความโปร่งใสภายในหน่วยงาน", "o42", "10", "ทบทวนมาตรการทุกปี",
         "หน่วยตรวจสอบภายใน", "ไตรมาส ๔ ปีงบประมาณ ๒๕๖๖", ("2023-07-01", "2023-09-30"), ["ประชุมทบทวน", "เสนอผู้บริหารอนุมัติ"], "not_started"),
    ]  # fmt: skip
    marks = {"done": ["", "", "✓"], "in_progress": ["", "√", ""], "not_started": ["x", "", ""]}
    for instrument in ("IIT", "EIT", "OIT"):
        rows = [
            [
                "ที่",
                f"ตัวชี้วัด {instrument}",
                "ข้อคำถาม/ข้อมูล",
                "มาตรการที่กำหนด",
                "ผู้รับผิดชอบ",
                "กำหนดแล้วเสร็จ",
                "ขั้นตอน/วิธีการ",
                "ยังไม่ดำเนินการ",
                "อยู่ระหว่างดำเนินการ",
                "ดำเนินการแล้ว",
            ]
        ]
        for kind, name, question, code, number, title, unit, period, dates, steps, status in told:
            if kind == instrument:
                listed = (
                    " ".join(f"{thai(k)}.{step}" for k, step in enumerate(steps, 1)) if len(steps) > 1 else steps[0]
                )
                rows.append([thai(len(rows)), name, question, title, unit, period, listed, *marks[status]])
                r.measure(
                    "reported",
                    2566,
                    title,
                    *dates,
                    indicator_code=number,
                    item_code=code,
                    steps=steps,
                    status=status,
                    responsible_units=[unit],
                )
        r.add(f"ส่วนของแบบวัด {instrument}")
        r.table(rows)
    return r


def status_in_words_html() -> Report:
    """Reported with status as words, HTML table with merged indicator cells, header words of another clerk."""
    body = Body("subdistrict_municipality", "หนองหัวแรต", "หนองบุญมาก", "นครราชสีมา")
    r = Report("status_in_words_html", "e", body, "any", 2567, kinds=["implementation"], suffix="html")
    r.add(f"<h2>รายงานผลการดำเนินงานตามมาตรการเพื่อส่งเสริมคุณธรรมและความโปร่งใส ปีงบประมาณ พ.ศ. ๒๕๖๗</h2><p>{body.full} {body.place}</p>",
          "<table><thead><tr><th>ตัวชี้วัด</th><th>มาตรการ/แนวทาง</th><th>วิธีการ</th><th>ช่วงเวลา</th><th>หน่วยงานรับผิดชอบ</th><th>สถานะ</th><th>ผลที่เกิดขึ้น</th></tr></thead><tbody>")  # fmt: skip
    told = [
        (1, "๑. การปฏิบัติหน้าที่", "ประกาศมาตรฐานงานบริการ", ["ทบทวนมาตรฐานเดิม", "ประกาศใช้"], "ดำเนินการแล้วเสร็จ", "done", 2),
        (1, "", "อบรมการบริการด้วยใจ", ["จัดอบรมพนักงานหน้าเคาน์เตอร์"], "อยู่ระหว่างดำเนินการ", "in_progress", 0),
        (
            4,
            "๔. การใช้ทรัพย์สินของราชการ",
            "ติดสติกเกอร์รถส่วนกลาง",
            ["จัดทำสติกเกอร์", "ติดครบทุกคัน", "ตรวจสอบทุกเดือน"],
            "ยังไม่ได้ดำเนินการ",
            "not_started",
            1,
        ),
    ]
    for number, label, title, steps, shown, status, span in told:
        first = f"<td rowspan='{span}'>ตัวชี้วัดที่ {label}</td>" if span else ""
        listed = "<ul>" + "".join(f"<li>{step}</li>" for step in steps) + "</ul>"
        r.add(
            f"<tr>{first}<td>{title}</td><td>{listed}</td><td>ต.ค. ๖๖ – ก.ย. ๖๗</td><td>สำนักปลัด</td><td>{shown}</td><td>{'-' if status == 'not_started' else 'ผู้รับบริการพึงพอใจ'}</td></tr>"
        )
        r.measure(
            "reported",
            2567,
            title,
            "2023-10-01",
            "2024-09-30",
            indicator_code=str(number),
            steps=steps,
            status=status,
            responsible_units=["สำนักปลัด"],
        )
    r.add("</tbody></table>")
    return r


def neighbour_in_measures() -> Report:
    """Planned by issue in numbered columns; a neighbour's name stands in one title; continued rows."""
    body = Body("sao", "ซำ", "เมืองศรีสะเกษ", "ศรีสะเกษ")
    r = Report("neighbour_in_measures", "e", body, 2567, 2568, kinds=["analysis"])
    r.add("มาตรการส่งเสริมคุณธรรมและความโปร่งใสภายในหน่วยงาน ประจำปีงบประมาณ พ.ศ. ๒๕๖๘", f"{body.full} {body.place}",
          "จากการวิเคราะห์ผลการประเมิน ITA ประจำปีงบประมาณ พ.ศ. ๒๕๖๗")  # fmt: skip
    header = ["ประเด็น", "โครงการ/มาตรการ", "ขั้นตอนหรือวิธีการ", "กำหนดเวลา", "ผู้เกี่ยวข้อง"]
    rows = [header]
    for n, name in ISSUES.items():
        title = f"มาตรการเสริมด้านที่ {thai(n)} ของหน่วยงาน" if n != 3 else "มาตรการสื่อสารเชิงรุกขององค์การบริหารส่วนตำบลโพนค้อ"
        steps = [f"วางแผนงานด้านที่ {thai(n)}", "มอบหมายผู้ปฏิบัติ", "ติดตามผลทุกไตรมาส"][: 1 + n % 3]
        listed = " ".join(f"- {step}" for step in steps)
        stated = [*steps, "สรุปผลเสนอผู้บริหาร"] if n == 3 else steps
        rows.append(
            [f"({thai(n)}) {name}", title, listed, "ตลอดปีงบประมาณ ๒๕๖๘", "ทุกกอง" if n % 2 else "สำนักปลัด กองคลัง"]
        )
        r.measure("planned", 2568, title, "2024-10-01", "2025-09-30", issue_number=n, steps=stated)
    r.table(rows[:4])
    r.add("\f")
    r.table([header, ["(๓) (ต่อ)", "", "- สรุปผลเสนอผู้บริหาร", "", ""], *rows[4:]])
    r.expect("foreign-organisation-named")
    r.clean = True
    r.about["planted"] = ["a neighbour's name in the title of the third measure"]
    return r


DOCUMENTS = (
    by_issue_reported,
    by_indicator_planned,
    by_question_with_marks,
    status_in_words_html,
    neighbour_in_measures,
)
