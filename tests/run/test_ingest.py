from __future__ import annotations

import json
import os
import shutil
from collections.abc import Callable
from concurrent.futures import Future
from pathlib import Path
from typing import ParamSpec, TypeVar

import pytest
from pebble import ProcessExpired

from pipeline.compare import open_readonly
from pipeline.rulebook import find_rules_dir
from pipeline.run import (
    InlineExecutor,
    LockedError,
    LossError,
    ManifestError,
    Places,
    ProcessExecutor,
    RunSummary,
    ingest,
)
from pipeline.run.lock import only_one
from pipeline.run.tasks import Job
from tests.run.conftest import write_report
from tests.run.sabotage import Sabotaged

P = ParamSpec("P")
T = TypeVar("T")


class _NoWorker:
    """Fails the test when anything is handed to a worker."""

    def submit(self, fn: Callable[P, T], /, *args: P.args, **kwargs: P.kwargs) -> Future[T]:
        pytest.fail(f"work was started: {args}")


def _ask(database: Path, query: str) -> list[tuple[object, ...]]:
    with open_readonly(database) as connection:
        return connection.execute(query).fetchall()


def _rows(database: Path) -> dict[str, list[str]]:
    """Every row of every table but ``run``, as text."""
    names = [name for (name,) in _ask(database, "SELECT table_name FROM duckdb_tables() WHERE NOT internal")]
    return {str(name): sorted(map(str, _ask(database, f"FROM {name}"))) for name in names if name != "run"}


def _again(raw: Path, database: Path, **options: object) -> RunSummary:
    return ingest([raw], database=database, workers=0, **options)  # type: ignore[arg-type]


def test_files_become_documents_with_their_sources(raw: Path, database: Path) -> None:
    summary = ingest([raw], database=database, workers=1)
    assert (summary.verdict, summary.published, summary.documents_new) == ("all_read", True, 3)
    assert _ask(database, "SELECT source_uri FROM document ORDER BY source_uri") == [
        ("raw/report1.txt",), ("raw/report2.txt",), ("raw/report3.txt",),
    ]  # fmt: skip
    ((found, new, quarantined),) = _ask(database, "SELECT files_found, documents_new, files_quarantined FROM run")
    assert (found, new, quarantined) == (3, 3, 0)


def test_a_second_run_starts_no_worker_and_changes_no_byte(raw: Path, database: Path) -> None:
    first = _again(raw, database)
    before = {path: path.read_bytes() for path in (database, Places.beside(database).manifest)}
    stamp = database.stat().st_mtime_ns
    second = ingest([raw], database=database, executor=_NoWorker())
    assert not second.published
    assert (second.documents_new, second.documents_unchanged, second.documents_read) == (0, 3, 0)
    assert second.documents == first.documents
    assert {path: path.read_bytes() for path in before} == before
    assert database.stat().st_mtime_ns == stamp


def test_working_again_gives_the_same_rows(raw: Path, database: Path) -> None:
    _again(raw, database)
    before = _rows(database)
    forced = _again(raw, database, force=True)
    assert (forced.published, forced.documents_read) == (True, 3)
    assert _rows(database) == before
    assert before["document"]


def test_the_number_of_workers_does_not_show_in_the_rows(raw: Path, tmp_path: Path) -> None:
    one, two = tmp_path / "one" / "ita.duckdb", tmp_path / "two" / "ita.duckdb"
    _again(raw, one)
    ingest([raw], database=two, workers=2)
    for table in ("score", "evidence", "finding", "page"):
        assert _rows(one)[table] == _rows(two)[table]


def test_a_changed_rule_works_from_the_cache_without_the_files(raw: Path, database: Path, tmp_path: Path) -> None:
    rules = shutil.copytree(find_rules_dir(), tmp_path / "rules")
    _again(raw, database, rules_dir=rules)
    old = _ask(database, "SELECT DISTINCT rulebook_hash FROM document")
    changed = rules / "checks.yml"
    changed.write_text(changed.read_text(encoding="utf-8") + "\n# another hash\n", encoding="utf-8")
    other = write_report(tmp_path / "later" / "report4.txt", 4)
    shutil.rmtree(raw)
    summary = ingest([other], database=database, workers=0, rules_dir=rules)
    assert (summary.documents_reparsed, summary.documents_read, summary.documents_in_database) == (3, 1, 4)
    assert _ask(database, "SELECT DISTINCT rulebook_hash FROM document") != old
    assert len(list((database.parent / "cache" / "batches").rglob("*.json.z"))) == 4  # outdated batches are gone


def test_a_document_that_can_not_be_made_anew_is_told_of(raw: Path, database: Path, tmp_path: Path) -> None:
    rules = shutil.copytree(find_rules_dir(), tmp_path / "rules")
    _again(raw, database, rules_dir=rules)
    with (rules / "checks.yml").open("a", encoding="utf-8") as file:
        file.write("\n# another hash\n")
    shutil.rmtree(database.parent / "cache")
    (raw / "report2.txt").unlink()
    summary = _again(raw, database, rules_dir=rules)
    assert (summary.documents_in_database, summary.documents_read) == (2, 2)
    assert _ask(database, "SELECT source_uri, stage, reason FROM quarantine") == [("raw/report2.txt", "read", "gone")]


def test_another_folder_later_keeps_the_first(raw: Path, database: Path, tmp_path: Path) -> None:
    _again(raw, database)
    write_report(tmp_path / "more" / "report4.txt", 4)
    summary = ingest([tmp_path / "more"], database=database, workers=0)
    assert (summary.documents_new, summary.documents_in_database, len(summary.documents)) == (1, 4, 1)
    assert _ask(database, f"SELECT source_uri FROM document WHERE run_id = '{summary.run_id}'") == [
        ("more/report4.txt",)
    ]


def test_new_content_in_the_only_file_replaces_the_document(raw: Path, database: Path) -> None:
    first = _again(raw, database)
    write_report(raw / "report2.txt", 5)
    second = _again(raw, database)
    assert (second.documents_new, second.documents_unchanged, second.documents_in_database) == (1, 2, 3)
    (gone,) = second.superseded
    assert gone.document_id == first.documents[1].document_id
    assert gone.replaced_by == second.documents[1].document_id
    assert _again(raw, database).superseded == ()


def test_the_same_content_twice_is_one_document_with_two_sources(raw: Path, database: Path) -> None:
    shutil.copy(raw / "report1.txt", raw / "copy of report1.txt")
    summary = _again(raw, database)
    assert (summary.files_found, summary.files_repeated, summary.documents_new) == (4, 1, 3)
    assert list(summary.documents[0].sources) == ["raw/copy of report1.txt", "raw/report1.txt"]
    write_report(raw / "copy of report1.txt", 6)
    again = _again(raw, database)
    assert (again.superseded, again.documents_in_database) == ((), 4)


def test_a_file_that_hangs_or_kills_its_worker_is_quarantined_and_the_rest_goes_on(raw: Path, database: Path) -> None:
    write_report(raw / "kills.txt", 7)
    write_report(raw / "hangs.txt", 8)
    with ProcessExecutor(2, timeout=30, preload="pipeline.run.tasks") as processes:
        summary = ingest([raw], database=database, executor=Sabotaged(processes), timeout=30)
    assert (summary.verdict, summary.documents_new) == ("some_quarantined", 3)
    assert _ask(database, "SELECT source_uri, stage, reason FROM quarantine ORDER BY source_uri") == [
        ("raw/hangs.txt", "read", "timeout"), ("raw/kills.txt", "read", "worker_died"),
    ]  # fmt: skip
    # The machine may have been busy: the next run tries again by itself.
    assert _again(raw, database).verdict == "all_read"
    assert _ask(database, "FROM quarantine") == []


class _Troubled(InlineExecutor):
    """Runs a task whose file is named so into a trouble that passes: the first time, or every time."""

    def __init__(self, *, always: bool) -> None:
        self.always = always
        self.tries: list[str] = []

    def submit(self, fn: Callable[P, T], /, *args: P.args, **kwargs: P.kwargs) -> Future[T]:
        (job,) = args
        assert isinstance(job, Job)
        assert job.path is not None
        self.tries.append(job.path.name)
        if job.path.name == "dies.txt" and (self.always or self.tries.count("dies.txt") == 1):
            future: Future[T] = Future()
            future.set_exception(ProcessExpired("killed", -9))  # type: ignore[no-untyped-call]
            return future
        return super().submit(fn, *args, **kwargs)


def test_a_died_worker_is_tried_once_more_alone_in_the_same_run(raw: Path, database: Path) -> None:
    write_report(raw / "dies.txt", 7)
    executor = _Troubled(always=False)
    assert ingest([raw], database=database, executor=executor).verdict == "all_read"
    assert executor.tries[-1] == "dies.txt"
    assert executor.tries.count("dies.txt") == 2


def test_a_trouble_that_stays_is_tried_in_five_runs_and_says_since_when(raw: Path, database: Path) -> None:
    write_report(raw / "dies.txt", 7)
    runs = [ingest([raw], database=database, executor=_Troubled(always=True)) for _ in range(5)]
    (first,), (last,) = runs[0].quarantined, runs[-1].quarantined
    assert (first.record.attempts, last.record.attempts) == (1, 5)
    assert first.record.at == last.record.at
    assert ingest([raw], database=database, executor=_NoWorker()).verdict == "some_quarantined"
    assert _again(raw, database, force=True).verdict == "all_read"


def test_a_run_that_is_killed_before_it_has_noted_what_it_published_loses_nothing(
    raw: Path, database: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def killed(*_: object) -> None:
        raise KeyboardInterrupt

    with monkeypatch.context() as patch:
        patch.setattr("pipeline.run.publish._take_findings", killed)
        with pytest.raises(KeyboardInterrupt):
            _again(raw, database)
    assert database.exists()
    assert _again(raw, database).verdict == "all_read"
    assert _ask(database, "SELECT count(*) FROM document WHERE run_id NOT IN (SELECT run_id FROM run)") == [(0,)]


def test_a_database_inside_its_own_input_comes_to_rest(raw: Path) -> None:
    database = raw / "ita.duckdb"
    assert _again(raw, database).verdict == "all_read"
    again = ingest([raw], database=database, executor=_NoWorker())
    assert (again.published, again.files_found, again.quarantined) == (False, 3, ())


def test_databases_that_share_a_stem_share_nothing_else(raw: Path, tmp_path: Path) -> None:
    databases = (tmp_path / "ita.2567", tmp_path / "ita.2568")
    assert all(_again(raw, database).documents_new == 3 for database in databases)
    assert len({Places.beside(database).manifest for database in databases}) == 2


def test_a_database_that_is_a_link_stays_one(raw: Path, tmp_path: Path) -> None:
    (tmp_path / "disk").mkdir()
    link = tmp_path / "ita.duckdb"
    link.symlink_to(tmp_path / "disk" / "ita.duckdb")
    assert _again(raw, link).published
    assert link.is_symlink()
    assert len(_ask(link, "FROM document")) == 3


def test_a_file_that_cannot_be_read_says_why_in_both_languages(raw: Path, database: Path) -> None:
    (raw / "empty.txt").write_bytes(b"")
    summary = _again(raw, database)
    (held,) = summary.quarantined
    assert (summary.verdict, held.record.stage, held.record.reason) == ("some_quarantined", "read", "empty")
    assert held.message_th
    assert held.message_en
    (raw / "copy of empty.txt").write_bytes(b"")
    assert len(_again(raw, database).quarantined) == 2


def test_nothing_usable_publishes_nothing(tmp_path: Path, database: Path) -> None:
    (tmp_path / "raw").mkdir()
    (tmp_path / "raw" / "empty.txt").write_bytes(b"")
    summary = ingest([tmp_path / "raw"], database=database, workers=0)
    assert (summary.verdict, summary.published) == ("nothing_published", False)
    assert not database.exists()


def test_the_summary_counts_what_only_all_documents_together_show(raw: Path, database: Path) -> None:
    summary = _again(raw, database)
    ((count,),) = _ask(database, "SELECT count(*) FROM finding WHERE rule = 'conflicting-reports'")
    assert summary.rules["conflicting-reports"] == count
    asked = _ask(database, "SELECT document_id, status FROM document ORDER BY ALL")
    assert sorted((entry.document_id, entry.facts.status) for entry in summary.documents) == asked


def test_a_truncated_database_is_written_again(raw: Path, database: Path) -> None:
    _again(raw, database)
    before = _rows(database)
    with database.open("r+b") as file:
        file.truncate(5000)
    assert _again(raw, database).published
    assert _rows(database) == before


def test_a_file_name_of_any_bytes_is_quarantined_and_loses_nothing_else(raw: Path, database: Path) -> None:
    (raw / os.fsdecode(b"bad\xff.txt")).write_bytes(b"ITA")
    summary = _again(raw, database)
    (held,) = summary.quarantined
    assert held.record.reason == "unreadable"
    assert "rename" in held.message_en
    assert summary.verdict == "some_quarantined"


def test_one_run_at_a_time(raw: Path, database: Path) -> None:
    with only_one(Places.beside(database).lock), pytest.raises(LockedError, match="pid "):
        _again(raw, database)


def test_a_lost_list_of_documents_never_loses_documents(raw: Path, database: Path) -> None:
    _again(raw, database)
    manifest = Places.beside(database).manifest
    manifest.write_text("{", encoding="utf-8")
    with pytest.raises(ManifestError):
        _again(raw, database)
    manifest.unlink()
    with pytest.raises(ManifestError):
        _again(raw, database)


def test_a_lost_database_is_built_again_without_work(raw: Path, database: Path) -> None:
    _again(raw, database)
    before = _rows(database)
    database.unlink()
    assert ingest([raw], database=database, executor=_NoWorker()).published
    assert _rows(database) == before


def test_a_damaged_batch_is_made_again(raw: Path, database: Path) -> None:
    _again(raw, database)
    before = _rows(database)
    for path in (database.parent / "cache" / "batches").rglob("*.json.z"):
        path.write_bytes(b"damaged")
    database.unlink()
    assert _again(raw, database).published
    assert _rows(database) == before


def test_the_log_holds_ids_and_counts_and_no_text(raw: Path, database: Path) -> None:
    (raw / "empty.txt").write_bytes(b"")
    _again(raw, database)
    lines = [json.loads(line) for line in Places.beside(database).log.read_text(encoding="utf-8").splitlines()]
    assert [line["event"] for line in lines] == ["started", "quarantined", "finished"]
    assert lines[1]["reason"] == "empty"
    assert "ตัวอย่าง" not in Places.beside(database).log.read_text(encoding="utf-8")


def _rules_without_measures(folder: Path) -> Path:
    """Copy the rules; a phrase that rules out every title of a measure makes tables of measures unreadable."""
    rules = shutil.copytree(find_rules_dir(), folder / "rules")
    for path in (rules / "layouts").glob("measures.yml"):
        path.unlink()
    return rules


def test_an_edit_of_the_rules_that_empties_the_database_is_kept_back(tmp_path: Path, database: Path) -> None:
    raw = find_rules_dir().parent / "data" / "raw"
    first = ingest([raw], database=database, workers=0)
    measures = sum(entry.facts.measures for entry in first.documents)
    assert measures > 10
    before, rules = database.read_bytes(), _rules_without_measures(tmp_path)
    for _ in range(2):  # the loss is no less on a second try
        with pytest.raises(LossError) as caught:
            ingest([raw], database=database, rules_dir=rules, workers=0)
        assert database.read_bytes() == before
    (lost,) = [change for change in caught.value.changes if change.name == "measure"]
    assert (lost.before, lost.lost) == (measures, measures)
    assert _ask(caught.value.kept, "FROM measure") == []
    accepted = ingest([raw], database=database, rules_dir=rules, workers=0, accept_losses=True)
    assert accepted.published
    assert _ask(database, "FROM measure") == []


def test_a_changed_file_is_no_loss(raw: Path, database: Path) -> None:
    _again(raw, database)
    for path in raw.iterdir():
        write_report(path, 40 + int(path.stem[-1]))
    assert _again(raw, database).published
