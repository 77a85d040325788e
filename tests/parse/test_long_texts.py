"""Time to parse grows with the length of a text, not with its square: long lines, many short ones, spaces."""

from __future__ import annotations

from pathlib import Path
from time import process_time

import pytest

from pipeline.parse import parse
from tests.reading import read_text, rules

SIZE = 40_000  # letters
LIMIT = 10.0  # seconds of processor time: ten times of what it takes, less than time that grows with the square
SENTENCE = "ตัวชี้วัดที่ 1 การปฏิบัติหน้าที่ ได้คะแนน 85.55 "


@pytest.mark.parametrize(
    ("name", "piece"),
    [
        ("table.csv", "1,2,3\n"),
        ("spaces.txt", " " * 100),
        ("line.txt", SENTENCE),
        ("lines.txt", SENTENCE + "\n"),
        ("numbers.txt", "12.50\n"),
        ("pairs.txt", "ตัวชี้วัดที่ 1 การปฏิบัติหน้าที่\n85.55\n"),
        ("years.txt", "ปี พ.ศ. 2567 ได้คะแนน ITA 85.55 สูงกว่าเป้าหมาย\n"),
    ],
)
def test_a_long_text_is_parsed_in_seconds(name: str, piece: str, tmp_path: Path) -> None:
    document = read_text("ก" + piece * (SIZE // len(piece)) + "ก", tmp_path, name)
    began = process_time()
    parse(document, rules())
    assert process_time() - began < LIMIT
