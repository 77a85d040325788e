"""The commands and their options. Each imports what it needs when it runs, so that ``ita --help`` is quick."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated, cast

import typer

from pipeline.cli.help import Command, Group
from pipeline.cli.messages import Text

DEFAULT_DATABASE = Path("data/processed/ita.duckdb")

app = typer.Typer(cls=Group, help="help.app", add_completion=False, rich_markup_mode=None, no_args_is_help=True)
rules_app = typer.Typer(cls=Group, help="help.rules", add_completion=False, rich_markup_mode=None, no_args_is_help=True)
register_app = typer.Typer(
    cls=Group, help="help.register", add_completion=False, rich_markup_mode=None, no_args_is_help=True
)
app.add_typer(rules_app, name="rules")
app.add_typer(register_app, name="register")

Database = Annotated[Path, typer.Option("--database", metavar="FILE", help="help.database")]
Rules = Annotated[Path | None, typer.Option("--rules", metavar="DIR", help="help.rules_dir")]
RegisterFile = Annotated[Path | None, typer.Option("--register", metavar="FILE", help="help.register_file")]
AsJson = Annotated[bool, typer.Option("--json", help="help.json")]


def _text(context: typer.Context) -> Text:
    return cast(Text, context.obj)


def _version(wanted: bool) -> None:
    if wanted:
        from importlib.metadata import version

        typer.echo(f"ita {version('ita-pipeline')}")
        raise typer.Exit


@app.callback()
def top(
    lang: Annotated[str | None, typer.Option("--lang", metavar="LANG", help="help.lang")] = None,
    version: Annotated[bool, typer.Option("--version", help="help.version", callback=_version, is_eager=True)] = False,
) -> None:
    """Options before the command; ``main`` takes ``--lang`` wherever it stands, here it is only described."""


@app.command("ingest", cls=Command, help="help.ingest")
def ingest(
    context: typer.Context,
    paths: Annotated[list[Path], typer.Argument(metavar="PATH...", help="help.ingest.paths")],
    database: Database = DEFAULT_DATABASE,
    workers: Annotated[int | None, typer.Option("--workers", metavar="N", help="help.workers")] = None,
    ocr: Annotated[str, typer.Option("--ocr", metavar="MODE", help="help.ocr")] = "auto",
    force: Annotated[bool, typer.Option("--force", help="help.force")] = False,
    register: RegisterFile = None,
    rules: Rules = None,
    timeout: Annotated[float, typer.Option("--timeout", metavar="SECONDS", help="help.timeout")] = 300,
    accept_losses: Annotated[bool, typer.Option("--accept-losses", help="help.accept_losses")] = False,
    verbose: Annotated[bool, typer.Option("--verbose", help="help.verbose")] = False,
    as_json: AsJson = False,
) -> None:
    """All stages over files and folders."""
    from pipeline.cli import ingest as command

    settings = command.Settings(
        database, workers, ocr, force, register, rules, timeout, verbose, as_json, accept_losses
    )
    raise typer.Exit(command.run(_text(context), paths, settings))


@app.command("explain", cls=Command, help="help.explain")
def explain(
    context: typer.Context,
    file: Annotated[Path, typer.Argument(metavar="FILE", help="help.explain.file")],
    picture: Annotated[Path | None, typer.Option("--picture", metavar="DIR", help="help.explain.picture")] = None,
    database: Database = DEFAULT_DATABASE,
    register: RegisterFile = None,
    rules: Rules = None,
    as_json: AsJson = False,
) -> None:
    """One file, from its reader to its checks."""
    from pipeline.cli import explain as command

    settings = command.Settings(database, register, rules, picture, as_json)
    raise typer.Exit(command.run(_text(context), file, settings))


@app.command("findings", cls=Command, help="help.findings")
def findings(
    context: typer.Context,
    database: Database = DEFAULT_DATABASE,
    severity: Annotated[str | None, typer.Option("--severity", metavar="LEVEL", help="help.findings.severity")] = None,
    rule: Annotated[str | None, typer.Option("--rule", metavar="NAME", help="help.findings.rule")] = None,
    organisation: Annotated[
        str | None, typer.Option("--organisation", metavar="NAME", help="help.findings.organisation")
    ] = None,
    year: Annotated[int | None, typer.Option("--year", metavar="YEAR", help="help.findings.year")] = None,
    as_json: AsJson = False,
    as_csv: Annotated[bool, typer.Option("--csv", help="help.csv")] = False,
) -> None:
    """The findings of the database."""
    from pipeline.cli import findings as command

    filters = command.Filters(severity, rule, organisation, year)
    command.run(_text(context), database, filters, as_json, as_csv)


@app.command("compare", cls=Command, help="help.compare")
def compare(
    context: typer.Context,
    question: Annotated[str | None, typer.Argument(metavar="[QUESTION]", help="help.compare.question")] = None,
    year: Annotated[str | None, typer.Option("--year", metavar="YEAR", help="help.compare.year")] = None,
    province: Annotated[str | None, typer.Option("--province", metavar="NAME", help="help.compare.province")] = None,
    kind: Annotated[str | None, typer.Option("--kind", metavar="KIND", help="help.compare.kind")] = None,
    organisation: Annotated[
        str | None, typer.Option("--organisation", metavar="NAME", help="help.compare.organisation")
    ] = None,
    code: Annotated[str | None, typer.Option("--code", metavar="CODE", help="help.compare.code")] = None,
    form: Annotated[str, typer.Option("--format", metavar="FORMAT", help="help.compare.format")] = "table",
    output: Annotated[Path | None, typer.Option("--output", metavar="FILE", help="help.compare.output")] = None,
    limit: Annotated[int, typer.Option("--limit", metavar="N", help="help.compare.limit")] = 40,
    database: Database = DEFAULT_DATABASE,
) -> None:
    """Comparing questions over the database."""
    from pipeline.cli import compare as command

    settings = command.Settings(year, province, kind, organisation, code, form, output, limit)
    command.run(_text(context), question, database, settings)


@app.command("sql", cls=Command, help="help.sql")
def sql(
    context: typer.Context,
    query: Annotated[str, typer.Argument(metavar="QUERY", help="help.sql.query")],
    database: Database = DEFAULT_DATABASE,
    form: Annotated[str, typer.Option("--format", metavar="FORMAT", help="help.format")] = "table",
) -> None:
    """Read-only SQL."""
    from pipeline.cli import sql as command

    command.run(_text(context), query, database, form)


@app.command("export", cls=Command, help="help.export")
def export(
    context: typer.Context,
    folder: Annotated[Path, typer.Argument(metavar="DIR", help="help.export.folder")],
    database: Database = DEFAULT_DATABASE,
    form: Annotated[str, typer.Option("--format", metavar="LIST", help="help.export.format")] = "parquet,csv,xlsx",
    as_json: AsJson = False,
) -> None:
    """The database as files."""
    from pipeline.cli import export as command

    command.run(_text(context), folder, database, form, as_json)


@rules_app.command("check", cls=Command, help="help.rules.check")
def rules_check(context: typer.Context, rules: Rules = None, as_json: AsJson = False) -> None:
    """Everything under ``rules/``, all mistakes at once."""
    from pipeline.cli import rules as command

    raise typer.Exit(command.check(_text(context), rules, as_json))


@register_app.command("import", cls=Command, help="help.register.import")
def register_import(
    context: typer.Context,
    file: Annotated[Path, typer.Argument(metavar="FILE", help="help.register.file")],
    database: Database = DEFAULT_DATABASE,
    rules: Rules = None,
) -> None:
    """An official list of organisations."""
    from pipeline.cli import register as command

    raise typer.Exit(command.import_list(_text(context), file, database, rules))


@app.command("doctor", cls=Command, help="help.doctor")
def doctor(
    context: typer.Context, database: Database = DEFAULT_DATABASE, rules: Rules = None, as_json: AsJson = False
) -> None:
    """What this machine can do."""
    from pipeline.cli import doctor as command

    raise typer.Exit(command.run(_text(context), database, rules, as_json))
