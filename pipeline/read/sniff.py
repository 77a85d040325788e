"""What a file is, by its first bytes and only then by its name."""

from __future__ import annotations

import re
import zipfile
import zlib
from io import BytesIO
from pathlib import Path

from pipeline.read.decode import decode
from pipeline.read.delimiter import is_delimited
from pipeline.read.errors import ReadError, unusable

PDF = "application/pdf"
HTML = "text/html"
MARKDOWN = "text/markdown"
PLAIN = "text/plain"
PNG = "image/png"
JPEG = "image/jpeg"
TIFF = "image/tiff"
IMAGES = frozenset({PNG, JPEG, TIFF})
CSV = "text/csv"
TSV = "text/tab-separated-values"
DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"

_ZIP = (b"PK\x03\x04", b"PK\x05\x06")
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
# Streams of the old container, whose directory holds their names in UTF-16.
_OLE_STREAMS = (
    ("WordDocument", "Word 97-2003 (DOC)"),
    ("Workbook", "Excel 97-2003 (XLS)"),
    ("Book", "Excel 5.0/95 (XLS)"),
    ("PowerPoint Document", "PowerPoint 97-2003 (PPT)"),
)
_PACKAGES = (
    ("ppt/presentation.xml", "PowerPoint (PPTX)"),
    ("xl/workbook.bin", "Excel (XLSB)"),
    ("content.xml", "OpenDocument (ODT, ODS)"),
)
_CONTENT_TYPES = "[Content_Types].xml"
_MOST_TYPES = 5_000_000
# Documents, templates and their forms with macros; the macros are never read.
_MAIN_TYPES = (
    (b"wordprocessingml.document.main+xml", DOCX),
    (b"ms-word.document.macroEnabled.main+xml", DOCX),
    (b"wordprocessingml.template.main+xml", DOCX),
    (b"ms-word.template.macroEnabledTemplate.main+xml", DOCX),
    (b"spreadsheetml.sheet.main+xml", XLSX),
    (b"ms-excel.sheet.macroEnabled.main+xml", XLSX),
    (b"spreadsheetml.template.main+xml", XLSX),
    (b"ms-excel.template.macroEnabled.main+xml", XLSX),
)
_OTHER = (
    (b"{\\rtf", "RTF"),
    (b"\x1f\x8b", "gzip"),
    (b"Rar!", "RAR"),
    (b"7z\xbc\xaf\x27\x1c", "7z"),
    (b"%!PS", "PostScript"),
    (b"GIF8", "GIF"),
)
_IMAGES = (
    (b"\x89PNG\r\n\x1a\n", PNG),
    (b"\xff\xd8\xff", JPEG),
    (b"II*\x00", TIFF),
    (b"MM\x00*", TIFF),
)
_HTML_START = re.compile(rb"(?:\xef\xbb\xbf)?(?:\s|<\?xml[^>]{0,200}\?>)*<(?:!doctype\s+html|html[\s>])", re.IGNORECASE)
_SUFFIXES = {
    ".html": HTML, ".htm": HTML, ".xhtml": HTML, ".md": MARKDOWN, ".markdown": MARKDOWN,
    ".txt": PLAIN, ".text": PLAIN, ".csv": CSV, ".tsv": TSV, ".tab": TSV,
}  # fmt: skip


def media_type(path: Path, data: bytes) -> str:
    """The media type of a file's bytes; the name decides only between kinds of text.

    Raises:
        ReadError: ``empty``, ``wrong_type``, ``encrypted``, ``damaged`` for half a package, or, where
            the name says nothing, what ``decode`` raises.
    """
    if not data:
        raise unusable("empty")
    # Readers of PDF accept a header anywhere in the first kilobyte, and files with rubbish before it exist.
    if b"%PDF-" in data[:1024]:
        return PDF
    if data.startswith(_ZIP):
        return _in_zip(data)
    if data.startswith(_OLE):
        raise _in_ole(data)
    for magic, name in _OTHER:
        if data.startswith(magic):
            raise unusable("wrong_type", name)
    for magic, kind in _IMAGES:
        if data.startswith(magic):
            return kind
    if data[:4] == b"RIFF" and data[8:12] == b"WEBP":
        raise unusable("wrong_type", "WebP")
    if _HTML_START.match(data[:1024]):
        return HTML
    suffix = path.suffix.lower()
    if suffix in _SUFFIXES:
        return _SUFFIXES[suffix]
    # A name that says nothing: separated values only where no line contradicts it.
    return CSV if is_delimited(decode(data)) else PLAIN


def _in_zip(data: bytes) -> str:
    """DOCX or XLSX by the type that the package gives its main part, whatever that part is called."""
    try:
        with zipfile.ZipFile(BytesIO(data)) as archive:
            names = frozenset(archive.namelist())
            types = _content_types(archive)
    except (zipfile.BadZipFile, NotImplementedError, ValueError, OSError) as error:
        if b"word/" in data or b"xl/" in data:
            raise unusable("damaged", type(error).__name__) from error
        raise unusable("wrong_type", "ZIP") from error
    for mark, kind in _MAIN_TYPES:
        if mark in types:
            return kind
    for part, kind in (("word/document.xml", DOCX), ("xl/workbook.xml", XLSX)):
        if part in names:
            return kind
    raise unusable("wrong_type", next((name for part, name in _PACKAGES if part in names), "ZIP"))


def _content_types(archive: zipfile.ZipFile) -> bytes:
    """The list of types of a package, cut where it is longer than any real one; empty where there is none."""
    if _CONTENT_TYPES not in archive.NameToInfo:
        return b""
    try:
        with archive.open(_CONTENT_TYPES) as stream:
            return stream.read(_MOST_TYPES)
    except (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, RuntimeError) as error:
        raise unusable("encrypted" if isinstance(error, RuntimeError) else "damaged", _CONTENT_TYPES) from error


def _in_ole(data: bytes) -> ReadError:
    """Why a file in the old container is not read: a password puts even a DOCX into one."""
    if "EncryptedPackage".encode("utf-16-le") in data:
        return unusable("encrypted")
    found = (name for stream, name in _OLE_STREAMS if _stream_name(stream) in data)
    return unusable("wrong_type", next(found, "Microsoft Office 97-2003"))


def _stream_name(name: str) -> bytes:
    return b"\x00" + (name + "\x00").encode("utf-16-le")
