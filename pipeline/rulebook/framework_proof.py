"""What must hold inside one year's framework. Takes a framework, gives every mistake as a sentence; never repairs."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal
from typing import TYPE_CHECKING

from pipeline.thai import skeleton

if TYPE_CHECKING:
    from pipeline.rulebook.framework import Framework
    from pipeline.rulebook.framework_facts import Child, Fact, Named


def mistakes_of(framework: Framework) -> Iterator[str]:
    """Every mistake, each with what would be right."""
    yield from _codes(framework)
    yield from _parents(framework)
    yield from _names(framework)
    yield from _weights(framework)
    yield from _rules(framework)
    yield from _rest(framework)


def _codes(framework: Framework) -> Iterator[str]:
    if sorted(one.code for one in framework.instruments) != ["EIT", "IIT", "OIT"]:
        yield "instruments: IIT, EIT and OIT, each once"
    yield from _consecutive("indicators", [one.code for one in framework.indicators], "")
    yield from _consecutive("items", [one.code for one in framework.items], "o")
    for letter in ("i", "e"):
        codes = [one.code for one in framework.questions if one.code.startswith(letter)]
        yield from _consecutive(f"questions {letter}", codes, letter)
    if strange := [one.code for one in framework.questions if one.code[:1] not in ("i", "e")]:
        yield f"questions: codes start with i or e, not {strange}"
    for indicator in framework.indicators:
        codes = [one.code for one in framework.sub_indicators if one.parent == indicator.code]
        yield from _consecutive(f"sub_indicators of {indicator.code}", codes, f"{indicator.code}.")


def _consecutive(what: str, codes: list[str], prefix: str) -> Iterator[str]:
    right = [f"{prefix}{number}" for number in range(1, len(codes) + 1)]
    if codes != right:
        wrong = next((pair for pair in zip(codes, right, strict=True) if pair[0] != pair[1]), ("", ""))
        yield f"{what}: codes stand once and in order: {wrong[0]!r} stands where {wrong[1]!r} belongs"


def _parents(framework: Framework) -> Iterator[str]:
    instruments = {one.code for one in framework.instruments}
    indicators = {one.code: one.parent for one in framework.indicators}
    sub_indicators = {one.code for one in framework.sub_indicators}
    below: tuple[tuple[str, Sequence[Child], set[str]], ...] = (
        ("indicators", framework.indicators, set(instruments)),
        ("sub_indicators", framework.sub_indicators, set(indicators)),
        ("questions", framework.questions, set(indicators)),
        ("items", framework.items, sub_indicators),
    )
    for what, children, parents in below:
        for child in children:
            if child.parent not in parents:
                yield f"{what} {child.code}: there is no parent {child.parent!r}"
        order = [child.parent for child in children]
        scattered = any(order.index(parent) != at and order[at - 1] != parent for at, parent in enumerate(order))
        if scattered:
            yield f"{what}: the children of one parent stand together"
    for sub in framework.sub_indicators:
        if not any(item.parent == sub.code for item in framework.items):
            yield f"sub_indicators {sub.code}: no item belongs to it"
        if indicators.get(sub.parent, "OIT") != "OIT":
            yield f"sub_indicators {sub.code}: only OIT has sub-indicators"
    for question in framework.questions:
        wanted = {"i": "IIT", "e": "EIT"}.get(question.code[:1])
        if indicators.get(question.parent, wanted) != wanted:
            yield f"questions {question.code}: belongs to {wanted}, but indicator {question.parent} does not"
    counted = {
        "IIT": sum(one.code.startswith("i") for one in framework.questions),
        "EIT": sum(one.code.startswith("e") for one in framework.questions),
        "OIT": len(framework.items),
    }
    for count in framework.counts:
        if counted[count.instrument] != count.value:
            yield f"counts {count.instrument}: says {count.value}, but {counted[count.instrument]} are listed"


def _names(framework: Framework) -> Iterator[str]:
    scopes: tuple[tuple[str, Sequence[Named]], ...] = (
        ("instruments", framework.instruments),
        ("indicators", framework.indicators),
        ("sub_indicators", framework.sub_indicators),
        ("questions", framework.questions),
        ("items", framework.items),
    )
    for what, elements in scopes:
        owner: dict[str, str] = {}
        for element in elements:
            for name in (element.name_th, *element.aliases):
                if name is None:
                    continue
                first = owner.setdefault(skeleton(name), element.code)
                if first != element.code:
                    yield f"{what} {element.code}: the name {name!r} is already the name of {first}"
                if not skeleton(name):
                    yield f"{what} {element.code}: the name {name!r} has nothing to match by"


def _weights(framework: Framework) -> Iterator[str]:
    total = sum((one.weight.value for one in framework.instruments), Decimal(0))
    if total != 1:
        yield f"instruments: weights sum to 1, not to {total}"
    for instrument in framework.instruments:
        if instrument.parts and sum((one.weight.value for one in instrument.parts), Decimal(0)) != 1:
            yield f"instruments {instrument.code}: the weights of its parts sum to 1"


def _rules(framework: Framework) -> Iterator[str]:
    seen: set[tuple[str, str | None]] = set()
    for rule in framework.combine:
        key = (rule.scope, rule.within)
        if key in seen or (rule.scope, None) in seen:
            yield f"combine {rule.scope} {rule.within or ''}: stands twice"
        seen.add(key)
        if rule.rule == "mean_of_parts":
            parts = [one.parts for one in framework.instruments if one.code == rule.within]
            if parts != [p for p in parts if p]:
                yield f"combine {rule.scope} {rule.within}: mean_of_parts needs an instrument with parts"
    parents = ["overall", *(f"{s}" for s in ("instrument", "indicator", "sub_indicator"))]
    for scope in parents:
        if not any(rule.scope == scope for rule in framework.combine):
            yield f"combine: no rule for {scope}"


def _rest(framework: Framework) -> Iterator[str]:
    items = {one.code for one in framework.items}
    for code in (framework.integrity_items.measures, framework.integrity_items.report):
        if code not in items:
            yield f"integrity_items: there is no item {code!r}"
    calendar = framework.calendar
    if (calendar.starts.year + 544, calendar.ends.year + 543) != (framework.year, framework.year):
        yield f"calendar: fiscal year {framework.year} starts in October {framework.year - 544} (Gregorian)"
    numbers = [issue.number for issue in framework.issues.items]
    if numbers != list(range(1, len(numbers) + 1)):
        yield f"issues: numbers stand once and in order, not {numbers}"
    indicators = {one.code for one in framework.indicators}
    for issue in framework.issues.items:
        if strange := set(issue.indicators.codes) - indicators:
            yield f"issues {issue.number}: there is no indicator {sorted(strange)}"
    for fact in _facts(framework):
        if unknown := [key for key in fact.source if key not in framework.sources]:
            yield f"sources: {unknown} is used but not described"
    for scheme in framework.level_schemes:
        if unknown := [key for key in scheme.source if key not in framework.sources]:
            yield f"sources: {unknown} is used by level_schemes but not described"


def _facts(framework: Framework) -> Iterator[Fact]:
    yield from framework.instruments
    yield from (one.weight for one in framework.instruments)
    yield from (part for one in framework.instruments for part in one.parts)
    yield from framework.indicators
    yield from framework.sub_indicators
    yield from framework.questions
    yield from framework.items
    yield from (one.weight for one in framework.items if one.weight)
    yield from framework.counts
    yield from framework.combine
    yield from framework.calendar.events
    yield from framework.issues.items
    yield from (one.indicators for one in framework.issues.items)
    yield from (
        framework.overall, framework.item_weight, framework.rounding, framework.pass_mark, framework.calendar,
        framework.issues, framework.integrity_items,
    )  # fmt: skip
