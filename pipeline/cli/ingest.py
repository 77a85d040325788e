"""``ita ingest``: runs all stages and tells what came of it."""

from __future__ import annotations

import os
import sys
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import asdict, dataclass
from pathlib import Path, PurePosixPath

from pipeline.cli.messages import Text
from pipeline.cli.output import UserError, print_json, print_table, say
from pipeline.cli.register import require_usable
from pipeline.read import OcrMode
from pipeline.records import RowChange, Severity
from pipeline.run import Entry, Held, LossError, RunSummary
from pipeline.run import ingest as ingest_files
from pipeline.run.work import Progress

_MOST_ROWS = 25
_KEPT_BACK = 4
_CODES = {"all_read": 0, "some_quarantined": 2, "nothing_published": 3}
_OCR_MODES: tuple[OcrMode, ...] = ("auto", "never", "always")


@dataclass(frozen=True, slots=True)
class Settings:
    """The options of the command, as given."""

    database: Path
    workers: int | None
    ocr: str
    force: bool
    register: Path | None
    rules: Path | None
    timeout: float
    verbose: bool
    as_json: bool
    accept_losses: bool


def run(text: Text, paths: Sequence[Path], settings: Settings) -> int:
    """Ingest; return the exit code: 0 all read, 2 some quarantined, 3 nothing published, 4 kept back."""
    _validate(settings)
    ocr = _ocr_mode(settings.ocr)
    try:
        with _bar(text) as progress:
            summary = ingest_files(
                paths,
                database=settings.database,
                rules_dir=settings.rules,
                register=settings.register,
                workers=settings.workers,
                ocr=ocr,
                force=settings.force,
                timeout=settings.timeout,
                progress=progress,
                log=sys.stderr if settings.verbose else None,
                accept_losses=settings.accept_losses,
            )
    except LossError as error:
        if not settings.as_json:
            _show_changes(text, error.changes)
        raise UserError("error.losses", _KEPT_BACK, kept=error.kept, lost=_lost(error.changes)) from error
    if settings.as_json:
        print_json(_as_json(summary))
    else:
        _show(text, summary)
    return _CODES[summary.verdict]


def _validate(settings: Settings) -> None:
    if settings.workers is not None and settings.workers < 0:
        raise UserError("error.workers")
    if settings.timeout <= 0:
        raise UserError("error.timeout")
    require_usable(settings.register)


def _ocr_mode(given: str) -> OcrMode:
    for mode in _OCR_MODES:
        if given == mode:
            return mode
    raise UserError("error.choice", option="--ocr", choices=", ".join(_OCR_MODES))


@contextmanager
def _bar(text: Text) -> Iterator[Progress]:
    """A progress bar on stderr, drawn only for a terminal and only when there is work."""
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

    columns = TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), TimeRemainingColumn()
    console = Console(stderr=True)
    with Progress(*columns, console=console, transient=True, disable=not console.is_terminal) as bar:
        task = bar.add_task(text("ingest.progress"), total=None, visible=False)

        def tell(done: int, total: int) -> None:
            bar.update(task, completed=done, total=total, visible=True)

        yield tell


def _show(text: Text, summary: RunSummary) -> None:
    if summary.documents:
        _show_documents(text, summary.documents)
    if summary.rules:
        rows = [(rule, count) for rule, count in summary.rules.items()]
        print_table(text("ingest.findings"), (text("table.rule"), text("table.count")), rows, numbers=(1,))
    if summary.quarantined:
        _show_quarantine(text, summary.quarantined)
    say(
        text(
            "ingest.totals",
            files=summary.files_found,
            new=summary.documents_new,
            unchanged=summary.documents_unchanged,
            reparsed=summary.documents_reparsed,
            repeated=summary.files_repeated,
            quarantined=len(summary.quarantined),
            skipped=sum(summary.files_skipped.values()),
        )
    )
    if summary.changes:
        _show_changes(text, summary.changes)
    if summary.superseded:
        say(text("ingest.superseded", count=len({one.document_id for one in summary.superseded})))
    if summary.would_gain_from_register:
        say(text("ingest.register", count=summary.would_gain_from_register, total=len(summary.documents)))
    if summary.verdict == "nothing_published":
        say(text("ingest.nothing"))
    else:
        key = "ingest.published" if summary.published else "ingest.untouched"
        say(text(key, path=summary.database, count=summary.documents_in_database))


def _show_documents(text: Text, documents: Sequence[Entry]) -> None:
    names = (
        "source",
        "organisation",
        "result_year",
        "kinds",
        "scores",
        "measures",
        "items",
        "finding_counts",
        "status",
    )
    total: Counter[str] = Counter()
    folder = _common_folder([next(iter(entry.sources)) for entry in documents])
    rows: list[tuple[object, ...]] = []
    for entry in documents:
        facts = entry.facts
        total.update(scores=facts.scores, measures=facts.measures, items=facts.disclosure_items, **facts.severities)
        rows.append(
            (
                next(iter(entry.sources)).removeprefix(folder),
                facts.organisation,
                facts.result_year_be,
                [text(f"value.{kind}") for kind in facts.kinds],
                facts.scores,
                facts.measures,
                facts.disclosure_items,
                _severities(facts.severities),
                text(f"value.{facts.status}"),
            )
        )
    sums = (text("table.total"), "", "", "", total["scores"], total["measures"], total["items"], _severities(total), "")
    shown = [*rows[:_MOST_ROWS], sums]
    title = text("ingest.documents") + (f" ({folder})" if folder else "")
    print_table(title, [text(f"table.{name}") for name in names], shown, numbers=(2, 4, 5, 6, 7))
    if len(rows) > _MOST_ROWS:
        say(text("ingest.more", count=len(rows) - _MOST_ROWS))


def _common_folder(sources: Sequence[str]) -> str:
    """The folder that all sources are in, with its last slash; empty where there is none."""
    if len({source.startswith("/") for source in sources}) != 1:
        return ""
    shared = os.path.commonpath([PurePosixPath(source).parent for source in sources])
    return "" if shared in {"", "."} else f"{shared.rstrip('/')}/"


def _severities(counts: Mapping[Severity, int] | Counter[str]) -> str:
    return f"{counts['error']}/{counts['warning']}/{counts['info']}"


def _show_quarantine(text: Text, quarantined: Sequence[Held]) -> None:
    headings = [text(f"table.{name}") for name in ("source", "stage", "reason", "message")]
    rows = [
        (held.record.source_uri, held.record.stage, held.record.reason, text.pick(held.message_th, held.message_en))
        for held in quarantined[:_MOST_ROWS]
    ]
    print_table(text("ingest.quarantined"), headings, rows)
    if len(quarantined) > _MOST_ROWS:
        say(text("ingest.more", count=len(quarantined) - _MOST_ROWS))


def _show_changes(text: Text, changes: Sequence[RowChange]) -> None:
    headings = [text(f"table.{name}") for name in ("what", "before", "gained", "lost", "after")]
    rows = [(change.name, change.before, change.gained, change.lost, change.after) for change in changes]
    print_table(text("ingest.changes"), headings, rows, numbers=(1, 2, 3, 4))


def _lost(changes: Sequence[RowChange]) -> str:
    """Return the losses of rows in one line: ``measure 42 of 42``."""
    return ", ".join(
        f"{change.name} {change.lost}/{change.before}" for change in changes if change.lost and " " not in change.name
    )


def _as_json(summary: RunSummary) -> dict[str, object]:
    return {
        "run_id": summary.run_id,
        "verdict": summary.verdict,
        "database": str(summary.database),
        "published": summary.published,
        "files_found": summary.files_found,
        "files_repeated": summary.files_repeated,
        "files_skipped": dict(summary.files_skipped),
        "documents_new": summary.documents_new,
        "documents_unchanged": summary.documents_unchanged,
        "documents_reparsed": summary.documents_reparsed,
        "documents_read": summary.documents_read,
        "documents_in_database": summary.documents_in_database,
        "documents": [
            {
                "document_id": entry.document_id,
                "sources": list(entry.sources),
                "run_id": entry.run_id,
                "ingested_at": entry.ingested_at,
                **asdict(entry.facts),
            }
            for entry in summary.documents
        ],
        "quarantined": [
            {"message_th": held.message_th, "message_en": held.message_en, **asdict(held.record)}
            for held in summary.quarantined
        ],
        "changes": [asdict(change) for change in summary.changes],
        "would_gain_from_register": summary.would_gain_from_register,
        "superseded": [asdict(one) for one in summary.superseded],
        "seconds": summary.seconds,
    }
