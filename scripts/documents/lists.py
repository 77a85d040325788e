# ruff: noqa: E501 - a sentence or a row of a made-up report stands on one line, as it does in the report
"""Guidelines with status, checklists of items, analyses by indicator (families f and g)."""

from __future__ import annotations

from scripts.documents.figures import ELEMENTS, INDICATORS, Tree, questions, thai
from scripts.documents.report import Body, Report


def guidelines_with_boxes() -> Report:
    """Guidelines by indicator, status as check boxes in the progress cell, short years in the period."""
    body = Body("sao", "ตะลุโบะ", "เมืองปัตตานี", "ปัตตานี")
    r = Report("guidelines_with_boxes", "f", body, "any", 2567, kinds=["implementation"])
    r.add("ผลการดำเนินงานตามแนวทางยกระดับคะแนน ITA ปีงบประมาณ ๒๕๖๗", f"{body.full} {body.place}")
    states = [
        "done",
        "done",
        "in_progress",
        "not_started",
        "done",
        "done",
        "in_progress",
        "done",
        "done",
        "not_started",
    ]
    box = {"done": ("☐", "☐", "☑"), "in_progress": ("☐", "☑", "☐"), "not_started": ("☑", "☐", "☐")}
    html = {"☐": '<input type="checkbox">', "☑": '<input type="checkbox" checked>'}
    rows = [["ตัวชี้วัดที่", "แนวทางการพัฒนา", "กองที่รับผิดชอบ", "ระยะเวลา", "ผลการดำเนินการ"]]
    for n, name in INDICATORS.items():
        state = states[n - 1]
        title = f"พัฒนางานด้าน{name}ให้ดียิ่งขึ้น"
        marks = [html[mark] if n > 5 else mark for mark in box[state]]
        tail = " จัดทำสรุปรายงานแล้ว" if state == "done" else ""
        rows.append([f"{thai(n)} {name}", title, "สำนักปลัด" if n % 2 else "กองคลัง", "ต.ค. ๖๖ ถึง ก.ย. ๖๗",
                     f"{marks[0]} ยังไม่ดำเนินการ {marks[1]} อยู่ระหว่างดำเนินการ {marks[2]} ดำเนินการแล้ว{tail}"])  # fmt: skip
        r.measure(
            "reported",
            2567,
            title,
            "2023-10-01",
            "2024-09-30",
            indicator_code=str(n),
            status=state,
            responsible_units=["สำนักปลัด" if n % 2 else "กองคลัง"],
        )
    r.table(rows)
    return r


def _titles(year: int) -> dict[str, str]:
    return {code: title for _, _, listed in ELEMENTS[str(year)]["subs"] for code, title in listed}


def checklist_2568_damaged() -> Report:
    """Twenty-eight items, codes with Thai zero for o, bullets ๐ in the required elements, status in words."""
    body = Body("sao", "บางกะเจ้า", "พระประแดง", "สมุทรปราการ")
    r = Report("checklist_2568_damaged", "f", body, "any", "any")
    r.add(f"ตารางติดตามการเปิดเผยข้อมูลสาธารณะ (OIT) ประจำปีงบประมาณ พ.ศ. ๒๕๖๘ ของ{body.full} {body.place}", "")
    header = ["ข้อ", "ข้อมูล", "องค์ประกอบด้านข้อมูล", "ผู้จัดทำ", "สถานะ"]
    words = {"done": "เผยแพร่แล้ว", "in_progress": "อยู่ระหว่างดำเนินการ", "not_started": "ยังไม่ดำเนินการ"}
    rows = [header]
    for k, (code, title) in enumerate(_titles(2568).items(), 1):
        status = "in_progress" if k in (6, 12) else "not_started" if k == 22 else "done"
        shown = ("๐" if k % 3 else "O") + thai(k)
        rows.append(
            [
                shown,
                thai(title),
                "๐ แสดงข้อมูลเป็นปัจจุบัน ๐ แสดงบนเว็บไซต์หลัก" if k % 2 else "๐ แสดงรายละเอียดตามที่กำหนด",
                "กองคลัง" if k in (6, 12, 13) else "สำนักปลัด",
                words[status],
            ]
        )
        r.item(int(r.name[10:14]), code, status, thai(title)[:12])
        if k in (10, 20):
            r.table(rows)
            r.add("\f")
            rows = [header]
    r.table(rows)
    return r


def checklist_2567_marks() -> Report:
    """Thirty-five items with two columns มี and ไม่มี marked, Arabic codes without zero, a code printed twice."""
    body = Body("town_municipality", "ชุมแสง", "ชุมแสง", "นครสวรรค์")
    r = Report("checklist_2567_marks", "f", body, "any", "any", suffix="md")
    r.add("# แบบตรวจสอบข้อมูล OIT ปีงบประมาณ พ.ศ. 2567", f"{body.full} {body.place}", "")
    rows = [["รหัส OIT", "ชื่อรายการ", "ดำเนินการแล้ว", "ยังไม่ดำเนินการ", "หมายเหตุ"]]
    for k, (code, title) in enumerate(_titles(2567).items(), 1):
        done = k not in (16, 29)
        shown = "o17" if k == 18 else f"o{k}"
        rows.append([shown, title, "✓" if done else "", "" if done else "✓", ""])
        r.item(int(r.name[10:14]), code, "done" if done else "not_started", title[:12])
    r.table(rows, "markdown")
    r.expect(["duplicate-code", "code-name-conflict", "duplicate-item"], "item")
    r.clean = True
    r.about["planted"] = ["code o17 printed twice, the second is o18"]
    return r


def checklist_2569() -> Report:
    """The list of 2569: twenty-six items, responsible units, no status yet."""
    body = Body("sao", "เกาะเกร็ด", "ปากเกร็ด", "นนทบุรี")
    r = Report("checklist_2569", "f", body, "any", "any")
    r.add("การมอบหมายผู้รับผิดชอบข้อมูล OIT ประจำปีงบประมาณ พ.ศ. ๒๕๖๙", f"{body.full} {body.place}", "")
    rows = [["ข้อที่", "รายการข้อมูล", "ผู้รับผิดชอบหลัก"]]
    for k, (code, title) in enumerate(_titles(2569).items(), 1):
        rows.append([f"o{thai(k)}", thai(title), "กองคลัง" if k in (6, 11, 12) else "สำนักปลัด"])
        r.item(int(r.name[10:14]), code, "unknown", thai(title)[:12])
    r.table(rows)
    return r


def analysis_table() -> Report:
    """Analyses in a table by indicator with scores, obstacles after it."""
    body = Body("sao", "ท่าตูม", "เมืองมหาสารคาม", "มหาสารคาม")
    tree = Tree(2568, 501, {"o12": 50})
    r = Report("analysis_table", "g", body, 2568, kinds=["analysis"])
    r.add(f"การวิเคราะห์ผลการประเมิน ITA ปีงบประมาณ พ.ศ. ๒๕๖๘ {body.full} {body.place}", "")
    rows = [["ตัวชี้วัด", "คะแนน", "ข้อบกพร่อง/ข้อปรับปรุง", "ข้อที่ต้องพัฒนา", "รักษาระดับ"]]
    for n, name in INDICATORS.items():
        weak = f"ยังพบจุดอ่อนเรื่อง{name}ในบางกอง" if n % 2 else "-"
        better, keep = f"จัดทำแนวปฏิบัติด้าน{name}", "" if n % 3 else "คงมาตรฐานเดิมและติดตามต่อเนื่อง"
        rows.append([f"ตัวชี้วัดที่ {thai(n)} {name}", r.put(tree, "indicator", str(n)), weak, better, keep])
        texts = {"weakness": weak} if n % 2 else {}
        r.analysis(n, **texts, improvement=better, **({"strength": keep} if keep else {}))
    r.table(rows)
    r.add("ปัญหาและอุปสรรค", "", "๑. ผู้ตอบแบบสอบถามภายนอกมีจำนวนน้อย", "๒. บุคลากรโอนย้ายระหว่างปี", "",
          "ข้อเสนอแนะ", "", "ควรประชาสัมพันธ์ช่องทางตอบแบบวัดให้ทั่วถึง")  # fmt: skip
    return r


def analysis_prose() -> Report:
    """Analyses in running text under a heading for each indicator, memo head with a date, question scores in lists."""
    body = Body("sao", "โพนค้อ", "เมืองศรีสะเกษ", "ศรีสะเกษ")
    tree = Tree(2567, 512)
    r = Report("analysis_prose", "g h", body, 2567, 2568, date="2024-12-03", kinds=["memo", "analysis"])
    r.add("บันทึกข้อความ", f"ส่วนราชการ งานวิเคราะห์นโยบายและแผน สำนักปลัด {body.full}", "ที่ ศก ๘๐๑๐๑/๒๑๗ วันที่ ๓ ธันวาคม ๒๕๖๗",
          "เรื่อง รายงานการวิเคราะห์ผลการประเมิน ITA ประจำปีงบประมาณ พ.ศ. ๒๕๖๗ เพื่อกำหนดมาตรการ ประจำปีงบประมาณ พ.ศ. ๒๕๖๘", f"เรียน นายก{body.full} ({body.place})", "")  # fmt: skip
    for n in range(1, 9):
        r.add("", f"ตัวชี้วัดที่ {thai(n)} {INDICATORS[n]} ได้คะแนน {r.put(tree, 'indicator', str(n))} คะแนน", "")
        weak, better, keep = (
            f"บางขั้นตอนของ{INDICATORS[n]}ยังไม่ชัดเจน",
            f"ปรับปรุงคู่มือเรื่อง{INDICATORS[n]}ให้เป็นปัจจุบัน",
            "ให้ผู้บังคับบัญชากำกับต่อเนื่อง",
        )
        r.add(f"ข้อบกพร่อง : {weak}", "", f"ข้อที่ต้องพัฒนา : {better}", "")
        r.analysis(n, weakness=weak, improvement=better, **({"strength": keep} if n in (3, 5) else {}))
        if n in (3, 5):
            r.add(f"รักษาระดับ : {keep}", "")
    return r


def analysis_blocks() -> Report:
    """A block per indicator with its questions and three HTML paragraphs; a municipality; one figure confused."""
    body = Body("subdistrict_municipality", "แสลงโทน", "ประโคนชัย", "บุรีรัมย์")
    tree = next(
        t
        for t in (Tree(2568, s, top=0.8) for s in range(1, 3000))
        if str(t["question", "i11"])[1] == "3" and t["question", "i11"] < 100
    )
    r = Report("analysis_blocks", "g c", body, 2568, kinds=["analysis"])
    r.plant(tree, "question", "i11", str(tree["question", "i11"]).replace("3", "8", 1), expect=False)
    # 93 of 98 for i11 and 92.50 of 97.50 for i10 explain the mean alike, on the scale of forty answers: no one may choose.
    r.expect(["sum-mismatch", "single-cell-repair"], "indicator", "4")
    r.add(f"การวิเคราะห์รายข้อของแบบวัด IIT ประจำปีงบประมาณ พ.ศ. ๒๕๖๘ {body.full} {body.place}")
    for n in range(1, 6):
        weak, better, keep = (
            f"คะแนนรายข้อของ{INDICATORS[n]}ยังไม่เต็ม",
            "กำหนดผู้รับผิดชอบรายข้อ",
            f"รักษาผลงานเด่นเรื่อง{INDICATORS[n]}",
        )
        rows = [[f"ตัวชี้วัดที่ {thai(n)} {INDICATORS[n]}", r.put(tree, "indicator", str(n))], ["คำถามในแบบวัด IIT", "คะแนน"]]
        rows += [[f"{thai(q)} {title}", r.put(tree, "question", q)] for q, title in questions(2568, n)]
        rows.append([f"<p>ข้อบกพร่อง {weak}</p><p>ข้อที่ต้องพัฒนา {better}</p><p>รักษาระดับ {keep}</p>", ""])
        r.table(rows)
        r.analysis(n, weakness=weak, improvement=better, strength=keep)
    r.add(f"คะแนนเฉลี่ย IIT {r.put(tree, 'instrument', 'IIT')} คะแนน")
    return r


DOCUMENTS = (
    guidelines_with_boxes,
    checklist_2568_damaged,
    checklist_2567_marks,
    checklist_2569,
    analysis_table,
    analysis_prose,
    analysis_blocks,
)
