"""Which characters of a PDF page a reader sees: what the painted page loses where a suspect is left out.

Colour, opacity, clip, layer, render mode and covers all show in the picture of a page. It is drawn with and without the
text objects that cheap tests suspect; a character that changes nothing is not seen.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import numpy as np
import pypdfium2 as pdfium
from numpy.typing import NDArray

from pipeline.read import pdf_native_paint as paint
from pipeline.read import pdf_native_text as native
from pipeline.read.pdf_glyph import Glyph
from pipeline.read.pdf_native import Handle
from pipeline.read.pdf_objects import Objects
from pipeline.read.pdf_suspects import suspects_of
from pipeline.read.pdf_view import View

Pixels = NDArray[np.int16]
Place = tuple[float, float, float, float]

_SCALE, _MOST_PIXELS = 2.0, 8_000_000
# Of 255, and the share of a character's box: what a reader notices.
_NOTICED, _SHARE = 20, 0.06
# Suspects that stand over each other are left out one after the other.
_MOST_ROUNDS, _MOST_APART = 4, 400


@dataclass(frozen=True, slots=True)
class Seen:
    """What nobody sees: text objects as a whole, single characters of others by index, and the fills over them."""

    objects: frozenset[Handle] = frozenset()
    characters: frozenset[int] = frozenset()
    covers: frozenset[Handle] = frozenset()


@dataclass(frozen=True, slots=True)
class Layer:
    """The text layer of a page: its handle, object and character of each index, and what is drawn on the page."""

    page: pdfium.PdfPage
    text: Handle
    drawn_by: Sequence[Handle]
    letters: str
    objects: Objects


def look(layer: Layer, view: View, runs: Sequence[Glyph], *, has_layers: bool) -> Seen:
    """Return what is hidden on a page.

    Args:
        layer: the text layer; objects of its page are switched off for a moment where cheap tests suspect any.
        view: from page space to what is seen.
        runs: the runs of the layer, as seen.
        has_layers: whether the file has layers that can be switched off.
    """
    suspects = suspects_of(runs, layer.drawn_by, layer.objects, view, has_layers=has_layers)
    if not suspects.runs:
        return Seen()
    spoken_for = layer.objects.spoken_for
    doubted = {layer.drawn_by[run.index] for run in suspects.runs}
    spans = {id(spoken_for[drawn]) for drawn in doubted if drawn in spoken_for}
    doubted.update(drawn for drawn, span in spoken_for.items() if id(span) in spans)
    characters: dict[Handle, list[int]] = {}
    for index, (drawn, letter) in enumerate(zip(layer.drawn_by, layer.letters, strict=True)):
        if drawn in doubted and not letter.isspace():
            characters.setdefault(drawn, []).append(index)
    if not characters:
        return Seen()
    hidden = _hidden(_Sight(layer.page, layer.text, characters), layer.objects.order())
    objects = frozenset(drawn for drawn, own in characters.items() if hidden.issuperset(own))
    hidden.difference_update(index for drawn in objects for index in characters[drawn])
    covers = frozenset(area.drawn for area in suspects.covers) if objects or hidden else frozenset()
    return Seen(objects, frozenset(hidden), covers)


def _hidden(sight: _Sight, order: dict[Handle, int]) -> set[int]:
    """The characters that change nothing: all suspects at once, then those apart that stand over each other."""
    suspects = sorted(sight.characters, key=lambda drawn: order.get(drawn, 0))
    hidden = sight.unchanged(suspects)
    seen = [drawn for drawn in suspects if not hidden.issuperset(sight.characters[drawn])]
    groups = sight.apart(seen)
    if len(groups) > 1:
        for group in groups:
            hidden.update(sight.unchanged(group, hidden))
    return hidden


class _Sight:
    def __init__(self, page: pdfium.PdfPage, text: Handle, characters: dict[Handle, list[int]]) -> None:
        self._page, self.characters = page, characters
        view = View(page)
        self._scale = min(_SCALE, (_MOST_PIXELS / max(1.0, view.width * view.height)) ** 0.5)
        self._places = {
            index: view.rectangle(*native.ink_box(text, index)) for own in characters.values() for index in own
        }

    def unchanged(self, suspects: Sequence[Handle], hidden: Iterable[int] = ()) -> set[int]:
        """The characters whose place looks the same without them; those already known as hidden left out before."""
        known = set(hidden)
        gone = [drawn for drawn, own in self.characters.items() if known.issuperset(own)]
        whole = paint.picture(self._page, self._scale, gone)
        without = paint.picture(self._page, self._scale, [*gone, *suspects])
        changes = np.abs(whole - without).max(axis=2) >= _NOTICED
        return {
            index
            for drawn in suspects
            for index in self.characters[drawn]
            if not self._shows(changes, self._places[index])
        }

    def _shows(self, changes: NDArray[np.bool_], place: Place) -> bool:
        left, top, right, bottom = (edge * self._scale for edge in place)
        part = changes[max(0, int(top)) : max(0, int(bottom) + 1), max(0, int(left)) : max(0, int(right) + 1)]
        return bool(part.size) and bool(part.mean() >= _SHARE)

    def apart(self, suspects: Sequence[Handle]) -> list[list[Handle]]:
        """The suspects in groups in which none stands over another, in the order of drawing."""
        if len(suspects) > _MOST_APART:
            return [list(suspects)]
        groups: list[tuple[list[Handle], list[Place]]] = []
        for drawn in suspects:
            boxes = [self._places[index] for index in self.characters[drawn]]
            place = (
                min(b[0] for b in boxes),
                min(b[1] for b in boxes),
                max(b[2] for b in boxes),
                max(b[3] for b in boxes),
            )
            group = next((one for one in groups if not any(_meet(place, other) for other in one[1])), None)
            if group is None and len(groups) < _MOST_ROUNDS:
                groups.append(([], []))
            members, places = group or groups[-1]
            members.append(drawn)
            places.append(place)
        return [members for members, _ in groups]


def _meet(one: Place, other: Place) -> bool:
    return one[0] < other[2] and other[0] < one[2] and one[1] < other[3] and other[1] < one[3]
