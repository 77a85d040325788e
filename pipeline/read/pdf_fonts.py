"""What the pages of one PDF tell of its fonts, for all its pages."""

from __future__ import annotations

from dataclasses import dataclass, field

from pipeline.read.pdf_lost_marks import LostMarks
from pipeline.read.pdf_native_text import UNKNOWN
from pipeline.read.pdf_thai_bytes import has_western


@dataclass(slots=True)
class Fonts:
    """Grows while pages are read.

    Attributes:
        lost: marks whose fonts do not say what they are.
        western: digests of fonts that spell Thai in Western letters.
    """

    lost: LostMarks = field(default_factory=LostMarks)
    western: set[bytes] = field(default_factory=set)

    def worse(self, texts: list[tuple[str, int]]) -> list[int]:
        """The indexes of pages that would read better now that all pages are known.

        Args:
            texts: of each page what was read, and how many fonts ``western`` held then.
        """
        told = self.lost.decide()
        return [
            index
            for index, (text, proven) in enumerate(texts)
            if (told and UNKNOWN in text) or (proven < len(self.western) and has_western(text))
        ]
