"""Reading: the bytes of a report become a ``Document`` of pages, paragraphs and tables.

Takes a file (text, PDF or pictures of pages), gives pages whose text never changes afterwards and blocks that point
into it character by character.
Never interprets what is written, never repairs it, and never drops text: an unusable file is a ``ReadError``.
"""

from pipeline.read.document import READER_VERSION, read, reader_version
from pipeline.read.errors import ReadError
from pipeline.read.model import Limits, OcrMode, Reader, Reading

__all__ = ["READER_VERSION", "Limits", "OcrMode", "ReadError", "Reader", "Reading", "read", "reader_version"]
