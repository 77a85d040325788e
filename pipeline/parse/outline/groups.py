"""Read what governs the items of a checklist from outside their lines: headings by unit or state, ranges, a legend.

Takes entries, gives parts for the items below; never reads an item itself.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from pipeline.matching.values.statuses import read_status
from pipeline.parse.outline.content import Content
from pipeline.parse.outline.entry import Entry
from pipeline.parse.outline.nodes import Part, Piece
from pipeline.parse.outline.tails import SIGN, has_state
from pipeline.rulebook import Rulebook

_LONGEST = 80
_FEWEST_SIGNS = 2
_RELATIVE = re.compile(r"^[ก-๎A-Za-z ]{2,30}?ที่(?=[ก-๎])")
_RANGE = re.compile(
    r"\W*(?:ข้อ(?:ที่)?\s*)?(?:OIT|O)[ .]?(?P<low>[0-9]{1,2})\s*(?:ถึง|[-–—])\s*(?:ข้อ(?:ที่)?\s*)?(?:OIT|O)?[ .]?"
    r"(?P<high>[0-9]{1,2})(?![0-9])\s*",
    re.IGNORECASE,
)
_BETWEEN = re.compile(r"[\s=:：\-–—]+")
_TRIMMED = " \t:：=-–—|;,.()*#"


@dataclass(slots=True)
class Governing:
    """What governs an item: a unit and a state by heading; a heading of another kind ends both."""

    unit: Part | None = None
    state: Part | None = None
    restarts: bool = False
    ranges: list[tuple[int, int, Part]] = field(default_factory=list)

    def set(self, part: Part) -> None:
        """Let a heading govern the items below it; their codes may start again."""
        if part.role == "responsible":
            self.unit = part
        else:
            self.state = part
        self.restarts = True

    @property
    def governs(self) -> bool:
        """Whether a heading governs the items below it."""
        return self.unit is not None or self.state is not None

    def is_heading(self, entry: Entry, part: Part) -> bool:
        """Return whether a line between two items governs those below, and is no value of the item above."""
        before = self.unit if part.role == "responsible" else self.state
        is_apart = entry.line.marker is not None or bool(entry.line.heading)
        return is_apart or before is not None or _RELATIVE.match(entry.line.text) is not None

    def clear(self) -> None:
        """End what headings said."""
        self.unit = self.state = None

    def give(self, parts: list[Part]) -> None:
        """Add to the parts of an item what it does not say itself."""
        if self.unit is not None and not any(part.role == "responsible" for part in parts):
            parts.append(self.unit)
        if self.state is not None and not has_state(parts):
            parts.append(self.state)

    def give_range(self, number: int, parts: list[Part]) -> None:
        """Add the state of a range of codes (o1 ถึง o3 ครบถ้วน) to an item without a state of its own."""
        for low, high, part in self.ranges:
            if low <= number <= high and not has_state(parts):
                parts.append(part)


def heading_part(entry: Entry, *, is_over_item: bool, content: Content, rulebook: Rulebook) -> Part | None:
    """Return the unit or the state that a line gives to the items below it, if it is a heading by its content."""
    line = entry.line
    begin, end = _bounds(line.text, line.body)
    text = line.text[begin:end]
    if not text or end - begin > _LONGEST:
        return None
    assigned = next(iter(content.assigned(text)), None) if is_over_item else None
    if assigned is not None and assigned.start == 0 and not text[assigned.end :].strip(_TRIMMED):
        return Part(("responsible",), "", [Piece(line, begin + assigned.unit_start, begin + assigned.unit_end)])
    is_apart = line.marker is not None or bool(line.heading)
    if (is_apart or is_over_item) and content.names_units(text):
        return Part(("responsible",), "", [Piece(line, begin, end)])
    if not is_over_item:
        return None
    relative = _RELATIVE.match(text)
    start = relative.end() if relative is not None else 0
    reading = read_status(text[start:], rulebook.statuses)
    if reading.status == "unknown" or reading.start or text[start + reading.end :].strip(_TRIMMED):
        return None
    return Part(("status",), "", [Piece(line, begin + start, end)])


def range_part(entry: Entry, rulebook: Rulebook) -> tuple[int, int, Part] | None:
    """Return the first and last number of a range of codes and the state behind it."""
    line = entry.line
    found = _RANGE.match(line.text, line.body) or _RANGE.match(line.text)
    if found is None:
        return None
    begin, end = _bounds(line.text, found.end())
    if begin >= end or read_status(line.text[begin:end], rulebook.statuses).status == "unknown":
        return None
    return int(found["low"]), int(found["high"]), Part(("status",), "", [Piece(line, begin, end)])


def legend_of(entries: Sequence[Entry], rulebook: Rulebook) -> dict[str, Part]:
    """Return what a document says that its signs mean ([x] = ลงเว็บแล้ว   [ ] = ยังไม่ลง), sign to part."""
    best: dict[str, Part] = {}
    for entry in entries:
        text = entry.line.text
        signs = list(SIGN.finditer(text))
        different = {found.group() for found in signs}
        if len(signs) < _FEWEST_SIGNS or len(signs) != len(different):
            continue
        ends = [*(found.start() for found in signs[1:]), len(text)]
        parts: dict[str, Part] = {}
        for found, end in zip(signs, ends, strict=True):
            gap = _BETWEEN.match(text, found.end())
            begin = gap.end() if gap is not None else found.end()
            words = text[begin:end].rstrip(_TRIMMED)
            role = _state_role(words, rulebook)
            if role is not None:
                parts[_sign(found.group())] = Part(
                    (role,), found.group(), [Piece(entry.line, begin, begin + len(words))]
                )
        if len(parts) == len(signs) and len(parts) > len(best) and len({part.role for part in parts.values()}) > 1:
            best = parts
    return best


def by_legend(part: Part, legend: dict[str, Part]) -> Part:
    """Return what the legend says of a sign, else the part as it is."""
    return legend.get(_sign(part.text), part)


def _sign(text: str) -> str:
    return "".join(text.split()).casefold().rstrip("\ufe0f")


def _state_role(words: str, rulebook: Rulebook) -> str | None:
    """Return the role of a state in a legend; words behind a negation say that nothing was done."""
    status = read_status(words, rulebook.statuses).status
    if status != "unknown":
        return f"status_{status}"
    negations = tuple(rulebook.statuses.words.negation)
    return "status_not_started" if words.startswith(negations) else None


def _bounds(text: str, start: int) -> tuple[int, int]:
    piece = text[start:]
    return start + len(piece) - len(piece.lstrip(_TRIMMED)), start + len(piece.rstrip(_TRIMMED))
