"""The readers that are measured beside each other: this project's, pdfplumber, and Camelot where it is installed.

A table that goes on over pages is put together for the other readers, and the header that a page repeats left out.
"""

from __future__ import annotations

from collections.abc import Callable
from importlib.util import find_spec
from pathlib import Path
from typing import NamedTuple, TypeAlias

import pdfplumber
import pypdfium2

from pipeline.read import read

Found: TypeAlias = list[list[list[str]]]


class Reader(NamedTuple):
    """A name and what reads the tables of a file."""

    name: str
    tables: Callable[[Path], Found]


def _own(path: Path) -> Found:
    return [table.rows() for table in read(path).tables]


def _by_pdfplumber(path: Path) -> Found:
    found: Found = []
    with pdfplumber.open(path) as pdf:
        for page in pdf.pages:
            for index, table in enumerate(page.extract_tables()):
                _put(found, [[text or "" for text in row] for row in table], is_first=index == 0)
            page.close()
    return found


def _by_camelot(path: Path) -> Found:
    from camelot.io import read_pdf

    found: Found = []
    last = 0
    for table in read_pdf(str(path), pages="all", flavor="lattice", suppress_stdout=True):
        _put(found, table.data, is_first=table.page != last)
        last = table.page
    return found


def _put(found: Found, rows: list[list[str]], *, is_first: bool) -> None:
    """Adds a table; the first of a page goes on from the last of the page before where it has as many columns."""
    if not is_first or not found or len(rows[0]) != len(found[-1][0]):
        found.append(rows)
        return
    repeated = 0
    while repeated < min(len(rows), len(found[-1])) and rows[repeated] == found[-1][repeated]:
        repeated += 1
    found[-1].extend(rows[repeated:])


OWN = Reader("this reader", _own)
PDFPLUMBER = Reader("pdfplumber.extract_tables()", _by_pdfplumber)
CAMELOT = Reader("Camelot (lattice)", _by_camelot)


def readers() -> list[Reader]:
    """This project's reader, then the others that are installed."""
    return [OWN, PDFPLUMBER, *([CAMELOT] if find_spec("camelot") else [])]


def page_count(path: Path) -> int:
    """Number of pages of a PDF."""
    pdf = pypdfium2.PdfDocument(path)
    try:
        return len(pdf)
    finally:
        pdf.close()
