"""A run that finds nothing to do imports nothing that only work needs, and knows its tools by their hashes alone."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from pipeline.normalise.register.entries import load_register
from pipeline.normalise.register.files import import_register
from pipeline.rulebook import RulesError, find_rules_dir, load_rulebook
from pipeline.rulebook.folder import hash_of_rules
from pipeline.run import ingest
from pipeline.run.versions import register_hash

ROOT = Path(__file__).parents[2]
_LARGE = "duckdb", "pyarrow", "pandas", "pdfplumber", "pipeline.parse", "pipeline.rulebook.loader"
_AGAIN = """
import sys
from pathlib import Path
from pipeline.run import ingest
summary = ingest([Path(sys.argv[1])], database=Path(sys.argv[2]))
assert summary.documents_unchanged == 3 and not summary.published
print([name for name in sys.argv[3:] if name in sys.modules])
"""


def test_a_run_without_work_imports_no_stage_and_no_library_of_theirs(raw: Path, database: Path) -> None:
    ingest([raw], database=database, workers=0)
    command = [sys.executable, "-c", _AGAIN, str(raw.absolute()), str(database), *_LARGE]
    again = subprocess.run(command, cwd=raw.parent, env={"PYTHONPATH": str(ROOT)}, capture_output=True, text=True)
    assert (again.returncode, again.stdout.strip()) == (0, "[]"), again.stderr


def test_the_hash_of_the_rules_is_the_one_that_the_rulebook_carries() -> None:
    assert hash_of_rules(find_rules_dir()) == load_rulebook().hash


def test_the_hash_of_a_register_is_the_one_that_the_register_carries(tmp_path: Path) -> None:
    assert register_hash(None) == load_register(None).hash
    official, own = tmp_path / "list.csv", tmp_path / "own.csv"
    official.write_text("รหัส,ประเภท,ชื่อ,จังหวัด\n57000001,อบจ.,เชียงราย,เชียงราย\n", encoding="utf-8")
    import_register(official, own, load_rulebook().organisations.register_)
    assert register_hash(own) == load_register(own).hash


def test_broken_rules_are_told_even_where_there_is_nothing_to_read(tmp_path: Path) -> None:
    rules, reports = tmp_path / "rules", tmp_path / "reports"
    rules.mkdir()
    reports.mkdir()
    (rules / "units.yml").write_text("no: rules\n", encoding="utf-8")
    with pytest.raises(RulesError):
        ingest([reports], database=tmp_path / "ita.duckdb", rules_dir=rules)
