"""What the characters of a run say: pdfium's guesses taken back, and what producers write in its own way made plain."""

from __future__ import annotations

import re
from math import dist

from pipeline.read import pdf_native as native
from pipeline.read.pdf_symbols import symbol

GAP = 0.28
"""The narrowest space that no letter draws, as a share of the font size."""

NOTHING = "\x00"
"""Stands for a character that says nothing, because the one before it says all."""

# pdfium's signs for a hyphen at the end of a line; white space that would break the page's own lines and cells; and
# what no font shows.
_PLAIN = {
    **{chr(code): "\ufffd" for code in (*range(0x20), *range(0x7F, 0xA0))},
    **dict.fromkeys("\t\n\v\f\r\x85\u2028\u2029", " "),
    **dict.fromkeys("\x02\ufffe", "-"),
    NOTHING: "",
}
_SARA_AM_REST = re.compile("(?<=\u0e33)[\u0e32\ufffd]")
# A ring moves the pen less than any letter.
_RING = 0.2


def without_rests(text: native.Handle, characters: str) -> str:
    """The characters of a page with nothing for each second half of a ำ whose first half claims both.

    Shaping splits ำ in two; producers without ``ActualText`` map the ring, which does not move the pen, to ำ and its
    rest to า or to nothing.
    """
    rests = [match.start() for match in _SARA_AM_REST.finditer(characters)]
    letters = list(characters) if rests else []
    for index in rests:
        ring, rest = native.origin(text, index - 1), native.origin(text, index)
        if dist(ring, rest) < _RING * native.font_sizes(text, [index])[0]:
            letters[index] = NOTHING
    return "".join(letters) if rests else characters


def read_run(text: native.Handle, characters: str, start: int, size: float) -> str:
    """The text of a run.

    Args:
        text: handle of the text layer.
        characters: the run as the text layer has it.
        start: place of its first character in the text layer.
        size: its font size as seen.
    """
    if len(characters) > 2 and characters.isprintable() and " " not in characters:
        if not any("\uf000" <= character <= "\uf0ff" for character in characters):
            return characters
    letters = [_PLAIN.get(character, character) for character in characters]
    for place, character in enumerate(characters):
        letters[place] = symbol(letters[place], text, start + place, alone=len(characters) <= 2)
    spaces = [start + place for place, character in enumerate(characters) if character == " "]
    for index in native.put_in(text, spaces):
        if not _is_gap(text, start, index, start + len(characters), size):
            letters[index - start] = ""
    return "".join(letters)


def _is_gap(text: native.Handle, start: int, index: int, end: int, size: float) -> bool:
    """Whether a space that pdfium put in is seen: it takes every shift of the pen for one, also that of a mark."""
    if not start < index < end - 1:
        return False
    boxes = native.loose_boxes(text, [*range(max(start, index - 3), index), index + 1])
    return boxes[-1][0] - max(box[2] for box in boxes[:-1]) > GAP * size
