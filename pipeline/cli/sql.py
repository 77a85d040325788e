"""``ita sql``: one read-only statement over the published database."""

from __future__ import annotations

from pathlib import Path

import duckdb

from pipeline.cli.messages import Text
from pipeline.cli.output import UserError, print_csv, print_json, print_table, say
from pipeline.compare import NotReading, open_readonly, reading_statement

_FORMATS = ("table", "csv", "json")
_NUMBERS = frozenset({"TINYINT", "SMALLINT", "INTEGER", "BIGINT", "HUGEINT", "UBIGINT", "UINTEGER", "FLOAT", "DOUBLE"})


def run(text: Text, query: str, database: Path, form: str) -> None:
    """Runs the query and prints its rows. Raises ``UserError`` for a mistake in it."""
    if form not in _FORMATS:
        raise UserError("error.choice", option="--format", choices=", ".join(_FORMATS))
    columns, numbers, rows = ask(database, query)
    if form == "json":
        print_json([dict(zip(columns, row, strict=True)) for row in rows])
    elif form == "csv":
        print_csv(columns, rows)
    else:
        print_table(None, columns, rows, numbers)
        say(text("sql.count", count=len(rows)))


def ask(
    database: Path, query: str, values: list[object] | None = None
) -> tuple[list[str], list[int], list[tuple[object, ...]]]:
    """Column names, which of them are numbers, and the rows. Columns of one name get a number behind it.

    Raises ``UserError`` for SQL that cannot be run or a file that is no database.
    """
    try:
        connection = open_readonly(database)
    except duckdb.Error as error:
        raise UserError("error.not_a_database", path=database, detail=first_line(error)) from error
    with connection:
        try:
            statement = reading_statement(connection, query)
            result = connection.execute(statement, values or []) if statement is not None else None
            description = (result.description if result is not None else None) or []
            rows = result.fetchall() if result is not None and description else []
        except NotReading:
            raise UserError("error.not_reading") from None
        except duckdb.Error as error:
            raise UserError("error.sql", detail=first_line(error)) from error
    kinds = [str(column[1]).upper() for column in description]
    numbers = [index for index, kind in enumerate(kinds) if kind in _NUMBERS or kind.startswith("DECIMAL")]
    return _distinct([str(column[0]) for column in description]), numbers, rows


def first_line(error: duckdb.Error) -> str:
    """What is wrong and where: the lines of DuckDB's message up to its picture of the query."""
    return " ".join(part for part in str(error).partition("\nLINE ")[0].split("\n") if part.strip())


def _distinct(names: list[str]) -> list[str]:
    """JSON would lose a column that has another's name."""
    seen: dict[str, int] = {}
    distinct = []
    for name in names:
        seen[name] = seen.get(name, 0) + 1
        distinct.append(name if seen[name] == 1 else f"{name}_{seen[name]}")
    return distinct
