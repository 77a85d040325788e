"""A file as a ``Document``: picks the reader by content, reads, and stitches the tables."""

from __future__ import annotations

import hashlib
from importlib.metadata import version
from pathlib import Path

from pipeline.read.delimited import DelimitedReader
from pipeline.read.errors import unusable
from pipeline.read.model import Limits, OcrMode, Reader
from pipeline.read.plain import HtmlReader, PlainReader
from pipeline.read.scan.installed import installed
from pipeline.read.sniff import DOCX, IMAGES, PDF, XLSX, media_type
from pipeline.read.stitch import stitch
from pipeline.records import Document

_LIBRARIES = ("pypdfium2", "opencv-python-headless")

READER_VERSION: str = " ".join(["read-8", *(f"{library}-{version(library)}" for library in _LIBRARIES)])
"""Part of the key of the document cache: raised whenever a file may read differently."""


def reader_version(ocr: OcrMode) -> str:
    """The version of reading with this mode on this machine: a Tesseract that comes or goes changes what is read."""
    tool = None if ocr == "never" else installed()
    words = "none" if tool is None or not tool.reads_thai else f"{tool.version}-{'-'.join(tool.languages)}"
    return f"{READER_VERSION} ocr-{ocr} tesseract-{words}"


def read(path: Path, limits: Limits = Limits(), ocr: OcrMode = "auto") -> Document:  # noqa: B008 - frozen and without state
    """The document that a file holds.

    Args:
        path: a PDF, an image of pages (PNG, JPEG, TIFF), DOCX, XLSX, CSV, TSV, plain text, Markdown or HTML; told
            apart by content first, by name second.
        limits: what a file may hold before it is refused.
        ocr: which pages are read as pictures.

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
    reader = _reader_of(kind, ocr)
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
        remarks=reading.remarks,
    )


def _reader_of(kind: str, ocr: OcrMode) -> Reader:
    """The reader for a kind of file; what a kind needs is imported when the first file of that kind comes."""
    if kind == PDF:
        from pipeline.read.pdf import PdfReader

        return PdfReader(ocr)
    if kind in IMAGES:
        from pipeline.read.scan.reader import ImageReader

        return ImageReader(ocr)
    if kind == DOCX:
        from pipeline.read.office.docx import DocxReader

        return DocxReader()
    if kind == XLSX:
        from pipeline.read.office.xlsx import XlsxReader

        return XlsxReader()
    readers: tuple[Reader, ...] = (DelimitedReader(), HtmlReader(), PlainReader())
    return next(reader for reader in readers if kind in reader.media_types)
