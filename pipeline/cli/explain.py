"""``ita explain``: one file from its reader to its checks, for people."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from pipeline.cli.explanation import Explanation, as_json, explanation_of
from pipeline.cli.messages import Text
from pipeline.cli.output import UserError, note, print_json, print_table, say, shown
from pipeline.cli.register import require_usable
from pipeline.read import has_places
from pipeline.records import Document
from pipeline.run import Failure, Places

_UNUSABLE = 3
_LONG = 90


@dataclass(frozen=True, slots=True)
class Settings:
    """What the command was asked for; ``pictures`` is the folder for pictures of the pages."""

    database: Path
    register: Path | None
    rules: Path | None
    pictures: Path | None
    wants_json: bool


def run(text: Text, file: Path, settings: Settings) -> int:
    """Prints the explanation; gives the exit code, 3 where the file cannot be used."""
    if not file.exists():
        raise UserError("error.path", paths=file)
    if not file.is_file():
        raise UserError("error.not_a_file", path=file)
    require_usable(settings.register)
    imported = Places.beside(settings.database).register
    register = settings.register or (imported if imported.exists() else None)
    explained = explanation_of(file, settings.rules, register)
    if settings.wants_json:
        print_json(as_json(explained))
    else:
        _show(text, explained)
    if settings.pictures is not None and explained.document is not None:
        _draw(text, explained, explained.document, file, settings.pictures)
    return 0 if explained.failure is None else _UNUSABLE


def _draw(text: Text, explained: Explanation, document: Document, file: Path, folder: Path) -> None:
    """Draws the pages; what is said of it goes to stderr, because stdout may hold JSON."""
    if not has_places(document):
        note(text("explain.no_places", media_type=document.media_type))
        return
    from pipeline.cli.picture import draw  # heavy: pictures of pages

    try:
        written = draw(explained, file, folder)
    except OSError as error:
        raise UserError("error.pictures", path=folder, why=error.strerror or type(error).__name__) from error
    note(text("explain.pictures", count=len(written), folder=folder))


def _show(text: Text, explained: Explanation) -> None:
    if explained.document is not None:
        _show_document(text, explained.document)
    if explained.failure is not None:
        _show_failure(text, explained.failure)
        return
    _show_about(text, explained)
    _show_layouts(text, explained)
    for title, headings, rows in _sections(text, explained):
        if rows:
            print_table(title, headings, rows)
        else:
            say(f"{title}: {text('explain.nothing')}\n")
    missing = explained.missing
    if missing:
        say(f"{text('explain.missing')}:")
        for one in missing:
            say(f"  - {text(f'missing.{one.what}', about=one.about)}")


def _show_document(text: Text, document: Document) -> None:
    say(
        text(
            "explain.head",
            uri=document.source_uri,
            media_type=document.media_type,
            pages=len(document.pages),
            reader=document.reader,
            text_source=document.text_source,
        )
    )


def _show_failure(text: Text, why: Failure) -> None:
    message = text.pick(why.message_th, why.message_en)
    say(text("explain.failed", stage=why.stage, reason=why.reason, message=message))
    for place in why.trace:
        say(f"  {place}")


def _show_about(text: Text, explained: Explanation) -> None:
    document = explained.record
    say(
        text(
            "explain.about",
            organisation=explained.organisation or "-",
            result_year=document.result_year_be or "-",
            measure_year=document.measure_year_be or "-",
            date=document.document_date or "-",
            status=text(f"value.{document.status}"),
        )
    )


def _show_layouts(text: Text, explained: Explanation) -> None:
    rows = [
        (trial.table_number, trial.layout, text("value.yes" if trial.accepted else "value.no"),
         text.pick(trial.reason_th, trial.reason_en))
        for trial in explained.tried
    ]  # fmt: skip
    if rows:
        headings = [text(f"table.{name}") for name in ("table", "layout", "status", "reason")]
        print_table(text("explain.layouts"), headings, rows)
    evidence = [(trial.table_number, line) for trial in explained.tried for line in trial.evidence]
    if evidence:
        print_table(text("explain.evidence"), [text("table.table"), text("table.evidence")], evidence)


def _sections(text: Text, explained: Explanation) -> list[tuple[str, list[str], Sequence[Sequence[object]]]]:
    batch, place = explained.batch, explained.place
    names = {one.organisation_id: one.full_name for one in batch.organisations}

    def headings(*keys: str) -> list[str]:
        return [text(f"table.{key}") for key in keys]

    return [
        (
            text("explain.mentions"),
            headings("printed", "mentions", "decision", "organisation"),
            [
                (one.printed, one.mentions, text(f"value.{one.decision}"), names.get(one.organisation_id or ""))
                for one in batch.mentions
            ],
        ),
        (
            text("explain.assessments"),
            headings("year", "printed", "value", "place"),
            [
                (one.fiscal_year_be, one.level_printed, " ".join(filter(None, (one.level, one.grade))), place(one))
                for one in batch.assessments
            ],
        ),
        (
            text("explain.scores"),
            headings("organisation", "year", "where", "value", "printed", "place", "rule"),
            [
                (
                    names.get(one.organisation_id or ""), one.fiscal_year_be,
                    " ".join((one.scope, one.code, *((one.part,) if one.part != "combined" else ()))),
                    text("value.missing") if one.is_missing else one.value, one.printed, place(one),
                    explained.rule(one),
                )
                for one in batch.scores
            ],
        ),
        (
            text("explain.measures"),
            headings("year", "stage", "where", "title", "status", "place", "rule"),
            [
                (
                    one.fiscal_year_be, text(f"value.{one.stage}"), one.item_code or one.indicator_code,
                    _short(one.title), text(f"value.{one.status}"), place(one), explained.rule(one),
                )
                for one in batch.measures
            ],
        ),
        (
            text("explain.items"),
            headings("year", "where", "printed", "title", "status", "place", "rule"),
            [
                (
                    one.fiscal_year_be, one.code, one.code_printed, _short(one.title), text(f"value.{one.status}"),
                    place(one), explained.rule(one),
                )
                for one in batch.disclosure_items
            ],
        ),
        (
            text("explain.analyses"),
            headings("year", "where", "message", "place", "rule"),
            [
                (
                    one.fiscal_year_be, one.indicator_code,
                    _short(shown([part for part in (one.weakness, one.improvement, one.strength) if part])),
                    place(one), explained.rule(one),
                )
                for one in batch.indicator_analyses
            ],
        ),
        (
            text("explain.obstacles"),
            headings("year", "message", "place", "rule"),
            [(one.fiscal_year_be, _short(one.text), place(one), explained.rule(one)) for one in batch.obstacles],
        ),
        (
            text("explain.unmapped"),
            headings("printed", "place", "rule"),
            [
                (_short(one.place.text), f"{one.place.passage.page_number}", one.rule_id)
                for one in explained.unmapped
            ],
        ),
        (
            text("explain.findings"),
            headings("severity", "rule", "where", "message"),
            [
                (
                    text(f"value.{one.severity}"), one.rule, " ".join(filter(None, (one.scope, one.code))),
                    text.pick(one.message_th, one.message_en),
                )
                for one in batch.findings
            ],
        ),
    ]  # fmt: skip


def _short(passage: str) -> str:
    """The beginning of a long text in one line; the whole of it is in ``--json`` and in the database."""
    line = " ".join(passage.split())
    return line if len(line) <= _LONG else f"{line[:_LONG]}…"
