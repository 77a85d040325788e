"""Bytes to text, strictly: UTF-8, UTF-16, or the older Thai TIS-620 / CP874. Never guesses, never replaces."""

from __future__ import annotations

import codecs
import re

from pipeline.read.errors import unusable

_CONTROL = re.compile("[\x00-\x08\x0e-\x1f\x7f]")
_THAI = re.compile("[\u0e01-\u0e5b]")
_MARK = re.compile("[\u0e31\u0e34-\u0e3a\u0e47-\u0e4e]")
_MARK_IN_PLACE = re.compile("[\u0e01-\u0e2e\u0e31\u0e34-\u0e3a\u0e47-\u0e4e][\u0e31\u0e34-\u0e3a\u0e47-\u0e4e]")
_PRINTABLE = re.compile("[\t\n\r\x0c\x20-\x7e\u0e01-\u0e5b\u2010-\u2026\u2610-\u2612]")
_THAI_IN_UTF8 = re.compile(rb"\xe0[\xb8\xb9][\x80-\xbf]")
_HIGH = re.compile(rb"[\x80-\xff]")


def decode(data: bytes) -> str:
    """The text of a file, without its byte order mark; line ends stay as they are.

    Raises:
        ReadError: ``not_text`` for binary data, ``damaged_text`` for broken UTF-8.
    """
    if data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return _checked(_strict(data, "utf-16"))
    if b"\x00" in data:
        return _checked(_utf16_without_mark(data))
    try:
        return _checked(data.decode("utf-8-sig"))
    except UnicodeDecodeError as error:
        # Broken UTF-8 must not pass as CP874: its bytes would decode to well-formed nonsense.
        if 3 * 2 * len(_THAI_IN_UTF8.findall(data)) > len(_HIGH.findall(data)):
            raise unusable("damaged_text", error.start) from error
    return _checked(_tis620(data))


def _strict(data: bytes, encoding: str) -> str:
    try:
        return data.decode(encoding)
    except UnicodeDecodeError as error:
        raise unusable("not_text") from error


def _utf16_without_mark(data: bytes) -> str:
    for encoding in ("utf-16-le", "utf-16-be"):
        try:
            text = data.decode(encoding)
        except UnicodeDecodeError:
            continue
        sample = text[:10_000]
        if len(_PRINTABLE.findall(sample)) >= 0.95 * len(sample):
            return text
    raise unusable("not_text")


def _tis620(data: bytes) -> str:
    text = _strict(data, "cp874")
    marks = len(_MARK.findall(text))
    # Thai marks stand on consonants; bytes of another 8-bit code put them on Latin letters.
    if len(_THAI.findall(text)) < 4 or len(_MARK_IN_PLACE.findall(text)) < 0.6 * marks:
        raise unusable("not_text")
    return text


def _checked(text: str) -> str:
    if "\x00" in text or 200 * len(_CONTROL.findall(text)) > len(text):
        raise unusable("not_text")
    return text
