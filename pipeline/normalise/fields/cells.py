"""The pieces of a row as normalisers ask for them: text joined over parts, lists, states, units, codes.

Takes a statement and its frame, gives values; never looks at another row.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

from pipeline.matching.values.lists import join_lines, marked_up_items, read_list
from pipeline.matching.values.status_words import denies
from pipeline.matching.values.statuses import (
    StatusReading,
    has_boxes,
    is_mark,
    read_status,
    status_of_columns,
    statuses_in,
)
from pipeline.matching.values.units import leaves_out, split_units
from pipeline.normalise.fields.repairs import repair
from pipeline.normalise.fields.spaces import close_spaces
from pipeline.normalise.records.frame import Frame, one_line
from pipeline.records import Field, Finding, Statement, Status
from pipeline.rulebook.statuses import StatusProblem
from pipeline.thai.numerals import is_blank_mark

_STATUS_COLUMNS: dict[str, Status] = {
    "status_not_started": "not_started",
    "status_in_progress": "in_progress",
    "status_done": "done",
}


_LONGEST_UNKNOWN_UNIT = 40


@dataclass(frozen=True, slots=True)
class State:
    """The state of a row, the progress told beside it, the words in a status column, and what was unclear."""

    status: Status
    progress: str | None
    told: tuple[str, ...]
    problem: StatusProblem | None


@dataclass(frozen=True, slots=True)
class Listed:
    """The entries of list cells, with and without the headings between them; what they answer; what closes them."""

    entries: tuple[str, ...] = ()
    reason: str | None = None
    closing: str | None = None
    with_headings: tuple[str, ...] = ()

    @property
    def set_aside(self) -> tuple[str, ...]:
        """The headings and the closing sentence, which are no entries."""
        headings = [piece for piece in self.with_headings if piece not in self.entries]
        return (*headings, self.closing) if self.closing else tuple(headings)

    @property
    def everything(self) -> tuple[str, ...]:
        """Every piece of the cells in order."""
        pieces = self.with_headings or self.entries
        return tuple(piece for piece in (self.reason, *pieces, self.closing) if piece)


@dataclass(slots=True)
class Cells:
    """The fields of one statement."""

    statement: Statement
    frame: Frame
    findings: list[Finding]

    def text(self, *names: str) -> str | None:
        """The repaired text of all fields of these names; ``""`` where the column is blank, ``None`` without one."""
        pieces = [piece for name in names for piece in self.statement.all(name)]
        if not pieces:
            return None
        text = " ".join(" ".join(self._repaired(piece) for piece in pieces).split())
        return "" if self._is_blank(text) else text

    def entries(self, *names: str) -> tuple[str, ...]:
        """The entries of list cells of these names, repaired, in order; check boxes of a state are no entries."""
        return self.listed(*names).everything

    def healed(self, *names: str) -> str | None:
        """The text of these fields as ``text`` gives it, without the spaces that line ends left inside words."""
        text = self.text(*names)
        return close_spaces(text, self.frame.rulebook.text) if text else text

    def listed(self, *names: str) -> Listed:
        """The list cells of these names with what is no entry apart: the reason before it, headings, its close."""
        pieces = [self._without_boxes(piece) for name in names for piece in self.statement.all(name)]
        items = [item for piece in pieces for item in self._items(piece)]
        if len(items) > len(pieces):
            readings = [self._list_of(self._repaired(item)) for item in items]
            return Listed(tuple(entry for one in readings for entry in one.entries), readings[0].reason)
        joined = "\n".join(self._repaired(piece) for piece in pieces)
        return Listed() if not joined.strip() or self._is_blank(joined) else self._list_of(joined)

    def _list_of(self, text: str) -> Listed:
        reading = read_list(text, self.frame.rulebook.text)

        def joined(span: tuple[int, int]) -> str:
            return close_spaces(join_lines(text[slice(*span)]), self.frame.rulebook.text)

        return Listed(
            entries=tuple(map(joined, reading.entries)),
            reason=None if reading.reason is None else joined(reading.reason),
            closing=None if reading.closing is None else joined(reading.closing),
            with_headings=tuple(map(joined, sorted([*reading.entries, *reading.headings]))),
        )

    def _without_boxes(self, piece: Field) -> Field:
        """The cell without a list of check boxes that states a state: what is left was done."""
        rules = self.frame.rulebook.statuses
        if not has_boxes(piece.spot.text, rules):
            return piece
        reading = read_status(piece.spot.text, rules)
        if reading.end == 0:
            return piece
        rest = piece.spot.passage.slice(reading.progress_start, reading.progress_end)
        return replace(piece, spot=replace(piece.spot, passage=rest))

    def _items(self, piece: Field) -> list[Field]:
        """The list items that markup makes of a cell, each as a field of its own."""
        passage = piece.spot.passage
        items = marked_up_items(passage, self.frame.document.page(passage.page_number).text)
        return [replace(piece, spot=replace(piece.spot, passage=item)) for item in items]

    def units(self, name: str = "responsible") -> tuple[str | None, tuple[str, ...]]:
        """The responsible units (ผู้รับผิดชอบ): as printed, and one by one under their canonical names.

        A cell that names no unit or post at all is told: columns may have changed places.
        """
        printed = self.text(name)
        pieces = self.statement.all(name)
        raw = "\n".join(repair(piece.spot.text, self.frame.rulebook.text).text for piece in pieces)
        units = split_units(raw, self.frame.rulebook.units) if printed else ()
        if not self._names_somebody(units) or leaves_out(raw, self.frame.rulebook.units):
            self.findings.append(
                self.frame.unreadable(pieces[0].spot, self.statement.rule_id, "ผู้รับผิดชอบ", "responsible unit")
            )
        return printed, units

    def _names_somebody(self, units: tuple[str, ...]) -> bool:
        """Whether one entry begins like a unit or post, or all are too short to be sentences that strayed here."""
        rules = self.frame.rulebook.units
        begins = (*rules.heads, *rules.posts, *(one.name for one in rules.units))
        return any(one.startswith(begins) for one in units) or all(len(one) <= _LONGEST_UNKNOWN_UNIT for one in units)

    def state(self) -> State:
        """The state out of status columns, else of a status cell, else of boxes or words in the progress cell."""
        rules = self.frame.rulebook.statuses
        columns = [
            (status, piece.spot.text) for name, status in _STATUS_COLUMNS.items() for piece in self.statement.all(name)
        ]
        progress = self.text("progress")
        told = tuple(text for _, text in columns if text.strip() and is_mark(text, rules) == "none")
        if columns:
            marked = any(is_mark(text, rules) == "set" for _, text in columns)
            if not marked and told:
                # Words in place of a tick: a state of their own, or what was done in the column's state.
                readings = [read_status(text, rules) for text in told]
                worded = {one.status for one in readings if one.status != "unknown" and one.start == 0}
                if worded:
                    problem = next((one.problem for one in readings if one.problem is not None), None)
                    return State(worded.pop() if len(worded) == 1 else "unknown", progress, (), problem)
                stated = {status for status, text in columns if text in told}
                return State(stated.pop() if len(stated) == 1 else "unknown", progress, told, None)
            status, problem = status_of_columns(columns, rules)
            return State(status, progress, told, problem)
        for name in ("status", "progress", "output", "half_year"):
            piece = self.statement.first(name)
            if piece is None or not piece.spot.text.strip():
                continue
            reading = read_status(piece.spot.text, rules)
            if name in ("output", "half_year") and reading.start != 0 and not reading.is_whole:
                continue
            rest = piece.spot.text[reading.progress_start : reading.progress_end]
            if name == "status" and reading.status == "done" and progress:
                reading = self._with_progress(reading, piece, progress)
            if name == "progress":
                others = [self._repaired(more) for more in self.statement.all(name)[1:]]
                progress = " ".join(" ".join([rest, *others]).split())
            elif name == "status" and reading.status != "unknown" and rest:
                progress = " ".join(" ".join([rest, progress or ""]).split())
            if reading.status != "unknown" or reading.problem is not None:
                return State(reading.status, progress, told, reading.problem)
        if self._told_as_done():
            return State("done", progress, told, None)
        cell = next(filter(self._hides_state, self.statement.fields), None)
        if cell is not None:
            self.findings.append(self.frame.unreadable(cell.spot, self.statement.rule_id, "สถานะ", "status"))
        return State("unknown", progress, told, None)

    def _with_progress(self, reading: StatusReading, piece: Field, progress: str) -> StatusReading:
        """The reading of "done" unless the progress beside it takes it back: ดำเนินการแล้ว | ๓ จาก ๕ จุด."""
        both = read_status(f"{piece.spot.text} {progress}", self.frame.rulebook.statuses)
        return replace(reading, status=both.status) if both.status != "unknown" else reading

    def _hides_state(self, field: Field) -> bool:
        """Whether a state that was not understood stands in a field: words for it, or in results that it is not."""
        text = field.spot.text
        if field.name in ("progress", "output"):
            return denies(text, self.frame.rulebook.statuses)
        return field.name == "status" and not self._is_blank(text)

    def _is_blank(self, text: str) -> bool:
        return is_blank_mark(text.strip(), self.frame.rulebook.columns.blank_words)

    def _told_as_done(self) -> bool:
        """Whether results stand under a header that says they are of what was done ("ดำเนินการแล้ว ผลลัพธ์")."""
        rules = self.frame.rulebook.statuses
        for piece in (*self.statement.all("outcome"), *self.statement.all("output")):
            if piece.spot.text.strip() and statuses_in(piece.header, rules) == {"done"}:
                return True
        return False

    def _repaired(self, piece: Field) -> str:
        repaired = repair(piece.spot.text, self.frame.rulebook.text)
        if repaired.damage:
            self.findings.append(
                self.frame.place_finding("unrepaired-text", piece.spot, f"{self.statement.rule_id}/{piece.name}")
            )
        return repaired.text

    def status_finding(self, state: State) -> None:
        """Raises a finding where ticks contradict each other or are missing."""
        if state.problem is None:
            return
        piece = next(
            (piece for piece in self.statement.fields if piece.name.startswith(("status", "progress"))), None
        )  # fmt: skip
        spot = piece.spot if piece is not None and piece.spot.text.strip() else self.statement.place
        self.findings.append(self.frame.unreadable(spot, self.statement.rule_id, "สถานะ", "status"))

    def shown(self, *names: str) -> str:
        """One line for a message."""
        return one_line(self.text(*names) or "")
