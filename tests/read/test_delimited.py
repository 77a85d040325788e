from __future__ import annotations

from pathlib import Path

import pytest

from pipeline.read import Limits, ReadError, read
from tests.read.helpers import assert_runs_hold, assert_slots_covered_once
from tests.read.office_files import document_of, shown

ROWS = [["ตัวชี้วัด", "คะแนน"], ["การใช้อำนาจ, ที่", "๙๘.๖๗"], ['เรียกว่า "ดี"', "95"]]
SHAPES = [(",", "a.csv"), (";", "a.csv"), ("\t", "a.tsv"), ("\t", "a.csv"), ("|", "a.CSV")]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp874"])
@pytest.mark.parametrize(("delimiter", "name"), SHAPES)
def test_encodings_and_delimiters(tmp_path: Path, encoding: str, delimiter: str, name: str) -> None:
    quoted = [['"' + field.replace('"', '""') + '"' for field in row] for row in ROWS]
    text = "\r\n".join(delimiter.join(row) for row in quoted) + "\r\n"
    document = document_of(tmp_path, text.encode(encoding), name)
    assert document.media_type == ("text/tab-separated-values" if name == "a.tsv" else "text/csv")
    assert document.reader.startswith("csv-1 ")
    assert shown(document) == [ROWS]
    assert_runs_hold(document.pages, document.blocks)
    assert_slots_covered_once(document.tables)


def test_titles_blank_rows_and_line_ends_in_fields(tmp_path: Path) -> None:
    text = 'ผลคะแนน ปี 2568,,\n,,\nข้อ,เรื่อง,ผล\no1,"หนึ่ง\r\nสอง",มี\no2,สาม,\n,,\nหมายเหตุ,,\n'
    assert shown(document_of(tmp_path, text.encode(), "a.csv")) == [
        "ผลคะแนน ปี 2568",
        [["ข้อ", "เรื่อง", "ผล"], ["o1", "หนึ่ง\nสอง", "มี"], ["o2", "สาม", ""]],
        "หมายเหตุ",
    ]


def test_a_sentence_below_a_table_is_a_paragraph(tmp_path: Path) -> None:
    sentence = "คะแนนภาพรวมของหน่วยงานเท่ากับ 92.79 คะแนน อยู่ในระดับผ่านดี"
    text = f"ข้อ,เรื่อง,ผล\no1,หนึ่ง,มี\no2,สาม,ไม่มี\n{sentence},,\n"
    assert shown(document_of(tmp_path, text.encode(), "a.csv")) == [
        [["ข้อ", "เรื่อง", "ผล"], ["o1", "หนึ่ง", "มี"], ["o2", "สาม", "ไม่มี"]],
        sentence,
    ]


def test_declared_delimiter(tmp_path: Path) -> None:
    data = "sep=;\r\nก,ข;1\r\nค,ง;2\r\n".encode()
    assert shown(document_of(tmp_path, data, "a.csv")) == [[["ก,ข", "1"], ["ค,ง", "2"]]]


def test_quote_that_is_never_closed_takes_nothing_with_it(tmp_path: Path) -> None:
    text = 'ก,ข\n"ค,1\nง,2\n'
    assert shown(document_of(tmp_path, text.encode(), "a.csv")) == [[["ก", "ข"], ['"ค', "1"], ["ง", "2"]]]


def test_name_that_says_nothing(tmp_path: Path) -> None:
    data = "ข้อ,เรื่อง,ผล\no1,ก,มี\no2,ข,ไม่มี\n".encode()
    assert document_of(tmp_path, data, "download").media_type == "text/csv"
    assert document_of(tmp_path, data, "report.txt").media_type == "text/plain"
    prose = "เรียน นายก, ปลัด, สมาชิก\nตามที่ได้ประชุม, แล้ว\nจึงเรียนมา\n".encode()
    assert document_of(tmp_path, prose, "download").media_type == "text/plain"


def test_content_decides_before_the_name(tmp_path: Path) -> None:
    assert document_of(tmp_path, "<!DOCTYPE html><p>ก,ข".encode(), "a.csv").media_type == "text/html"


@pytest.mark.parametrize(
    ("data", "limits", "reason"),
    [
        (b" , ,\n,,\n", Limits(), "no_text"),
        (b"a,b\x00c,\x01\n" * 9, Limits(), "not_text"),
        (b"a,b\nc,d\n", Limits(max_characters=5), "too_much_text"),
        (b"a,b\nc,d\n", Limits(max_cells=3), "too_many_cells"),
        (b"a" + b"," * 900_000 + b"b\nc,d\n", Limits(), "too_many_cells"),
    ],
)
def test_unusable_files_say_why(tmp_path: Path, data: bytes, limits: Limits, reason: str) -> None:
    path = tmp_path / "a.csv"
    path.write_bytes(data)
    with pytest.raises(ReadError) as caught:
        read(path, limits)
    assert caught.value.reason == reason
