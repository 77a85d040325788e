"""Analyses of FY2568 with all their scores: one that adds up, in Thai digits, and one with planted misprints."""

from __future__ import annotations

from typing import Final

from scripts.samples.bodies import SOMMUT, TUA_YANG
from scripts.samples.sample import Row, Sample
from scripts.samples.tree import Tree, thai
from scripts.samples.wording import (
    INDICATORS,
    INSTRUMENTS,
    ITEMS_2568,
    MARK,
    QUESTIONS_2568,
    SUB_INDICATORS_2568,
)

TUA_YANG_2568: Final = Tree.of_answers(
    iit=(12, 4, 0, 18, 2, 5, 7, 1, 0, 21, 6, 14, 9, 13, 16),
    public=(10, 6, 0, 21, 17, 12, 28, 22, 31),
    survey=(14, 11, 0, 24, 26, 19, 33, 25, 29),
    items={"o6": 50, "o11": 0, "o27": 50},
)
_SOMMUT_2568: Final = Tree.of_answers(
    iit=(20, 15, 1, 22, 9, 12, 18, 6, 2, 25, 10, 24, 17, 21, 26),
    public=(8, 5, 0, 12, 15, 9, 20, 14, 18),
    survey=(19, 16, 1, 27, 24, 22, 35, 28, 30),
    items={"o20": 50, "o25": 50},
    people=(36, 45, 25),
)
# Weakness, improvement, strength; an empty text is not printed.
_SAID: Final = {
    "4": (
        "บุคลากรบางส่วนยังไม่ทราบว่าการยืมครุภัณฑ์ต้องเขียนคำขอก่อนทุกครั้ง",
        "ทำแผ่นสรุปขั้นตอนการยืมหนึ่งหน้าติดไว้ที่ห้องพัสดุและส่งให้ทุกกอง",
        "ไม่พบการนำรถยนต์ราชการไปใช้ส่วนตัว ให้คงการลงบันทึกการใช้รถไว้เช่นเดิม",
    ),
    "8": (
        "ชาวบ้านเห็นว่าเสนอความเห็นแล้วไม่ทราบว่าเทศบาลนำไปทำอะไรต่อ",
        "แจ้งผลการพิจารณาข้อเสนอกลับไปยังผู้เสนอภายในสามสิบวัน",
        "",
    ),
}


def adding_up() -> Sample:
    """Tab-separated text over three pages: results, indicators, questions and items, what is said of them, a plan."""
    sample = Sample("01_analysis.txt", TUA_YANG, 2568, 2569, kinds=("analysis", "score_table"))
    tree = TUA_YANG_2568
    sample.say(
        "รายงานการวิเคราะห์ผลการประเมินคุณธรรมและความโปร่งใสในการดำเนินงาน ประจำปีงบประมาณ พ.ศ. ๒๕๖๘",
        "และมาตรการส่งเสริมคุณธรรมและความโปร่งใสภายในหน่วยงาน ประจำปีงบประมาณ พ.ศ. ๒๕๖๙",
        "",
        TUA_YANG.place,
        "",
        MARK,
        "",
        "๑. ผลการประเมินในภาพรวม",
        "",
        f"ผลการประเมิน ITA ประจำปีงบประมาณ พ.ศ. ๒๕๖๘ โดยภาพรวมได้คะแนน {sample.score(tree, 'overall', 'ITA')} คะแนน"
        " อยู่ในระดับผ่านดี เป็นลำดับที่ ๑๗ ของจังหวัดพัทลุง",
        f"แบบวัด IIT ได้คะแนน {sample.score(tree, 'instrument', 'IIT')} คะแนน"
        f" แบบวัด EIT ได้คะแนน {sample.score(tree, 'instrument', 'EIT')} คะแนน"
        f" และแบบวัด OIT ได้คะแนน {sample.score(tree, 'instrument', 'OIT')} คะแนน",
        "",
        "๒. คะแนนรายตัวชี้วัด",
    )
    sample.claim(2568, "good", 17)
    rows = [("เครื่องมือ", "ตัวชี้วัดที่", "ชื่อตัวชี้วัด", "คะแนน")]
    for instrument, codes in INSTRUMENTS.items():
        rows += [
            (
                instrument if code == codes[0] else "",
                thai(code),
                INDICATORS[code],
                sample.score(tree, "indicator", code),
            )
            for code in codes
        ]
    sample.tabbed(*rows)
    sample.say("\f๓. คะแนนรายข้อคำถาม")
    for code in (*INSTRUMENTS["IIT"], *INSTRUMENTS["EIT"]):
        sample.say("", f"ตัวชี้วัดที่ {thai(code)} {INDICATORS[code]}")
        sample.tabbed(*_questions(sample, tree, code))
        _say_of(sample, code)
    sample.say("\f๔. คะแนนรายข้อการเปิดเผยข้อมูล (OIT)")
    rows_of_items: list[Row] = [("ข้อ", "ข้อมูล", "คะแนน")]
    for sub, (title, numbers) in SUB_INDICATORS_2568.items():
        rows_of_items.append((thai(sub), title, sample.score(tree, "sub_indicator", sub)))
        rows_of_items += [
            (f"o{thai(number)}", ITEMS_2568[number - 1], sample.score(tree, "item", f"o{number}")) for number in numbers
        ]
    sample.tabbed(*rows_of_items)
    _plan(sample)
    sample.finish()
    return sample


def _questions(sample: Sample, tree: Tree, indicator: str) -> list[Row]:
    """The rows of one indicator's questions; EIT by group of respondents, with the groups' own scores above."""
    number = int(indicator)
    if number <= 5:
        codes = [f"i{n}" for n in range(3 * number - 2, 3 * number + 1)]
        return [
            ("ข้อ", "ข้อคำถาม", "คะแนน"),
            *((thai(code), QUESTIONS_2568[code], sample.score(tree, "question", code)) for code in codes),
        ]
    codes = [f"e{n}" for n in range(3 * number - 17, 3 * number - 14)]
    return [
        ("ข้อ", "ข้อคำถาม", "คะแนนส่วนที่ ๑ (Public)", "คะแนนส่วนที่ ๒ (Survey)"),
        *(
            (
                thai(code),
                QUESTIONS_2568[code],
                sample.score(tree, "question", code, "public"),
                sample.score(tree, "question", code, "survey"),
            )
            for code in codes
        ),
    ]


def _say_of(sample: Sample, indicator: str) -> None:
    """What the report says of an indicator below its questions."""
    if indicator not in _SAID:
        return
    weakness, improvement, strength = _SAID[indicator]
    lines = [f"ข้อบกพร่อง {weakness}", f"ข้อที่ต้องพัฒนา {improvement}", *([f"รักษาระดับ {strength}"] if strength else [])]
    sample.say("", *lines, "")
    texts = {"weakness": weakness, "improvement": improvement, "strength": strength or None}
    sample.analyses.append({"fiscal_year_be": 2568, "indicator_code": indicator, **texts})


def _plan(sample: Sample) -> None:
    """What the body will do in FY2569 about its two weakest indicators."""
    sample.say("", "๕. มาตรการส่งเสริมคุณธรรมและความโปร่งใสภายในหน่วยงาน ประจำปีงบประมาณ พ.ศ. ๒๕๖๙")
    sample.tabbed(
        ("ตัวชี้วัด", "มาตรการ/กิจกรรม", "ขั้นตอนการดำเนินการ", "ระยะเวลา", "ผู้รับผิดชอบ"),
        (
            "ตัวชี้วัดที่ ๔ การใช้ทรัพย์สินของราชการ",
            "มาตรการยืมคืนพัสดุให้ตรวจสอบได้",
            "๑. ออกแบบใบยืมฉบับย่อ ๒. ตรวจนับพัสดุทุกสิ้นไตรมาส",
            "ต.ค. ๒๕๖๘ - มี.ค. ๒๕๖๙",
            "กองคลัง",
        ),
        (
            "ตัวชี้วัดที่ ๘ การปรับปรุงการทำงาน",
            "มาตรการตอบกลับข้อเสนอของประชาชน",
            "๑. ลงทะเบียนข้อเสนอทุกเรื่อง ๒. แจ้งผลกลับภายในสามสิบวัน ๓. สรุปเสนอผู้บริหารทุกไตรมาส",
            "ตลอดปีงบประมาณ ๒๕๖๙",
            "สำนักปลัด, กองช่าง",
        ),
    )
    shared = {"stage": "planned", "fiscal_year_be": 2569, "result_year_be": 2568, "status": "unknown"}
    sample.measures += [
        {
            **shared,
            "indicator_code": "4",
            "title": "มาตรการยืมคืนพัสดุให้ตรวจสอบได้",
            "steps": ["ออกแบบใบยืมฉบับย่อ", "ตรวจนับพัสดุทุกสิ้นไตรมาส"],
            "period_start": "2025-10-01",
            "period_end": "2026-03-31",
            "responsible_units": ["กองคลัง"],
        },
        {
            **shared,
            "indicator_code": "8",
            "title": "มาตรการตอบกลับข้อเสนอของประชาชน",
            "steps": ["ลงทะเบียนข้อเสนอทุกเรื่อง", "แจ้งผลกลับภายในสามสิบวัน", "สรุปเสนอผู้บริหารทุกไตรมาส"],
            "period_start": "2025-10-01",
            "period_end": "2026-09-30",
            "responsible_units": ["สำนักปลัด", "กองช่าง"],
        },
    ]


def misprinted() -> Sample:
    """Markdown in Arabic digits, score before name. One question, one number and the level are wrong."""
    kinds = ("analysis", "score_table")
    sample = Sample("02_misprints.md", SOMMUT, 2568, kinds=kinds, digits="arabic")
    tree = _SOMMUT_2568
    sample.say(
        "# รายงานการวิเคราะห์ผลการประเมินคุณธรรมและความโปร่งใส ประจำปีงบประมาณ พ.ศ. 2568",
        "",
        SOMMUT.place,
        "",
        MARK,
        "",
        f"ผลการประเมินภาพรวม {sample.score(tree, 'overall', 'ITA')} คะแนน ระดับผลการประเมิน ผ่านดีเยี่ยม",
        "",
        "## คะแนนรายเครื่องมือและรายตัวชี้วัด",
    )
    sample.claim(2568, "excellent")
    sample.finding("level-mismatch", expected="ผ่านดี")
    rows: list[Row] = [("คะแนน", "ที่", "รายการประเมิน")]
    for instrument, codes in INSTRUMENTS.items():
        rows.append((sample.score(tree, "instrument", instrument), "", f"คะแนนเฉลี่ย {instrument}"))
        printed = {"7": "6"}
        rows += [(sample.score(tree, "indicator", code), printed.get(code, code), INDICATORS[code]) for code in codes]
    sample.piped(*rows)
    sample.finding("duplicate-code", "indicator", "7")
    sample.say("## คะแนนรายข้อ แบบวัด IIT")
    questions: list[Row] = [("คะแนน", "ข้อ", "ข้อคำถาม")]
    for code, title in QUESTIONS_2568.items():
        if code.startswith("i"):
            misprint = "68.67" if code == "i12" else None
            questions.append((sample.score(tree, "question", code, misprint=misprint), code, title))
    sample.piped(*questions)
    sample.finding("single-cell-repair", "question", "i12", suggested_value=str(tree["question", "i12"]))
    sample.finish()
    return sample
