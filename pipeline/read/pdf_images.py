"""Pictures on the pages of a PDF: where they stand, and whether the text layer only repeats what one of them shows.

Takes a page, gives places as they are seen, in points. Never looks into a picture: ``pdf_pictures`` does.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TypeVar

from pipeline.read import pdf_native as native
from pipeline.read.pdf_native_paint import NO_INK, render_modes
from pipeline.read.pdf_page import PdfPage
from pipeline.read.pdf_tables import Rectangle

T = TypeVar("T")

# Scanners store a page in strips: what touches is one picture.
_TOUCHING = 2.0
# Logos and signatures are smaller, in points.
_LEAST_WIDTH, _LEAST_HEIGHT, _LEAST_SHARE = 100.0, 36.0, 0.03
_PAGE_SHARE = 0.5


def pictures_on(page: PdfPage) -> list[Rectangle]:
    """The pictures that are large enough to hold text, from the top down; those that touch are one."""
    width, height = page.view.width, page.view.height
    found: list[Rectangle] = []
    for image in page.objects.images:
        left, top, right, bottom = page.view.rectangle(*image)
        place = max(0.0, left), max(0.0, top), min(width, right), min(height, bottom)
        if place[2] > place[0] and place[3] > place[1]:
            found = _with(found, place)
    return sorted((one for one in found if _is_large(one, width * height)), key=lambda place: (place[1], place[0]))


def covering(page: PdfPage, pictures: Iterable[Rectangle]) -> Rectangle | None:
    """The picture that fills at least half of the page."""
    whole = page.view.width * page.view.height
    return next((one for one in pictures if _area(one) >= _PAGE_SHARE * whole), None)


def is_copy(page: PdfPage) -> bool:
    """Whether most of the text is drawn without ink, or below the picture that covers it.

    So programs that recognise scans write what they have read. It is no better than their reading was.
    """
    texts = page.texts
    below = _below_cover(page)
    names = list(texts)
    modes = zip(names, render_modes(names), strict=True)
    hidden = sum(texts[one] for one, mode in modes if mode in NO_INK or one in below)
    return 2 * hidden > texts.total()


def _below_cover(page: PdfPage) -> set[native.Handle]:
    """The text objects that a picture drawn later covers."""
    order = page.objects.top
    last = max((index for index, kind in enumerate(native.object_types(order)) if kind == native.IMAGE), default=0)
    before = [drawn for drawn in order[:last] if drawn in page.texts]
    image, *places = (page.view.rectangle(*place) for place in native.bounds([order[last], *before]))
    if covering(page, [image]) is None:
        return set()
    middles = [((x0 + x1) / 2, (top + bottom) / 2) for x0, top, x1, bottom in places]
    return set(inside(image, ((drawn, x, y) for drawn, (x, y) in zip(before, middles, strict=True))))


def inside(place: Rectangle, things: Iterable[tuple[T, float, float]]) -> list[T]:
    """Those of some things whose point lies in a rectangle."""
    left, top, right, bottom = place
    return [thing for thing, x, y in things if left <= x <= right and top <= y <= bottom]


def _with(found: Sequence[Rectangle], place: Rectangle) -> list[Rectangle]:
    """The rectangles with one more, put together with those that it touches."""
    apart: list[Rectangle] = []
    for one in found:
        if (
            one[0] <= place[2] + _TOUCHING
            and place[0] <= one[2] + _TOUCHING
            and one[1] <= place[3] + _TOUCHING
            and place[1] <= one[3] + _TOUCHING
        ):
            place = min(one[0], place[0]), min(one[1], place[1]), max(one[2], place[2]), max(one[3], place[3])
        else:
            apart.append(one)
    return [*apart, place]


def _is_large(place: Rectangle, whole: float) -> bool:
    is_wide = place[2] - place[0] >= _LEAST_WIDTH and place[3] - place[1] >= _LEAST_HEIGHT
    return is_wide and _area(place) >= _LEAST_SHARE * whole


def _area(place: Rectangle) -> float:
    return (place[2] - place[0]) * (place[3] - place[1])
