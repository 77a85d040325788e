"""The samples that are PDFs: a table of scores with merged cells, a plan over several pages, scores by question."""

from __future__ import annotations

from typing import Final

from scripts.samples.bodies import THOTLONG, TUA_YANG
from scripts.samples.issues import MEASURES, facts_of, numbered
from scripts.samples.paper import Paper, Slot
from scripts.samples.sample import Row, Sample
from scripts.samples.tree import Tree, thai
from scripts.samples.wording import INDICATORS, INSTRUMENTS, ISSUES, MARK, QUESTIONS_2568

_TUA_YANG_2567: Final = Tree.of_indicators(
    2567, "93.40", "90.12", "94.05", "86.77", "91.30", "90.84", "87.92", "85.16", "94.29", "90.00"
)
_THOTLONG_2568: Final = Tree.of_answers(
    iit=(9, 13, 0, 16, 5, 8, 11, 3, 1, 19, 7, 12, 10, 15, 20),
    public=(12, 9, 1, 18, 16, 14, 24, 21, 27),
    survey=(15, 13, 0, 20, 22, 17, 26, 23, 25),
    items={"o11": 50},
)
_BREAKABLE: Final = ("การประเมิน", "คุณธรรม", "และ", "ความโปร่งใส", "ในการ", "ของ", "ประจำปี", "ภายใน", "มาก", "ต่อ", "ที่")


def breakable(text: str) -> str:
    """Marks places where a line may be broken: before some words that stand whole in our own sentences."""
    for word in _BREAKABLE:
        text = text.replace(word, f"|{word}")
    return text


def scores() -> Sample:
    """FY2567 of one body: indicators under their instrument in merged cells, the instrument's score beside them."""
    sample = Sample("09_scores.pdf", TUA_YANG, 2567, kinds=("score_table",))
    tree = _TUA_YANG_2567
    paper = Paper("ผลคะแนน ITA 2567")
    paper.say("ผลคะแนน|การประเมิน|คุณธรรมและ|ความโปร่งใส (ITA) ประจำปีงบประมาณ พ.ศ. ๒๕๖๗", TUA_YANG.place, align="C")
    paper.say(breakable(MARK), align="C")
    rows: list[Row] = [("เครื่องมือ", "ตัวชี้วัดที่", "ชื่อตัวชี้วัด", "คะแนน")]
    spans: dict[Slot, Slot] = {}
    for instrument, codes in INSTRUMENTS.items():
        spans[len(rows), 0] = (len(codes), 1)
        rows += [(instrument, thai(code), INDICATORS[code], sample.score(tree, "indicator", code)) for code in codes]
        spans[len(rows), 0] = (1, 3)
        rows.append((f"คะแนนเฉลี่ย {instrument}", "", "", sample.score(tree, "instrument", instrument)))
    paper.table(rows, (22, 24, 84, 30), spans)
    paper.say(f"คะแนนภาพรวม {sample.score(tree, 'overall', 'ITA')} คะแนน ระดับผลการประเมิน ผ่านดี")
    sample.claim(2567, "good")
    sample.data = paper.bytes()
    return sample


def plan() -> Sample:
    """The seven issues as planned for FY2568, landscape; the table runs over pages and repeats its header."""
    sample = Sample("10_plan.pdf", TUA_YANG, 2567, 2568, kinds=("analysis",))
    paper = Paper("มาตรการ 2568", "landscape")
    paper.say("มาตรการ|ส่งเสริมคุณธรรมและ|ความโปร่งใส|ภายในหน่วยงาน ประจำปีงบประมาณ พ.ศ. ๒๕๖๘", TUA_YANG.place, align="C")
    paper.say(breakable(MARK), align="C")
    paper.say("จัดทำขึ้น|จากผลการประเมิน ITA ประจำปีงบประมาณ พ.ศ. ๒๕๖๗")
    rows: list[Row] = [("มาตรการ/โครงการ", "ขั้นตอน|การดำเนินงาน", "ระยะเวลา", "ผู้รับผิดชอบ")]
    spans: dict[Slot, Slot] = {}
    for number, (issue, one) in enumerate(zip(ISSUES, MEASURES, strict=True), 1):
        spans[len(rows), 0] = (1, 4)
        rows.append((f"ประเด็นที่ {thai(number)} {issue}", "", "", ""))
        rows.append((one.title, numbered(one.steps), one.period, ", ".join(one.units)))
        sample.measures.append({**facts_of(number, "planned"), "result_year_be": 2567})
    paper.table(rows, (70, 95, 60, 45), spans)
    sample.data = paper.bytes()
    return sample


def questions() -> Sample:
    """FY2568 of one body by question; the digits of one score are exchanged."""
    sample = Sample("11_questions.pdf", THOTLONG, 2568, kinds=("score_table",), digits="arabic")
    tree = _THOTLONG_2568
    paper = Paper("ผลคะแนนรายข้อ 2568", size=11)
    paper.say("ผลคะแนน|การประเมิน ITA รายข้อคำถาม ประจำปีงบประมาณ พ.ศ. 2568", THOTLONG.place, align="C")
    paper.say(breakable(MARK), align="C")
    for indicator in INSTRUMENTS["IIT"]:
        number = int(indicator)
        score = sample.score(tree, "indicator", indicator)
        rows: list[Row] = [
            ("ข้อ", "ข้อคำถาม", "คะแนน"),
            (f"ตัวชี้วัดที่ {indicator} {INDICATORS[indicator]}", "", score),
        ]
        for code in (f"i{n}" for n in range(3 * number - 2, 3 * number + 1)):
            misprint = "59.00" if code == "i8" else None
            rows.append(
                (code, breakable(QUESTIONS_2568[code]), sample.score(tree, "question", code, misprint=misprint))
            )
        paper.table(rows, (14, 130, 26), {(1, 0): (1, 2)})
    paper.say(f"คะแนนเฉลี่ย IIT {sample.score(tree, 'instrument', 'IIT')} คะแนน")
    sample.finding("single-cell-repair", "question", "i8", suggested_value=str(tree["question", "i8"]))
    sample.data = paper.bytes()
    return sample
