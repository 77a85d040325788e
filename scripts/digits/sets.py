"""Seeded sets of drawn lines: the same seed gives the same lines on every machine."""

from __future__ import annotations

import random
from collections.abc import Sequence
from dataclasses import dataclass

from scripts.digits import draw, text
from scripts.digits.fonts import Face


@dataclass(frozen=True, slots=True)
class Sample:
    """One drawn line: picture, what shall be read, and what it was made with."""

    picture: draw.Picture
    said: tuple[str, ...]
    family: str
    damages: tuple[str, ...]
    body: float


@dataclass(frozen=True, slots=True)
class Recipe:
    """How a set is drawn: ``lines`` is the share of lines of text, ``body`` the heights of ๑ in pixels of the scan."""

    faces: tuple[Face, ...]
    damages: tuple[str, ...]
    lines: float = 0.0
    body: tuple[float, float] = (9.0, 30.0)
    most_damages: int = 3
    always: tuple[str, ...] = ()


def make(recipe: Recipe, count: int, seed: str) -> list[Sample]:
    """``count`` samples of a recipe."""
    rng = random.Random(seed)
    return [_sample(recipe, rng) for _ in range(count)]


def _sample(recipe: Recipe, rng: random.Random) -> Sample:
    face = rng.choices(recipe.faces, [one.weight for one in recipe.faces])[0]
    printed = text.line(rng) if rng.random() < recipe.lines else text.cell(rng)
    body = rng.uniform(*recipe.body)
    kinds = [*recipe.always, *_chosen(recipe.damages, rng.randint(1, recipe.most_damages), rng)]
    picture, base = draw.drawn(printed, face.path, body, rng)
    picture = draw.damaged(picture, base, body, kinds, rng)
    shown = draw.presented(picture, base, body, rng)
    return Sample(shown, tuple(text.labels(printed)), face.family, tuple(kinds), body)


def _chosen(kinds: Sequence[str], count: int, rng: random.Random) -> list[str]:
    return rng.sample(list(kinds), min(count, len(kinds)))
