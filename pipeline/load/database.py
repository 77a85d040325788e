"""The empty database: tables, views and their comments, from the files beside this module.

Takes a DuckDB connection whose current database is new; gives it the whole schema. Never touches a row.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import cache
from pathlib import Path

import duckdb
from pydantic import ConfigDict

from pipeline.rulebook.checks import Criterion
from pipeline.rulebook.model import RuleModel
from pipeline.rulebook.strict_yaml import read_strict_yaml

_HERE = Path(__file__).resolve().parent

_NEARER: Mapping[Criterion, str] = {
    "own_year": "d.result_year_be IS NOT DISTINCT FROM s.fiscal_year_be DESC",
    "document_date": "d.document_date DESC NULLS LAST",
    "publish_year": "d.publish_year_be DESC NULLS LAST",
    "action_year": "d.measure_year_be DESC NULLS LAST",
}

STORAGE_VERSION = "v1.2.0"
"""The file format: DuckDB 1.2 and later open it; the format that DuckDB 2.0 writes by itself, 1.5 cannot open."""


class Comments(RuleModel):
    """``comments.yml``: ``relations`` by name; ``columns`` by ``relation.column``, or by ``column`` for all of them."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    relations: dict[str, str]
    columns: dict[str, str]

    def of_column(self, relation: str, column: str) -> str:
        """What this column means. Raises ``KeyError`` where nothing is written of it."""
        return self.columns.get(f"{relation}.{column}") or self.columns[column]


@cache
def read_comments() -> Comments:
    """The comments, as written."""
    return Comments.model_validate(read_strict_yaml(_HERE / "comments.yml"))


def attach_new(connection: duckdb.DuckDBPyConnection, path: Path, name: str) -> None:
    """Creates a database file in the published storage version and attaches it under ``name``.

    No log is kept: a file whose load was killed is thrown away, and each checkpoint of the log would write the last
    rows of every table anew.
    """
    options = f"STORAGE_VERSION '{STORAGE_VERSION}', RECOVERY_MODE NO_WAL_WRITES"
    connection.execute(f"ATTACH {_quoted(str(path))} AS {name} ({options})")


def create_tables(connection: duckdb.DuckDBPyConnection) -> None:
    """Creates every table of ``schema.sql`` in the current database."""
    connection.execute((_HERE / "schema.sql").read_text(encoding="utf-8"))


def create_views(connection: duckdb.DuckDBPyConnection, precedence: Sequence[Criterion]) -> None:
    """Creates every view of ``views.sql`` in the current database; needs the tables.

    Args:
        connection: Its current database is the one that is built.
        precedence: What tells which of two documents speaks, the weightiest first.
    """
    order = ", ".join((*(_NEARER[criterion] for criterion in precedence), "d.document_id"))
    connection.execute(f"""
        CREATE TABLE document_precedence AS
        SELECT document_id, s.fiscal_year_be,
            row_number() OVER (PARTITION BY s.fiscal_year_be ORDER BY {order}) AS precedence
        FROM (SELECT document_id, fiscal_year_be FROM score WHERE fiscal_year_be IS NOT NULL
            UNION SELECT document_id, fiscal_year_be FROM assessment WHERE fiscal_year_be IS NOT NULL) AS s
        JOIN document AS d USING (document_id)
        ORDER BY s.fiscal_year_be, precedence""")  # noqa: S608 - words of this module
    connection.execute((_HERE / "views.sql").read_text(encoding="utf-8"))


def write_comments(connection: duckdb.DuckDBPyConnection) -> None:
    """Comments every table, view and column of the current database. Raises ``KeyError`` for one without words."""
    comments = read_comments()
    kinds = dict.fromkeys(_names(connection, "table"), "TABLE") | dict.fromkeys(_names(connection, "view"), "VIEW")
    statements = [
        f"COMMENT ON {kind} {relation} IS {_quoted(comments.relations[relation])}" for relation, kind in kinds.items()
    ]
    for relation, column in columns_of(connection):
        text = comments.of_column(relation, column)
        statements.append(f'COMMENT ON COLUMN {relation}."{column}" IS {_quoted(text)}')
    connection.execute(";\n".join(["BEGIN", *statements, "COMMIT"]))


def table_names(connection: duckdb.DuckDBPyConnection) -> list[str]:
    """The tables of the current database, in the order of ``schema.sql``."""
    return _names(connection, "table")


def view_names(connection: duckdb.DuckDBPyConnection) -> list[str]:
    """The views of the current database, in the order of ``views.sql``."""
    return _names(connection, "view")


def columns_of(connection: duckdb.DuckDBPyConnection) -> list[tuple[str, str]]:
    """Every (relation, column) of the current database."""
    return connection.execute(
        "SELECT table_name, column_name FROM duckdb_columns()"
        " WHERE database_name = current_database() AND NOT internal ORDER BY table_name, column_index"
    ).fetchall()


def _names(connection: duckdb.DuckDBPyConnection, kind: str) -> list[str]:
    rows = connection.execute(
        f"SELECT {kind}_name FROM duckdb_{kind}s()"  # noqa: S608 - a word of this module
        f" WHERE database_name = current_database() AND NOT internal ORDER BY {kind}_oid"
    ).fetchall()
    return [name for (name,) in rows]


def _quoted(text: str) -> str:
    return "'" + text.replace("'", "''") + "'"
