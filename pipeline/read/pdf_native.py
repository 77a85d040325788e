"""The calls into pdfium that are made once per object of a page, as plain numbers.

The binding gives and takes typed pointers, which costs more than what the calls do; here handles are integers, results
go into arrays, and the interpreter lock stays held, because every call takes less than letting go of it. pdfium is not
thread-safe: one thread per process reads PDFs.
"""

from __future__ import annotations

import ctypes
from collections.abc import Callable, Sequence
from itertools import repeat
from typing import Any

import numpy as np
import pypdfium2.raw as raw
from numpy.typing import NDArray

Handle = int
Call = Callable[..., Any]
Array = NDArray[np.float64]
Quad = tuple[float, float, float, float]
Matrix = tuple[float, float, float, float, float, float]

_POINTER = ctypes.c_void_p
_INT = ctypes.c_int
_OUT = ctypes.c_void_p


def call(function: object, result: type | None, *arguments: type) -> Call:
    """A function of the library that takes addresses and numbers instead of typed pointers."""
    address = ctypes.cast(function, _POINTER).value  # type: ignore[arg-type]
    assert address is not None
    return ctypes.PYFUNCTYPE(result, *arguments)(address)


_object_type = call(raw.FPDFPageObj_GetType, _INT, _POINTER)
_page_object = call(raw.FPDFPage_GetObject, _POINTER, _POINTER, _INT)
_form_object = call(raw.FPDFFormObj_GetObject, _POINTER, _POINTER, ctypes.c_ulong)
_object_count = call(raw.FPDFPage_CountObjects, _INT, _POINTER)
_form_count = call(raw.FPDFFormObj_CountObjects, _INT, _POINTER)
_bounds = call(raw.FPDFPageObj_GetBounds, _INT, _POINTER, _OUT, _OUT, _OUT, _OUT)
_object_matrix = call(raw.FPDFPageObj_GetMatrix, _INT, _POINTER, _OUT)
_object_font_size = call(raw.FPDFTextObj_GetFontSize, _INT, _POINTER, _OUT)
_mark_count = call(raw.FPDFPageObj_CountMarks, _INT, _POINTER)
_mark = call(raw.FPDFPageObj_GetMark, _POINTER, _POINTER, ctypes.c_ulong)
_mark_bytes = call(raw.FPDFPageObjMark_GetParamBlobValue, _INT, _POINTER, ctypes.c_char_p, _OUT, ctypes.c_ulong, _OUT)
_segment_count = call(raw.FPDFPath_CountSegments, _INT, _POINTER)
_segment = call(raw.FPDFPath_GetPathSegment, _POINTER, _POINTER, _INT)
_segment_type = call(raw.FPDFPathSegment_GetType, _INT, _POINTER)
_segment_point = call(raw.FPDFPathSegment_GetPoint, _INT, _POINTER, _OUT, _OUT)
_segment_close = call(raw.FPDFPathSegment_GetClose, _INT, _POINTER)
_draw_mode = call(raw.FPDFPath_GetDrawMode, _INT, _POINTER, _OUT, _OUT)

IMAGE: int = raw.FPDF_PAGEOBJ_IMAGE
# Bytes: most texts of spans are one syllable.
_SHORT_TEXT = 64
# How a text of a PDF says its encoding; without a sign it is PDFDocEncoding, which is Latin-1 where both have letters.
_ENCODINGS = ((b"\xfe\xff", "utf-16-be"), (b"\xff\xfe", "utf-16-le"), (b"\xef\xbb\xbf", "utf-8"))


def handle(pointer: object) -> Handle:
    """The address behind a handle of the binding."""
    address = ctypes.cast(pointer, _POINTER).value  # type: ignore[arg-type]
    assert address is not None
    return address


def page_objects(page: Handle, most: int) -> list[Handle]:
    """The objects of a page, at most so many."""
    return [found for found in map(_page_object, repeat(page), range(min(_object_count(page), most))) if found]


def form_objects(form: Handle, most: int) -> list[Handle]:
    """The objects inside a form object (a drawing that stands on the page as one), at most so many."""
    return [found for found in map(_form_object, repeat(form), range(min(_form_count(form), most))) if found]


def object_types(drawn: Sequence[Handle]) -> list[int]:
    """What kind of object each is."""
    return list(map(_object_type, drawn))


def bounds(drawn: Sequence[Handle]) -> list[Quad]:
    """The rectangles of objects: left, bottom, right, top in the space that they stand in."""
    found = np.zeros((len(drawn), 4), dtype=np.float32)
    start = found.ctypes.data
    places = (range(start + shift, start + shift + 16 * len(drawn), 16) for shift in (0, 4, 8, 12))
    for _ in map(_bounds, drawn, *places):
        pass
    return [(left, bottom, right, top) for left, bottom, right, top in found.tolist()]


def matrices(drawn: Sequence[Handle]) -> list[Matrix]:
    """The matrices of objects."""
    found = np.zeros((len(drawn), 6), dtype=np.float32)
    start = found.ctypes.data
    for _ in map(_object_matrix, drawn, range(start, start + 24 * len(drawn), 24)):
        pass
    return [(a, b, c, d, e, f) for a, b, c, d, e, f in found.tolist()]


def object_font_sizes(drawn: Sequence[Handle]) -> list[float]:
    """The font sizes of text objects, before their matrices."""
    found = np.zeros(len(drawn), dtype=np.float32)
    start = found.ctypes.data
    for _ in map(_object_font_size, drawn, range(start, start + 4 * len(drawn), 4)):
        pass
    sizes: list[float] = found.tolist()
    return sizes


def mark_counts(drawn: Sequence[Handle]) -> list[int]:
    """How many marked spans each object stands in."""
    return list(map(_mark_count, drawn))


def innermost_marks(drawn: Sequence[Handle], counts: Sequence[int]) -> list[Handle]:
    """The innermost marked span that each object stands in; 0 where it stands in none."""
    found: list[Handle | None] = list(map(_mark, drawn, [max(count - 1, 0) for count in counts]))
    return [mark or 0 for mark in found]


def marks(drawn: Handle, count: int) -> list[Handle]:
    """The marked spans that an object stands in, from the innermost out; spans are shared between objects."""
    return [_mark(drawn, index) for index in range(count - 1, -1, -1)]


def mark_text(mark: Handle, name: bytes) -> str | None:
    """A text among the properties of a marked span, ``None`` where it has none of this name."""
    size = ctypes.c_ulong()
    place = ctypes.addressof(size)
    buffer = ctypes.create_string_buffer(_SHORT_TEXT)
    if not _mark_bytes(mark, name, ctypes.addressof(buffer), _SHORT_TEXT, place):
        return None
    if size.value > _SHORT_TEXT:
        buffer = ctypes.create_string_buffer(size.value)
        _mark_bytes(mark, name, ctypes.addressof(buffer), size.value, place)
    data = buffer.raw[: size.value]
    for sign, encoding in _ENCODINGS:
        if data.startswith(sign):
            return data[len(sign) :].decode(encoding, errors="replace")
    return data.decode("latin-1")


def is_stroked(path: Handle) -> tuple[bool, bool]:
    """Whether a path is filled, and whether its outline is drawn."""
    found = (_INT * 2)()
    start = ctypes.addressof(found)
    _draw_mode(path, start, start + 4)
    return bool(found[0]), bool(found[1])


def segments(path: Handle, most: int) -> list[tuple[int, float, float, bool]]:
    """The segments of a path, at most so many: kind, end point, and whether it closes its part of the path."""
    found: list[tuple[int, float, float, bool]] = []
    point = (ctypes.c_float * 2)()
    start = ctypes.addressof(point)
    for index in range(min(_segment_count(path), most)):
        segment = _segment(path, index)
        if segment and _segment_point(segment, start, start + 4):
            found.append((_segment_type(segment), point[0], point[1], bool(_segment_close(segment))))
    return found
