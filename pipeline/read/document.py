"""A file as a ``Document``: picks the reader by content, reads, and stitches the tables."""

from __future__ import annotations

import hashlib
from importlib.metadata import version
from pathlib import Path

from pipeline.read.delimited import DelimitedReader
from pipeline.read.errors import unusable
from pipeline.read.model import Limits, Reader
from pipeline.read.plain import HtmlReader, PlainReader
from pipeline.read.sniff import DOCX, PDF, XLSX, media_type
from pipeline.read.stitch import stitch
from pipeline.records import Document

_LIBRARIES = ("pypdfium2",)

READER_VERSION: str = " ".join(["read-3", *(f"{library}-{version(library)}" for library in _LIBRARIES)])
"""Part of the key of the document cache: raised whenever a file may read differently."""


def read(path: Path, limits: Limits = Limits()) -> Document:  # noqa: B008 - frozen and without state
    """The document that a file holds.

    Args:
        path: a PDF with a text layer, DOCX, XLSX, CSV, TSV, plain text, Markdown or HTML; told apart by content first,
            by name second.
        limits: what a file may hold before it is refused.

    Returns:
        Its pages, with text that never changes afterwards, and its paragraphs and tables in reading order.

    Raises:
        ReadError: the file cannot be used; ``reason`` is one of a closed list.
    """
    try:
        size = path.stat().st_size
        if size > limits.max_bytes:
            raise unusable("too_large", size)
        data = path.read_bytes()
    except OSError as error:
        raise unusable("unreadable", error.strerror or type(error).__name__) from error
    kind = media_type(path, data)
    reader = _reader_of(kind)
    reading = reader.read(data, limits)
    return Document(
        document_id=hashlib.sha256(data).hexdigest(),
        source_uri=path.as_posix(),
        media_type=kind,
        byte_size=len(data),
        reader=f"{reader.name} {READER_VERSION}",
        text_source=reading.text_source,
        pages=reading.pages,
        blocks=stitch(reading.blocks),
    )


def _reader_of(kind: str) -> Reader:
    """The reader for a kind of file; what a kind needs is imported when the first file of that kind comes."""
    if kind == PDF:
        from pipeline.read.pdf import PdfReader

        return PdfReader()
    if kind == DOCX:
        from pipeline.read.office.docx import DocxReader

        return DocxReader()
    if kind == XLSX:
        from pipeline.read.office.xlsx import XlsxReader

        return XlsxReader()
    readers: tuple[Reader, ...] = (DelimitedReader(), HtmlReader(), PlainReader())
    return next(reader for reader in readers if kind in reader.media_types)
