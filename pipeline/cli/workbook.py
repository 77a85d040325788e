"""An answer as an Excel workbook: one sheet of all rows, one that says what was asked and where it comes from.

Takes a path and an answer, writes the file whole or not at all; text is text even where it looks like a formula.
"""

from __future__ import annotations

import os
import tempfile
from decimal import Decimal
from pathlib import Path
from typing import TYPE_CHECKING

from rich.cells import cell_len

from pipeline.cli.compare import headings, in_words
from pipeline.cli.messages import Text
from pipeline.cli.output import UserError, shown
from pipeline.export.xlsx import MOST_ROWS, TEXT_STAYS_TEXT, fitting

if TYPE_CHECKING:
    from pipeline.compare.ask import Answer

_WIDEST = 60


def write_workbook(path: Path, text: Text, answer: Answer) -> None:
    """Writes the workbook. Raises ``UserError`` for more rows than a sheet holds, ``OSError`` where it cannot write."""
    import xlsxwriter

    if len(answer.rows) > MOST_ROWS:
        raise UserError("error.compare_rows", count=len(answer.rows))
    handle, name = tempfile.mkstemp(suffix=".xlsx", prefix=f".{path.name}.", dir=path.absolute().parent)
    os.close(handle)
    new = Path(name)
    try:
        book = xlsxwriter.Workbook(str(new), dict(TEXT_STAYS_TEXT))
        bold = book.add_format({"bold": True, "text_wrap": True, "valign": "top"})
        sheet = book.add_worksheet(answer.name[:31])
        widths = [min(cell_len(one), _WIDEST) for one in headings(text, answer.columns)]
        for column, heading in enumerate(headings(text, answer.columns)):
            sheet.write_string(0, column, heading, bold)
        for number, row in enumerate(answer.rows, start=1):
            for column, value in enumerate(row):
                said = in_words(text, answer.columns[column], value) if not _is_number(value) else value
                if said is None:
                    continue
                if _is_number(said):
                    sheet.write_number(number, column, said)
                else:
                    sheet.write_string(number, column, fitting(shown(said), text.language))
                widths[column] = min(max(widths[column], cell_len(shown(said))), _WIDEST)
        for column, width in enumerate(widths):
            sheet.set_column(column, column, width + 2)
        sheet.freeze_panes(1, 0)
        sheet.autofilter(0, 0, max(len(answer.rows), 1), len(answer.columns) - 1)
        _about(book.add_worksheet(text("compare.about")), text, answer)
        book.close()
        new.chmod(0o644)
        new.replace(path)
    finally:
        new.unlink(missing_ok=True)


def _about(sheet: object, text: Text, answer: Answer) -> None:
    from pipeline.compare.registry import sql_of

    question = answer.question
    lines = [
        text.pick(question.title.th, question.title.en),
        text.pick(question.about.th, question.about.en),
        *(f"{key} = {value}" for key, value in answer.parameters.items() if value is not None),
        *([] if question.evidence is None else [text("compare.evidence", column=question.evidence)]),
        sql_of(answer.name),
    ]
    for number, line in enumerate(lines):
        sheet.write_string(number, 0, line)  # type: ignore[attr-defined]
    sheet.set_column(0, 0, 120)  # type: ignore[attr-defined]


def _is_number(value: object) -> bool:
    return isinstance(value, int | float | Decimal) and not isinstance(value, bool)
