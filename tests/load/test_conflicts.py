"""What documents say differently of one another: levels, whole texts, places."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from pipeline.load import load
from pipeline.rulebook import Rulebook
from tests.load.batches import START, Report, a_body, a_run, full_report
from tests.load.conftest import Asker, Loader

A = a_body("ก")
FOUND = "SELECT document_id, observed, expected FROM finding WHERE rule = ?"


def test_a_year_in_a_later_table_differs_from_its_own_report(publish: Loader, ask: Asker) -> None:
    own = Report("own", A, result_year=2567, dated=date(2024, 9, 1))
    first = own.score(2567, "overall", "ITA", "90.10")
    later = Report("later", A, result_year=2568, dated=date(2025, 9, 1))
    other = later.score(2567, "overall", "ITA", "91.10")
    later.score(2568, "overall", "ITA", "95.00")
    publish(own.batch(), later.batch())
    # The report of the year itself is nearer than the later one, whatever their dates.
    assert ask("SELECT overall FROM organisation_year WHERE fiscal_year_be = 2567") == [(first.value,)]
    assert ask(FOUND, "conflicting-reports") == [(later.document_id, "91.10", "90.10")]
    assert ask("SELECT count(*) FROM score WHERE score_id = ?", other.score_id) == [(1,)]


def test_two_levels_of_one_year(publish: Loader, ask: Asker) -> None:
    own = Report("own", A, result_year=2568)
    own.assessment(2568, "good")
    later = Report("later", A, result_year=2569)
    later.assessment(2568, "excellent")
    same = Report("same", A, result_year=2569)
    same.assessment(2568, "good")
    publish(own.batch(), later.batch(), same.batch())
    assert ask(FOUND, "conflicting-levels") == [(later.document_id, "excellent", "good")]
    assert ask("SELECT level FROM organisation_year") == [("good",)]


def test_one_text_in_two_files(publish: Loader, ask: Asker) -> None:
    one, two = full_report("one", A, 2568).batch(), full_report("two", A, 2568).batch()
    short = [Report(name, A).batch() for name in ("three", "four")]
    publish(one, two, *short)
    later = max(one.document.document_id, two.document.document_id)
    assert ask("SELECT document_id FROM finding WHERE rule = 'same-report'") == [(later,)]


def test_one_file_in_two_places(database: Path, rulebook: Rulebook, ask: Asker) -> None:
    apart, beside = Report("apart", A).batch(), Report("beside", A).batch()
    batches = sorted((apart, beside), key=lambda one: one.document.document_id)
    load(
        batches,
        rulebook=rulebook,
        register_organisations=(),
        quarantine=(),
        runs=(a_run(),),
        document_runs={one.document.document_id: ("run-1", START) for one in batches},
        document_sources={
            apart.document.document_id: ("reports/apart.txt", "https://b.example/apart.txt"),
            beside.document.document_id: ("reports/beside.txt", "reports/copy.txt"),
        },
        path=database,
    )
    assert ask("SELECT document_id FROM finding WHERE rule = 'republished'") == [(apart.document.document_id,)]
    assert ask("SELECT count(*) FROM document_source") == [(4,)]
