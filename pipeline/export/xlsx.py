"""What every workbook of this project has in common: text stays text, and what no cell can hold is cut with a mark."""

from __future__ import annotations

from pipeline.export.words import Language

MOST_ROWS = 1_048_575
"""Rows of a sheet of Excel, less its heading."""
MOST_CHARACTERS = 32_767
"""Characters of a cell of Excel."""

TEXT_STAYS_TEXT = {"strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}
"""Options of a workbook under which nothing that is written as text is taken for something else."""

_CUT = {"th": " … [ตัดข้อความ ฉบับเต็มอยู่ใน CSV และ Parquet]", "en": " … [cut; whole in CSV and Parquet]"}


def fitting(text: str, language: Language) -> str:
    """The text, or as much of it as a cell holds, with a mark that says so."""
    if len(text) <= MOST_CHARACTERS:
        return text
    mark = _CUT[language]
    return text[: MOST_CHARACTERS - len(mark)] + mark
