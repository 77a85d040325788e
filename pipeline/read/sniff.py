"""What a file is, by its first bytes and only then by its name."""

from __future__ import annotations

import re
from pathlib import Path

from pipeline.read.errors import unusable

PDF = "application/pdf"
HTML = "text/html"
MARKDOWN = "text/markdown"
PLAIN = "text/plain"
PNG = "image/png"
JPEG = "image/jpeg"
TIFF = "image/tiff"
IMAGES = frozenset({PNG, JPEG, TIFF})

_OTHER = (
    (b"PK\x03\x04", "ZIP (DOCX, XLSX, ODT)"),
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "Microsoft Office 97-2003"),
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
_SUFFIXES = {".html": HTML, ".htm": HTML, ".xhtml": HTML, ".md": MARKDOWN, ".markdown": MARKDOWN}


def media_type(path: Path, data: bytes) -> str:
    """The media type of a file's bytes; the name decides only between kinds of text.

    Raises:
        ReadError: ``empty`` or ``wrong_type``.
    """
    if not data:
        raise unusable("empty")
    # Readers of PDF accept a header anywhere in the first kilobyte, and files with rubbish before it exist.
    if b"%PDF-" in data[:1024]:
        return PDF
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
    return _SUFFIXES.get(path.suffix.lower(), PLAIN)
