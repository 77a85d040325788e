"""The printed labels of elements and the levels of scores.

Takes a key and a year, gives Thai text. The styles differ by document, not by row.
"""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from random import Random
from typing import Final

from benchmarks.layouts.numbers import NumberStyle
from benchmarks.layouts.records import Key
from benchmarks.layouts.trees import framework_of, indicator_names, instrument_names, instrument_of

_INDICATOR: Final = (
    "{name}",
    "{name}",
    "{code}. {name}",
    "ตัวชี้วัดที่ {code} {name}",
    "{code}) {name}",
    "ตัวชี้วัด {code} : {name}",
)
_INSTRUMENT: Final = ("{code}", "คะแนนเฉลี่ย {code}", "รวม {code}", "{name} ({code})", "{code} {name}", "แบบวัด {code}")
_OVERALL: Final = (
    "คะแนนรวม ITA", "คะแนนภาพรวม", "คะแนนรวม", "ภาพรวม ITA", "คะแนน ITA ภาพรวม", "คะแนนเฉลี่ยรวมทั้งหมด",
    "ผลคะแนนรวมของหน่วยงาน", "รวมทั้งสิ้น (ITA)",
)  # fmt: skip
_ELEMENT: Final = ("{code} {name}", "{code}. {name}", "{upper} {name}", "{upper} : {name}")


@dataclass(frozen=True, slots=True)
class LabelStyle:
    """How one document writes labels: a pattern for each scope and the chosen variant of the names."""

    indicator: str = "{name}"
    instrument: str = "{code}"
    overall: str = "คะแนนรวม ITA"
    element: str = "{code} {name}"
    variant: int = 0

    def text(self, key: Key, year: int, numbers: NumberStyle, *, bare: bool = False) -> str:
        """Return the label of an element; ``bare``: a question or item without its code."""
        scope, code, _part = key
        if scope == "overall":
            return self.overall
        if scope == "instrument":
            names = instrument_names()[code]
            return self.instrument.format(code=code, name=names[self.variant % len(names)])
        if scope == "indicator":
            names = indicator_names()[code]
            pattern = "{name}" if bare else self.indicator
            return pattern.format(code=numbers.plain(code), name=names[self.variant % len(names)])
        name = element_name(key, year)
        if bare:
            return name
        if scope == "sub_indicator":
            return f"ตัวชี้วัดย่อยที่ {numbers.plain(code)} {name}"
        return self.element.format(code=code, upper=code.upper(), name=name)


def element_name(key: Key, year: int) -> str:
    """Return the name of a question, item or sub-indicator."""
    framework = framework_of(year)
    elements = (*framework.questions, *framework.items, *framework.sub_indicators)
    return next(element.name for element in elements if element.code == key[1])


def draw_labels(dice: Random) -> LabelStyle:
    """Draw the label style of a document."""
    return LabelStyle(
        dice.choice(_INDICATOR),
        dice.choice(_INSTRUMENT),
        dice.choice(_OVERALL),
        dice.choice(_ELEMENT),
        dice.randrange(2),
    )


def instrument_of_key(key: Key) -> str:
    """Return the instrument that a key belongs to, or ITA for the overall score."""
    scope, code, _part = key
    if scope == "indicator":
        return instrument_of(code)
    if scope == "sub_indicator":
        return "OIT"
    return {"i": "IIT", "e": "EIT", "o": "OIT"}[code[0]] if scope in ("question", "item") else code


def letter(value: Decimal) -> str:
    """Return the letter grade of a score (FY2564 and FY2565)."""
    limits = ((95, "AA"), (85, "A"), (75, "B"), (65, "C"), (55, "D"), (50, "E"))
    return next((name for limit, name in limits if value >= limit), "F")


def pass_level(overall: Decimal, instruments: tuple[Decimal, ...]) -> str:
    """Return the level of an organisation from FY2567 on."""
    for limit, name in ((95, "ผ่านดีเยี่ยม"), (85, "ผ่านดี")):
        if all(value >= limit for value in (overall, *instruments)):
            return name
    if overall >= 85:
        return "ผ่าน"
    return "ต้องปรับปรุง" if overall >= 70 else "ต้องปรับปรุงโดยด่วน"


def has_passed(value: Decimal) -> str:
    """Return ผ่าน or ไม่ผ่าน for a single score with the pass mark 85."""
    return "ผ่าน" if value >= 85 else "ไม่ผ่าน"
