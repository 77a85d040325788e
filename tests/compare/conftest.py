from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from pipeline.compare import open_readonly
from pipeline.compare.ask import Answer, Asked
from pipeline.compare.ask import ask as ask_question
from tests.load.conftest import Loader, publish, rulebook

__all__ = ["Loader", "publish", "rulebook"]

Asker = Callable[..., list[dict[str, object]]]


@pytest.fixture
def database(tmp_path: Path) -> Path:
    return tmp_path / "ita.duckdb"


@pytest.fixture
def answer(database: Path) -> Asker:
    """Asks the test's database a question of the registry; gives its rows by column."""

    def question(name: str, **asked: str) -> list[dict[str, object]]:
        with open_readonly(database) as connection:
            found: Answer = ask_question(connection, name, Asked(**asked))
        return [dict(zip(found.columns, row, strict=True)) for row in found.rows]

    return question
