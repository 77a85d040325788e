"""Writes the tables of ``docs/data-model.md`` from the schema and its comments: ``python -m scripts.data_model_page``.

The words above the marker are written by hand; what stands below it is made here, so page and database agree.
"""

from __future__ import annotations

from pathlib import Path

import duckdb

from pipeline.load.database import create_tables, create_views, read_comments, table_names, view_names
from pipeline.rulebook import load_rulebook

PAGE = Path(__file__).resolve().parent.parent / "docs" / "data-model.md"
MARKER = "<!-- Below this line: made by python -m scripts.data_model_page from pipeline/load. -->"


def reference() -> str:
    """Every table and view with its columns, types and meanings, as Markdown."""
    with duckdb.connect() as connection:
        create_tables(connection)
        create_views(connection, load_rulebook().checks.precedence)
        parts = ["## Tables", ""]
        for name in table_names(connection):
            parts += _relation(connection, name)
        parts += ["## Views", ""]
        for name in view_names(connection):
            parts += _relation(connection, name)
    return "\n".join(parts).rstrip() + "\n"


def _relation(connection: duckdb.DuckDBPyConnection, name: str) -> list[str]:
    comments = read_comments()
    columns = connection.execute(
        "SELECT column_name, data_type, is_nullable FROM duckdb_columns() WHERE table_name = ? ORDER BY column_index",
        [name],
    ).fetchall()
    thai, english = comments.relations[name].split(" | ")
    lines = [f"### `{name}`", "", f"{english}. {thai}", "", "| column | type | meaning |", "|---|---|---|"]
    is_table = name in table_names(connection)
    for column, kind, is_nullable in columns:
        in_thai, in_english = comments.of_column(name, column).split(" | ")
        never_empty = " NOT NULL" if is_table and not is_nullable else ""
        lines.append(f"| `{column}` | {kind}{never_empty} | {in_english} · {in_thai} |")
    return [*lines, ""]


def page() -> str:
    """The whole page: the words that stand there, and the reference."""
    words = PAGE.read_text(encoding="utf-8").partition(MARKER)[0]
    return f"{words}{MARKER}\n\n{reference()}"


def main() -> None:
    """Writes the page anew."""
    PAGE.write_text(page(), encoding="utf-8")


if __name__ == "__main__":
    main()
