from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from pipeline.cli import doctor
from pipeline.rulebook import find_rules_dir
from tests.cli.conftest import Ita

DATABASE = Path("data/processed/ita.duckdb")


def test_exit_codes_of_ingest(ita: Ita, raw: Path, tmp_path: Path) -> None:
    assert ita("ingest", raw, "--workers", "0").code == 0
    (raw / "empty.txt").write_bytes(b"")
    some = ita("ingest", raw, "--workers", "0")
    assert some.code == 2
    assert "empty.txt" in some.out
    (tmp_path / "other").mkdir()
    assert ita("ingest", tmp_path / "other").code == 3
    missing = ita("ingest", tmp_path / "nowhere", tmp_path / "elsewhere")
    assert (missing.code, missing.out) == (1, "")
    assert "nowhere" in missing.err
    assert "elsewhere" in missing.err


def test_json_is_one_document_and_nothing_else(ita: Ita, raw: Path) -> None:
    for command in (
        ("ingest", raw, "--workers", "0", "--json"),
        ("explain", raw / "report1.txt", "--json"),
        ("findings", "--json"),
        ("rules", "check", "--json"),
        ("doctor", "--json"),
        ("sql", "SELECT * FROM document", "--format", "json"),
    ):
        result = ita(*command)
        json.loads(result.out)
        assert result.err == ""


def test_json_of_ingest_names_documents_and_quarantine(ita: Ita, raw: Path) -> None:
    (raw / "empty.txt").write_bytes(b"")
    found = json.loads(ita("ingest", raw, "--workers", "0", "--json").out)
    assert found["verdict"] == "some_quarantined"
    assert [one["sources"] for one in found["documents"]] == [["raw/report1.txt"], ["raw/report2.txt"]]
    assert [one["reason"] for one in found["quarantined"]] == ["empty"]


def test_explain_json_has_tables_as_the_contract_says(ita: Ita, raw: Path) -> None:
    found = json.loads(ita("explain", raw / "report1.txt", "--json").out)
    (table,) = found["tables"]
    assert table["pages"] == [1]
    assert table["header_rows"] == 1
    assert table["rows"] == [
        ["ตัวชี้วัดที่", "ตัวชี้วัด", "คะแนน"], ["๑", "การปฏิบัติหน้าที่", "๙๑.๒1"], ["๒", "การใช้งบประมาณ", "๘๘.๑1"],
    ]  # fmt: skip


def test_explain_needs_no_database_and_writes_nothing(ita: Ita, raw: Path, tmp_path: Path) -> None:
    result = ita("explain", raw / "report1.txt", "--lang", "en")
    assert result.code == 0
    assert "raw/report1.txt: text/plain, 1 pages" in result.out
    assert sorted(path.name for path in tmp_path.iterdir()) == ["raw"]


def test_explain_says_why_a_file_cannot_be_used(ita: Ita, raw: Path) -> None:
    (raw / "empty.txt").write_bytes(b"")
    result = ita("explain", raw / "empty.txt", "--lang", "en")
    assert result.code == 3
    assert "(empty): The file is empty." in result.out
    assert json.loads(ita("explain", raw / "empty.txt", "--json").out)["tables"] == []


@pytest.mark.parametrize(
    ("arguments", "about"),
    [
        (("ingest", "raw", "--ocr", "maybe"), "auto, never, always"),
        (("ingest", "raw", "--workers", "-1"), "--workers"),
        (("ingest", "raw", "--timeout", "0"), "--timeout"),
        (("ingest", "raw", "--register", "no.csv"), "no.csv"),
        (("ingest", "raw", "--register", "raw/report1.txt"), "ita register import"),
        (("explain", "raw/report1.txt", "--register", "raw/report1.txt"), "ita register import"),
        (("ingest", "raw", "--rules", "raw"), "rules"),
        (("ingest",), "PATH..."),
        (("ingest", "--nonsense", "raw"), "--nonsense"),
        (("nonsense",), "ita --help"),
        (("explain", "raw"), "raw"),
        (("explain", "nothing.txt"), "nothing.txt"),
        (("findings",), str(DATABASE)),
        (("findings", "--severity", "bad"), "error, warning, info"),
        (("findings", "--json", "--csv"), "--csv"),
        (("sql", "SELECT 1"), str(DATABASE)),
        (("sql", "SELECT 1", "--format", "xml"), "table, csv, json"),
        (("register", "import", "no.csv"), "no.csv"),
    ],
)
def test_a_mistake_is_one_line_that_names_it(ita: Ita, raw: Path, arguments: tuple[str, ...], about: str) -> None:
    for language in ("th", "en"):
        result = ita(*arguments, "--lang", language)
        assert result.code == 1
        assert result.out == ""
        assert about in result.err
        assert result.err.count("\n") == 1
        assert "Traceback" not in result.err


def test_sql_reads_and_only_reads(ita: Ita, raw: Path) -> None:
    ita("ingest", raw, "--workers", "0")
    before = DATABASE.read_bytes()
    assert ita("sql", "SELECT count(*) AS n FROM document", "--format", "csv").out == "n\n2\n"
    assert json.loads(ita("sql", "SELECT 1 AS a, 2 AS a", "--format", "json").out) == [{"a": 1, "a_2": 2}]
    for query in (
        "DROP TABLE score",
        "SELECT * FROM nothing",
        "SELEC 1",
        "COPY document TO 'x.csv'",
        "FROM 'raw/*.txt'",
    ):
        result = ita("sql", query)
        assert (result.code, result.out) == (1, ""), query
        assert result.err.count("\n") == 1
    assert DATABASE.read_bytes() == before


def test_a_file_that_is_no_database(ita: Ita, raw: Path) -> None:
    DATABASE.parent.mkdir(parents=True)
    DATABASE.write_text("no database", encoding="utf-8")
    result = ita("sql", "SELECT 1", "--lang", "en")
    assert result.code == 1
    assert "cannot be opened as a database" in result.err


def test_findings_filters_agree_with_the_database(ita: Ita, raw: Path) -> None:
    ita("ingest", raw, "--workers", "0")
    every = json.loads(ita("findings", "--json").out)
    count = json.loads(ita("sql", "SELECT count(*) AS n FROM finding", "--format", "json").out)[0]["n"]
    assert len(every) == count > 0
    severities = [one["severity"] for one in every]
    assert severities == sorted(severities, key=["error", "warning", "info"].index)
    rule = every[0]["rule"]
    some = json.loads(ita("findings", "--json", "--rule", rule).out)
    assert some == [one for one in every if one["rule"] == rule]
    assert json.loads(ita("findings", "--json", "--year", "2499").out) == []
    assert len(ita("findings", "--csv").out.splitlines()) >= count + 1


def test_rules_check_reports_every_mistake(ita: Ita, tmp_path: Path) -> None:
    assert ita("rules", "check").code == 0
    rules = shutil.copytree(find_rules_dir(), tmp_path / "rules")
    (rules / "unknown.yml").write_text("a: b\n", encoding="utf-8")
    (rules / "twice.yml").write_text("a: b\na: c\n", encoding="utf-8")
    result = ita("rules", "check", "--rules", rules)
    assert result.code == 1
    assert "unknown.yml" in result.out
    assert "twice.yml" in result.out
    assert "stands twice" in result.out


def test_an_official_list_is_imported_and_decides_from_then_on(ita: Ita, raw: Path, tmp_path: Path) -> None:
    listed = tmp_path / "list.csv"
    good = "รหัส,ประเภท,ชื่อ,อำเภอ,จังหวัด\n05500101,อบต.,{name},เมืองเชียงใหม่,เชียงใหม่\n"
    listed.write_text(good.format(name="ตัวอย่าง1"), encoding="utf-8")
    assert ita("register", "import", listed).code == 0
    assert ita("ingest", raw, "--workers", "0").code == 0
    query = "SELECT full_name FROM organisation WHERE is_registered"
    assert json.loads(ita("sql", query, "--format", "json").out) == [{"full_name": "องค์การบริหารส่วนตำบลตัวอย่าง1"}]
    listed.write_text(good.format(name=""), encoding="utf-8")
    bad = ita("register", "import", listed, "--lang", "en")
    assert bad.code == 1
    assert f"{listed}:2: the name is empty" in bad.err


def test_doctor_says_what_is_missing(ita: Ita, raw: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(doctor, "tesseract", lambda: None)
    found = {one["name"]: one["answer"] for one in json.loads(ita("doctor", "--json").out)["checks"]}
    assert found["ocr"] == "limited"
    assert found["database"] == "limited"
    assert found["rules"] == "ok"
    broken = ita("doctor", "--rules", raw)
    assert broken.code == 1


def test_what_an_official_list_would_improve(ita: Ita, raw: Path) -> None:
    result = ita("ingest", raw, "--workers", "0", "--lang", "en")
    assert "of 2 of 2 documents is uncertain without an official list" in result.err + result.out
    told = {one["name"]: one["detail"] for one in json.loads(ita("doctor", "--json", "--lang", "en").out)["checks"]}
    assert "the organisation of 2 of 2 documents in the database is uncertain" in told["register"]


def test_locked_database_names_the_holder(ita: Ita, raw: Path) -> None:
    from pipeline.run import Places
    from pipeline.run.lock import only_one

    with only_one(Places.beside(DATABASE).lock):
        result = ita("ingest", raw, "--lang", "en")
    assert result.code == 1
    assert f"pid {os.getpid()}" in result.err


def test_a_closed_pipe_is_no_error(raw: Path) -> None:
    code = "import sys; from pipeline.cli import main; main(['--help'])"
    script = f'set -o pipefail; {sys.executable} -c "{code}" | true'
    done = subprocess.run(["bash", "-c", script], capture_output=True, text=True)
    assert "Traceback" not in done.stderr
