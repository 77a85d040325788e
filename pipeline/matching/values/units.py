"""Responsible units (ผู้รับผิดชอบ) of a cell, each by the name that all reports share.

Takes the text of a cell and the rules, gives names in printed order without repeats; never drops what it does not
know: an unknown unit or post stays as printed.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from pipeline.matching.once import once
from pipeline.matching.values.lists import join_lines, split_list
from pipeline.rulebook.units import UnitRules
from pipeline.thai import arabic_digits, skeleton

_LONGEST = 8  # pieces that one name may be broken into
_LONGEST_NAME = 200  # signs of a run without a space that may hold several names
_PIECE = re.compile(r"[^\s/,;、()+&|]+|[/,;、()+&|]")
_SEPARATORS = frozenset("/,;、()+&|")


@dataclass(frozen=True, slots=True)
class _Names:
    by_skeleton: dict[str, str]
    abbreviations: dict[str, str]
    heads: tuple[str, ...]
    bare_heads: frozenset[str]
    bodies: tuple[str, ...]
    joiners: frozenset[str]
    joined_head: re.Pattern[str]


def split_units(text: str, rules: UnitRules) -> tuple[str, ...]:
    """The units and posts of a cell: separators, list markers, spaces before a unit's head, or nothing between.

    Money, telephone numbers, orders, the part that a unit plays, and units that are left out (ยกเว้น…) are none.
    """
    names = _names(rules)
    found: list[str] = []
    for entry in split_list(_without(rules.left_out, _without(rules.beside, text))):
        found += _of_entry(entry, names)
    return tuple(dict.fromkeys(name for name in found if skeleton(name)))


def leaves_out(text: str, rules: UnitRules) -> bool:
    """Whether a cell names units that are left out: ทุกส่วนราชการ ยกเว้นกองช่าง."""
    return rules.left_out.search(arabic_digits(text)) is not None


def _without(pattern: re.Pattern[str], text: str) -> str:
    """The text with a slash in place of each match; digits are Arabic only for the search."""
    pieces: list[str] = []
    end = 0
    for match in pattern.finditer(arabic_digits(text)):
        pieces += [text[end : match.start()], " / "]
        end = match.end()
    return "".join([*pieces, text[end:]])


def _of_entry(entry: str, names: _Names) -> list[str]:
    pieces = _PIECE.findall(entry)
    keys = [skeleton(piece) for piece in pieces]
    found: list[str] = []
    pending: list[str] = []
    place = 0
    while place < len(pieces):
        known = _known(pieces, keys, place, names)
        if known is not None and (not pending or not _is_middle(pending, pieces, place, names)):
            found += _flush(pending)
            pending = []
            found += known[0]
            place = _past_body(pieces, known[1], names)
        elif pieces[place] in _SEPARATORS or keys[place] in names.joiners:
            found += _flush(pending)
            pending = []
            place += 1
        elif (cut := names.joined_head.search(pieces[place])) is not None:
            parts = [pieces[place][: cut.start()], "/", pieces[place][cut.end() :]]
            pieces[place : place + 1] = [part for part in parts if part]
            keys = [skeleton(piece) for piece in pieces]
        else:
            if pending and _opens_unit(pending, pieces[place], names):
                found += _flush(pending)
                pending = []
            pending = _add(pending, pieces[place], names)
            place += 1
    return found + _flush(pending)


def _known(pieces: list[str], keys: list[str], place: int, names: _Names) -> tuple[list[str], int] | None:
    """The known units that begin at a piece, and the place behind them; the longest run of pieces wins."""
    for stop in range(min(len(pieces), place + _LONGEST), place, -1):
        if pieces[stop - 1] in _SEPARATORS or pieces[place] in _SEPARATORS:
            continue
        short = names.abbreviations.get(pieces[place].rstrip(".")) if stop == place + 1 else None
        units = [short] if short is not None else _units_of("".join(keys[place:stop]), names, whole=stop > place + 1)
        if units is not None:
            return units, stop
    return None


def _units_of(key: str, names: _Names, *, whole: bool) -> list[str] | None:
    """The units whose names a skeleton consists of, joined by nothing or และ; the body's name may end it.

    ``whole``: several pieces make one name only, for each piece can speak for itself.
    """
    if not key or len(key) > _LONGEST_NAME:
        return None
    name = names.by_skeleton.get(key) or names.by_skeleton.get(key.removeprefix(_AND))
    if name is not None:
        return [name]
    for cut in range(len(key) - 1, 3, -1):
        first = names.by_skeleton.get(key[:cut])
        if first is None:
            continue
        if whole:
            continue
        rest = key[cut:]
        if rest.startswith(names.bodies):
            inside = [found for unit in names.by_skeleton if len(unit) > 4 and (found := rest.find(unit)) >= 0]
            if not inside:
                return [first]
            rest = rest[min(inside) :]
        others = _units_of(rest.removeprefix(_AND), names, whole=False)
        if others is not None:
            return [first, *others]
    return None


_AND = skeleton("และ")


def _is_middle(pending: list[str], pieces: list[str], place: int, names: _Names) -> bool:
    """Whether a known name only goes on with what is pending: a bare head before it (ผอ. + กองคลัง)."""
    return pieces[place - 1] not in _SEPARATORS and skeleton(pending[-1]) in names.bare_heads


def _opens_unit(pending: list[str], piece: str, names: _Names) -> bool:
    """Whether a piece begins a new unit behind a pending one that is itself a unit or a post with a head."""
    if skeleton(pending[-1]) in names.bare_heads:
        return False
    return skeleton(pending[0]).startswith(names.heads) and skeleton(piece).startswith(names.heads)


def _add(pending: list[str], piece: str, names: _Names) -> list[str]:
    """The pending pieces with one more; behind a bare head there is no space."""
    if pending and skeleton(pending[-1]) in names.bare_heads:
        return [*pending[:-1], pending[-1] + piece]
    return [*pending, piece]


def _flush(pending: list[str]) -> list[str]:
    return [join_lines(" ".join(pending)).strip(" -–:").lstrip(".")] if pending else []


def _past_body(pieces: list[str], place: int, names: _Names) -> int:
    """The place behind the body's own name, where it follows a unit: สำนักปลัด อบต., องค์การบริหาร ส่วนตำบล."""
    for stop in range(place + 1, min(len(pieces), place + 4) + 1):
        if pieces[stop - 1] in _SEPARATORS:
            break
        if skeleton("".join(pieces[place:stop])).startswith(names.bodies):
            return stop
    return place


def _any_of(words: tuple[str, ...]) -> str:
    return "|".join(map(re.escape, words))


@once
def _names(rules: UnitRules) -> _Names:
    spellings = {skeleton(one): unit.name for unit in rules.units for one in (unit.name, *unit.aliases)}
    return _Names(
        by_skeleton=spellings,
        abbreviations={short.rstrip("."): unit.name for unit in rules.units for short in unit.abbreviations},
        heads=tuple(skeleton(head) for head in rules.heads),
        bare_heads=frozenset(skeleton(head) for head in rules.bare_heads),
        bodies=tuple(skeleton(body) for body in rules.bodies),
        joiners=frozenset(skeleton(joiner) for joiner in rules.joiners),
        joined_head=re.compile(f"(?:^|(?<=[ก-๎]))(?:{_any_of(rules.joiners)})(?={_any_of(rules.heads)})"),
    )
