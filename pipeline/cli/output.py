"""What commands print: tables for people, JSON and CSV for programs, one line for an error.

Takes rows and a ``Text``; never decides what is shown. Results go to stdout, everything else to stderr.
"""

from __future__ import annotations

import csv
import json
import sys
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import asdict, is_dataclass
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import TYPE_CHECKING

from pipeline.cli.messages import Text

if TYPE_CHECKING:
    from rich.console import Console

# Characters that steer a terminal or turn the direction of text; line ends and tabs are left to the writers.
_CONTROLS = {code: chr(0x2400 + code) for code in range(0x20) if chr(code) not in "\n\t"}
_CONTROLS |= {
    code: f"\\u{code:04x}"
    for code in (*range(0x7F, 0xA0), 0x061C, 0x200E, 0x200F, *range(0x202A, 0x202F), *range(0x2066, 0x206A))
}
_WIDTH_OF_FILES = 140
"""Width in cells where stdout is no terminal: wide enough for every table of this program."""


class UserError(Exception):
    """Something that the person at the keyboard can put right; ``key`` names the sentence that says how."""

    def __init__(self, key: str, code: int = 1, **values: object) -> None:
        self.key = key
        self.code = code
        self.values = values
        super().__init__(key)


def console() -> Console:
    """Where tables are printed; ``COLUMNS`` sets the width."""
    from rich.console import Console

    found = Console(highlight=False, soft_wrap=False)
    if not found.is_terminal and "COLUMNS" not in found._environ:  # noqa: SLF001 - rich has no public way to ask
        found.width = _WIDTH_OF_FILES
    return found


def print_table(
    title: str | None, headings: Sequence[str], rows: Iterable[Sequence[object]], numbers: Sequence[int] = ()
) -> None:
    """Prints a table; the columns in ``numbers`` are right-aligned and never broken."""
    from rich import box
    from rich.table import Table
    from rich.text import Text as Cell

    table = Table(box=box.SIMPLE_HEAD, show_edge=False, pad_edge=False)
    for index, heading in enumerate(headings):
        right = index in numbers
        table.add_column(Cell(visible(heading)), justify="right" if right else "left", no_wrap=right, overflow="fold")
    for row in rows:
        table.add_row(*(Cell(shown(value)) for value in row))  # Cell: brackets in a report's text are no markup
    screen = console()
    if title is not None:
        screen.print(Cell(visible(title), style="bold"))
    screen.print(table)
    screen.print()


def visible(text: str) -> str:
    """Return a text with its control characters as visible signs: reports and file names may hold any."""
    return text.translate(_CONTROLS)


def shown(value: object) -> str:
    """Return a value for people: nothing for ``None``, lists joined, control characters visible."""
    if value is None:
        return ""
    if isinstance(value, list | tuple):
        return ", ".join(shown(one) for one in value)
    return visible(str(value))


def print_json(value: object) -> None:
    """Print one JSON document on stdout; control characters are escaped."""
    sys.stdout.write(f"{visible(json.dumps(plain(value), ensure_ascii=False, indent=2))}\n")


def print_csv(headings: Sequence[str], rows: Iterable[Sequence[object]]) -> None:
    """Prints CSV with a header on stdout; lists joined as in tables.

    Text that a spreadsheet would run as a formula gets an apostrophe before it; numbers stay as they are.
    """
    writer = csv.writer(sys.stdout, lineterminator="\n")
    writer.writerow([_harmless(one) for one in headings])
    writer.writerows([_harmless(value) for value in row] for row in rows)


def _harmless(value: object) -> str:
    from pipeline.export import harmless

    text = shown(value)
    return text if isinstance(value, int | float | Decimal) else harmless(text)


def plain(value: object) -> object:
    """A value as JSON has it: exact decimals and dates as text, records as objects."""
    if value is None or isinstance(value, str | int | float | bool):
        return value
    if isinstance(value, Decimal | Path):
        return str(value)
    if isinstance(value, date):  # and datetime
        return value.isoformat()
    if is_dataclass(value) and not isinstance(value, type):
        return plain(asdict(value))
    if isinstance(value, Mapping):
        return {str(key): plain(one) for key, one in value.items()}
    if isinstance(value, list | tuple | set | frozenset):
        return [plain(one) for one in value]
    return str(value)


def say(line: str) -> None:
    """Print one line for people on stdout."""
    sys.stdout.write(f"{visible(line)}\n")


def note(line: str) -> None:
    """Print one line for people on stderr: stdout may hold a result."""
    sys.stderr.write(f"{visible(line)}\n")


def complain(text: Text, sentence: str) -> None:
    """Print one line on stderr that says what to do."""
    sys.stderr.write(f"{text('error.prefix')}: {visible(' '.join(sentence.split()))}\n")
