"""The calls into pdfium that are made once per character or object, as plain numbers.

The binding gives and takes typed pointers, which costs more than what the calls do; here handles are integers, results
go into arrays, and the interpreter lock stays held, because every call takes less than letting go of it. pdfium is not
thread-safe: one thread per process reads PDFs.
"""

from __future__ import annotations

import ctypes
import re
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


def _call(function: object, result: type | None, *arguments: type) -> Call:
    address = ctypes.cast(function, _POINTER).value  # type: ignore[arg-type]
    assert address is not None
    return ctypes.PYFUNCTYPE(result, *arguments)(address)


_text_object = _call(raw.FPDFText_GetTextObject, ctypes.c_size_t, _POINTER, _INT)
_loose_box = _call(raw.FPDFText_GetLooseCharBox, _INT, _POINTER, _INT, _OUT)
_text_matrix = _call(raw.FPDFText_GetMatrix, _INT, _POINTER, _INT, _OUT)
_origin = _call(raw.FPDFText_GetCharOrigin, _INT, _POINTER, _INT, _OUT, _OUT)
_font_size = _call(raw.FPDFText_GetFontSize, ctypes.c_double, _POINTER, _INT)
_unicode = _call(raw.FPDFText_GetUnicode, ctypes.c_uint, _POINTER, _INT)
_generated = _call(raw.FPDFText_IsGenerated, _INT, _POINTER, _INT)
_unmapped = _call(raw.FPDFText_HasUnicodeMapError, _INT, _POINTER, _INT)
_font_info = _call(raw.FPDFText_GetFontInfo, ctypes.c_ulong, _POINTER, _INT, _OUT, ctypes.c_ulong, _OUT)
_whole_text = _call(raw.FPDFText_GetText, _INT, _POINTER, _INT, _INT, _OUT)

_object_type = _call(raw.FPDFPageObj_GetType, _INT, _POINTER)
_page_object = _call(raw.FPDFPage_GetObject, _POINTER, _POINTER, _INT)
_form_object = _call(raw.FPDFFormObj_GetObject, _POINTER, _POINTER, ctypes.c_ulong)
_object_count = _call(raw.FPDFPage_CountObjects, _INT, _POINTER)
_form_count = _call(raw.FPDFFormObj_CountObjects, _INT, _POINTER)
_bounds = _call(raw.FPDFPageObj_GetBounds, _INT, _POINTER, _OUT, _OUT, _OUT, _OUT)
_object_matrix = _call(raw.FPDFPageObj_GetMatrix, _INT, _POINTER, _OUT)
_object_font_size = _call(raw.FPDFTextObj_GetFontSize, _INT, _POINTER, _OUT)
_render_mode = _call(raw.FPDFTextObj_GetTextRenderMode, _INT, _POINTER)
_mark_count = _call(raw.FPDFPageObj_CountMarks, _INT, _POINTER)
_mark = _call(raw.FPDFPageObj_GetMark, _POINTER, _POINTER, ctypes.c_ulong)
_mark_bytes = _call(raw.FPDFPageObjMark_GetParamBlobValue, _INT, _POINTER, ctypes.c_char_p, _OUT, ctypes.c_ulong, _OUT)
_segment_count = _call(raw.FPDFPath_CountSegments, _INT, _POINTER)
_segment = _call(raw.FPDFPath_GetPathSegment, _POINTER, _POINTER, _INT)
_segment_type = _call(raw.FPDFPathSegment_GetType, _INT, _POINTER)
_segment_point = _call(raw.FPDFPathSegment_GetPoint, _INT, _POINTER, _OUT, _OUT)
_segment_close = _call(raw.FPDFPathSegment_GetClose, _INT, _POINTER)
_clip = _call(raw.FPDFPageObj_GetClipPath, _POINTER, _POINTER)
_clip_count = _call(raw.FPDFClipPath_CountPaths, _INT, _POINTER)
_clip_segment_count = _call(raw.FPDFClipPath_CountPathSegments, _INT, _POINTER, _INT)
_clip_segment = _call(raw.FPDFClipPath_GetPathSegment, _POINTER, _POINTER, _INT, _INT)
_draw_mode = _call(raw.FPDFPath_GetDrawMode, _INT, _POINTER, _OUT, _OUT)

IMAGE: int = raw.FPDF_PAGEOBJ_IMAGE
_FONT_NAME = 256
# Bytes: most texts of spans are one syllable.
_SHORT_TEXT = 64
# Anything but spaces and Thai, which no code gives by chance.
_CODES = re.compile(r"[^ \r\n\u0e00-\u0e7f]")
# How a text of a PDF says its encoding; without a sign it is PDFDocEncoding, which is Latin-1 where both have letters.
_ENCODINGS = ((b"\xfe\xff", "utf-16-be"), (b"\xff\xfe", "utf-16-le"), (b"\xef\xbb\xbf", "utf-8"))


def handle(pointer: object) -> Handle:
    """The address behind a handle of the binding."""
    address = ctypes.cast(pointer, _POINTER).value  # type: ignore[arg-type]
    assert address is not None
    return address


# Text of a page: every call takes the handle of its text layer and indexes of characters.


def characters(text: Handle, count: int) -> str:
    """The characters of the page, one for each index; one call where none of them is without a meaning."""
    buffer = ctypes.create_string_buffer(2 * count + 2)
    units = _whole_text(text, 0, count, ctypes.addressof(buffer))
    found = buffer.raw[: max(0, 2 * (units - 1))].decode("utf-16-le", errors="replace")
    if len(found) != count:
        codes = map(_unicode, repeat(text), range(count))
        found = "".join(
            chr(code) if 0 < code < 0x110000 and not 0xD800 <= code < 0xE000 else "\ufffd" for code in codes
        )
    # Where a font does not say what a code means, pdfium gives the code itself: a letter, but not the one shown.
    suspects = [match.start() for match in _CODES.finditer(found)]
    wrong = [index for index in suspects if _unmapped(text, index) == 1]
    if wrong:
        letters = list(found)
        for index in wrong:
            letters[index] = "\ufffd"
        found = "".join(letters)
    return found


def text_objects(text: Handle, count: int) -> list[Handle]:
    """The object that draws each character; 0 for white space that pdfium itself put in."""
    return list(map(_text_object, repeat(text), range(count)))


def loose_boxes(text: Handle, indexes: Sequence[int]) -> Array:
    """Boxes as high as the font and as wide as the advance: rows of left, top, right, bottom in page space."""
    return _rows(_loose_box, text, indexes, 4)


def text_matrices(text: Handle, indexes: Sequence[int]) -> Array:
    """The matrix of the object that draws each character, in page space: rows of six."""
    return _rows(_text_matrix, text, indexes, 6)


def _rows(call: Call, text: Handle, indexes: Sequence[int], width: int) -> Array:
    found = np.zeros((len(indexes), width), dtype=np.float32)
    start, step = found.ctypes.data, 4 * width
    for _ in map(call, repeat(text), indexes, range(start, start + step * len(indexes), step)):
        pass
    return found.astype(np.float64)


def origin(text: Handle, index: int) -> tuple[float, float]:
    """Where the pen stands when it draws a character, in page space."""
    found = (ctypes.c_double * 2)()
    start = ctypes.addressof(found)
    _origin(text, index, start, start + 8)
    return found[0], found[1]


def font_sizes(text: Handle, indexes: Sequence[int]) -> Array:
    """The font size of each character, before its matrix."""
    return np.fromiter(map(_font_size, repeat(text), indexes), dtype=np.float64, count=len(indexes))


def put_in(text: Handle, indexes: Sequence[int]) -> list[int]:
    """Those of the characters that pdfium put in, where it takes a shift of the pen for a space."""
    return [index for index in indexes if _generated(text, index) == 1]


def code(text: Handle, index: int) -> int:
    """The character of an index; where its font does not say one, the code that the font draws."""
    return int(_unicode(text, index))


def font_name(text: Handle, index: int) -> str:
    """The name of the font of a character, empty where it has none."""
    buffer = ctypes.create_string_buffer(_FONT_NAME)
    flags = _INT()
    size = _font_info(text, index, ctypes.addressof(buffer), _FONT_NAME, ctypes.addressof(flags))
    return buffer.value.decode("utf-8", errors="replace") if 0 < size <= _FONT_NAME else ""


# Objects of a page.


def page_objects(page: Handle, most: int) -> list[Handle]:
    """The objects of a page, at most so many."""
    return [found for found in map(_page_object, repeat(page), range(min(_object_count(page), most))) if found]


def form_objects(form: Handle, most: int) -> list[Handle]:
    """The objects inside a form object (a drawing that stands on the page as one), at most so many."""
    return [found for found in map(_form_object, repeat(form), range(min(_form_count(form), most))) if found]


def unseen(texts: Sequence[Handle]) -> list[bool]:
    """Whether each of some texts is drawn without ink (text rendering mode 3)."""
    return [mode == raw.FPDF_TEXTRENDERMODE_INVISIBLE for mode in map(_render_mode, texts)]


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


def clip(drawn: Handle, most: int) -> Quad | None:
    """The rectangle around the last path that an object is cut off at: left, bottom, right, top in page space.

    ``None`` where it is drawn whole, or where the path has more than ``most`` segments.
    """
    path = _clip(drawn)
    last = _clip_count(path) - 1 if path else -1
    if last < 0:
        return None
    count = _clip_segment_count(path, last)
    if not 0 < count <= most:
        return None
    point = (ctypes.c_float * 2)()
    start = ctypes.addressof(point)
    across: list[float] = []
    up: list[float] = []
    for index in range(count):
        if _segment_point(_clip_segment(path, last, index), start, start + 4):
            across.append(point[0])
            up.append(point[1])
    if not across:
        return None
    return min(across), min(up), max(across), max(up)
