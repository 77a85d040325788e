from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.read import Limits, ReadError
from pipeline.read.composed import Composer
from pipeline.read.sheet_blocks import Area, merged, write_sheet
from pipeline.read.stitch import stitch
from tests.read.helpers import assert_runs_hold, assert_slots_covered_once, coverage

PLACES = st.tuples(st.integers(0, 9), st.integers(0, 7))
TEXTS = st.dictionaries(PLACES, st.sampled_from(["ก", "ตัวชี้วัด", "98.67", " ", "๙๐", "หนึ่ง\nสอง", "ก\tข"]), max_size=40)
AREAS = st.lists(st.tuples(PLACES, PLACES).map(lambda pair: (*pair[0], *pair[1])), max_size=5)


@given(TEXTS, AREAS)
def test_nothing_is_lost_doubled_or_moved(texts: dict[tuple[int, int], str], areas: list[Area]) -> None:
    cells = merged(texts, areas)
    composer = Composer(Limits())
    write_sheet(composer, cells, Limits().max_cells)
    if not cells:
        assert not any(text.strip() for text in texts.values())
        with pytest.raises(ReadError, match="no_text"):
            composer.reading()
        return
    found = composer.reading()
    assert_runs_hold(found.pages, found.blocks)
    assert_slots_covered_once(found.blocks)
    assert_slots_covered_once(list(stitch(found.blocks)))
    [counts] = coverage(found.pages, found.blocks)
    assert all(count == 1 for count, one in zip(counts, found.pages[0].text, strict=True) if not one.isspace())
    written = sorted("".join(found.pages[0].text.split()))
    assert written == sorted("".join("".join(cell.text.split()) for cell in cells))
    if not areas:
        assert written == sorted("".join("".join(text.split()) for text in texts.values()))
