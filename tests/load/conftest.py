from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import duckdb
import pytest

from pipeline.compare import open_readonly
from pipeline.load import LoadSummary, load
from pipeline.records import Batch, Organisation
from pipeline.rulebook import Rulebook, load_rulebook
from tests.load.batches import START, a_run

Loader = Callable[..., LoadSummary]
Asker = Callable[..., list[tuple[object, ...]]]


@pytest.fixture(scope="session")
def rulebook() -> Rulebook:
    return load_rulebook()


@pytest.fixture
def database(tmp_path: Path) -> Path:
    return tmp_path / "ita.duckdb"


@pytest.fixture
def publish(rulebook: Rulebook, database: Path) -> Loader:
    """Loads batches into the test's database, sorted as a run sorts them."""

    def run(*batches: Batch, register: tuple[Organisation, ...] = ()) -> LoadSummary:
        ordered = sorted(batches, key=lambda one: one.document.document_id)
        return load(
            ordered,
            rulebook=rulebook,
            register_organisations=register,
            quarantine=(),
            runs=(a_run(),),
            document_runs={one.document.document_id: ("run-1", START) for one in ordered},
            path=database,
        )

    return run


@pytest.fixture
def ask(database: Path) -> Iterator[Asker]:
    """Asks the test's database as a user would."""
    opened: list[duckdb.DuckDBPyConnection] = []

    def question(query: str, *values: object) -> list[tuple[object, ...]]:
        connection = open_readonly(database)
        opened.append(connection)
        return connection.execute(query, values).fetchall()

    yield question
    for connection in opened:
        connection.close()
