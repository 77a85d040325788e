"""What a year's framework demands of the printed scores, as linear equations over printed cells.

Takes a sheet, gives equations and the parents that no equation can reach; levels that a document does not print are
computed through. Never judges: an equation only says what must be zero, how exactly, and how certain that is.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import get_args

from pipeline.check.cells import Cell, Key, Sheet
from pipeline.matching.once import once
from pipeline.records import Confidence, Part
from pipeline.rulebook.framework import Element, Framework, weakest

_PARTS: tuple[Part, ...] = get_args(Part)
_PARTED = ("instrument", "indicator", "question")
# Running text rounds a total (97.9 for 97.94) beside a table that does not.
_ROUNDED_IN_PROSE = ("overall", "instrument")


@dataclass(frozen=True, slots=True)
class Way:
    """One way to compute an element: shares of other elements that sum to one, and how certain the rule is."""

    terms: tuple[tuple[Key, Decimal], ...]
    confidence: Confidence


@dataclass(frozen=True, slots=True)
class Form:
    """A weighted sum of printed cells, and how certain the rules behind it are."""

    weights: Mapping[Key, Decimal]
    confidence: Confidence

    def value(self, cells: Mapping[Key, Cell]) -> Decimal:
        """The sum over these cells, unrounded."""
        return sum((weight * cells[key].value for key, weight in self.weights.items()), Decimal(0))


@dataclass(frozen=True, slots=True)
class Equation:
    """``left`` (the parent) equals ``right`` (its children): the weights of ``zero`` over printed cells sum to zero.

    ``exact`` is the difference in points that rounding alone can make; ``tolerance`` what is let pass. ``direct``
    equations have no level between parent and children that is not printed.
    """

    parent: Key
    left: Form
    right: Form
    zero: Mapping[Key, Decimal]
    exact: Decimal
    tolerance: Decimal
    confidence: Confidence
    direct: bool

    def residual(self, cells: Mapping[Key, Cell]) -> Decimal:
        """Printed parent less what its children give, in points."""
        return sum((weight * cells[key].value for key, weight in self.zero.items()), Decimal(0))

    def holds(self, cells: Mapping[Key, Cell]) -> bool:
        """Whether the difference is within the tolerance."""
        return abs(self.residual(cells)) <= self.tolerance


@dataclass(frozen=True, slots=True)
class Incomplete:
    """A printed parent of which only some children are printed."""

    parent: Key
    present: tuple[Key, ...]
    missing: tuple[Key, ...]


@dataclass(frozen=True, slots=True)
class System:
    """All equations of a sheet, and what could not be put into one.

    ``unknown`` are printed parents whose rule is not established; ``computed`` is every element that is not printed
    but follows from printed ones.
    """

    equations: tuple[Equation, ...]
    incomplete: tuple[Incomplete, ...]
    unknown: tuple[Key, ...]
    computed: Mapping[Key, Form]


@once
def _universe(framework: Framework) -> dict[Key, tuple[Way, ...]]:
    """Every element and part of a year in order, with the ways to compute it."""
    found: dict[Key, tuple[Way, ...]] = {}
    for element in framework.elements:
        parts = {part for part, _share, _confidence in _parts_of(framework, element)}
        for part in _PARTS:
            if part == "combined" or part in parts:
                key = (element.scope, element.code, part)
                found[key] = ways(framework, key)
    return found


def ways(framework: Framework, key: Key) -> tuple[Way, ...]:
    """How an element can be computed: from its children of the same part, and from its two parts (EIT)."""
    scope, code, part = key
    element = framework.element(scope, code)
    if element is None:
        return ()
    parts = _parts_of(framework, element)
    if part != "combined" and part not in {one for one, _share, _confidence in parts}:
        return ()
    found: list[Way] = []
    children = framework.children(scope, code)
    if children and element.combine is not None:
        sizes = [child.weight if child.weight is not None else Decimal(1) for child in children]
        if element.combine != "weighted_mean":
            sizes = [Decimal(1)] * len(children)
        total = sum(sizes, Decimal(0))
        terms = tuple(
            ((child.scope, child.code, part), size / total) for child, size in zip(children, sizes, strict=True)
        )
        found.append(Way(terms, _confidence(framework, element, children)))
    if part == "combined" and parts and scope in _PARTED:
        certain = weakest(*(confidence for _part, _share, confidence in parts))
        found.append(Way(tuple(((scope, code, one), share) for one, share, _confidence in parts), certain))
    return tuple(found)


def system(sheet: Sheet, framework: Framework) -> System:
    """The equations of a sheet under its year's framework."""
    cells = sheet.cells
    solver = _Expander(framework, cells)
    equations: list[Equation] = []
    incomplete: list[Incomplete] = []
    unknown: list[Key] = []
    computed: dict[Key, Form] = {}
    for key, known in _universe(framework).items():
        forms = [form for way in known if (form := solver.through(way)) is not None]
        usable = [form for form in forms if form.confidence != "unknown"]
        if key in cells:
            sides = [Form({key: Decimal(1)}, "certain"), *usable]
            if len(usable) < len(forms):
                unknown.append(key)
            if known and not forms and (gap := _gap(solver, key, known)) is not None:
                incomplete.append(gap)
        else:
            sides = usable
            if usable:
                computed[key] = usable[0]
        equations += _equations(key, sides, known, sheet, framework)
    return System(tuple(_distinct(equations)), tuple(incomplete), tuple(unknown), computed)


def from_leaves(sheet: Sheet, framework: Framework) -> dict[Key, Form]:
    """Every printed total as a sum of printed questions and items, where that can be had."""
    leaves = {key: cell for key, cell in sheet.cells.items() if key[0] in ("question", "item")}
    solver = _Expander(framework, leaves)
    forms = {key: solver.of(key) for key in sheet.cells if key not in leaves}
    return {key: form for key, form in forms.items() if form is not None}


class _Expander:
    """Writes elements as sums of printed cells, each element once."""

    def __init__(self, framework: Framework, cells: Mapping[Key, Cell]) -> None:
        self._ways = _universe(framework)
        self._cells = cells
        self._known: dict[Key, Form | None] = {}

    def of(self, key: Key) -> Form | None:
        """The printed cell, else the first complete way to compute it; ``None`` where there is none."""
        if key not in self._known:
            if key in self._cells:
                self._known[key] = Form({key: Decimal(1)}, "certain")
            else:
                self._known[key] = None
                forms = (self.through(way) for way in self._ways.get(key, ()))
                self._known[key] = next((form for form in forms if form is not None), None)
        return self._known[key]

    def through(self, way: Way) -> Form | None:
        """This way written in printed cells; ``None`` where one of its terms cannot be had."""
        total: dict[Key, Decimal] = {}
        confidence = way.confidence
        for key, share in way.terms:
            form = self.of(key)
            if form is None:
                return None
            confidence = weakest(confidence, form.confidence)
            for cell, weight in form.weights.items():
                total[cell] = total.get(cell, Decimal(0)) + share * weight
        return Form(total, confidence)


def _parts_of(framework: Framework, element: Element) -> tuple[tuple[Part, Decimal, Confidence], ...]:
    if element.scope not in _PARTED:
        return ()
    code = framework.instrument_of(element.scope, element.code)
    instrument = next((one for one in framework.instruments if one.code == code), None)
    if instrument is None:
        return ()
    return tuple(
        (one.code, one.weight.value, weakest(one.confidence, one.weight.confidence)) for one in instrument.parts
    )


def _confidence(framework: Framework, parent: Element, children: tuple[Element, ...]) -> Confidence:
    """As certain as the rule, the weights, and that these are the children; a name nobody saw leaves that inferred."""
    listed: tuple[Confidence, ...] = tuple(
        "inferred" if child.confidence == "unknown" else child.confidence for child in children
    )
    return weakest(framework.sum_confidence(parent.scope, parent.code), *listed)


def _gap(solver: _Expander, key: Key, known: tuple[Way, ...]) -> Incomplete | None:
    for way in known:
        present = tuple(term for term, _share in way.terms if solver.of(term) is not None)
        if present:
            return Incomplete(key, present, tuple(term for term, _share in way.terms if term not in present))
    return None


def _equations(
    key: Key, sides: list[Form], known: tuple[Way, ...], sheet: Sheet, framework: Framework
) -> list[Equation]:
    made: list[Equation] = []
    for right in sides[1:]:
        left = sides[0]
        zero = dict(left.weights)
        for cell, weight in right.weights.items():
            zero[cell] = zero.get(cell, Decimal(0)) - weight
        zero = {cell: weight for cell, weight in zero.items() if abs(weight) > Decimal("1e-12")}
        if len(zero) < 2:
            continue
        exact = sum((abs(weight) * sheet.cells[cell].half_unit for cell, weight in zero.items()), Decimal(0))
        # The framework's tolerance is for parent and children printed with the decimals it names.
        usual = Decimal(10) ** -framework.rounding.decimals
        tolerance = max(framework.rounding.tolerance, exact + framework.rounding.tolerance - usual)
        if key in sheet.cells and key[0] in _ROUNDED_IN_PROSE:
            tolerance = max(tolerance, sheet.cells[key].coarse)
        confidence = weakest(left.confidence, right.confidence)
        steps = [{term for term, _share in way.terms} for way in known]
        direct = key in sheet.cells and set(right.weights) in steps
        made.append(Equation(key, left, right, zero, exact, tolerance, confidence, direct))
    return made


def _distinct(equations: list[Equation]) -> list[Equation]:
    seen: set[tuple[tuple[Key, Decimal], ...]] = set()
    kept: list[Equation] = []
    for equation in equations:
        low = min(equation.zero)
        scale = equation.zero[low]
        form = tuple(sorted((key, (weight / scale).quantize(Decimal("1e-9"))) for key, weight in equation.zero.items()))
        if form not in seen:
            seen.add(form)
            kept.append(equation)
    return kept
