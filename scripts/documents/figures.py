"""Scores of made-up bodies as consistent trees: answers give questions, questions give everything above."""

from __future__ import annotations

import json
import random
from collections.abc import Iterable, Mapping
from decimal import ROUND_HALF_UP, Decimal
from fractions import Fraction
from pathlib import Path
from typing import Final

Key = tuple[str, str, str]  # scope, code, part

ELEMENTS: Final = json.loads((Path(__file__).parent / "elements.json").read_text(encoding="utf-8"))
INDICATORS: Final = {
    1: "การปฏิบัติหน้าที่", 2: "การใช้งบประมาณ", 3: "การใช้อำนาจ", 4: "การใช้ทรัพย์สินของราชการ", 5: "การแก้ไขปัญหาการทุจริต",
    6: "คุณภาพการดำเนินงาน", 7: "ประสิทธิภาพการสื่อสาร", 8: "การปรับปรุงการทำงาน", 9: "การเปิดเผยข้อมูล", 10: "การป้องกันการทุจริต",
}  # fmt: skip
INSTRUMENTS: Final = {"IIT": (1, 2, 3, 4, 5), "EIT": (6, 7, 8), "OIT": (9, 10)}
_THAI: Final = str.maketrans("0123456789", "๐๑๒๓๔๕๖๗๘๙")
_YES_NO: Final = {2567: {"i3", "i9", "e3", "e9"}, 2568: {"i3", "i9", "e3"}}


def thai(text: object) -> str:
    """The text with Thai digits."""
    return str(text).translate(_THAI)


def rounded(exact: Fraction) -> Decimal:
    """Two decimals, half up, as results are published."""
    return (Decimal(exact.numerator) / Decimal(exact.denominator)).quantize(Decimal("0.01"), ROUND_HALF_UP)


def points(value: Decimal, digits: str = "thai", mark: str = ".", short_full: bool = False) -> str:
    """A score as a clerk writes it: ``digits`` is thai, arabic or mixed."""
    text = "100" if short_full and value == 100 else f"{value:.2f}"
    if digits == "thai":
        text = thai(text)
    elif digits == "mixed":
        text = thai(text[:2]) + text[2:]
    return text.replace(".", mark)


class Tree:
    """All scores of one body and year, exact inside and rounded on reading: ``tree["indicator", "3"]``."""

    def __init__(self, year: int, seed: int, lost: Mapping[str, int] | None = None, top: float = 0.84) -> None:
        """``lost`` gives the points of items that are not full; ``top`` is how often a respondent picks the best."""
        self.year = year
        self.exact: dict[Key, Fraction] = {}
        self._rng = random.Random(seed)
        self._top = top
        short = year >= 2567
        per = (3, 3) if short else (6, 5)
        self._survey("i", INSTRUMENTS["IIT"], per[0], "combined")
        if short:
            self._survey("e", INSTRUMENTS["EIT"], per[1], "public")
            self._top = top - 0.12
            self._survey("e", INSTRUMENTS["EIT"], per[1], "survey")
            for number in INSTRUMENTS["EIT"]:
                both = [self.exact["indicator", str(number), part] for part in ("public", "survey")]
                self.exact["indicator", str(number), "combined"] = _mean(both)
        else:
            self._survey("e", INSTRUMENTS["EIT"], per[1], "combined")
        self._items(lost or {})
        for instrument, numbers in INSTRUMENTS.items():
            for part in ("combined", "public", "survey"):
                found = [self.exact.get(("indicator", str(number), part)) for number in numbers]
                if None not in found:
                    self.exact["instrument", instrument, part] = _mean([value for value in found if value is not None])
        weights = {"IIT": 3, "EIT": 3, "OIT": 4}
        total = sum(
            (self.exact["instrument", name, "combined"] * weight for name, weight in weights.items()), Fraction(0)
        )
        self.exact["overall", "ITA", "combined"] = total / 10

    def __getitem__(self, key: tuple[str, str] | Key) -> Decimal:
        return rounded(self.exact[(*key, "combined") if len(key) == 2 else key])

    def _survey(self, prefix: str, numbers: Iterable[int], per: int, part: str) -> None:
        people = self._rng.choice([20, 25, 30, 35, 40, 50])
        code = 0
        for number in numbers:
            answers = []
            for _ in range(per):
                code += 1
                scale = [0, 100] if f"{prefix}{code}" in _YES_NO.get(self.year, set()) else None
                scale = scale or ([0, 20, 40, 60, 80, 100] if self.year >= 2567 else [0, 33, 67, 100])
                chosen = [
                    scale[-1] if self._rng.random() < self._top else self._rng.choice(scale[-4:]) for _ in range(people)
                ]
                if len(scale) == 2:
                    chosen = [100 if self._rng.random() < 0.98 else 0 for _ in range(people)]
                answers.append(Fraction(sum(chosen), people))
                self.exact["question", f"{prefix}{code}", part] = answers[-1]
            self.exact["indicator", str(number), part] = _mean(answers)

    def _items(self, lost: Mapping[str, int]) -> None:
        subs: dict[str, list[Fraction]] = {"9": [], "10": []}
        for sub, _, items in ELEMENTS[str(self.year)]["subs"]:
            weighed: list[Fraction] = []
            for code, _title in items:
                value = Fraction(lost.get(code, 100))
                self.exact["item", code, "combined"] = value
                weighed += [value] * (2 if (self.year, code) == (2568, "o27") else 1)
            self.exact["sub_indicator", sub, "combined"] = _mean(weighed)
            subs[sub.split(".")[0]].append(_mean(weighed))
        for number, values in subs.items():
            self.exact["indicator", number, "combined"] = _mean(values)

    def level(self) -> str:
        """The pass level that the year's conditions give."""
        overall = self["overall", "ITA"]
        lowest = min(self["instrument", name] for name in INSTRUMENTS)
        if overall >= 95 and lowest >= 95:
            return "ผ่านดีเยี่ยม"
        if overall >= 85:
            return "ผ่านดี" if lowest >= 85 else "ผ่าน"
        return "ต้องปรับปรุง" if overall >= 70 else "ต้องปรับปรุงโดยด่วน"

    def grade(self) -> str:
        """The letter that the overall score gives."""
        overall = self["overall", "ITA"]
        floors = {"AA": 95, "A": 85, "B": 75, "C": 65, "D": 55, "E": 50}
        return next((letter for letter, floor in floors.items() if overall >= floor), "F")


def _mean(values: Iterable[Fraction]) -> Fraction:
    every = list(values)
    return sum(every, Fraction(0)) / len(every)


def questions(year: int, number: int) -> list[tuple[str, str]]:
    """Codes and short wording of the questions under an indicator 1-8."""
    per, first = {True: (3, 6), False: (6, 6)}[year >= 2567]
    listed = ELEMENTS[str(year)]["iit" if number <= 5 else "eit"]
    start = (number - 1) * per if number <= 5 else (number - first) * per
    return [(code, title) for code, title in listed[start : start + per]]


def items(year: int, number: int) -> list[tuple[str, str, list[tuple[str, str]]]]:
    """Sub-indicators of indicator 9 or 10 with the codes and titles of their items."""
    subs = ELEMENTS[str(year)]["subs"]
    return [
        (sub, name, [(code, title) for code, title in rows]) for sub, name, rows in subs if sub.startswith(f"{number}.")
    ]
