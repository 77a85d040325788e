from __future__ import annotations

import shutil
from datetime import UTC, datetime
from pathlib import Path
from zipfile import ZipFile

import duckdb
import pytest

from pipeline.export import export
from pipeline.export.words import ValueSource, words_of
from pipeline.records import DocumentStatus, OrganisationKind, Part, Scope, Severity, Stage, Status
from tests.export.xlsx import Tab, read_workbook


@pytest.fixture(scope="module")
def book(exported: Path) -> dict[str, Tab]:
    return read_workbook(exported / "ita.xlsx")


def test_the_tabs_and_their_headings_are_thai_and_in_english_on_request(
    book: dict[str, Tab], database: Path, tmp_path: Path
) -> None:
    assert list(book) == ["สรุป", "อันดับ", "ตัวชี้วัด", "มาตรการ", "รายการ OIT", "ข้อค้นพบ", "หลักฐาน"]
    assert book["อันดับ"].headings[:4] == ["ปีงบประมาณ (พ.ศ.)", "อันดับ", "จาก (หน่วยงาน)", "หน่วยงาน"]
    export(database, tmp_path / "out", formats=["xlsx"], language="en")
    english = read_workbook(tmp_path / "out" / "ita.xlsx")
    assert list(english) == ["Summary", "Ranking", "Indicators", "Measures", "OIT items", "Findings", "Evidence"]
    assert english["Ranking"].headings[:4] == ["Fiscal year (B.E.)", "Rank", "Of", "Organisation"]
    first = english["Findings"].rows[2]
    assert first["Severity"].shown == "error"
    assert first["Message"].shown.isascii() or "ผ่าน" in first["Message"].shown  # a level is quoted as printed


def test_ranks_of_2567_are_those_of_the_printed_totals(book: dict[str, Tab]) -> None:
    """Printed in 07_province.md, 05_years.txt and 06_memo.txt."""
    printed = [
        ("เทศบาลตำบลจำลองคีรี", 97.91),
        ("เทศบาลตำบลตัวอย่างเหนือ", 93.87),
        ("องค์การบริหารส่วนตำบลสมมุติพัฒนา", 90.86),
        ("เทศบาลเมืองจำลองนคร", 90.78),
        ("องค์การบริหารส่วนตำบลจำลองไพศาล", 89.24),
        ("องค์การบริหารส่วนตำบลทดลองสามัคคี", 89.07),
        ("องค์การบริหารส่วนตำบลสมมุติธารา", 87.11),
        ("เทศบาลเมืองฝึกหัดวิทยา", 85.63),
    ]
    rows = [row for row in book["อันดับ"].rows.values() if row["ปีงบประมาณ (พ.ศ.)"].shown == "2567"]
    found = [(row["หน่วยงาน"].shown, float(row["คะแนนที่พิมพ์"].shown)) for row in rows]
    assert found == printed
    assert [int(row["อันดับ"].shown) for row in rows] == list(range(1, 9))
    assert {row["คะแนนที่พิมพ์"].kind for row in rows} == {"n"}


def test_a_finding_leads_to_its_evidence_and_back(book: dict[str, Tab]) -> None:
    """Indicator 4 of 02_misprints.md is 89.07, so i12 is 86.67 beside 86.11 and 94.44, but 68.67 is printed."""
    ((number, finding),) = [
        (number, row)
        for number, row in book["ข้อค้นพบ"].rows.items()
        if row["ชนิด"].shown == "single-cell-repair" and row["ไฟล์ต้นทาง"].shown.endswith("02_misprints.md")
    ]
    assert (finding["ค่าที่พบ"].shown, float(finding["ค่าที่เสนอ"].shown)) == ("68.67", 86.67)
    raw = []
    for column in ("หลักฐาน 1", "หลักฐาน 2", "หลักฐาน 3"):
        target = finding[column].target
        assert target is not None
        tab, row = target
        evidence = book[tab].rows[row]
        assert evidence["ที่"].shown == finding[column].shown
        assert finding["ที่"].shown in evidence["ข้อค้นพบทั้งหมด"].shown.split(", ")
        raw.append(evidence["ข้อความดิบ"].shown)
    assert raw == ["89.07", "86.11", "94.44"]
    assert len(finding["หลักฐานทั้งหมด"].shown.split(", ")) == 4
    assert number == int(finding["ที่"].shown.removeprefix("F")) + 1


def test_every_link_leads_to_the_row_that_it_names(book: dict[str, Tab]) -> None:
    links = [cell for tab in book.values() for row in tab.rows.values() for cell in row.values() if cell.target]
    assert len(links) > 200
    for link in links:
        assert link.target is not None
        tab, row = link.target
        if row > 1:  # the summary's lead to headings
            assert book[tab].rows[row]["ที่"].shown == link.shown


def test_headings_stay_in_sight_and_filter(book: dict[str, Tab]) -> None:
    for name, tab in book.items():
        if name != "สรุป":
            assert tab.has("main:sheetViews/main:sheetView/main:pane[@ySplit='1']")
            assert tab.has("main:autoFilter")
            assert tab.has("main:cols")


@pytest.fixture
def planted(database: Path, tmp_path: Path) -> Path:
    """The samples with a title that looks like a formula, and steps of 40,000 letters."""
    copy = Path(shutil.copy(database, tmp_path / "planted.duckdb"))
    with duckdb.connect(str(copy)) as connection:
        connection.execute("UPDATE measure SET title = '=HYPERLINK(\"http://example.org\")' WHERE sequence = 1")
        connection.execute("UPDATE measure SET steps = [repeat('ก', 40000)] WHERE sequence = 2")
    return copy


def test_text_that_looks_like_a_formula_stays_text_and_long_text_is_told(planted: Path, tmp_path: Path) -> None:
    exported = export(planted, tmp_path / "out", formats=["xlsx"])
    book = read_workbook(tmp_path / "out" / "ita.xlsx")
    rows = book["มาตรการ"].rows.values()
    titles = {row["มาตรการ"].kind for row in rows if row["มาตรการ"].shown.startswith("=HYPERLINK(")}
    assert titles == {"inlineStr"}
    steps = [row["วิธีดำเนินการ"].shown for row in rows if "วิธีดำเนินการ" in row and "กกกก" in row["วิธีดำเนินการ"].shown]
    assert {len(one) for one in steps} == {32767}
    assert exported.notes is not None
    assert exported.notes.cut == len(steps) > 0
    assert f"ข้อความ {len(steps)} ช่องยาวเกิน" in _words_of_summary(tmp_path / "out" / "ita.xlsx")


def test_more_rows_than_a_sheet_holds_go_on_on_the_next(database: Path, book: dict[str, Tab], tmp_path: Path) -> None:
    rows = len(book["หลักฐาน"].rows)
    exported = export(database, tmp_path / "out", formats=["xlsx"], most_rows=100)
    parts = read_workbook(tmp_path / "out" / "ita.xlsx")
    tabs = [name for name in parts if name.startswith("หลักฐาน")]
    assert tabs == ["หลักฐาน", *(f"หลักฐาน {number}" for number in range(2, -(-rows // 100) + 1))]
    assert sum(len(parts[name].rows) for name in tabs) == rows
    assert max(len(parts[name].rows) for name in tabs) == 100
    links = [cell for row in parts["ข้อค้นพบ"].rows.values() for cell in row.values() if cell.target]
    for link in links:
        assert link.target is not None
        assert parts[link.target[0]].rows[link.target[1]]["ที่"].shown == link.shown
    assert {link.target[0] for link in links if link.target} == set(tabs)
    assert exported.notes is not None
    assert "หลักฐาน" in exported.notes.continued
    assert f"จึงแบ่งเป็น {len(tabs)} แผ่น" in _words_of_summary(tmp_path / "out" / "ita.xlsx")


def test_no_clock_is_in_the_file(exported: Path, database: Path) -> None:
    with duckdb.connect(str(database), read_only=True) as connection:
        row = connection.execute("SELECT max(finished_at) FROM run").fetchone()
    assert row is not None
    finished = row[0].replace(tzinfo=UTC)
    with ZipFile(exported / "ita.xlsx") as archive:
        assert {entry.date_time[0] for entry in archive.infolist()} == {1980}
        core = archive.read("docProps/core.xml").decode()
    assert f"{datetime.strftime(finished, '%Y-%m-%dT%H:%M:%SZ')}</dcterms:created>" in core


@pytest.mark.parametrize(
    "words", [Severity, Scope, Part, Stage, Status, DocumentStatus, ValueSource, OrganisationKind], ids=str
)
def test_every_word_of_a_closed_list_has_a_name_in_both_languages(words: object) -> None:
    assert all(words_of(words, "th").values())
    assert all(name.isascii() for name in words_of(words, "en").values())


def _words_of_summary(path: Path) -> str:
    with ZipFile(path) as archive:
        return archive.read("xl/worksheets/sheet1.xml").decode("utf-8")
