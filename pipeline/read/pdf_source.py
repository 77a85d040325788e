"""What the bytes of a PDF say that pdfium does not tell: whether it has layers, and the unit of its pages."""

from __future__ import annotations

import re
import zlib
from collections.abc import Iterator

_OBJECT_STREAM = re.compile(rb"/ObjStm\b[^>]{0,300}>>\s*stream\r?\n")
_LAYERS = b"/OCProperties"
# A hostile file must end.
_MOST_STREAMS, _MOST_BYTES = 5_000, 20_000_000


def has_layers(data: bytes) -> bool:
    """Return whether a file has layers that can be switched off (optional content)."""
    return _LAYERS in data or any(_LAYERS in part for part in _packed(data))


def _packed(data: bytes) -> Iterator[bytes]:
    """The objects that are stored compressed, stream by stream."""
    left = _MOST_BYTES
    for number, match in enumerate(_OBJECT_STREAM.finditer(data)):
        if number >= _MOST_STREAMS or left <= 0:
            return
        try:
            part = zlib.decompressobj().decompress(data[match.end() :], left)
        except zlib.error:
            continue
        left -= len(part)
        yield part
