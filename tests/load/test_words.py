"""Every table, view and column says what it is, in the file and on the page; names of the contract stand."""

from __future__ import annotations

import re
from pathlib import Path

import duckdb
import pytest

from pipeline.compare import open_readonly
from pipeline.rulebook import load_rulebook
from scripts.data_model_page import PAGE, page
from tests.load.batches import Report, a_body
from tests.load.conftest import Loader

CONTRACT = {
    "document": "document_id source_uri media_type byte_size page_count text_source report_kinds organisation_id"
    " organisation_printed result_year_be measure_year_be document_date status reader rulebook_hash pipeline_version"
    " run_id ingested_at",
    "page": "document_id page_number text_source width height ocr_confidence text",
    "evidence": "evidence_id document_id page_number char_start char_end x0 y0 x1 y1 table_number row_number"
    " column_number raw_text rule_id",
    "score": "score_id document_id organisation_id fiscal_year_be scope code part value is_missing printed evidence_id",
    "assessment": "document_id organisation_id fiscal_year_be level_printed level grade rank rank_scope pass_mark"
    " evidence_id",
    "measure": "measure_id document_id organisation_id stage fiscal_year_be result_year_be sequence indicator_code"
    " item_code issue_number title steps period_printed period_start period_end responsible_printed responsible_units"
    " status monitoring progress outputs outcomes evidence_id",
    "disclosure_item": "document_id organisation_id fiscal_year_be code code_printed title required_elements"
    " responsible_printed responsible_units status progress evidence_id",
    "indicator_analysis": "document_id organisation_id fiscal_year_be indicator_code weakness improvement strength"
    " evidence_id",
    "obstacle": "document_id organisation_id fiscal_year_be text evidence_id",
    "organisation": "organisation_id kind name full_name subdistrict district province province_code is_registered",
    "organisation_mention": "document_id printed mentions organisation_id similarity decision",
    "framework_element": "fiscal_year_be scope code parent_code name_th name_en weight combine confidence source",
    "framework_level": "fiscal_year_be level name_th",
    "framework_crosswalk": "from_year_be from_code to_year_be to_code relation confidence",
    "finding": "finding_id document_id organisation_id fiscal_year_be rule severity scope code part observed expected"
    " suggested_value message_th message_en evidence_ids",
    "quarantine": "source_uri sha256 stage reason detail run_id at",
    "run": "run_id started_at finished_at",
    "organisation_year": "organisation_id fiscal_year_be overall iit eit oit eit_public eit_survey indicator_1"
    " indicator_10 level grade rank_printed open_findings",
    "score_reconciled": "score_id value printed accepted_value value_source",
    "score_recomputed": "printed recomputed difference",
    "ranking": "organisation_id fiscal_year_be rank",
    "indicator_trend": "organisation_id fiscal_year_be code change",
    "item_loss": "organisation_id fiscal_year_be code points_lost",
    "measure_follow_up": "organisation_id fiscal_year_be measure_id follow_up",
    "text_reuse": "organisation_ids record_ids",
    "coverage": "organisation_id fiscal_year_be documents",
    "provenance": "score_id measure_id finding_id source_uri page_number x0 y0 x1 y1 raw_text",
}


@pytest.fixture
def published(publish: Loader, database: Path) -> Path:
    publish(Report("one", a_body("ก")).batch())
    return database


def test_names_of_the_contract_stand(published: Path) -> None:
    with open_readonly(published) as connection:
        columns = connection.execute("SELECT table_name, column_name FROM duckdb_columns() WHERE NOT internal")
        present = set(columns.fetchall())
    wanted = {(relation, column) for relation, names in CONTRACT.items() for column in names.split()}
    assert wanted - present == set()


def test_no_number_is_a_float_but_places_and_shares(published: Path) -> None:
    with open_readonly(published) as connection:
        found = connection.execute(
            "SELECT table_name, column_name FROM duckdb_columns()"
            " WHERE NOT internal AND data_type IN ('DOUBLE', 'FLOAT')"
        ).fetchall()
    places = {"x0", "y0", "x1", "y1", "width", "height", "ocr_confidence"}
    shares = {"weight", "share", "share_of_parent", "share_of_overall", "overall_points_lost", "half_unit"}
    assert {column for _table, column in found} <= places | shares
    assert "half_unit" not in {column for table, column in found if table == "score"}


def test_everything_is_commented_in_thai_and_english(published: Path) -> None:
    with open_readonly(published) as connection:
        comments = connection.execute("""
            SELECT table_name AS name, comment FROM duckdb_tables() WHERE NOT internal
            UNION ALL SELECT view_name, comment FROM duckdb_views() WHERE NOT internal
            UNION ALL SELECT table_name || '.' || column_name, comment FROM duckdb_columns() WHERE NOT internal
        """).fetchall()
    assert len(comments) > 400
    assert [name for name, text in comments if not _bilingual(text)] == []


def _bilingual(text: str | None) -> bool:
    if text is None or text.count(" | ") != 1:
        return False
    thai, english = text.split(" | ")
    is_thai, is_english = re.search("[ก-๛]|^sha256", thai), re.search("[A-Za-z]{2}", english)
    return bool(is_thai and is_english) and not re.search("[ก-๛]", english)


def test_the_page_is_what_the_schema_says() -> None:
    assert PAGE.read_text(encoding="utf-8") == page(), "run: python -m scripts.data_model_page"


def test_the_examples_of_the_page_run(published: Path) -> None:
    examples = re.findall(r"```sql\n(.*?)```", PAGE.read_text(encoding="utf-8"), flags=re.DOTALL)
    assert len(examples) == 3
    with open_readonly(published) as connection:
        for example in examples:
            connection.execute(example)


def test_comments_speak_of_nothing_that_is_gone() -> None:
    from pipeline.load.database import columns_of, create_tables, create_views, read_comments

    with duckdb.connect() as connection:
        create_tables(connection)
        create_views(connection, load_rulebook().checks.precedence)
        known = columns_of(connection)
    comments = read_comments()
    assert set(comments.relations) == {relation for relation, _column in known}
    used = {f"{r}.{c}" if f"{r}.{c}" in comments.columns else c for r, c in known}
    assert set(comments.columns) - used == set()
