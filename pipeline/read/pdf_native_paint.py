"""The calls into pdfium that tell how an object is painted, and pages painted without some of theirs."""

from __future__ import annotations

import ctypes
from collections.abc import Iterable, Sequence
from itertools import repeat

import numpy as np
import pypdfium2 as pdfium
import pypdfium2.raw as raw
from numpy.typing import NDArray

from pipeline.read.pdf_native import Handle, Quad, call

_POINTER = ctypes.c_void_p
_INT = ctypes.c_int
_OUT = ctypes.c_void_p

_fill_colour = call(raw.FPDFPageObj_GetFillColor, _INT, _POINTER, _OUT, _OUT, _OUT, _OUT)
_stroke_colour = call(raw.FPDFPageObj_GetStrokeColor, _INT, _POINTER, _OUT, _OUT, _OUT, _OUT)
_render_mode = call(raw.FPDFTextObj_GetTextRenderMode, _INT, _POINTER)
_clip = call(raw.FPDFPageObj_GetClipPath, _POINTER, _POINTER)
_clip_count = call(raw.FPDFClipPath_CountPaths, _INT, _POINTER)
_clip_segment_count = call(raw.FPDFClipPath_CountPathSegments, _INT, _POINTER, _INT)
_clip_segment = call(raw.FPDFClipPath_GetPathSegment, _POINTER, _POINTER, _INT, _INT)
_segment_point = call(raw.FPDFPathSegment_GetPoint, _INT, _POINTER, _OUT, _OUT)
_set_active = call(raw.FPDFPageObj_SetIsActive, _INT, _POINTER, _INT)
_mark_count = call(raw.FPDFPageObj_CountMarks, _INT, _POINTER)
_mark = call(raw.FPDFPageObj_GetMark, _POINTER, _POINTER, ctypes.c_ulong)
_mark_name = call(raw.FPDFPageObjMark_GetName, _INT, _POINTER, _OUT, ctypes.c_ulong, _OUT)

Colour = tuple[int, int, int, int]
"""Red, green, blue and opacity, 0 to 255."""

NO_INK = (raw.FPDF_TEXTRENDERMODE_INVISIBLE, raw.FPDF_TEXTRENDERMODE_CLIP)
"""The render modes of text that is not painted."""

_OUTLINED = (raw.FPDF_TEXTRENDERMODE_STROKE, raw.FPDF_TEXTRENDERMODE_STROKE_CLIP)
# More corners than a rectangle has: the rectangle around them is too large, and says nothing.
_MOST_CORNERS = 8
_LAYER = b"OC"
_MOST_MARKS = 8


def render_modes(texts: Sequence[Handle]) -> list[int]:
    """Return the text render mode of each text object."""
    return list(map(_render_mode, texts))


def text_colours(texts: Sequence[Handle], modes: Sequence[int]) -> list[Colour]:
    """Return the colour of each text object; black where its paint is a pattern."""
    found = np.zeros((len(texts), 4), dtype=np.uint32)
    found[:, 3] = 255
    start = found.ctypes.data
    for number, (drawn, mode) in enumerate(zip(texts, modes, strict=True)):
        place = start + 16 * number
        (_stroke_colour if mode in _OUTLINED else _fill_colour)(drawn, place, place + 4, place + 8, place + 12)
    return [(red, green, blue, alpha) for red, green, blue, alpha in found.tolist()]


def fill_colours(drawn: Sequence[Handle]) -> list[Colour]:
    """Return the colours that paths are filled with."""
    return text_colours(drawn, [0] * len(drawn))


def clipped(drawn: Sequence[Handle]) -> list[bool]:
    """Return whether each object is cut off at any path."""
    return [count > 0 for count in map(_clip_count, map(_clip, drawn))]


def clip(drawn: Handle) -> Quad | None:
    """Return the rectangle that an object is cut off at: left, bottom, right, top in page space.

    ``None`` where it is drawn whole or where a path is no rectangle.
    """
    path = _clip(drawn)
    found: Quad | None = None
    for index in range(_clip_count(path) if path else 0):
        place = _clip_place(path, index)
        if place is None:
            return None
        if found is None:
            found = place
        else:
            found = (
                max(found[0], place[0]), max(found[1], place[1]), min(found[2], place[2]), min(found[3], place[3]),
            )  # fmt: skip
    return found


def _clip_place(path: Handle, index: int) -> Quad | None:
    count = _clip_segment_count(path, index)
    if not 0 < count <= _MOST_CORNERS:
        return None
    point = (ctypes.c_float * 2)()
    start = ctypes.addressof(point)
    across: list[float] = []
    up: list[float] = []
    for segment in map(_clip_segment, repeat(path), repeat(index), range(count)):
        if segment and _segment_point(segment, start, start + 4):
            across.append(point[0])
            up.append(point[1])
    return (min(across), min(up), max(across), max(up)) if across else None


def is_in_layer(drawn: Handle) -> bool:
    """Return whether an object belongs to a layer that can be switched off (optional content)."""
    buffer = ctypes.create_string_buffer(16)
    size = ctypes.c_ulong()
    for index in range(min(_mark_count(drawn), _MOST_MARKS)):
        mark = _mark(drawn, index)
        if mark and _mark_name(mark, ctypes.addressof(buffer), len(buffer), ctypes.addressof(size)):
            name = buffer.raw[: max(0, size.value - 2)].decode("utf-16-le", errors="replace")
            if name.encode() == _LAYER:
                return True
    return False


def switch(drawn: Iterable[Handle], *, on: bool) -> None:
    """Switch objects on or off: what is off is neither painted nor in a text layer that is opened later."""
    for one in drawn:
        _set_active(one, int(on))


def picture(page: pdfium.PdfPage, scale: float, without: Sequence[Handle] = ()) -> NDArray[np.int16]:
    """Return the page as it is painted, without some of its objects: ``[rows, columns, 3]``.

    Args:
        page: of pdfium.
        scale: pixels a point.
        without: objects that are switched off for this picture.
    """
    switch(without, on=False)
    try:
        bitmap = page.render(scale=scale, may_draw_forms=False, draw_annots=False)
        pixels: NDArray[np.int16] = bitmap.to_numpy()[:, :, :3].astype(np.int16)
        bitmap.close()
    finally:
        switch(without, on=True)
    return pixels
