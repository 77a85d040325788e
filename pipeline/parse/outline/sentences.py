"""Part a sentence into what is done, who is responsible, when, how far it is, and what came of it.

Takes a piece of a line, gives the rest of it and the parts found, all as places; never changes the words.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from pipeline.parse.outline.content import Content, content_of
from pipeline.parse.outline.nodes import Part, Piece
from pipeline.rulebook import Rulebook
from pipeline.rulebook.outline import OutlineRules

_LONGEST = 600
_REACH = 60
_BEFORE_STATUS = ("responsible", "period", "output", "progress")
_DO = "ดำเนินการ"
_NOUN = re.compile(r"(?:ได้|ที่|การ|ไม่)$")
_TRIMMED = " ,;:(-–."


@dataclass(frozen=True, slots=True)
class Sentence:
    """``rest`` is the text before the first clause that says who, when or how far; ``parts`` are those clauses."""

    rest: Piece
    parts: tuple[Part, ...]


@dataclass(frozen=True, slots=True)
class _Clause:
    """A clause ``start:end`` whose value is ``value:stop``."""

    role: str
    start: int
    end: int
    value: int
    stop: int


def split_sentence(piece: Piece, rulebook: Rulebook) -> Sentence:
    """Return the parts of a sentence: ``responsible``, ``period``, ``status`` and ``output`` where clauses say so."""
    rules = rulebook.passages.outline
    text = piece.text[:_LONGEST]
    clauses: list[_Clause] = []
    for clause in sorted(_clauses(text, content_of(rulebook), rules), key=lambda one: (one.start, -one.end)):
        if not clauses or clause.start >= clauses[-1].end:
            clauses.append(clause)
    if not clauses:
        return Sentence(piece, ())
    opening = clauses.pop(0) if clauses[0].start == 0 else None
    begin = len(text) - len(text[opening.end :].lstrip()) if opening is not None else 0
    stop = clauses[0].start if clauses else len(text)
    joint = rules.joins.search(text, max(0, stop - _REACH), stop)
    end = joint.start() if joint is not None else stop
    if joint is not None and _NOUN.search(text, 0, end) is not None and joint.group().startswith(_DO):
        end += len(_DO)  # ที่ยังไม่ได้ดำเนินการ is part of the title
    head = len(text[:end].rstrip(_TRIMMED))
    all_clauses = [opening, *clauses] if opening is not None else clauses
    told = [(clause.role, clause.value, clause.stop) for clause in all_clauses if clause.value < clause.stop]
    told += _results(text, all_clauses, rules)
    parts = [Part((role,), "", [Piece(piece.line, piece.start + low, piece.start + high)]) for role, low, high in told]
    return Sentence(Piece(piece.line, piece.start + begin, piece.start + max(begin, head)), tuple(parts))


def _clauses(text: str, content: Content, rules: OutlineRules) -> Iterator[_Clause]:
    assigned = [one for one in content.assigned(text) if content.names_units(text[one.unit_start : one.unit_end])]
    first = min(assigned, key=lambda one: one.start, default=None)
    if first is not None:
        yield _Clause("responsible", first.start, first.end, first.unit_start, first.unit_end)
    for start, end in content.periods(text):
        told = text[start:end].rstrip(" -–,")
        introduced = rules.period_before.search(text, max(0, start - _REACH), start) is not None
        behind = first is not None and start >= first.end
        opens = introduced or rules.period_opens.match(told) is not None
        if start > 0 and (opens or (behind and content.is_period(told))):
            yield _Clause("period", start, start + len(told), start, start + len(told))
            break
    status = content.status_at(text, first.end) if first is not None else None
    status = status or content.status_in(text)
    if status is not None:
        yield _Clause("status", *status, *status)
    result = rules.result.search(text, 1)
    if result is not None:
        yield _Clause("output", *result.span(), result.end(), result.end())


def _results(text: str, clauses: list[_Clause], rules: OutlineRules) -> Iterator[tuple[str, int, int]]:
    """Yield what stands behind a status (its progress) or a word for results, up to the next clause."""
    ends = [*(clause.start for clause in clauses[1:]), len(text)]
    for clause, end in zip(clauses, ends, strict=True):
        if clause.role not in ("status", "output"):
            continue
        between = text[clause.end : end]
        joint = rules.joins.search(between)
        stop = len(between[: joint.start() if joint is not None else len(between)].rstrip(_TRIMMED))
        begin = len(between) - len(between.lstrip(_TRIMMED))
        if begin < stop:
            yield "output" if clause.role == "output" else "progress", clause.end + begin, clause.end + stop


def split_value(piece: Piece, role: str, rulebook: Rulebook) -> tuple[Piece, Piece | None]:
    """Return the value under a label without the status that closes its line, and that status."""
    cut = content_of(rulebook).status_at_end(piece.text) if role in _BEFORE_STATUS else None
    if cut is None:
        return piece, None
    end = piece.start + len(piece.text[:cut].rstrip(_TRIMMED))
    return Piece(piece.line, piece.start, end), Piece(piece.line, piece.start + cut, piece.end)
