"""Small digits off the baseline of a PDF line: marks of notes, not digits of the number beside them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from pipeline.read.note_marks import is_mark, lowered_mark, raised_mark
from pipeline.read.pdf_glyph import Glyph

# Shares of the font size beside it: how small a note is, how far off the baseline, how far away.
_SMALL, _SHIFT, _BESIDE = 0.8, 0.12, 0.35


def with_notes(row: Sequence[Glyph]) -> list[Glyph] | None:
    """Return the glyphs of a line, given from left to right, with small digits off its baseline raised or lowered.

    ``None`` where there are none.
    """
    found = list(row)
    inked = [place for place, glyph in enumerate(row) if not glyph.text.isspace()]
    for order, place in enumerate(inked):
        glyph = row[place]
        if not is_mark(glyph.text):
            continue
        before = row[inked[order - 1]] if order else None
        after = row[inked[order + 1]] if order + 1 < len(inked) else None
        if before is not None and found[inked[order - 1]] is not before and _goes_on(before, glyph):
            is_raised = found[inked[order - 1]].text == raised_mark(before.text)
        elif before is not None and _is_off(glyph, before) and glyph.x0 - before.x1 < _BESIDE * before.size:
            is_raised = glyph.baseline < before.baseline
        elif after is not None and _is_off(glyph, after) and after.x0 - glyph.x1 < _BESIDE * after.size:
            is_raised = glyph.baseline < after.baseline
        else:
            continue
        found[place] = replace(glyph, text=(raised_mark if is_raised else lowered_mark)(glyph.text))
    return found if any(one is not other for one, other in zip(found, row, strict=True)) else None


def _is_off(glyph: Glyph, beside: Glyph) -> bool:
    shift = abs(glyph.baseline - beside.baseline)
    return glyph.size <= _SMALL * beside.size and shift >= _SHIFT * beside.size


def _goes_on(before: Glyph, glyph: Glyph) -> bool:
    return before.size == glyph.size and before.baseline == glyph.baseline and glyph.x0 - before.x1 < glyph.size
