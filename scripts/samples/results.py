"""Results: three years side by side, a memo in prose with a blank, a table of many bodies."""

from __future__ import annotations

from decimal import Decimal
from typing import Final

from scripts.samples.bodies import CHAMLONG, SOMMUT
from scripts.samples.sample import Row, Sample
from scripts.samples.tree import Tree, thai
from scripts.samples.wording import INDICATORS, INSTRUMENTS, MARK

_YEARS: Final = (
    Tree.of_indicators(2566, "91.42", "86.30", "90.15", "83.74", "87.06", "88.91", "84.27", "82.60", "92.50", "85.00"),
    Tree.of_indicators(2567, "93.18", "89.05", "92.40", "86.22", "90.37", "90.64", "87.12", "85.93", "95.00", "91.67"),
    Tree.of_indicators(2568, "94.75", "91.88", "93.02", "89.46", "92.51", "91.30", "89.77", "88.04", "97.14", "93.75"),
)


def side_by_side() -> Sample:
    """FY2566 to FY2568 in one table with a column of differences, which are no scores."""
    sample = Sample("05_years.txt", CHAMLONG, 2568, kinds=("score_table",))
    sample.say(
        "เปรียบเทียบผลการประเมินคุณธรรมและความโปร่งใสในการดำเนินงาน (ITA) ปีงบประมาณ พ.ศ. ๒๕๖๖ - ๒๕๖๘",
        "",
        CHAMLONG.place,
        "",
        MARK,
    )
    last, this = _YEARS[-2], _YEARS[-1]

    def row(number: str, name: str, scope: str, code: str) -> Row:
        change = this[scope, code] - last[scope, code]
        return (number, name, *(sample.score(tree, scope, code) for tree in _YEARS), thai(f"{change:+.2f}"))

    rows: list[Row] = [("ตัวชี้วัดที่", "ตัวชี้วัด", "ปี ๒๕๖๖", "ปี ๒๕๖๗", "ปี ๒๕๖๘", "เพิ่มขึ้น/ลดลง")]
    for instrument, codes in INSTRUMENTS.items():
        rows += [row(thai(code), INDICATORS[code], "indicator", code) for code in codes]
        rows.append(row("", f"คะแนนเฉลี่ย {instrument}", "instrument", instrument))
    rows.append(row("", "คะแนนภาพรวม", "overall", "ITA"))
    sample.tabbed(*rows)
    sample.finish()
    return sample


def memo() -> Sample:
    """An official memo of 2567 in prose; one indicator's score is left blank."""
    sample = Sample("06_memo.txt", SOMMUT, 2567, kinds=("memo",), date="2024-08-26")
    tree = Tree.of_indicators(
        2567, "90.10", "86.45", "88.72", "84.19", "87.30", "86.05", "83.58", "81.94", "91.25", "87.50"
    )
    overall, iit, eit, oit = (
        sample.score(tree, *key)
        for key in (("overall", "ITA"), ("instrument", "IIT"), ("instrument", "EIT"), ("instrument", "OIT"))
    )
    public = sample.note(2567, "instrument", "EIT", Decimal("86.40"), "public")
    survey = sample.note(2567, "instrument", "EIT", 2 * tree["instrument", "EIT"] - Decimal("86.40"), "survey")
    sample.say(
        "บันทึกข้อความ",
        "",
        "ส่วนราชการ สำนักปลัด องค์การบริหารส่วนตำบลสมมุติธารา",
        "",
        "ที่ อบ ๗๙๙๐๑/๑๑๔ วันที่ ๒๖ สิงหาคม ๒๕๖๗",
        "",
        "เรื่อง ผลการประเมินคุณธรรมและความโปร่งใสในการดำเนินงาน ประจำปีงบประมาณ พ.ศ. ๒๕๖๗",
        "",
        "เรียน นายกองค์การบริหารส่วนตำบลสมมุติธารา",
        "",
        f"ตามที่{SOMMUT.place} ได้เข้ารับการประเมิน ITA ประจำปีงบประมาณ พ.ศ. ๒๕๖๗ ผลคะแนนภาพรวมเท่ากับ {overall} คะแนน"
        " อยู่ในระดับผ่าน เป็นอันดับที่ ๖๑ จาก ๒๓๙ แห่ง",
        "",
        f"แบบวัดการรับรู้ของผู้มีส่วนได้ส่วนเสียภายใน (IIT) ได้ {iit} คะแนน แบบวัดการรับรู้ของผู้มีส่วนได้ส่วนเสียภายนอก (EIT)"
        f" ได้ {eit} คะแนน โดย EIT ส่วนที่ ๑ ได้ {public} คะแนน และ EIT ส่วนที่ ๒ ได้ {survey} คะแนน"
        f" ส่วนแบบวัดการเปิดเผยข้อมูลสาธารณะ (OIT) ได้ {oit} คะแนน",
        "",
        f"ตัวชี้วัดที่ ๔ การใช้ทรัพย์สินของราชการ ได้ {sample.score(tree, 'indicator', '4')} คะแนน ต่ำสุดของแบบวัด IIT",
        "",
        "ตัวชี้วัดที่ ๘ การปรับปรุงการทำงาน ได้ .......... คะแนน ต่ำสุดของแบบวัด EIT",
        "",
        MARK,
        "",
        "จึงเรียนมาเพื่อโปรดทราบ",
    )
    sample.note(2567, "indicator", "8", None)
    sample.finding("missing-score", "indicator", "8")
    sample.claim(2567, "pass", 61, 239)
    sample.finish()
    return sample


_LEVELS: Final = {"ผ่านดีเยี่ยม": "excellent", "ผ่านดี": "good", "ผ่าน": "pass"}
# Name, district, IIT, EIT, OIT, level. Two rows are wrong on purpose.
_ROWS: Final = (
    ("เทศบาลตำบลตัวอย่างเหนือ", "เชียงคาน", "94.12", "90.45", "96.25", "ผ่านดี"),
    ("องค์การบริหารส่วนตำบลสมมุติพัฒนา", "เชียงคาน", "91.08", "86.77", "93.75", "ผ่านดี"),
    ("องค์การบริหารส่วนตำบลทดลองสามัคคี", "ด่านซ้าย", "89.66", "83.91", "92.50", "ผ่านดี"),
    ("เทศบาลตำบลจำลองคีรี", "ด่านซ้าย", "97.20", "95.84", "100.00", "ผ่านดีเยี่ยม"),
    ("องค์การบริหารส่วนตำบลจำลองไพศาล", "วังสะพุง", "88.35", "89.12", "90.00", "ผ่านดี"),
    ("เทศบาลเมืองฝึกหัดวิทยา", "วังสะพุง", "86.93", "80.16", "88.75", "ผ่าน"),
)


def of_province() -> Sample:
    """A list of a made-up provincial office: a row a body. One level is too high, one decimal mark is lost."""
    sample = Sample("07_province.md", None, 2567, kinds=("score_table",), digits="arabic")
    sample.say(
        "# ผลการประเมินคุณธรรมและความโปร่งใส (ITA) ขององค์กรปกครองส่วนท้องถิ่น จังหวัดเลย ประจำปีงบประมาณ พ.ศ. 2567",
        "",
        MARK,
    )
    rows: list[Row] = [("ที่", "หน่วยงาน", "อำเภอ", "IIT", "EIT", "OIT", "คะแนนรวม", "ระดับ")]
    for number, (name, district, iit, eit, oit, level) in enumerate(_ROWS, 1):
        total = Decimal("0.3") * Decimal(iit) + Decimal("0.3") * Decimal(eit) + Decimal("0.4") * Decimal(oit)
        cells: list[str] = []
        for code, value in (("IIT", iit), ("EIT", eit), ("OIT", oit)):
            lost = code == "EIT" and name.endswith("จำลองไพศาล")
            printed = Decimal(value) * 100 if lost else Decimal(value)
            cells.append(sample.note(2567, "instrument", code, printed, of=name))
            if lost:
                cells[-1] = value.replace(".", "")
                sample.finding("out-of-range", "instrument", code)
                sample.finding("single-cell-repair", "instrument", code, suggested_value=value)
        cells.append(sample.note(2567, "overall", "ITA", total.quantize(Decimal("0.01")), of=name))
        rows.append((str(number), name, district, *cells, level))
        sample.claim(2567, _LEVELS[level], of=name)
    sample.finding("level-mismatch", expected="ผ่าน")
    sample.piped(*rows)
    sample.finish()
    return sample
