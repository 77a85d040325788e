from __future__ import annotations

import re
import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.read import Limits
from pipeline.read.decode import decode
from pipeline.read.plain import HtmlReader, PlainReader
from pipeline.read.stitch import stitch
from tests.read.helpers import assert_runs_hold, assert_slots_covered_once, coverage

PIECES = st.sampled_from(
    ["การ", "ที่", "๙๘.๖๗", "ก", "ข ", " ", "\t", "\t\t", "\n", "\n\n", "\r\n", "\f", "|", "| ", "|---|---|\n", "**",
     "# ", "<p>", "</p>", "<ul style='x'>", "<li>", "</ul>", "<br/>", "<b>", "</b>", "<table>", "</table>", "<tr>",
     "</tr>", "<td>", "</td>", "<th rowspan=2>", '<td colspan="3">', "<thead>", "</thead>", "<", ">", "</", "<!",
     "<!--", "&", "&amp;", "&lt;", "<input type=checkbox checked>", "[x]", "```\n", "\\|", "- ", "(ต่อ)"]
)  # fmt: skip
TEXTS = st.lists(PIECES, min_size=1, max_size=60).map("".join)
THAI = re.compile("[\u0e01-\u0e5b]")


@pytest.mark.parametrize("reader", [PlainReader(), HtmlReader()], ids=["plain", "html"])
@given(text=TEXTS.filter(lambda text: bool(THAI.search(text))))
def test_nothing_is_lost_doubled_or_moved(reader: PlainReader | HtmlReader, text: str) -> None:
    found = reader.read(text.encode(), Limits())
    assert "".join(page.text for page in found.pages) == text
    assert_runs_hold(found.pages, found.blocks)
    assert_slots_covered_once(found.blocks)
    for page, counts in zip(found.pages, coverage(found.pages, found.blocks), strict=True):
        hidden = [match.span() for match in re.finditer("<!--.*?-->", page.text, re.DOTALL)]
        for match in THAI.finditer(page.text):
            if not any(start <= match.start() < end for start, end in hidden):
                assert counts[match.start()] == 1, (page.text, match.start())
        assert max(counts, default=0) <= 1
    stitched = stitch(found.blocks)
    assert_runs_hold(found.pages, stitched)
    assert_slots_covered_once(stitched)


@given(text=st.text(alphabet=st.characters(exclude_categories=["Cs", "Cc"]), min_size=1))
def test_utf8_comes_back_as_it_was(text: str) -> None:
    assert decode(text.encode()) == text.removeprefix("\ufeff")


@pytest.mark.parametrize(
    "text",
    [
        "ก" * 300_000,
        "<" * 300_000,
        "<!--" * 100_000,
        "<p " * 300_000,
        '<p a="' * 200_000,
        "&" * 200_000,
        "**ก" * 80_000,
        "[ ]" * 80_000,
        "<div>" * 100_000 + "ก",
        "<table><tr><td>" * 20_000 + "ก",
        "<table></table>ก" * 30_000,
        "ก\t<ul>\n" * 20_000,
        "\tก\n" * 40_000,
        "ก\tข\nค\n" * 10_000,
        "ก|ข\n" * 30_000,
        "\n" * 200_000 + "ก",
        "\f" * 1_500 + "ก",
        " " * 1_000_000 + "ก",
    ],
    ids=lambda text: repr(text[:8]),
)
def test_hostile_text_takes_bounded_time(text: str) -> None:
    began = time.perf_counter()
    PlainReader().read(text.encode(), Limits())
    # Work that grows with the square of the text takes many minutes here; seconds, and a loaded machine, are no matter.
    assert time.perf_counter() - began < 180
