"""Thai that old fonts spell in Western letters: ``ÊÓ¹Ñ¡§Ò¹`` is สำนักงาน.

Before Unicode, Thai fonts drew Thai letters at the codes of Western ones (TIS-620 at those of Windows-1252), and files
made with them today still say so. A font is taken for one of them where it spells Thai words from one end to the other.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Sequence

from pipeline.read import pdf_native_text as native
from pipeline.read.pdf_native import Handle
from pipeline.thai.script import THAI, arranged
from pipeline.thai.words import word_likeness

# Western letters at the codes of Thai ones.
_WESTERN = re.compile("[\u00a1-\u00da\u00df-\u00fb]")
_LETTERS = re.compile(f"[{THAI}]+")
_TO_THAI = {western: western - 0xA0 + 0xE00 for western in (*range(0xA1, 0xDB), *range(0xDF, 0xFC))}
# Codes at which such fonts draw marks that stand lower or to the left; no two kinds of font agree on which is which.
_MARK_CODES = (*range(0x80, 0x85), *range(0x86, 0x91), *range(0x98, 0xA0))
_TO_THAI |= {ord(bytes([code]).decode("cp1252", errors="replace")): 0xFFFD for code in _MARK_CODES}
_FEWEST = 4
# Of a font that spells in Western letters few are Thai, as glyphs that only shaping draws.
_MOST_THAI = 0.1
_MOST_UNKNOWN = 0.25


def with_thai_letters(found: str, drawn_by: Sequence[Handle], proven: set[bytes]) -> str:
    """The characters of a page with Thai ones for those of such fonts; U+FFFD for marks that only words can tell.

    Args:
        found: the characters.
        drawn_by: the object that draws each character.
        proven: digests of the fonts of the file that are such fonts; those of this page are added.
    """
    if len(_WESTERN.findall(found)) < _FEWEST:
        return found
    members: defaultdict[Handle, list[int]] = defaultdict(list)
    for index, drawn in enumerate(drawn_by):
        if drawn:
            members[native.font_of(drawn)].append(index)
    letters = list(found)
    for font, indexes in members.items():
        said = "".join(found[index] for index in indexes)
        spelt = said.translate(_TO_THAI)
        thai, western = (sum(map(len, one.findall(said))) for one in (_LETTERS, _WESTERN))
        if not western or thai > _MOST_THAI * western:
            continue
        mark = native.font_print(font)
        if mark not in proven and not _is_thai(spelt):
            continue
        if mark:
            proven.add(mark)
        for index, letter in zip(indexes, spelt, strict=True):
            letters[index] = letter
    return "".join(letters)


def has_western(text: str) -> bool:
    """Whether letters stand in a text that may be Thai ones."""
    return _WESTERN.search(text) is not None


def _is_thai(spelt: str) -> bool:
    """Whether Thai letters are words of the dictionary for the most part."""
    runs = _LETTERS.findall(arranged(spelt))
    count = sum(map(len, runs))
    return count >= _FEWEST and sum(word_likeness(run).unknown for run in runs) <= _MOST_UNKNOWN * count
