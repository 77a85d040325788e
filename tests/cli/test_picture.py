"""``ita explain --picture``: boxes stand where the values are printed, in the colour of how sure they are."""

from __future__ import annotations

import json
from pathlib import Path

import pdfplumber
from PIL import Image

from scripts.make_samples import RAW
from tests.cli.conftest import Ita

DPI = 110


def colour_at(picture: Image.Image, x: float, y: float) -> tuple[int, ...]:
    found = picture.getpixel((round(x * DPI / 72), round(y * DPI / 72)))
    assert isinstance(found, tuple)
    return found


def test_scores_are_framed_where_they_are_printed(ita: Ita, tmp_path: Path) -> None:
    result = ita("explain", RAW / "09_scores.pdf", "--json", "--picture", tmp_path / "drawn", "--lang", "en")
    assert (result.code, result.err) == (0, f"1 pages drawn in {tmp_path / 'drawn'}\n")
    [path] = (tmp_path / "drawn").iterdir()
    assert path.name == "09_scores-p01.png"
    with Image.open(path) as picture, pdfplumber.open(RAW / "09_scores.pdf") as pdf:
        scores = json.loads(result.out)["scores"]
        assert len(scores) > 10
        for score in scores:
            place = score["evidence"]
            # Left of the digits, within the frame: the tint over white paper.
            red, green, blue = colour_at(picture, place["x0"] + 0.2, (place["y0"] + place["y1"]) / 2)
            assert green > red, score["code"]
            assert green > blue, score["code"]
            # The reference prints the same digits inside the frame.
            inside = pdf.pages[0].crop((place["x0"] - 1, place["y0"] - 1, place["x1"] + 1, place["y1"] + 1))
            assert score["printed"] in inside.extract_text()
        assert colour_at(picture, 5, 5) == (255, 255, 255)


def test_text_without_places_is_said_in_one_line(ita: Ita, tmp_path: Path) -> None:
    result = ita("explain", RAW / "06_memo.txt", "--picture", tmp_path / "drawn", "--lang", "en")
    assert result.code == 0
    assert result.err == "No pictures: texts of this kind of file (text/plain) have no places on a page.\n"
    assert not (tmp_path / "drawn").exists()
    assert ita("explain", RAW / "06_memo.txt", "--picture", tmp_path / "drawn", "--lang", "th").err.startswith("ไม่มีภาพ")


def test_folder_that_is_a_file_is_said(ita: Ita, tmp_path: Path) -> None:
    (tmp_path / "taken").write_text("")
    result = ita("explain", RAW / "09_scores.pdf", "--picture", tmp_path / "taken", "--lang", "en")
    assert result.code == 1
    assert "Choose another folder" in result.err
