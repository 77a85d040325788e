"""Group the readings of paragraphs into regions: readings that share lines belong to one region.

Takes consecutive paragraphs, gives regions in document order.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping, Sequence

from pipeline.parse.grids.lines import TextLine, lines_of
from pipeline.parse.grids.model import Draft, Region
from pipeline.parse.grids.pieces import IsElement
from pipeline.parse.grids.rows import row_drafts
from pipeline.parse.grids.stacks import stack_drafts
from pipeline.records import Paragraph

_MOST_READINGS = 24


# Boxes to be ticked beside several numbers: the scale of a questionnaire, no values.
_CHOICES = re.compile(r"(?:\(\s{0,3}\)|☐)[^()☐]*(?:\(\s{0,3}\)|☐)")


def grid_regions(
    paragraphs: Sequence[Paragraph], pages: Mapping[int, str] | None = None, is_element: IsElement = lambda _: False
) -> list[Region]:
    """Return the regions of the paragraphs between two tables.

    Args:
        paragraphs: consecutive paragraphs.
        pages: the texts of their pages by number, which tell indents and joined lines.
        is_element: whether a text names an element; helps to put wrapped names together.
    """
    lines = [line for line in lines_of(paragraphs, pages or {}) if not _CHOICES.search(line.text)]
    drafts = list(dict.fromkeys([*row_drafts(lines), *stack_drafts(lines, is_element)]))
    groups: dict[int, tuple[set[TextLine], list[Draft]]] = {}
    group_of: dict[TextLine, int] = {}
    for number, draft in enumerate(drafts):
        places = set(draft.lines())
        touched = [groups.pop(group) for group in sorted({group_of[line] for line in places if line in group_of})]
        shared = places.union(*(group[0] for group in touched))
        groups[number] = shared, [*(member for group in touched for member in group[1]), draft]
        group_of.update(dict.fromkeys(shared, number))
    return sorted((_region(*group) for group in groups.values()), key=lambda region: region.start)


def _region(shared: Collection[TextLine], drafts: Sequence[Draft]) -> Region:
    first = min(shared, key=lambda line: (line.paragraph, line.start))
    last = max(shared, key=lambda line: (line.paragraph, line.start))
    readings = tuple(draft.grid() for draft in drafts[:_MOST_READINGS])
    return Region(readings, (first.paragraph, first.start), (last.paragraph, last.end))
