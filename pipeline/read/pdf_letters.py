"""What the characters of a run say: pdfium's guesses taken back, and what producers write in its own way made plain."""

from __future__ import annotations

from pipeline.read import pdf_native as native
from pipeline.read.pdf_symbols import symbol

GAP = 0.28
"""The narrowest space that no letter draws, as a share of the font size."""

# pdfium's signs for a hyphen at the end of a line.
_HYPHENS = {"\x02": "-", "\ufffe": "-", "\x00": "\ufffd"}
_SARA_AM_RESTS = ("\u0e33\u0e32", "\u0e33\ufffd")
# A ring is narrower than any letter.
_RING = 0.35


def read_run(text: native.Handle, characters: str, start: int, size: float) -> str:
    """The text of a run.

    Args:
        text: handle of the text layer.
        characters: the run as the text layer has it.
        start: place of its first character in the text layer.
        size: its font size as seen.
    """
    if len(characters) > 2 and characters.isprintable() and " " not in characters and "\u0e33" not in characters:
        if not any("\uf000" <= character <= "\uf0ff" for character in characters):
            return characters
    letters = [_HYPHENS.get(character, character) for character in characters]
    for place, character in enumerate(characters):
        letters[place] = symbol(letters[place], text, start + place, alone=len(characters) <= 2)
        if characters[place - 1 : place + 1] in _SARA_AM_RESTS and _is_ring(text, start + place - 1, size):
            letters[place] = ""
    spaces = [start + place for place, character in enumerate(characters) if character == " "]
    for index in native.put_in(text, spaces):
        if not _is_gap(text, start, index, start + len(characters), size):
            letters[index - start] = ""
    return "".join(letters)


def _is_ring(text: native.Handle, index: int, size: float) -> bool:
    """Whether a ำ is only the ring of one, so that the next character is its rest and no letter of its own.

    Shaping splits ำ in two; producers without ``ActualText`` map the ring to ำ and its rest to า or to nothing.
    """
    left, _, right, _ = native.loose_boxes(text, [index])[0]
    return right - left < _RING * size


def _is_gap(text: native.Handle, start: int, index: int, end: int, size: float) -> bool:
    """Whether a space that pdfium put in is seen: it takes every shift of the pen for one, also that of a mark."""
    if not start < index < end - 1:
        return False
    boxes = native.loose_boxes(text, [*range(max(start, index - 3), index), index + 1])
    return boxes[-1][0] - max(box[2] for box in boxes[:-1]) > GAP * size
