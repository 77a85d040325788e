"""Check the references between files of the rules: columns of layouts, elements of years, codes of examples.

Takes a validated rulebook, gives every name that stands for nothing and every entry that nothing uses; never repairs.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator
from typing import TYPE_CHECKING

from pipeline.records import Scope
from pipeline.rulebook.catalogue import SECTION_OF, SECTIONS, Section
from pipeline.rulebook.crosswalk import crosswalk_faults
from pipeline.rulebook.framework import Framework
from pipeline.rulebook.layouts import Layout
from pipeline.rulebook.mistakes import Fault, Steps, nearest

if TYPE_CHECKING:
    from pipeline.rulebook.loader import Rulebook

WITHOUT_WORDS = frozenset({"period_mark"})
"""Roles whose headers are times and no words of ``columns.yml``."""
NO_ROLE = "-"
"""What an example of a layout says of a column that must have no role."""


def reference_faults(rulebook: Rulebook) -> Iterator[Fault]:
    """Yield every reference to nothing, with what would be right, and every element that no year uses."""
    yield from _unused_elements(rulebook)
    yield from crosswalk_faults(rulebook.crosswalk, rulebook.frameworks)
    for name, layout in rulebook.layouts.items():
        yield from _layout_faults(name, layout, rulebook.columns.roles.keys())
    for at, label in enumerate(rulebook.labels.examples):
        years = [str(label.year)] if label.year is not None else list(rulebook.frameworks)
        steps: Steps = ("labels", "examples", at)
        if unknown := [year for year in years if year not in rulebook.frameworks]:
            yield Fault((*steps, "year"), f"there is no frameworks/{unknown[0]}.yml")
        else:
            yield from _code_fault((*steps, "code"), label.scope, label.code, [rulebook.frameworks[y] for y in years])
    for at, correction in enumerate(rulebook.corrections.corrections):
        where = correction.where
        framework = rulebook.framework(where.fiscal_year_be)
        if framework is not None:
            steps = ("corrections", "corrections", at, "where", "code")
            yield from _code_fault(steps, where.scope, where.code, [framework])


def _code_fault(steps: Steps, scope: Scope, code: str, frameworks: list[Framework]) -> Iterator[Fault]:
    codes = {element.code for framework in frameworks for element in framework.elements if element.scope == scope}
    if code not in codes:
        yield Fault(steps, f"no {scope} has the code {code!r}{nearest(code, codes)}")


def _unused_elements(rulebook: Rulebook) -> Iterator[Fault]:
    used: dict[Section, set[str]] = {section: set() for section in SECTIONS}
    for framework in rulebook.frameworks.values():
        used["overall"].add(framework.overall.code)
        used["parts"] |= {part.key for instrument in framework.instruments for part in instrument.parts}
        used["issues"] |= {issue.key for issue in framework.issues.items}
        used["levels"] |= {level.key for scheme in framework.level_schemes for level in scheme.levels}
        for (scope, _code), key in framework.keys.items():
            used[SECTION_OF[scope]].add(key)
    for section in SECTIONS:
        for key in rulebook.elements.section(section).keys() - used[section]:
            yield Fault(("elements", section, key), "no year uses it: give it to a year in frameworks/, or delete it")


def _layout_faults(name: str, layout: Layout, roles: Collection[str]) -> Iterator[Fault]:
    """Yield roles that are missing in ``columns.yml``, or that an example gives and its layout does not."""
    steps: Steps = ("layouts", name)
    named: list[tuple[Steps, str]] = [
        *((("columns", at), role) for at, role in enumerate(layout.columns) if role not in WITHOUT_WORDS),
    ]
    for below, role in named:
        if role not in roles:
            yield Fault((*steps, *below), f"columns.yml has no role {role!r}{nearest(role, roles)}")
    own: list[tuple[str, tuple[str, ...]]] = [
        ("evidence", (*layout.evidence.groups, *layout.evidence.core)), ("key", layout.key),
        ("carried", layout.carried), ("flowing", layout.flowing), ("worded", layout.worded),
    ]  # fmt: skip
    for part, columns in own:
        for at, role in enumerate(columns):
            if role not in layout.roles:
                yield Fault((*steps, part, at), f"the layout has no column {role!r}{nearest(role, layout.roles)}")
    for at, example in enumerate(layout.examples):
        place: Steps = (*steps, "examples", at, "roles")
        widths = {len(row) for row in example.header}
        if widths != {len(example.roles)}:
            yield Fault(place, f"{len(example.roles)} roles for rows of {sorted(widths)} columns: one role a column")
        for number, role in enumerate(example.roles):
            if role != NO_ROLE and role not in layout.roles:
                yield Fault((*place, number), f"the layout has no column {role!r}{nearest(role, layout.roles)}")
