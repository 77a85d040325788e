"""``ita export``: the database as Parquet, CSV and a workbook, with a description of all of it."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import duckdb

from pipeline.cli.messages import Text
from pipeline.cli.output import UserError, print_json, print_table, say
from pipeline.cli.sql import first_line
from pipeline.compare import DatabaseMissing
from pipeline.export import FORMATS, Exported, PlaceError
from pipeline.export import export as export_files


def run(text: Text, folder: Path, database: Path, form: str, as_json: bool) -> None:
    """Exports and prints what was written. Raises ``UserError`` for a folder that cannot take it."""
    formats = form.split(",")
    if not set(formats) <= set(FORMATS):
        raise UserError("error.choices", option="--format", choices=", ".join(FORMATS))
    if not database.is_file():
        raise DatabaseMissing(database)
    try:
        exported = export_files(database, folder, formats=formats, language=text.language)
    except PlaceError as error:
        raise UserError(f"export.{error.reason}", path=error.path, folder=folder) from error
    except duckdb.IOException as error:
        raise UserError("error.not_a_database", path=database, detail=first_line(error)) from error
    if as_json:
        print_json({"folder": folder, "files": exported.files, "notes": exported.notes})
    else:
        _show(text, folder, exported)


def _show(text: Text, folder: Path, exported: Exported) -> None:
    files: Counter[str] = Counter()
    sizes: Counter[str] = Counter()
    for file in exported.files:
        kind = Path(file.path).suffix.removeprefix(".")
        files[kind] += 1
        sizes[kind] += file.bytes
    headings = text("table.format"), text("table.files"), text("table.bytes")
    rows = [(kind, count, f"{sizes[kind]:,}") for kind, count in files.items()]
    print_table(None, headings, rows, numbers=(1, 2))
    if exported.notes is not None:
        for tab in exported.notes.continued:
            say(text("export.continued", tab=tab))
        if exported.notes.cut:
            say(text("export.cut", count=exported.notes.cut))
    say(text("export.done", path=folder, count=len(exported.files)))
