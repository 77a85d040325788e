"""Read the one number that a cell states, though words stand beside it: ``97.17 (ผ่าน)``, ``95.41/100``.

Takes the text of a cell; gives the reading with its offsets in that text. Never decides what the number means.
"""

from __future__ import annotations

import re
from functools import lru_cache

from pipeline.thai.numerals import NumberReading, find_numbers, read_number, score_problem

_LONGEST = 60
_KEPT = 8192
_OUT_OF_HUNDRED = re.compile(r"\s*(?:/|จาก|เต็ม|out of)\s*$")
_FULL_MARK = 100
_DECIMALS = 2
# Numbers that say themselves that they are no scores: อันดับที่ 53, ปี 2567, 3 มิ.ย.
_NAMED = frozenset({"ordinal", "year", "date"})
# Marks of footnotes behind a number: 91.74*, 100.00¹⁾.
_FOOTNOTE = re.compile(r"\s*(?:[*†‡]+|[¹²³⁴⁵⁶⁷⁸⁹⁰]+\s?[)⁾]?)\s*$")


def is_exact(reading: NumberReading) -> bool:
    """Return whether a number is printed as scores are: plain, from 0 to 100, with two decimals."""
    return reading.is_plain and reading.decimals == _DECIMALS and score_problem(reading) is None


@lru_cache(maxsize=_KEPT)
def cell_value(text: str, bound_words: tuple[str, ...] = ()) -> NumberReading | None:
    """Return the number of a cell, or ``None`` where it prints none or more than one.

    Beside words a number counts only where it is exact (two decimals) or its unit (คะแนน, ร้อยละ, %) is printed. The
    full mark of ``95.41/100`` does not count; beside one of ``bound_words`` a number is a criterion.
    """
    if not text.strip():
        return None
    text = _FOOTNOTE.sub("", text)
    whole = read_number(text)
    if whole is not None:
        return whole
    if len(text) > _LONGEST or any(word in text for word in bound_words):
        return None
    found = [one for one in find_numbers(text) if not (_is_full_mark(text, one) or one.role in _NAMED)]
    if len(found) != 1:
        return None
    number = found[0]
    return number if number.is_plain and (number.decimals == 2 or number.points or number.percent) else None


def _is_full_mark(text: str, reading: NumberReading) -> bool:
    return reading.value == _FULL_MARK and _OUT_OF_HUNDRED.search(text[: reading.start]) is not None
