"""The free Thai fonts that numbers are drawn from: which families are trained on and which are held out.

Licences: TLWG fonts GPL with the font exception, the others SIL OFL 1.1. No font file is kept in the repository.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

HELD_OUT = frozenset({"Laksaman", "Norasi", "Taviraj", "Waree"})
"""Families never trained on. The confidence is calibrated on two of them and tested on the other two."""

CALIBRATION = frozenset({"Norasi", "Waree"})
_SKIPPED = ("Thin", "ExtraLight", "100", "200", "Black", "900", "ExtraBold", "800", "Purisa")
_RARE = ("Italic", "Oblique", "TlwgMono", "TlwgTypewriter")


@dataclass(frozen=True, slots=True)
class Face:
    """One font file and how often it is drawn from."""

    family: str
    path: str
    weight: float


def faces(folders: Iterable[Path]) -> list[Face]:
    """The faces under some folders, in a stable order; one file for each name."""
    found: dict[str, Face] = {}
    for folder in folders:
        for path in sorted([*folder.rglob("*.ttf"), *folder.rglob("*.otf")]):
            name = path.stem
            if any(word in name for word in _SKIPPED):
                continue
            family = name.split("-")[0].split("_")[0].split("[")[0]
            found.setdefault(name, Face(family, str(path), 0.25 if any(word in name for word in _RARE) else 1.0))
    return [found[name] for name in sorted(found)]
