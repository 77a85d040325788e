"""Thai script: digits, marks, numbers and the skeletons that spellings are compared by.

Takes and gives plain strings; never touches a page's text, never knows a rule or a year.
"""

from __future__ import annotations

from pipeline.thai.numerals import NumberReading, find_numbers, is_blank_mark, read_number, score_problem
from pipeline.thai.script import arabic_digits, compose, skeleton
from pipeline.thai.years import YearMention, find_years

__all__ = [
    "NumberReading",
    "YearMention",
    "arabic_digits",
    "compose",
    "find_numbers",
    "find_years",
    "is_blank_mark",
    "read_number",
    "score_problem",
    "skeleton",
]
