"""Find scores that the arithmetic of the framework connects: a total and its instruments, these and indicators.

Takes the score statements of a document, gives those that agree with each other; never says that one is wrong.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from decimal import Decimal
from itertools import product
from math import prod

from pipeline.matching.labels import label_matcher
from pipeline.records import Scope, Statement
from pipeline.rulebook import Rulebook
from pipeline.rulebook.framework import Element, Framework
from pipeline.thai import read_number

_Key = tuple[Scope, str]
_Printed = Mapping[_Key, Sequence[tuple[Decimal, int]]]
_PARENTS: tuple[Scope, ...] = ("overall", "instrument")
_TOLERANCE = Decimal("0.011")
_MOST_COMBINATIONS = 1000


def proved(statements: Sequence[Statement], rulebook: Rulebook) -> frozenset[int]:
    """Return the ids of statements whose values follow from each other by the framework of some year."""
    printed: dict[_Key, list[tuple[Decimal, int]]] = {}
    for statement in statements:
        key, value = _key(statement, rulebook), statement.first("value")
        reading = read_number(value.spot.text) if value is not None and key is not None else None
        if key is not None and reading is not None and reading.decimals == 2:
            printed.setdefault(key, []).append((reading.value, id(statement)))
    found: set[int] = set()
    for framework in rulebook.frameworks.values():
        for parent in framework.elements:
            if parent.scope in _PARENTS and (parent.scope, parent.code) in printed:
                found |= _agreeing(parent, framework, printed)
    return frozenset(found)


def _agreeing(parent: Element, framework: Framework, printed: _Printed) -> set[int]:
    children = framework.children(parent.scope, parent.code)
    given = [printed.get((child.scope, child.code), ()) for child in children]
    if len(children) < 2 or not all(given) or prod(len(values) for values in given) > _MOST_COMBINATIONS:
        return set()
    weights = [child.weight if child.weight is not None else 1 / Decimal(len(children)) for child in children]
    found: set[int] = set()
    for chosen in product(*given):
        total = sum((weight * value for weight, (value, _) in zip(weights, chosen, strict=True)), Decimal(0))
        for value, number in printed[parent.scope, parent.code]:
            if abs(value - total) <= _TOLERANCE:
                found |= {number, *(child for _, child in chosen)}
    return found


def _key(statement: Statement, rulebook: Rulebook) -> _Key | None:
    """Return the element that a score claims by its labels alone."""
    matcher = label_matcher(rulebook)
    for piece in statement.fields:
        best = matcher.read(" ".join(piece.spot.text.split())).best if piece.name != "value" else None
        if best is not None and best.scope in ("overall", "instrument", "indicator"):
            return best.scope, best.code
    return ("overall", "ITA") if statement.first("overall") is not None else None
