"""The documents of a seed that state measures, items and analyses: how many of each family, in which forms."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import replace
from random import Random
from typing import Final

from benchmarks.layouts.measures.analysis_pages import draw_analysis
from benchmarks.layouts.measures.bystanders import draw_bystander
from benchmarks.layouts.measures.checklists import draw_checklist
from benchmarks.layouts.measures.measure_tables import draw_measure_table
from benchmarks.layouts.measures.outlines import draw_measure_outline
from benchmarks.layouts.measures.truth import RecordPage
from benchmarks.layouts.measures.variants import RECORD_VARIANTS, draw_record_base
from benchmarks.layouts.office import WORD_END, fits_page
from benchmarks.layouts.records import Block, Grid
from benchmarks.layouts.render import missing_forms

RECORD_FAMILIES: Final[Mapping[str, float]] = {
    "measure-tables": 0.34, "measure-outlines": 0.22, "checklists": 0.11, "analyses": 0.11, "record-other-kinds": 0.09,
    "record-metamorphic": 0.13,
}  # fmt: skip
"""The families and their shares of the documents."""
_DRAW: Final[Mapping[str, Callable[[str, str, Random], RecordPage]]] = {
    "measure-tables": draw_measure_table, "measure-outlines": draw_measure_outline, "checklists": draw_checklist,
    "analyses": draw_analysis, "record-other-kinds": draw_bystander,
}  # fmt: skip
_TABLES: Final = {
    "tabs": 20, "spaces": 8, "pipes": 8, "markdown": 9, "csv": 10, "html": 15, "docx": 14, "xlsx": 10, "pdf": 6,
}  # fmt: skip
_LINES: Final = {"tabs": 42, "markdown": 14, "html": 18, "docx": 18, "pdf": 8}


def draw_records(seed: int, count: int, families: Sequence[str]) -> Iterator[RecordPage]:
    """Draw the documents of the families; each family gets its share of the count."""
    total = sum(RECORD_FAMILIES[family] for family in families)
    for family in families:
        number = round(count * RECORD_FAMILIES[family] / total)
        if family == "record-metamorphic":
            made = frozenset(_TABLES) - frozenset(missing_forms())
            for at in range(max(1, round(number / len(RECORD_VARIANTS)))):
                for page in draw_record_base(f"{family}-{at:03}", f"{seed}/{family}/{at}", made):
                    yield _fitting(page)
            continue
        for at in range(number):
            yield _drawn(seed, family, at)


def _drawn(seed: int, family: str, number: int) -> RecordPage:
    dice = Random(f"{seed}/{family}/{number}")
    shares = {form: share for form, share in _TABLES.items() if form not in missing_forms()}
    form = dice.choices(tuple(shares), tuple(shares.values()))[0]
    if family == "measure-outlines":
        lines = {form: share for form, share in _LINES.items() if form not in missing_forms()}
        form = dice.choices(tuple(lines), tuple(lines.values()))[0]
    page = _DRAW[family](f"{family}-{number:03}", form, dice)
    is_table = any(isinstance(block, Grid) for block in page.blocks)
    if not is_table and form not in _LINES:
        page = replace(page, form="tabs")
    return _fitting(page)


def _fitting(page: RecordPage) -> RecordPage:
    """Return a PDF with the ends of its words marked, as a Word file where a table is too wide for a page."""
    if page.form != "pdf":
        return page
    blocks = tuple(_broken(block) for block in page.blocks)
    if all(fits_page(block) for block in blocks if isinstance(block, Grid)):
        return replace(page, blocks=blocks)
    return replace(page, form="docx")


def _broken(block: Block) -> Block:
    if isinstance(block, Grid):
        return replace(block, rows=tuple(tuple(map(_words, row)) for row in block.rows))
    return _words(block) if isinstance(block, str) else replace(block, text=_words(block.text))


def _words(text: str) -> str:
    os.environ.setdefault("PYTHAINLP_READ_ONLY", "1")  # the library writes to the home folder otherwise
    from pythainlp.tokenize import word_tokenize

    lines = (WORD_END.join(word_tokenize(line, engine="newmm")) for line in text.split("\n"))
    return "\n".join(lines)
