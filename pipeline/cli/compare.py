"""``ita compare``: the questions of the registry, as a table, CSV, JSON or a workbook."""

from __future__ import annotations

from collections.abc import Sequence
from contextlib import redirect_stdout
from dataclasses import dataclass
from decimal import Decimal
from pathlib import Path
from typing import TYPE_CHECKING

import duckdb

from pipeline.cli.messages import Text
from pipeline.cli.output import UserError, print_csv, print_json, print_table, say
from pipeline.compare import open_readonly
from pipeline.compare.errors import AskError

if TYPE_CHECKING:
    from pipeline.compare.ask import Answer, Asked

_FORMATS = ("table", "csv", "json", "xlsx")
_BOM = "\ufeff"
"""Without it, Excel takes the Thai of a CSV for another code page."""

_BILINGUAL = {"message": ("message_th", "message_en")}
"""Columns that come in both languages; the screen has the reader's."""

_SHOWN_DECIMALS = Decimal("0.01")


@dataclass(frozen=True, slots=True)
class Settings:
    """How a question is narrowed (as a person writes it; ``None`` for all) and what becomes of the answer.

    ``limit`` is the most rows of a table on screen, 0 for all; files always hold all rows.
    """

    year: str | None
    province: str | None
    kind: str | None
    organisation: str | None
    code: str | None
    form: str
    output: Path | None
    limit: int


def run(text: Text, question: str | None, database: Path, settings: Settings) -> None:
    """Prints or writes the answer; lists the questions where none is asked."""
    from pipeline.compare.ask import Asked

    if settings.form not in _FORMATS:
        raise UserError("error.choice", option="--format", choices=", ".join(_FORMATS))
    if settings.form == "xlsx" and settings.output is None:
        raise UserError("error.compare_output")
    if settings.limit < 0:
        raise UserError("error.compare_limit")
    if question is None:
        return _list(text, settings.form)
    asked = Asked(settings.year, settings.province, settings.kind, settings.organisation, settings.code)
    on_screen = settings.form == "table" and settings.limit > 0
    answer = _answer(text, question, database, asked, settings.limit if on_screen else None)
    if settings.output is None:
        return _print(text, answer, settings.form)
    if settings.form == "xlsx":
        from pipeline.cli.workbook import write_workbook

        write_workbook(settings.output, text, answer)
    else:
        with settings.output.open("w", encoding="utf-8", newline="") as file, redirect_stdout(file):
            _print(text, answer, settings.form)
    return say(text("compare.written", count=answer.count, path=settings.output))


def _answer(text: Text, question: str, database: Path, asked: Asked, limit: int | None) -> Answer:
    from pipeline.compare.ask import ask

    try:
        with open_readonly(database) as connection:
            return ask(connection, question, asked, limit)
    except AskError as error:
        raise _explained(text, question, error) from error
    except duckdb.CatalogException as error:
        raise UserError("error.compare_old", path=database) from error
    except duckdb.Error as error:
        detail = str(error).partition("\n")[0]
        raise UserError("error.not_a_database", path=database, detail=detail) from error


def _explained(text: Text, question: str, error: AskError) -> UserError:
    near = ", ".join(error.choices) or text("compare.nothing_near")
    given = f"--{error.given}" if error.problem in {"missing", "unused"} else error.given
    return UserError(f"ask.{error.problem}", given=given, near=near, question=question)


def _list(text: Text, form: str) -> None:
    from pipeline.compare.registry import options_of, read_registry

    questions = sorted(read_registry().questions.items(), key=lambda one: one[1].number)
    rows = [
        (
            one.number,
            name,
            text.pick(one.title.th, one.title.en),
            " ".join(f"--{key}" for key in _ORDER if key in options_of(name)),
        )
        for name, one in questions
    ]
    names = ("number", "question", "title", "options")
    if form == "json":
        print_json([dict(zip(names, row, strict=True)) for row in rows])
    elif form == "csv":
        print_csv(names, rows)
    else:
        print_table(None, [text(f"compare.{name}") for name in names], rows, numbers=(0,))
        say(text("compare.how"))


_ORDER = ("year", "province", "kind", "organisation", "code")


def _print(text: Text, answer: Answer, form: str) -> None:
    if form == "json":
        print_json([dict(zip(answer.columns, row, strict=True)) for row in answer.rows])
    elif form == "csv":
        print_csv([_BOM + answer.columns[0], *answer.columns[1:]], answer.rows)
    else:
        _show(text, answer)


def _show(text: Text, answer: Answer) -> None:
    question = answer.question
    about = text.pick(question.about.th, question.about.en)
    narrowed = ", ".join(f"{key} {value}" for key, value in answer.parameters.items() if value is not None)
    say(text.pick(question.title.th, question.title.en) + (f" ({narrowed})" if narrowed else ""))
    if not answer.rows:
        return say(text("compare.none"))
    rows, count = answer.rows, answer.count
    columns = shown_columns(text, answer)
    places = [answer.columns.index(name) for name in columns]
    numbers = [
        index for index, place in enumerate(places) if all(isinstance(row[place], int | Decimal | None) for row in rows)
    ]
    cells = ([in_words(text, answer.columns[place], row[place]) for place in places] for row in rows)
    print_table(None, headings(text, columns), cells, numbers)
    if len(rows) < count:
        say(text("compare.limited", shown=len(rows), count=count))
    else:
        say(text("compare.count", count=count))
    return say(about)


def shown_columns(text: Text, answer: Answer) -> list[str]:
    """The columns for the screen; of those in both languages, the reader's."""
    return [text.pick(*_BILINGUAL[name]) if name in _BILINGUAL else name for name in answer.question.shown]


def headings(text: Text, columns: Sequence[str]) -> list[str]:
    """What people call the columns. A column that comes in both languages has one heading."""
    from pipeline.compare.registry import read_registry

    known = read_registry().columns
    single = {each: name for name, both in _BILINGUAL.items() for each in both}
    labels = [known[single.get(name, name)] for name in columns]
    return [text.pick(label.th, label.en) for label in labels]


def in_words(text: Text, column: str, value: object) -> object:
    """A value for people: codes of coded columns in words, yes and no, two decimals (files keep what is exact)."""
    from pipeline.compare.registry import read_registry

    registry = read_registry()
    if isinstance(value, bool):
        return text("compare.yes") if value else text("compare.no")
    if isinstance(value, list):
        return [in_words(text, column, one) for one in value]
    if column in registry.coded and isinstance(value, str) and value in registry.words:
        return text.pick(registry.words[value].th, registry.words[value].en)
    if isinstance(value, float):
        value = Decimal(repr(value))
    if isinstance(value, Decimal) and value.as_tuple().exponent not in (0, -1, -2):
        return value.quantize(_SHOWN_DECIMALS)
    return value
