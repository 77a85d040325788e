"""Texts (ข้อความ) that several bodies use: near copies found among all of them, without comparing every pair.

A text is its skeleton without the name of its own body. Equal skeletons are one text. Stretches of letters that few
texts have lead from a text to its possible copies (``pairs``), letters decide (``clusters``). Wording that the
framework prescribes, and wording that many bodies of a year have, leads nowhere (``shingles``).
"""

from pipeline.load.reuse.table import reuse_rows

__all__ = ["reuse_rows"]
