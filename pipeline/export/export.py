"""Writes an export: every table and view in the formats that are wanted, the workbook, and what describes them."""

from __future__ import annotations

import json
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from pathlib import Path

import duckdb

from pipeline.export.package import described
from pipeline.export.place import PACKAGE, prepared
from pipeline.export.source import Relation, opened, relations, versions
from pipeline.export.tables import write_csv, write_parquet
from pipeline.export.words import Language
from pipeline.export.workbook import WorkbookNotes, write_workbook
from pipeline.export.xlsx import MOST_ROWS

FORMATS = ("parquet", "csv", "xlsx")
_WORKBOOK = "ita.xlsx"


@dataclass(frozen=True, slots=True)
class ExportedFile:
    """One file: its path below the folder, and how many bytes it has."""

    path: str
    bytes: int


@dataclass(frozen=True, slots=True)
class Exported:
    """What was written; ``notes`` tells of the workbook where there is one."""

    files: tuple[ExportedFile, ...]
    notes: WorkbookNotes | None


def export(
    database: Path,
    folder: Path,
    *,
    formats: Collection[str] = FORMATS,
    language: Language = "th",
    most_rows: int = MOST_ROWS,
) -> Exported:
    """Makes ``folder`` an export of the database in these formats, and of nothing else; equal data give equal bytes.

    Args:
        database: A published database.
        folder: New, empty, or an earlier export that nobody has changed; files that are no longer wanted go.
        formats: Some of ``FORMATS``.
        language: Of the workbook. The other files are in both.
        most_rows: Rows of a tab of the workbook below its heading; Excel has no more than ``MOST_ROWS``.

    Raises:
        PlaceError: The folder holds something else. Nothing was changed.
        duckdb.Error: It is no DuckDB file.
        OSError: Something cannot be written. The earlier export is untouched.
    """
    with prepared(folder) as building, opened(database, building) as connection:
        found = relations(connection)
        made_by = versions(connection)
        kinds = [form for form in ("csv", "parquet") if form in formats]
        tables = [(one, f"{form}/{one.name}.{form}") for form in kinds for one in found]
        if kinds:
            _write_tables(connection, found, building, kinds)
        others = [_WORKBOOK] if "xlsx" in formats else []
        notes = None
        for path in others:
            notes = write_workbook(connection, building / path, language, made_by, most_rows)
        package = described(building, tables, others, made_by)
        (building / PACKAGE).write_text(json.dumps(package, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")
        written = [*(path for _, path in tables), *others, PACKAGE]
        return Exported(tuple(ExportedFile(one, (building / one).stat().st_size) for one in written), notes)


def _write_tables(
    connection: duckdb.DuckDBPyConnection, found: Sequence[Relation], building: Path, kinds: Collection[str]
) -> None:
    """Every relation in these formats; the Parquet file that a CSV comes from goes where it is not wanted itself."""
    for kind in {"parquet", *kinds}:
        (building / kind).mkdir()
    for relation in found:
        parquet = building / "parquet" / f"{relation.name}.parquet"
        write_parquet(connection, relation, parquet)
        if "csv" in kinds:
            write_csv(connection, relation, parquet, building / "csv" / f"{relation.name}.csv")
        if "parquet" not in kinds:
            parquet.unlink()
    if "parquet" not in kinds:
        (building / "parquet").rmdir()
