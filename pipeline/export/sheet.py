"""What a sheet of the workbook is: a query, and columns with their headings and looks."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

Look = Literal["text", "lines", "whole", "score", "points", "date", "word", "evidence", "finding"]
"""``lines`` is a list, a line each; ``points`` places on the page; the last two are links to a row of that sheet."""


@dataclass(frozen=True, slots=True)
class Column:
    """One column: heading in Thai and English, width in characters, look; for ``word`` its closed list."""

    th: str
    en: str
    width: int
    look: Look = "text"
    words: object = None


@dataclass(frozen=True, slots=True)
class Sheet:
    """One sheet; ``frozen`` columns stay in sight. ``about`` says in the summary what its rows are."""

    name: str
    th: str
    en: str
    about_th: str
    about_en: str
    query: str
    columns: tuple[Column, ...]
    frozen: int
