"""The file: new, proved, swapped in; the same batches give the same rows; a fault leaves the old file."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import datetime
from decimal import Decimal
from pathlib import Path

import duckdb
import pytest

from pipeline.compare import open_readonly
from pipeline.load import LoadError, load
from pipeline.load.prove import prove
from pipeline.records import Batch, QuarantineRecord
from pipeline.rulebook import Rulebook
from tests.load.batches import START, Report, a_body, a_run, country, full_report
from tests.load.conftest import Asker, Loader

BODY = a_body("ก้ำกี่")


def export(path: Path) -> dict[str, list[tuple[object, ...]]]:
    with open_readonly(path) as connection:
        names = connection.execute("SELECT table_name FROM duckdb_tables() WHERE database_name = 'ita'").fetchall()
        return {name: connection.execute(f"SELECT * FROM {name}").fetchall() for (name,) in names}


def test_every_record_of_a_batch_becomes_one_row(publish: Loader, ask: Asker) -> None:
    batch = full_report("one", BODY, 2568).batch()
    summary = publish(batch)
    assert summary.refused == ()
    expected = {
        "document": 1,
        "page": 1,
        "evidence": len(batch.evidence),
        "score": 75,  # 1 overall, 3 instruments, 10 indicators, 15 + 18 questions, 28 items
        "assessment": 1,
        "measure": 20,
        "disclosure_item": 28,
        "indicator_analysis": 10,
        "organisation": 1,
        "organisation_mention": 1,
        "finding": 0,
        "quarantine": 0,
        "run": 1,
    }
    assert {name: summary.rows[name] for name in expected} == expected
    assert ask("SELECT value, is_missing, printed FROM score WHERE code = 'ITA'") == [
        (Decimal("95.40"), False, "95.40")
    ]
    assert ask("SELECT steps, status, period_start::VARCHAR FROM measure WHERE sequence = 2") == [
        (["จัดประชุมครั้งที่ 1", "ประกาศให้ทราบ"], "unknown", "2025-10-01")
    ]
    assert ask("SELECT similarity FROM organisation_mention") == [(Decimal("97.1234"),)]  # half to even


def test_same_batches_same_rows_and_the_first_run_stays(rulebook: Rulebook, tmp_path: Path) -> None:
    seen = []
    for number in (1, 2):
        path = tmp_path / f"{number}.duckdb"
        batches = list(country(5, filler=300))
        load(
            iter(batches),
            rulebook=rulebook,
            register_organisations=[a_body("ทะเบียน"), BODY] if number == 1 else [BODY, a_body("ทะเบียน")],
            quarantine=(),
            runs=(a_run(1),),
            document_runs={one.document.document_id: ("run-1", START) for one in batches},
            path=path,
        )
        seen.append(export(path))
    assert seen[0] == seen[1]
    assert {row[-2:] for row in seen[0]["document"]} == {("run-1", START)}


def test_evidence_is_cut_out_in_sql_by_the_documented_expression(publish: Loader, ask: Asker) -> None:
    publish(full_report("one", BODY, 2568).batch())  # its page holds Thai marks, an emoji and a decomposed é
    assert ask("""
        SELECT count(*), count(*) FILTER (raw_text = substring(p.text, char_start + 1, char_end - char_start))
        FROM evidence JOIN page AS p USING (document_id, page_number)
    """) == [(134, 134)]  # 75 scores, 10 analyses, 28 checklist rows, 1 level, 20 measures


def test_a_fault_while_loading_leaves_the_old_file_and_nothing_else(
    publish: Loader, rulebook: Rulebook, database: Path, ask: Asker
) -> None:
    publish(Report("old", BODY).batch())
    before = database.read_bytes()

    def broken() -> Iterator[Batch]:
        yield Report("new", BODY).batch()
        raise RuntimeError("the cache is gone")

    with pytest.raises(RuntimeError, match="cache"):
        load(
            broken(),
            rulebook=rulebook,
            register_organisations=(),
            quarantine=(),
            runs=(a_run(),),
            document_runs={Report("new", BODY).document_id: ("run-1", START)},
            path=database,
        )
    assert database.read_bytes() == before
    assert [one.name for one in database.parent.iterdir()] == [database.name]


def test_left_overs_of_a_killed_load_are_removed(publish: Loader, database: Path) -> None:
    left_over = database.parent / f".{database.name}.building-x"
    left_over.mkdir()
    (left_over / "half").write_bytes(b"x")
    publish(Report("new", BODY).batch())
    assert [one.name for one in database.parent.iterdir()] == [database.name]


def test_an_open_reader_keeps_its_file_and_the_next_one_sees_the_new(publish: Loader, database: Path) -> None:
    publish(Report("old", BODY).batch())
    with open_readonly(database) as reader:
        publish(Report("new", BODY).batch(), Report("newer", BODY).batch())
        assert reader.execute("SELECT count(*) FROM document").fetchall() == [(1,)]
        with open_readonly(database) as later:
            assert later.execute("SELECT count(*) FROM document").fetchall() == [(2,)]


def test_batches_out_of_order_are_a_fault(rulebook: Rulebook, database: Path) -> None:
    batches = sorted((Report(name, BODY).batch() for name in "ab"), key=lambda one: one.document.document_id)
    for wrong in (batches[::-1], [batches[0], batches[0]]):
        with pytest.raises(LoadError, match="order of document_id"):
            load(
                wrong,
                rulebook=rulebook,
                register_organisations=(),
                quarantine=(),
                runs=(a_run(),),
                document_runs={one.document.document_id: ("run-1", START) for one in batches},
                path=database,
            )
    assert not database.exists()


def test_a_document_that_no_run_ingested_is_a_fault(rulebook: Rulebook, database: Path) -> None:
    with pytest.raises(LoadError, match="no run is known"):
        load(
            [Report("a", BODY).batch()],
            rulebook=rulebook,
            register_organisations=(),
            quarantine=(),
            runs=(a_run(),),
            document_runs={},
            path=database,
        )


def test_quarantine_and_runs_are_kept(rulebook: Rulebook, database: Path, ask: Asker) -> None:
    late = QuarantineRecord("b.pdf", None, "read", "encrypted", "needs a password", "run-2", datetime(2026, 1, 6))  # noqa: DTZ001
    early = replace(late, source_uri="a.pdf", run_id="run-1", at=START)
    load(
        [],
        rulebook=rulebook,
        register_organisations=[BODY],
        quarantine=[late, early],
        runs=(a_run(1), a_run(2)),
        document_runs={},
        path=database,
    )
    assert ask("SELECT source_uri, run_id FROM quarantine") == [("a.pdf", "run-1"), ("b.pdf", "run-2")]
    assert ask("SELECT run_id FROM run ORDER BY started_at") == [("run-1",), ("run-2",)]


def test_the_register_speaks_before_documents(publish: Loader, ask: Asker) -> None:
    printed = replace(BODY, full_name="อบต.ก้ำกี่", is_registered=False)
    publish(Report("one", printed).batch(), register=(BODY,))
    assert ask("SELECT full_name, is_registered FROM organisation") == [(BODY.full_name, True)]


def test_the_file_is_written_for_older_clients(publish: Loader, database: Path) -> None:
    publish(Report("one", BODY).batch())
    with duckdb.connect() as connection:
        connection.execute(f"ATTACH '{database}' AS published (READ_ONLY)")
        tags = connection.execute("SELECT tags FROM duckdb_databases() WHERE database_name = 'published'").fetchall()
    assert tags[0][0]["storage_version"] == "v1.2.0+"


@pytest.mark.parametrize(
    ("damage", "message"),
    [
        ("DELETE FROM page", "page: 1 rows went in, 0 are there"),
        ("UPDATE evidence SET char_end = char_end - 1", "not the text of their page"),
        ("UPDATE page SET text = 'x' || text", "not the text of their page"),
        ("UPDATE score SET evidence_id = 'nowhere'", "score: 1 rows have no evidence"),
        ("UPDATE score SET organisation_id = 'nobody'", "organisation does not have"),
        ("UPDATE document SET run_id = 'never'", "run does not have"),
        ("INSERT INTO score SELECT * FROM score", r"score: 1 values of \(score_id\) stand more than once"),
        ("UPDATE finding SET evidence_ids = ['nowhere']", "finding: 1 evidence_ids"),
        ("UPDATE finding SET rule = 'made-up'", "finding_rule does not have"),
    ],
)
def test_the_proof_sees_damage(publish: Loader, database: Path, damage: str, message: str) -> None:
    report = Report("one", BODY)
    report.finding("missing-score", report.score(2568, "overall", "ITA", None))
    counts = publish(report.batch()).rows
    prove(database, counts)
    with duckdb.connect(str(database)) as connection:
        connection.execute(damage)
    with pytest.raises(LoadError, match=message):
        prove(database, counts)
