"""Asks one question of the registry: finds what its parameters mean, runs its SQL, gives columns and rows.

Takes a connection and how a person narrows the question; gives an ``Answer``; never formats and never writes.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, fields

import duckdb

from pipeline.compare.errors import AskError
from pipeline.compare.registry import QuestionRule, options_of, parameters_of, read_registry, sql_of
from pipeline.compare.resolve import (
    find_code,
    find_kind,
    find_organisation,
    find_province,
    find_year,
    nearest_question,
)
from pipeline.compare.sensitivity import vary

_SCOPES = ("overall", "instrument", "indicator")


@dataclass(frozen=True, slots=True)
class Asked:
    """How a question is narrowed, as a person writes it; ``None`` asks for all."""

    year: str | None = None
    province: str | None = None
    kind: str | None = None
    organisation: str | None = None
    code: str | None = None


@dataclass(frozen=True, slots=True)
class Answer:
    """Columns and rows, with the parameters that they were asked with (``None`` where none was).

    ``count`` is how many rows there are; ``rows`` are the first of them where only so many were wanted.
    """

    name: str
    question: QuestionRule
    columns: tuple[str, ...]
    rows: list[tuple[object, ...]]
    parameters: Mapping[str, object]
    count: int


def ask(connection: duckdb.DuckDBPyConnection, name: str, asked: Asked, limit: int | None = None) -> Answer:
    """The answer to a question.

    Args:
        connection: The published database, read only.
        name: A question of the registry.
        asked: How it is narrowed.
        limit: The most rows to give, at least 1; ``None`` for all.

    Raises:
        AskError: There is no such question, a value is none of the database's, or one is missing or of no use.
        duckdb.Error: The database is of another version.
    """
    questions = read_registry().questions
    if name not in questions:
        raise AskError("question", name, nearest_question(name, tuple(questions)))
    question = questions[name]
    parameters = _parameters(connection, name, question, asked)
    taken = parameters_of(name)
    values = {key: value for key, value in parameters.items() if key in taken}
    if question.computed:
        columns, rows = vary(connection.execute(sql_of(name), values), parameters["year"], parameters["organisation"])
        return Answer(name, question, columns, rows[:limit], parameters, len(rows))
    if limit is None:
        result = connection.execute(sql_of(name), values)
        columns = tuple(str(column[0]) for column in result.description)
        rows = result.fetchall()
        return Answer(name, question, columns, rows, parameters, len(rows))
    # Of a country's rows only those on screen become Python objects.
    connection.execute(f"CREATE OR REPLACE TEMP TABLE answer AS {sql_of(name)}", values)
    count = connection.execute("SELECT count(*) FROM temp.answer").fetchall()[0][0]
    result = connection.execute("SELECT * FROM temp.answer ORDER BY rowid LIMIT ?", [limit])
    columns = tuple(str(column[0]) for column in result.description)
    return Answer(name, question, columns, result.fetchall(), parameters, count)


def _parameters(
    connection: duckdb.DuckDBPyConnection, name: str, question: QuestionRule, asked: Asked
) -> dict[str, object]:
    given = {field.name: getattr(asked, field.name) for field in fields(asked)}
    taken = options_of(name)
    for key, value in given.items():
        if value is not None and key not in taken:
            raise AskError("unused", key, sorted(taken))
        if value is None and key in question.needs:
            raise AskError("missing", key)
    usual = {} if given["organisation"] else question.defaults
    defaults = {str(key): value for key, value in [*usual.items(), *question.always.items()]}
    chosen = {key: value if value is not None else defaults.get(key) for key, value in given.items()}
    return {
        "year": None if chosen["year"] is None else find_year(connection, chosen["year"]),
        "province": None if chosen["province"] is None else find_province(connection, chosen["province"]),
        "kind": None if chosen["kind"] is None else find_kind(chosen["kind"]),
        "organisation": (
            None if chosen["organisation"] is None else find_organisation(connection, chosen["organisation"])
        ),
        "code": (None if chosen["code"] is None else find_code(connection, chosen["code"], question.scopes or _SCOPES)),
    }
