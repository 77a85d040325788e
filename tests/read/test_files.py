from __future__ import annotations

import hashlib
import pickle
from pathlib import Path

import pytest

from pipeline.read import READER_VERSION, Limits, ReadError, read

THAI = "ตัวชี้วัด\tคะแนน\r\nการใช้อำนาจ\t๙๘.๖๗\r\n"


def refusal(path: Path, limits: Limits | None = None) -> str:
    with pytest.raises(ReadError) as caught:
        read(path, limits or Limits())
    assert caught.value.detail_th
    assert caught.value.detail_en
    again = pickle.loads(pickle.dumps(caught.value))
    assert (again.reason, again.detail_th) == (caught.value.reason, caught.value.detail_th)
    return caught.value.reason


@pytest.mark.parametrize(
    "data",
    [
        THAI.encode(),
        THAI.encode("utf-8-sig"),
        THAI.encode("utf-16"),
        b"\xfe\xff" + THAI.encode("utf-16-be"),
        THAI.encode("utf-16-le"),
        THAI.encode("utf-16-be"),
        THAI.encode("cp874"),
    ],
    ids=["utf-8", "utf-8 with mark", "utf-16", "utf-16 big", "utf-16-le bare", "utf-16-be bare", "cp874"],
)
def test_encodings(tmp_path: Path, data: bytes) -> None:
    path = tmp_path / "report.txt"
    path.write_bytes(data)
    document = read(path)
    assert document.pages[0].text == THAI
    assert document.tables[0].rows() == [["ตัวชี้วัด", "คะแนน"], ["การใช้อำนาจ", "๙๘.๖๗"]]


def test_document_says_where_it_comes_from(tmp_path: Path) -> None:
    path = tmp_path / "report.md"
    path.write_bytes(THAI.encode())
    document = read(path)
    assert document.document_id == hashlib.sha256(THAI.encode()).hexdigest()
    assert document.source_uri == path.as_posix()
    assert document.media_type == "text/markdown"
    assert document.byte_size == len(THAI.encode())
    assert READER_VERSION in document.reader
    assert document == read(path)


def test_content_decides_before_the_name(tmp_path: Path) -> None:
    path = tmp_path / "report.pdf"
    path.write_bytes(b"\xef\xbb\xbf\n<!DOCTYPE html><p>\xe0\xb8\x81</p>")
    assert read(path).media_type == "text/html"


def test_form_feeds_part_pages(tmp_path: Path) -> None:
    path = tmp_path / "report.txt"
    path.write_text("หนึ่ง\n\fสอง\f\fสี่\f", encoding="utf-8")
    document = read(path)
    assert [page.text for page in document.pages] == ["หนึ่ง\n\f", "สอง\f", "\f", "สี่\f"]
    assert [page.number for page in document.pages] == [1, 2, 3, 4]


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (b"", "empty"),
        (b" \r\n\t\f", "no_text"),
        (b"<!-- x -->\n```\n<p></p>", "no_text"),
        (b"PK\x03\x04rest", "wrong_type"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1rest", "wrong_type"),
        (b"\x89PNG\r\n\x1a\nrest", "damaged"),
        (b"\xff\xd8\xff\xe0rest", "damaged"),
        (bytes(range(256)) * 8, "not_text"),
        (b"abc\x00def\x00\x01", "not_text"),
        ("Café à Genève, déjà vu".encode("latin-1"), "not_text"),
        (THAI.encode() + b"\xff" + THAI.encode(), "damaged_text"),
        (THAI.encode()[:41], "damaged_text"),
        (b"%PDF-1.7\nrest", "damaged"),
        (b"%PDF-1.7\nrest\n%%EOF", "damaged"),
    ],
)
def test_unusable_files_say_why(tmp_path: Path, data: bytes, reason: str) -> None:
    path = tmp_path / "report.txt"
    path.write_bytes(data)
    assert refusal(path) == reason


def test_missing_file(tmp_path: Path) -> None:
    assert refusal(tmp_path / "none.txt") == "unreadable"
    assert refusal(tmp_path) == "unreadable"


@pytest.mark.parametrize(
    ("limits", "reason"),
    [
        (Limits(max_bytes=10), "too_large"),
        (Limits(max_characters=10), "too_much_text"),
        (Limits(max_cells=3), "too_many_cells"),
        (Limits(max_pages=1), "too_many_pages"),
    ],
)
def test_limits(tmp_path: Path, limits: Limits, reason: str) -> None:
    path = tmp_path / "report.txt"
    path.write_text(THAI + "\f" + THAI if reason == "too_many_pages" else THAI, encoding="utf-8")
    assert refusal(path, limits) == reason


@pytest.mark.parametrize("value", [0, -1, True, 1.5])
def test_limits_are_positive_whole_numbers(value: int) -> None:
    with pytest.raises(ValueError, match="max_pages"):
        Limits(max_pages=value)


def test_line_of_a_million_tabs_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "report.txt"
    path.write_text("ก\tข\tค\n" + "\t" * 1_000_000 + "ก\n", encoding="utf-8")
    assert refusal(path) == "too_many_cells"
