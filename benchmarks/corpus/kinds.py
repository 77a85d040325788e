"""The kinds of tables, each filled with made-up bodies and numbers in Thai or Arabic digits."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from random import Random
from typing import Final

from benchmarks.corpus.paper import Paper, Row, Ruling, Sheet
from scripts.samples.tree import thai
from scripts.samples.wording import INDICATORS, INSTRUMENTS, ISSUES, ITEMS_2568, MARK, QUESTIONS_2568

_NAMES: Final = ("ตัวอย่าง", "สมมุติ", "จำลอง", "ทดลอง", "ฝึกหัด")
_ENDS: Final = ("ใต้", "เหนือ", "พัฒนา", "ธารา", "คีรี", "ไพศาล", "สามัคคี", "นคร", "งาม")
_FORMS: Final = ("เทศบาลตำบล", "เทศบาลเมือง", "องค์การบริหารส่วนตำบล")
_LEVELS: Final = ("ผ่านดีเยี่ยม", "ผ่านดี", "ผ่าน", "ต้องปรับปรุง", "ต้องปรับปรุงโดยด่วน")
_UNITS: Final = ("สำนักปลัด", "กองคลัง", "กองช่าง", "กองการศึกษา", "กองสวัสดิการสังคม", "ทุกกอง")
_PERIODS: Final = ("ต.ค. 2568 - มี.ค. 2569", "ตลอดปีงบประมาณ 2569", "ภายในเดือน มกราคม 2569", "ไตรมาสที่ 2", "รายไตรมาส")
_STEPS: Final = (
    "จัดทำคู่มือการให้บริการประชาชนและเผยแพร่บนเว็บไซต์ของหน่วยงาน",
    "ประชุมชี้แจงเจ้าหน้าที่ทุกระดับให้ปฏิบัติตามขั้นตอนและระยะเวลาที่กำหนด",
    "เผยแพร่แผนการใช้จ่ายงบประมาณและผลการจัดซื้อจัดจ้างให้ประชาชนตรวจสอบได้",
    "จัดช่องทางรับเรื่องร้องเรียนการทุจริตและประพฤติมิชอบผ่านระบบออนไลน์",
    "สำรวจความพึงพอใจของผู้รับบริการและนำผลมาปรับปรุงการทำงาน",
    "ประกาศนโยบาย No Gift Policy และรายงานผลทุกไตรมาส",
    "ติดตามการยืมใช้ทรัพย์สินของราชการและรายงานต่อผู้บริหาร",
    "พัฒนาระบบ E-Service ให้ประชาชนเข้าถึงได้สะดวกและรวดเร็ว",
)
_SCORED: Final = (3, 12, 4, 4, 7)


def papers(seed: str) -> dict[str, Paper]:
    """One document of each kind, the same for the same seed."""
    seeds = {kind: f"{seed}:{kind}" for kind in _KINDS}
    return {kind: _with_digits(_paper(kind, make, Random(seeds[kind])), seeds[kind]) for kind, make in _KINDS.items()}


def _paper(kind: str, make: Callable[[Random], Paper], rng: Random) -> Paper:
    paper = make(rng)
    return Paper(kind, [MARK, *paper.blocks, f"รายงานโดย {_body(rng)}"], paper.is_wide)


def _with_digits(paper: Paper, seed: str) -> Paper:
    """The document in Thai digits or as it is, by turns of the seed."""
    if Random(seed).random() < 0.4:
        return paper
    blocks = [
        thai(block)
        if isinstance(block, str)
        else replace(
            block,
            header=[[thai(text) for text in row] for row in block.header],
            rows=[[thai(text) for text in row] for row in block.rows],
        )
        for block in paper.blocks
    ]
    return replace(paper, blocks=blocks)


def _body(rng: Random) -> str:
    return rng.choice(_FORMS) + rng.choice(_NAMES) + rng.choice(_ENDS)


def _score(rng: Random) -> str:
    return "100.00" if rng.random() < 0.08 else f"{rng.uniform(55, 99.99):.2f}"


def _difference(rng: Random) -> str:
    return f"{rng.uniform(-24, 24):+.2f}"


def _level(rng: Random) -> str:
    return rng.choice(_LEVELS)


def _indicator_rows(rng: Random) -> list[Row]:
    return [
        [code, f"ตัวชี้วัดที่ {code} {title}", _score(rng), _score(rng), _level(rng)] for code, title in INDICATORS.items()
    ]


_HEAD: Final = ["ลำดับ", "ตัวชี้วัด", "พ.ศ. 2567", "พ.ศ. 2568", "ระดับผลการประเมิน"]


def _scored(ruling: Ruling) -> Callable[[Random], Paper]:
    def make(rng: Random) -> Paper:
        return Paper("", ["ผลคะแนนการประเมินจำแนกตามตัวชี้วัด", Sheet([_HEAD], _indicator_rows(rng), _SCORED, ruling)])

    return make


def _two_headers(rng: Random) -> Paper:
    header = [["ลำดับ", "ตัวชี้วัด", "คะแนน", "", "ระดับผลการประเมิน"], ["", "", "พ.ศ. 2567", "พ.ศ. 2568", ""]]
    spans = {(0, 0): (2, 1), (0, 1): (2, 1), (0, 2): (1, 2), (0, 4): (2, 1)}
    return Paper("", ["ผลคะแนนสองปี", Sheet(header, _indicator_rows(rng), _SCORED, spans=spans)])


def _three_headers(rng: Random) -> Paper:
    header = [
        ["หน่วยงาน", "ผลการประเมิน", "", "", "", "ภาพรวม"],
        ["", "แบบวัดภายใน", "", "แบบวัดภายนอก", "", ""],
        ["", "พ.ศ. 2567", "พ.ศ. 2568", "พ.ศ. 2567", "พ.ศ. 2568", ""],
    ]
    spans = {(0, 0): (3, 1), (0, 1): (1, 4), (0, 5): (3, 1), (1, 1): (1, 2), (1, 3): (1, 2)}
    rows = [[_body(rng), *(_score(rng) for _ in range(5))] for _ in range(12)]
    return Paper("", ["ผลคะแนนของหน่วยงาน", Sheet(header, rows, (9, 4, 4, 4, 4, 4), spans=spans)])


def _merged(rng: Random) -> Paper:
    rows: list[Row] = []
    spans: dict[tuple[int, int], tuple[int, int]] = {}
    for instrument, codes in INSTRUMENTS.items():
        spans[len(rows) + 1, 0] = spans[len(rows) + 1, 3] = (len(codes), 1)
        for index, code in enumerate(codes):
            first = index == 0
            rows.append([instrument if first else "", INDICATORS[code], _score(rng), _score(rng) if first else ""])
        spans[len(rows) + 1, 0] = (1, 2)
        rows.append([f"คะแนนเฉลี่ย {instrument}", "", _score(rng), ""])
    header = [["เครื่องมือ", "ตัวชี้วัด", "คะแนน", "คะแนนเครื่องมือ"]]
    return Paper("", ["คะแนนจำแนกตามเครื่องมือ", Sheet(header, rows, (4, 10, 4, 5), spans=spans)])


def _projected(rng: Random) -> Paper:
    rows: list[Row] = []
    spans: dict[tuple[int, int], tuple[int, int]] = {}
    for number, issue in enumerate(ISSUES, 1):
        spans[len(rows) + 1, 0] = (1, 4)
        rows.append([f"ประเด็นที่ {number} {issue}", "", "", ""])
        rows += [_measure(rng) for _ in range(rng.randint(1, 2))]
    header = [["มาตรการ", "ขั้นตอนการดำเนินการ", "ระยะเวลา", "ผู้รับผิดชอบ"]]
    return Paper("", ["มาตรการส่งเสริมคุณธรรม", Sheet(header, rows, (7, 10, 5, 4), spans=spans)], is_wide=True)


def _measure(rng: Random) -> Row:
    return [f"มาตรการ{rng.choice(_STEPS)}", _steps(rng, 2), rng.choice(_PERIODS), " / ".join(rng.sample(_UNITS, 2))]


def _steps(rng: Random, count: int) -> str:
    return " ".join(f"{number}. {step}" for number, step in enumerate(rng.sample(_STEPS, count), 1))


def _questions(rng: Random) -> list[Row]:
    return [[code, title, _score(rng)] for code, title in QUESTIONS_2568.items()]


def _over_pages(*, repeats: bool) -> Callable[[Random], Paper]:
    def make(rng: Random) -> Paper:
        rows = [*_questions(rng), *([f"o{n}", title, _score(rng)] for n, title in enumerate(ITEMS_2568, 1))]
        sheet = Sheet([["ข้อ", "ข้อคำถาม", "คะแนน"]], rows, (2, 14, 3), repeats_header=repeats)
        return Paper("", ["ผลคะแนนรายข้อ", sheet])

    return make


def _several(rng: Random) -> Paper:
    blocks: list[str | Sheet] = []
    for instrument, codes in INSTRUMENTS.items():
        rows = [[code, INDICATORS[code], _score(rng), _level(rng)] for code in codes]
        blocks += [f"แบบวัด {instrument}", Sheet([["ที่", "ตัวชี้วัด", "คะแนน", "ระดับ"]], rows, (2, 10, 4, 6))]
    return Paper("", blocks)


def _marks(rng: Random) -> Paper:
    header = [["ข้อ", "ข้อมูล", "สถานะการดำเนินการ", "", "ผล"], ["", "", "มี", "ไม่มี", ""]]
    spans = {(0, 0): (2, 1), (0, 1): (2, 1), (0, 2): (1, 2), (0, 4): (2, 1)}
    rows: list[Row] = []
    for number, title in enumerate(ITEMS_2568[:18], 1):
        done = rng.random() < 0.7
        result = "☑ ครบถ้วน" if done else "☐ ครบถ้วน"
        rows.append([f"o{number}", title, "✓" if done else "", "" if done else "✓", result])
    return Paper("", ["การเปิดเผยข้อมูลสาธารณะ", Sheet(header, rows, (2, 12, 3, 3, 5), spans=spans)])


def _signed(rng: Random) -> Paper:
    header = [["ที่", "หน่วยงาน", "คะแนน", "ผลต่าง", "ร้อยละ", "หมายเหตุ"]]
    rows: list[Row] = []
    for number in range(1, 16):
        note = rng.choice(("", "", "ไม่เข้ารับการประเมิน", "-"))
        score = "" if note.startswith("ไม่") else _score(rng)
        rows.append([str(number), _body(rng), score, _difference(rng) if score else "", _difference(rng), note])
    return Paper("", ["ผลต่างของคะแนนเทียบกับปีก่อน", Sheet(header, rows, (2, 9, 4, 4, 4, 6))])


def _wide(rng: Random) -> Paper:
    header = [
        ["ที่", "หน่วยงาน", "IIT", "", "", "", "", "EIT", "", "", "OIT", "", "รวม", "ระดับ"],
        ["", "", *(str(number) for number in range(1, 11)), "", ""],
    ]
    spans = {(0, 0): (2, 1), (0, 1): (2, 1), (0, 2): (1, 5), (0, 7): (1, 3), (0, 10): (1, 2)} | {
        (0, column): (2, 1) for column in (12, 13)
    }
    rows = [[str(n), _body(rng), *(_score(rng) for _ in range(11)), _level(rng)] for n in range(1, 31)]
    return Paper("", ["คะแนนของทุกหน่วยงาน", Sheet(header, rows, (2, 8, *[3] * 11, 5), spans=spans)], is_wide=True)


def _wrapped(*, may_break: bool) -> Callable[[Random], Paper]:
    def make(rng: Random) -> Paper:
        header = [["ตัวชี้วัด", "ข้อค้นพบ", "แนวทางการปรับปรุง", "ระยะเวลา", "ผู้รับผิดชอบ"]]
        rows = [
            [title, rng.choice(list(QUESTIONS_2568.values())), _steps(rng, 4), rng.choice(_PERIODS), rng.choice(_UNITS)]
            for title in INDICATORS.values()
        ]
        sheet = Sheet(header, rows, (5, 8, 9, 5, 4), may_break=may_break)
        return Paper("", ["แนวทางการปรับปรุงตามผลการประเมิน", sheet])

    return make


_KINDS: Final[dict[str, Callable[[Random], Paper]]] = {
    "ruled": _scored("all"),
    "inner": _scored("inner"),
    "lines": _scored("lines"),
    "head": _scored("head"),
    "plain": _scored("none"),
    "twoheads": _two_headers,
    "threeheads": _three_headers,
    "merged": _merged,
    "projected": _projected,
    "repeated": _over_pages(repeats=True),
    "carried": _over_pages(repeats=False),
    "several": _several,
    "marks": _marks,
    "signed": _signed,
    "wide": _wide,
    "wrapped": _wrapped(may_break=False),
    "broken": _wrapped(may_break=True),
}
