"""The calls into pdfium that are made once per character of a page's text layer, as plain numbers.

Every function takes the handle of the layer and indexes of characters, and gives places in page space.
"""

from __future__ import annotations

import ctypes
import hashlib
import re
from collections.abc import Sequence
from itertools import repeat
from math import hypot

import numpy as np
import pypdfium2.raw as raw

from pipeline.read.pdf_native import Array, Call, Handle, Quad, call

_POINTER = ctypes.c_void_p
_INT = ctypes.c_int
_OUT = ctypes.c_void_p

_text_object = call(raw.FPDFText_GetTextObject, ctypes.c_size_t, _POINTER, _INT)
_loose_box = call(raw.FPDFText_GetLooseCharBox, _INT, _POINTER, _INT, _OUT)
_text_matrix = call(raw.FPDFText_GetMatrix, _INT, _POINTER, _INT, _OUT)
_char_box = call(raw.FPDFText_GetCharBox, _INT, _POINTER, _INT, _OUT, _OUT, _OUT, _OUT)
_origin = call(raw.FPDFText_GetCharOrigin, _INT, _POINTER, _INT, _OUT, _OUT)
_font_size = call(raw.FPDFText_GetFontSize, ctypes.c_double, _POINTER, _INT)
_unicode = call(raw.FPDFText_GetUnicode, ctypes.c_uint, _POINTER, _INT)
_generated = call(raw.FPDFText_IsGenerated, _INT, _POINTER, _INT)
_unmapped = call(raw.FPDFText_HasUnicodeMapError, _INT, _POINTER, _INT)
_font_info = call(raw.FPDFText_GetFontInfo, ctypes.c_ulong, _POINTER, _INT, _OUT, ctypes.c_ulong, _OUT)
_whole_text = call(raw.FPDFText_GetText, _INT, _POINTER, _INT, _INT, _OUT)

_font = call(raw.FPDFTextObj_GetFont, ctypes.c_size_t, _POINTER)
_font_data = call(raw.FPDFFont_GetFontData, _INT, _POINTER, _OUT, ctypes.c_size_t, _OUT)

UNKNOWN = "\ufffd"
"""Stands for a character that its font does not say."""

_FONT_NAME = 256
# Signs that break or join words and show nothing; points that count as nothing.
_UNSEEN = frozenset("\u200b\u200c\u200d\u2060\ufeff")
_NO_INK = 0.05
# Anything but spaces and Thai, with the private codes of its marks, which no code gives by chance.
_CODES = re.compile(r"[^ \u0e00-\u0e7f\uf700-\uf71a]")


def characters(text: Handle, drawn_by: Sequence[Handle]) -> str:
    """The characters of the page, one for each index; one call where none of them is without a meaning.

    Args:
        text: handle of the text layer.
        drawn_by: the object that draws each character.
    """
    count = len(drawn_by)
    buffer = ctypes.create_string_buffer(2 * count + 2)
    units = _whole_text(text, 0, count, ctypes.addressof(buffer))
    found = buffer.raw[: max(0, 2 * (units - 1))].decode("utf-16-le", errors="replace")
    if len(found) != count:
        codes = map(_unicode, repeat(text), range(count))
        found = "".join(chr(code) if 0 < code < 0x110000 and not 0xD800 <= code < 0xE000 else UNKNOWN for code in codes)
    # Where a font does not say what a code means, pdfium gives the code itself: a letter, but not the one shown.
    suspects = [match.start() for match in _CODES.finditer(found)]
    lost = [index for index in suspects if drawn_by[index] and _unmapped(text, index) == 1]
    wrong = [index for index in lost if found[index] not in _UNSEEN or _has_ink(text, index)]
    if wrong:
        letters = list(found)
        for index in wrong:
            letters[index] = UNKNOWN
        found = "".join(letters)
    return found


def _has_ink(text: Handle, index: int) -> bool:
    left, bottom, right, top = ink_box(text, index)
    return min(right - left, top - bottom) > _NO_INK


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


def ink_box(text: Handle, index: int) -> Quad:
    """The rectangle around what a character shows, in page space: left, bottom, right, top."""
    found = (ctypes.c_double * 4)()
    start = ctypes.addressof(found)
    _char_box(text, index, start, start + 8, start + 16, start + 24)
    left, right, bottom, top = found
    return left, bottom, right, top


def font_sizes(text: Handle, indexes: Sequence[int]) -> Array:
    """The font size of each character, before its matrix."""
    return np.fromiter(map(_font_size, repeat(text), indexes), dtype=np.float64, count=len(indexes))


def letter_size(text: Handle, index: int) -> float:
    """The font size of one character as it is seen along its line."""
    matrix = text_matrices(text, [index])[0]
    return float(font_sizes(text, [index])[0]) * hypot(matrix[0], matrix[1])


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


def font_of(drawn: Handle) -> Handle:
    """The font of a text object, alike for all objects of a page that have it; 0 where it has none."""
    return int(_font(drawn))


def font_print(font: Handle) -> bytes:
    """What a font of this file and no other has: a digest of its program, empty where it has none."""
    size = ctypes.c_size_t()
    if not font or not _font_data(font, None, 0, ctypes.addressof(size)) or not size.value:
        return b""
    buffer = ctypes.create_string_buffer(size.value)
    _font_data(font, ctypes.addressof(buffer), size.value, ctypes.addressof(size))
    return hashlib.md5(buffer.raw, usedforsecurity=False).digest()
