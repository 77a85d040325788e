"""Which character parts the fields of a text, and the fields that it gives."""

from __future__ import annotations

import csv
import io
from collections import Counter
from typing import Literal

_DELIMITERS = ",;\t|"
_SAMPLE = 200_000
_DECLARED = "sep="


def delimiter_of(text: str) -> str:
    """The delimiter that gives the most lines the same number of fields, two at least; a comma where none does."""
    sample = text[:_SAMPLE]
    best = (0.0, 0, ",")
    for delimiter in _DELIMITERS:
        if delimiter not in sample:
            continue
        counts = Counter(len(fields) for fields in fields_of(sample, delimiter) if any(fields))
        usual, lines = max(counts.items(), key=lambda item: (item[1] * (item[0] > 1), item[0]), default=(0, 0))
        if usual > 1:
            best = max(best, (lines / counts.total(), usual, delimiter), key=lambda found: found[:2])
    return best[2]


def is_delimited(text: str) -> bool:
    """Whether a text of unknown kind is separated values beyond doubt: every line has the same three or more fields."""
    rows = [fields for fields in fields_of(text[:_SAMPLE], delimiter_of(text)) if any(fields)]
    if len(text) > _SAMPLE:
        rows = rows[:-1]
    return len(rows) >= 3 and len(rows[0]) >= 3 and len({len(fields) for fields in rows}) == 1


def declared(text: str) -> tuple[str, str | None]:
    """The text without the first line ``sep=;`` that tells Excel the delimiter, and that delimiter."""
    first, _, rest = text.partition("\n")
    line = first.rstrip("\r")
    if line[: len(_DECLARED)].lower() == _DECLARED and len(line) == len(_DECLARED) + 1:
        return rest, line[-1]
    return text, None


def fields_of(text: str, delimiter: str) -> list[list[str]]:
    """The fields of every line, without their quotes; a quote that is never closed is a character like any other."""
    try:
        return _parsed(text, delimiter, csv.QUOTE_MINIMAL, strict=True)
    except csv.Error:
        if text.count('"') % 2 == 0:
            return _parsed(text, delimiter, csv.QUOTE_MINIMAL, strict=False)
        return _parsed(text, delimiter, csv.QUOTE_NONE, strict=False)


def _parsed(text: str, delimiter: str, quoting: Literal[0, 3], *, strict: bool) -> list[list[str]]:
    limit = csv.field_size_limit(max(len(text), 1))
    try:
        return list(csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, quoting=quoting, strict=strict))
    finally:
        csv.field_size_limit(limit)
