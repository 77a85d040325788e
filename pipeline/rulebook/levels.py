"""Levels (ระดับผลการประเมิน) of a year: letters AA-F or pass levels, each with its conditions as data.

Takes scores, gives the level they earn; never reads a text and never decides which scheme a document uses.
"""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal
from typing import Annotated, Literal

from pydantic import Field, model_validator

from pipeline.records import Confidence
from pipeline.rulebook.catalogue import named_in
from pipeline.rulebook.model import RuleModel
from pipeline.thai import skeleton

SchemeKind = Literal["letters", "pass_levels"]
LevelCode = Literal["excellent", "good", "pass", "improve", "urgent", "AA", "A", "B", "C", "D", "E", "F"]


class Level(RuleModel):
    """One level. ``overall_min`` and ``instrument_min`` are points; both must hold, ``instrument_min`` for each one."""

    code: LevelCode
    key: str
    name_th: str
    name_en: str
    aliases: tuple[str, ...] = ()
    overall_min: Decimal = Field(ge=0, le=100)
    instrument_min: Decimal | None = Field(default=None, ge=0, le=100)


class LevelScheme(RuleModel):
    """Levels from the best to the worst: a result has the first level whose conditions hold."""

    kind: SchemeKind
    confidence: Confidence
    source: tuple[str, ...] = Field(min_length=1)
    note: str = ""
    levels: tuple[Annotated[Level, named_in("levels")], ...] = Field(min_length=1)

    @model_validator(mode="after")
    def _covers_all_scores(self) -> LevelScheme:
        minima = [level.overall_min for level in self.levels]
        if minima != sorted(minima, reverse=True):
            raise ValueError(f"{self.kind}: levels stand from the best to the worst, overall_min falls {minima}")
        if minima[-1] != 0 or self.levels[-1].instrument_min is not None:
            raise ValueError(f"{self.kind}: the last level takes every result: overall_min 0 and no instrument_min")
        bare = [level.overall_min for level in self.levels if level.instrument_min is None]
        if len(set(bare)) != len(bare):
            raise ValueError(f"{self.kind}: two levels have the same conditions")
        return self

    def named(self, code: str) -> Level | None:
        """The level with this code, or ``None``."""
        return next((level for level in self.levels if level.code == code), None)

    def read(self, printed: str) -> Level | None:
        """The level that a printed word is, by name or alias: ``ระดับ A``, ``“ผ่านดี”``, ``ผ่าน ดี``; else ``None``."""
        wanted = {skeleton(printed), skeleton(printed).removeprefix(skeleton("ระดับ"))}
        for level in self.levels:
            if wanted & {skeleton(name) for name in (level.name_th, level.name_en, *level.aliases)}:
                return level
        return None

    def possible(self, overall: Decimal, instruments: Mapping[str, Decimal | None]) -> tuple[Level, ...]:
        """The levels that the scores allow: one, or several where an instrument that decides is ``None``.

        ``instruments`` holds every instrument of the year by code, in points.
        """
        open_levels: list[Level] = []
        for level in self.levels:
            if overall < level.overall_min:
                continue
            minimum = level.instrument_min
            if minimum is None:
                return (*open_levels, level)
            if any(value is not None and value < minimum for value in instruments.values()):
                continue
            open_levels.append(level)
            if None not in instruments.values():
                break
        return tuple(open_levels)
