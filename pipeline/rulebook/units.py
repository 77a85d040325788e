"""Units and posts inside a body (``rules/units.yml``): their names, other spellings, and where one begins.

Takes strings, gives typed names; never splits a cell.
"""

from __future__ import annotations

from pydantic import model_validator

from pipeline.rulebook.model import RuleModel
from pipeline.rulebook.patterns import ThaiPattern
from pipeline.thai import skeleton


class Unit(RuleModel):
    """One unit (ส่วนราชการ) by its short name; ``aliases`` are all other spellings, long names among them.

    ``abbreviations`` are spellings that only their dots tell from other words (กค. is no ก.ค.).
    """

    name: str
    aliases: tuple[str, ...] = ()
    abbreviations: tuple[str, ...] = ()


class UnitExample(RuleModel):
    """A printed cell and the units it must give."""

    text: str
    units: tuple[str, ...]


class UnitRules(RuleModel):
    """Known units; the words that open an unknown one; posts and groups; the body's own name behind a unit.

    ``beside`` finds what stands in such cells and is no unit, ``left_out`` units that are excepted.
    """

    units: tuple[Unit, ...]
    heads: tuple[str, ...]
    posts: tuple[str, ...]
    bare_heads: tuple[str, ...]
    bodies: tuple[str, ...]
    joiners: tuple[str, ...]
    beside: ThaiPattern
    left_out: ThaiPattern
    examples: tuple[UnitExample, ...]

    @model_validator(mode="after")
    def _no_spelling_twice(self) -> UnitRules:
        owners: dict[str, str] = {}
        spellings = [(spelling, unit.name) for unit in self.units for spelling in (unit.name, *unit.aliases)]
        twice = [
            f"{spelling} ({owners[skeleton(spelling)]}, {name})"
            for spelling, name in spellings
            if owners.setdefault(skeleton(spelling), name) != name
        ]
        if twice:
            raise ValueError(f"one spelling, two units: {'; '.join(twice)}")
        return self
