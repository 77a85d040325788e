"""What the characters of a page say: pdfium's guesses taken back, what producers write in their own way made plain."""

from __future__ import annotations

import re
from collections.abc import Sequence

from pipeline.read import pdf_native_text as native
from pipeline.read.pdf_fonts import Fonts
from pipeline.read.pdf_lost_marks import FIRST_LOST, LAST_LOST
from pipeline.read.pdf_native import Handle
from pipeline.read.pdf_sara_am import NOTHING, sara_am_changes
from pipeline.read.pdf_symbols import CODES, sign
from pipeline.read.pdf_thai_bytes import with_thai_letters

GAP = 0.28
"""The narrowest space that no letter draws, as a share of the font size."""

# pdfium's signs for a hyphen at the end of a line; white space that would break the page's own lines and cells; and
# what no font shows.
_PLAIN = str.maketrans(
    {
        **{chr(code): native.UNKNOWN for code in (*range(0x20), *range(0x7F, 0xA0))},
        **dict.fromkeys("\t\n\v\f\r\x85\u2028\u2029", " "),
        **dict.fromkeys("\x02\ufffe", "-"),
    }
)
# Thai marks, combining accents, and the private marks of old Thai fonts (U+F700 and U+F70F are letters), and lost
# marks under their makeshift names.
MARKS = frozenset(
    chr(code)
    for first, last in (
        (0xE31, 0xE31),
        (0xE34, 0xE3A),
        (0xE47, 0xE4E),
        (0x300, 0x36F),
        (0xF701, 0xF70E),
        (0xF710, 0xF71A),
        (ord(FIRST_LOST), ord(LAST_LOST)),
    )
    for code in range(first, last + 1)
)
_SPACE = re.compile(" ")
_PRIVATE = re.compile("[\uf000-\uf0ff]")
_SIGN_CODES = re.compile("[" + re.escape("".join(sorted(CODES))) + "]")
# A sign stands in a run of its own, with a space at most.
_LONGEST_SIGN = 2


def letters_of(text: Handle, drawn_by: Sequence[Handle], fonts: Fonts) -> str:
    """The characters of a page, one for each index of its text layer.

    Args:
        text: handle of the text layer.
        drawn_by: the object that draws each character.
        fonts: what is known of the fonts of this file.
    """
    found = with_thai_letters(native.characters(text, drawn_by), drawn_by, fonts.western)
    changes: dict[int, str] = {}
    for match in _PRIVATE.finditer(found):
        changes[match.start()] = sign(match.group(), native.font_name(text, match.start()))
    for match in _SIGN_CODES.finditer(found):
        if _is_alone(drawn_by, match.start()):
            changes[match.start()] = sign(match.group(), native.font_name(text, match.start()))
    changes.update(sara_am_changes(text, found, drawn_by))
    changes.update(fonts.lost.named(text, found, drawn_by, changes))
    spaces = [match.start() for match in _SPACE.finditer(found) if drawn_by[match.start()]]
    for index in native.put_in(text, spaces):
        if not _is_gap(text, drawn_by, index):
            changes[index] = NOTHING
    plain = found.translate(_PLAIN)
    if not changes:
        return plain
    letters = list(plain)
    for index, character in changes.items():
        letters[index] = character
    return "".join(letters)


def _is_alone(drawn_by: Sequence[Handle], index: int) -> bool:
    near = drawn_by[max(0, index - _LONGEST_SIGN) : index + _LONGEST_SIGN + 1]
    return near.count(drawn_by[index]) <= _LONGEST_SIGN


def _is_gap(text: Handle, drawn_by: Sequence[Handle], index: int) -> bool:
    """Whether a space that pdfium put in is seen: it takes every shift of the pen for one, also that of a mark."""
    drawn = drawn_by[index]
    before = [near for near in range(max(0, index - 3), index) if drawn_by[near] == drawn]
    if not before or index + 1 == len(drawn_by) or drawn_by[index + 1] != drawn:
        return False
    *boxes, after = native.loose_boxes(text, [*before, index + 1])
    # Left, top, right, bottom in page space, where text may run in any of four directions.
    gap = max(
        after[0] - max(box[2] for box in boxes),
        min(box[0] for box in boxes) - after[2],
        after[3] - max(box[1] for box in boxes),
        min(box[3] for box in boxes) - after[1],
    )
    return bool(gap > GAP * native.letter_size(text, index + 1))
