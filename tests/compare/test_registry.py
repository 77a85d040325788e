"""Every question is whole: its SQL, its parameters, its headings, its evidence."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from pipeline.compare import open_readonly
from pipeline.compare.ask import Asked, ask
from pipeline.compare.registry import FOLDER, options_of, read_registry, sql_of
from tests.load.batches import a_body, full_report
from tests.load.conftest import Loader

QUESTIONS = read_registry().questions
PARAMETERS = {"year", "province", "kind", "organisation", "code"}
A = a_body("ก")


def test_every_sql_file_is_a_question_and_every_question_has_one() -> None:
    assert {path.stem for path in FOLDER.glob("*.sql")} == set(QUESTIONS)


def test_the_twelve_questions_are_all_there() -> None:
    assert {one.number for one in QUESTIONS.values()} == set(range(1, 13))
    assert {"ranking", "trend", "peers", "reuse", "follow-up"} <= set(QUESTIONS)


@pytest.mark.parametrize("name", QUESTIONS)
def test_a_question_takes_what_is_known_and_uses_what_it_declares(name: str) -> None:
    question = QUESTIONS[name]
    assert options_of(name) <= PARAMETERS
    assert {*question.defaults, *question.always, *question.needs} <= options_of(name)
    assert not re.search(r"(?i)\b(insert|update|delete|create|drop|copy|attach)\b", sql_of(name))


def test_every_question_runs_and_every_column_has_a_heading(publish: Loader, database: Path) -> None:
    publish(full_report("one", A, 2568).batch())
    headings = {*read_registry().columns}
    with open_readonly(database) as connection:
        for name, question in QUESTIONS.items():
            needed = {"code": "o1", "organisation": A.organisation_id}
            asked = Asked(**{key: needed[key] for key in question.needs})
            columns = set(ask(connection, name, asked).columns)
            assert columns <= headings, name
            assert {one for one in question.shown if one != "message"} <= columns, name
            assert question.evidence is None or question.evidence in columns, name


def test_a_limit_keeps_the_order_and_counts_all(publish: Loader, database: Path) -> None:
    publish(full_report("one", A, 2568).batch())
    with open_readonly(database) as connection:
        whole = ask(connection, "ranking", Asked(organisation=A.organisation_id))
        first = ask(connection, "ranking", Asked(organisation=A.organisation_id), 3)
    assert whole.count == len(whole.rows) == 14  # overall, three instruments, ten indicators
    assert first.count == 14
    assert first.rows == whole.rows[:3]


def test_every_coded_word_is_of_use() -> None:
    texts = (
        " ".join(sql_of(name) for name in QUESTIONS)
        + (FOLDER.parent.parent / "load" / "views.sql").read_text(encoding="utf-8")
        + (FOLDER.parent.parent / "load" / "schema.sql").read_text(encoding="utf-8")
    )
    assert [word for word in read_registry().words if f"'{word}'" not in texts] == []
