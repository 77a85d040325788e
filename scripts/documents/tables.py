# ruff: noqa: E501 - a sentence or a row of a made-up report stands on one line, as it does in the report
"""Tables of indicator scores (family b)."""

from __future__ import annotations

from decimal import Decimal

from scripts.documents.figures import INDICATORS, INSTRUMENTS, Tree, points, thai
from scripts.documents.report import Body, Report


def full_score_misread() -> Report:
    """Instrument rows between the indicators; 100.00 misread as 93.00 in a complete tree."""
    body = Body("sao", "นางพญา", "ท่าปลา", "อุตรดิตถ์")
    tree = next(
        t
        for t in (Tree(2567, s, {"o14": 0}, top=0.97) for s in range(900))
        if t["indicator", "3"] == 100 and t["instrument", "IIT"] < 100
    )
    r = Report("full_score_misread", "b", body, 2567)
    r.plant(tree, "indicator", "3", "93.00")
    r.add(f"ผลคะแนน ITA รายตัวชี้วัด {body.full} {body.place}", "ปีงบประมาณ พ.ศ. ๒๕๖๗", "")
    rows = [["ตัวชี้วัด", "ผลคะแนน"]]
    for instrument, numbers in INSTRUMENTS.items():
        rows.append([f"แบบวัด {instrument}", r.put(tree, "instrument", instrument)])
        rows += [[f"{thai(n)}. {INDICATORS[n]}", r.put(tree, "indicator", str(n))] for n in numbers]
    rows.append(["คะแนนรวม ITA", r.put(tree, "overall", "ITA")])
    r.table(rows)
    return r


def two_years_and_difference() -> Report:
    """Markdown, two years side by side with a difference, instrument totals at the end."""
    body = Body("subdistrict_municipality", "สำนักขาม", "สะเดา", "สงขลา")
    old, new = Tree(2567, 103, {"o8": 0}), Tree(2568, 104, {"o12": 50})
    r = Report("two_years_and_difference", "b", body, 2568, suffix="md", style={"digits": "arabic"})
    r.add(f"# เปรียบเทียบผลการประเมิน ITA ของ{body.full}", "", f"{body.place} ปีงบประมาณ พ.ศ. 2567 - 2568", "")

    def line(name: str, scope: str, code: str) -> list[str]:
        gap = new[scope, code] - old[scope, code]
        return [name, r.put(old, scope, code), r.put(new, scope, code), f"{gap:+.2f}"]

    rows = [["ตัวชี้วัดการประเมิน", "ปี 2567", "ปี 2568", "ผลต่าง"]]
    rows += [line(f"{n} {name}", "indicator", str(n)) for n, name in INDICATORS.items()]
    rows += [line(f"คะแนนเฉลี่ย {name}", "instrument", name) for name in INSTRUMENTS]
    rows.append(line("**คะแนนภาพรวมหน่วยงาน**", "overall", "ITA"))
    r.table(rows, "markdown")
    return r


def three_years_letters() -> Report:
    """Three years newest first, two header rows, merged instrument cells left blank, letters in the last row."""
    body = Body("sao", "วัดขวาง", "โพทะเล", "พิจิตร")
    years = [
        Tree(2566, 111, {"o13": 0}, 0.9),
        Tree(2565, 112, {"o11": 0, "o12": 0}, 0.8),
        Tree(2564, 113, {"o11": 0, "o42": 0, "o43": 0}, 0.6),
    ]
    r = Report("three_years_letters", "b", body, 2566)
    true = str(years[1]["instrument", "EIT"])
    digit = {"0": "6", "1": "7", "2": "7", "3": "8", "4": "9", "5": "6", "6": "0", "7": "1", "8": "3", "9": "4"}[
        true[1]
    ]
    r.plant(years[1], "instrument", "EIT", true[0] + digit + true[2:])
    r.add(f"แนวโน้มผลการประเมินคุณธรรมและความโปร่งใส {body.full} {body.place} ย้อนหลัง ๓ ปี", "")
    rows = [["แบบวัด", "ตัวชี้วัด", "คะแนน (ปีงบประมาณ พ.ศ.)", "", ""], ["", "", "๒๕๖๖", "๒๕๖๕", "๒๕๖๔"]]
    for name, numbers in INSTRUMENTS.items():
        for n in numbers:
            shown = name if n == numbers[0] else ""
            rows.append([shown, f"{thai(n)} {INDICATORS[n]}", *(r.put(t, "indicator", str(n)) for t in years)])
        rows.append(["", f"รวม {name}", *(r.put(t, "instrument", name) for t in years)])
    rows.append(["คะแนนรวมทั้งหมด", "", *(r.put(t, "overall", "ITA") for t in years)])
    rows.append(["ระดับ", "", *(t.grade() for t in years)])
    r.table(rows)
    for t in years:
        r.level(t.year, grade=t.grade())
    return r


def number_twice() -> Report:
    """The number of indicator 4 is printed as a second 3; the name tells which one it is."""
    body = Body("sao", "นาเคียน", "เมืองนครศรีธรรมราช", "นครศรีธรรมราช")
    tree = Tree(2568, 121, {"o16": 0})
    r = Report("number_twice", "b", body, 2568)
    r.add(f"ตารางสรุปคะแนนรายตัวชี้วัด ITA ปี ๒๕๖๘ {body.full} {body.place}")
    rows = [["คะแนน", "ที่", "ชื่อตัวชี้วัด", "เครื่องมือ"]]
    for name, numbers in INSTRUMENTS.items():
        rows += [[r.put(tree, "indicator", str(n)), thai(3 if n == 4 else n), INDICATORS[n], name] for n in numbers]
    r.table(rows)
    r.about["planted"] = ["number 3 printed twice, the second one is indicator 4"]
    r.expect(["duplicate-code", "code-name-conflict"], "indicator")
    r.clean = True
    return r


def wrong_total() -> Report:
    """Two digits of the overall score stand in the wrong order; all instruments and indicators are right."""
    body = Body("sao", "มะเริง", "เมืองนครราชสีมา", "นครราชสีมา")
    tree = next(
        t
        for t in (Tree(2568, s, {"o9": 50}) for s in range(130, 230))
        if str(t["overall", "ITA"])[1] not in "679" and str(t["overall", "ITA"])[0] == "9"
    )
    true = str(tree["overall", "ITA"])
    r = Report("wrong_total", "b", body, 2568, suffix="html")
    r.plant(tree, "overall", "ITA", true[1] + true[0] + true[2:], rule=["single-cell-repair", "sum-mismatch"])
    r.findings[-1].pop("suggested_value")
    r.add("<html><body>", f"<h1>{body.full}</h1>", f"<p>{body.place}</p>", "<p>ผลการประเมิน ITA ปีงบประมาณ พ.ศ. ๒๕๖๘</p>", "<table border='1'>",
          "<tr><th>เครื่องมือการประเมิน</th><th>ตัวชี้วัด</th><th>คะแนนรายตัวชี้วัด</th><th>คะแนนรายเครื่องมือ</th></tr>")  # fmt: skip
    for name, numbers in INSTRUMENTS.items():
        for n in numbers:
            span = f" rowspan='{len(numbers)}'"
            first = f"<td{span}>{name}</td>" if n == numbers[0] else ""
            last = f"<td{span}>{r.put(tree, 'instrument', name)}</td>" if n == numbers[0] else ""
            r.add(
                f"<tr>{first}<td>ตัวชี้วัดที่ {thai(n)} {INDICATORS[n]}</td><td>{r.put(tree, 'indicator', str(n))}</td>{last}</tr>"
            )
    r.add(f"<tr><td colspan='3'>คะแนนรวม</td><td>{r.put(tree, 'overall', 'ITA')}</td></tr>", "</table></body></html>")
    return r


def odd_marks() -> Report:
    """Commas, middle dots and spaces in figures, EIT parts as rows, a dropped decimal mark."""
    body = Body("subdistrict_municipality", "จันทบเพชร", "บ้านกรวด", "บุรีรัมย์")
    tree = Tree(2568, 141, {"o18": 0})
    r = Report("odd_marks", "b", body, 2568)
    r.add(f"{body.full}  {body.place}", "คะแนนการประเมิน ITA ประจำปีงบประมาณ ๒๕๖๘", "")
    marks = [".", ",", "·", " .", ". "]
    rows = [["ข้อ", "รายการ", "คะแนนที่ได้รับ"]]
    for n, name in INDICATORS.items():
        digits = "thai" if n % 2 else "arabic"
        text = r.put(tree, "indicator", str(n), digits=digits, mark=marks[n % 5])
        if n == 2:
            text = thai(str(tree["indicator", "2"]).replace(".", ""))
        rows.append([thai(n), name, text])
    for part, label in (("public", "EIT ส่วนที่ ๑ (Public)"), ("survey", "EIT ส่วนที่ ๒ (Survey)")):
        rows.append(["", label, r.put(tree, "instrument", "EIT", part, mark=",")])
    rows += [["", f"คะแนน {name}", r.put(tree, "instrument", name, mark="·")] for name in INSTRUMENTS]
    rows.append(["", "คะแนนรวม", r.put(tree, "overall", "ITA")])
    r.table(rows)
    true = tree["indicator", "2"]
    key = (None, 2568, "indicator", "2", "combined")
    r.scores[key] = "any"
    r.planted.append(f"indicator 2: decimal mark dropped from {true}")
    r.expect(["single-cell-repair", "out-of-range"], "indicator", "2", suggested_value=str(true))
    return r


def years_as_rows() -> Report:
    """One row a year, the ten indicators as columns, overall and level at the end."""
    body = Body("sao", "กะเปา", "คีรีรัฐนิคม", "สุราษฎร์ธานี")
    r = Report("years_as_rows", "b", body, 2568, suffix="md")
    years = [
        Tree(2565, 151, {"o11": 0}, 0.75),
        Tree(2566, 152, {"o12": 0}, 0.85),
        Tree(2567, 153),
        Tree(2568, 154, {"o5": 0}),
    ]
    r.add(f"## สถิติคะแนน ITA ของ {body.short} {body.place}", "")
    rows = [["ปีงบประมาณ", *(f"ตัวชี้วัดที่ {thai(n)}" for n in INDICATORS), "ภาพรวม"]]
    rows += [
        [thai(t.year), *(r.put(t, "indicator", str(n)) for n in INDICATORS), r.put(t, "overall", "ITA")] for t in years
    ]
    r.table(rows, "markdown")
    r.add("หมายเหตุ คะแนนเต็ม ๑๐๐ คะแนนทุกตัวชี้วัด")
    return r


def missing_indicator() -> Report:
    """The cell of indicator 8 is empty in an otherwise complete table; a column of target values beside it."""
    body = Body("sao", "บ่อโพง", "นครหลวง", "พระนครศรีอยุธยา")
    tree = Tree(2567, 161)
    r = Report("missing_indicator", "b", body, 2567)
    r.add(f"การเปรียบเทียบค่าเป้าหมายกับผลการประเมิน ITA ๒๕๖๗ ของ{body.full} {body.place}")
    rows = [["ตัวชี้วัดที่", "เรื่อง", "ค่าเป้าหมาย", "ผลคะแนนปี ๒๕๖๗", "สรุป"]]
    for n, name in INDICATORS.items():
        text = "" if n == 8 else r.put(tree, "indicator", str(n))
        ok = "บรรลุ" if tree["indicator", str(n)] >= 85 else "ไม่บรรลุ"
        rows.append([thai(n), name, points(Decimal(85)), text, "" if n == 8 else ok])
    rows.append(["", "คะแนนเฉลี่ยรวม", "", r.put(tree, "overall", "ITA"), "บรรลุ"])
    r.note(2567, "indicator", "8", None)
    r.table(rows)
    r.expect("missing-score", "indicator", "8")
    r.about["planted"] = ["cell of indicator 8 left blank"]
    return r


DOCUMENTS = (
    full_score_misread, two_years_and_difference, three_years_letters, number_twice, wrong_total, odd_marks, years_as_rows, missing_indicator,
)  # fmt: skip
