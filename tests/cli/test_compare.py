"""``ita compare`` at the keyboard: formats, suggestions, files that a spreadsheet opens as they are."""

from __future__ import annotations

import csv
import io
import json
from decimal import Decimal
from pathlib import Path

import pytest

from pipeline.cli.messages import Text
from pipeline.cli.workbook import write_workbook
from pipeline.compare.ask import Answer
from pipeline.compare.registry import read_registry
from tests.cli.conftest import Ita

SAMPLES = Path(__file__).resolve().parent.parent.parent / "data" / "raw"


@pytest.fixture(scope="module")
def database(tmp_path_factory: pytest.TempPathFactory) -> Path:
    from pipeline.cli import run

    path = tmp_path_factory.mktemp("compare") / "ita.duckdb"
    names = ("05_years.txt", "07_province.md")
    assert run(["ingest", *(str(SAMPLES / name) for name in names), "--database", str(path), "--workers", "0"]) == 0
    return path


def test_without_a_question_the_questions_are_listed(ita: Ita) -> None:
    listed = json.loads(ita("compare", "--format", "json", "--lang", "en").out)
    assert {one["question"] for one in listed} == set(read_registry().questions)
    assert "หน่วยงานใดได้คะแนนอันดับใด" in ita("compare").out


def test_the_printed_province_by_its_exact_scores(ita: Ita, database: Path) -> None:
    shown = ita("compare", "ranking", "--province", "เลย", "--year", 2567, "--format", "json", "--database", database)
    rows = json.loads(shown.out)
    # By hand from 07_province.md: 97.91, 93.87, 90.86, 89.24, 89.07, 85.63.
    assert [(one["rank_in_province"], one["accepted_value"]) for one in rows] == [
        (1, "97.91"), (2, "93.87"), (3, "90.86"), (4, "89.24"), (5, "89.07"), (6, "85.63"),
    ]  # fmt: skip
    assert (shown.code, shown.err) == (0, "")


def test_the_limit_says_how_many_there_are(ita: Ita, database: Path) -> None:
    said = ita("compare", "ranking", "--year", 2567, "--limit", 2, "--lang", "en", "--database", database).out
    assert "2 of 7 rows" in said
    assert "7 rows" in ita("compare", "ranking", "--year", 2567, "--lang", "en", "--database", database).out


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (("rankng",), "near it: ranking"),
        (("ranking", "--province", "จันทบูรี"), "near it: จันทบุรี"),
        (("ranking", "--year", "2500"), "2564, 2565"),
        (("ranking", "--kind", "village"), "sao (อบต.)"),
        (("ranking", "--code", "o1"), "1-10"),
        (("ranking", "--organisation", "เทศบาลเมืองจำลองนค"), "(45dc"),
        (("trend", "--organisation", "เทศบาลเมืองจำลองมคร"), "near it: เทศบาลเมืองจำลองนคร"),
        (("item-history",), "needs --code"),
        (("coverage", "--organisation", "x"), "has no --organisation"),
        (("ranking", "--format", "xlsx"), "--output FILE"),
        (("ranking", "--format", "pdf"), "must be one of"),
    ],
)
def test_a_mistake_is_one_line_with_what_is_near(
    ita: Ita, database: Path, arguments: tuple[str, ...], told: str
) -> None:
    shown = ita("compare", *arguments, "--lang", "en", "--database", database)
    if told == "(45dc":  # a part of the name that only one body has is enough
        assert shown.code == 0
        return
    assert (shown.code, shown.out) == (1, "")
    assert told in shown.err
    assert shown.err.count("\n") == 1


def test_csv_opens_as_thai_in_excel(ita: Ita, database: Path, tmp_path: Path) -> None:
    file = tmp_path / "out.csv"
    assert ita("compare", "ranking", "--format", "csv", "--output", file, "--database", database).code == 0
    data = file.read_bytes()
    assert data.startswith(b"\xef\xbb\xbf")
    (row,) = csv.DictReader(io.StringIO(data.decode("utf-8-sig")))
    assert (row["full_name"], row["accepted_value"]) == ("เทศบาลเมืองจำลองนคร", "92.79")


def test_text_in_a_workbook_is_never_a_formula(tmp_path: Path) -> None:
    import openpyxl

    question = read_registry().questions["ranking"]
    answer = Answer(
        "ranking", question, ("full_name", "accepted_value", "kind", "evidence_id"),
        [("=1+1", Decimal("97.94"), "sao", None), ("http://x", Decimal("1.005"), "pao", "e")], {"year": 2568}, 2,
    )  # fmt: skip
    write_workbook(tmp_path / "out.xlsx", Text("en"), answer)
    book = openpyxl.load_workbook(tmp_path / "out.xlsx")
    sheet = book["ranking"]
    cells = [[cell.value for cell in row] for row in sheet.iter_rows()]
    assert cells == [
        ["Organisation", "Score", "Kind", "Evidence"], ["=1+1", 97.94, "SAO", None], ["http://x", 1.005, "PAO", "e"],
    ]  # fmt: skip
    assert sheet["A2"].data_type == "s"
    assert sheet.freeze_panes == "A2"
    assert "SELECT" in str(book.worksheets[1]["A5"].value)


def test_a_workbook_of_an_answer(ita: Ita, database: Path, tmp_path: Path) -> None:
    import openpyxl

    file = tmp_path / "out.xlsx"
    shown = ita("compare", "changes", "--format", "xlsx", "--output", file, "--database", database, "--lang", "en")
    assert shown.out == f"Wrote 14 rows to {file}\n"  # ITA, three instruments, ten indicators: 2567 to 2568
    assert openpyxl.load_workbook(file)["changes"].max_row == 15
