"""Pictures of pages: what is seen on them, and what is said of files that cannot be read."""

from __future__ import annotations

import math
from io import BytesIO
from pathlib import Path

import numpy as np
import pytest
from PIL import Image, ImageChops, ImageDraw, ImageFont

from pipeline.read import Limits, OcrMode, ReadError, read
from pipeline.read.scan import tesseract
from pipeline.read.scan.alphabet import CLASSES
from pipeline.read.scan.beam import best_readings
from pipeline.read.scan.picture import sheet_of
from pipeline.read.scan.ruling import rules_of
from pipeline.records import CHECKED, UNCHECKED, Document
from tests.read.helpers import assert_runs_hold

FONT = Path(__file__).parents[2] / "scripts" / "samples" / "fonts" / "Sarabun-Regular.ttf"
DPI = 200
ROWS = [["๑", "๘๖.๗๔", "๑๐๐.๐๐"], ["๒", "๙๔.๐๕", "75.32"], ["๓", "๗๓.๑๘", "☑"], ["๔", "", "☐"]]


def page(angle: float = 0.0, *, stamp: bool = False) -> Image.Image:
    """A sheet with one table of numbers and check boxes, 150 points from the top."""
    picture = Image.new("RGB", (8 * DPI, 6 * DPI), (245, 243, 238))
    pen = ImageDraw.Draw(picture)
    font = ImageFont.truetype(FONT, round(16 * DPI / 72))
    left, top, across, down = DPI, DPI, round(1.8 * DPI), round(0.5 * DPI)
    for row in range(len(ROWS) + 1):
        pen.line((left, top + row * down, left + 3 * across, top + row * down), (20, 20, 20), 3)
    for column in range(4):
        pen.line((left + column * across, top, left + column * across, top + len(ROWS) * down), (20, 20, 20), 3)
    for row, texts in enumerate(ROWS):
        for column, text in enumerate(texts):
            at = (left + column * across + 40, top + row * down + 25)
            if text in (CHECKED, UNCHECKED):
                pen.rectangle((at[0], at[1] + 8, at[0] + 30, at[1] + 38), outline=(0, 0, 0), width=3)
                if text == CHECKED:
                    pen.line((at[0] + 6, at[1] + 22, at[0] + 14, at[1] + 32, at[0] + 26, at[1] + 12), (0, 0, 0), 4)
            else:
                pen.text(at, text, font=font, fill=(15, 15, 15))
    if stamp:
        pen.ellipse((left + across, top + down, left + 2 * across, top + 3 * down), outline=(230, 40, 40), width=6)
    return picture.rotate(angle, fillcolor=(245, 243, 238), resample=Image.Resampling.BICUBIC)


def scanned(folder: Path, *pages: Image.Image, name: str = "scan.tiff", ocr: OcrMode = "auto") -> Document:
    path = folder / name
    if len(pages) > 1:
        pages[0].save(path, dpi=(DPI, DPI), save_all=True, append_images=list(pages[1:]))
    else:
        pages[0].save(path, dpi=(DPI, DPI))
    return read(path, ocr=ocr)


@pytest.mark.parametrize(("angle", "stamp"), [(0.0, False), (1.3, True), (-2.0, False)])
def test_a_table_of_numbers_needs_no_words_read(tmp_path: Path, angle: float, stamp: bool) -> None:
    document = scanned(tmp_path, page(angle, stamp=stamp), name="scan.png")
    assert_runs_hold(document.pages, document.blocks)
    assert document.text_source == "ocr"
    [table] = document.tables
    assert table.rows() == ROWS
    [first] = document.pages
    assert first.text_source == "ocr"
    assert first.ocr_confidence is not None
    score = next(cell for cell in table.cells if cell.passage.text == "๘๖.๗๔")
    assert score.confidence is not None
    assert score.passage.box is not None
    assert 72 + 0.5 * 36 > score.passage.box.y0 - 3 * abs(angle) * math.pi > 40


def test_pages_of_a_tiff(tmp_path: Path) -> None:
    document = scanned(tmp_path, page(), page())
    assert [one.number for one in document.pages] == [1, 2]
    assert document.tables[0].cells[4].passage.text == ROWS[1][1]


@pytest.mark.parametrize("turns", [1, 2, 3])
def test_ruling_is_found_on_a_page_laid_on_its_side(turns: int) -> None:
    pixels = np.asarray(page(), np.uint8)
    sheet = sheet_of(np.ascontiguousarray(np.rot90(pixels, turns)), DPI)
    [cells] = rules_of(sheet).tables
    assert len(cells) == 12


@pytest.mark.parametrize("turns", [1, 2, 3])
def test_a_turned_page_reads_as_the_upright_one(tmp_path: Path, turns: int) -> None:
    document = scanned(tmp_path, page(1.0).rotate(90 * turns, expand=True, fillcolor=(245, 243, 238)))
    assert document.tables[0].rows() == ROWS


@pytest.mark.parametrize("turns", [0, 1, 2, 3])
@pytest.mark.parametrize("angle", [0.0, 2.0])
def test_thai_print_tells_which_way_is_up(turns: int, angle: float) -> None:
    picture = Image.new("L", (8 * DPI, 6 * DPI), 245)
    font = ImageFont.truetype(FONT, round(16 * DPI / 72))
    for line in range(9):
        text = "ที่ตั้งหน่วยงาน ผู้มีส่วนได้เสีย ซื่อสัตย์ ดีขึ้น"
        ImageDraw.Draw(picture).text((DPI, DPI + line * 70), text, font=font, fill=20)
    pixels = np.asarray(picture.rotate(angle, fillcolor=245), np.uint8)
    assert sheet_of(np.ascontiguousarray(np.rot90(pixels, turns)), DPI).turned == -turns % 4


def test_uneven_light(tmp_path: Path) -> None:
    # A photo: the light falls off to less than half from the left edge to the right one.
    pixels = np.asarray(page(), np.float64)
    fall = np.linspace(1.0, 0.45, pixels.shape[1])[None, :, None]
    document = scanned(tmp_path, Image.fromarray((pixels * fall).astype(np.uint8)), name="photo.png")
    assert document.tables[0].rows() == ROWS


def stamped(box: tuple[float, float, float, float], colour: tuple[int, int, int]) -> Image.Image:
    """The page with a rectangular stamp over what its frame crosses, as a scanner sees wet ink: print shows through."""
    over = Image.new("RGB", (8 * DPI, 6 * DPI), (255, 255, 255))
    ImageDraw.Draw(over).rectangle(tuple(round(edge * DPI) for edge in box), outline=colour, width=4)
    return ImageChops.multiply(page(), over)


def test_a_stamp_over_a_figure(tmp_path: Path) -> None:
    # Its left edge runs through ๘๖.๗๔, its lower edge through the row below.
    document = scanned(tmp_path, stamped((3.25, 0.8, 5.2, 1.78), (210, 40, 60)), name="scan.png")
    assert document.tables[0].rows() == ROWS


def test_a_stamp_that_hides_a_rule_leaves_the_grid_whole() -> None:
    # Painted over, not shining through: the frame covers the rule between two rows for an inch and more.
    picture = page()
    edges = tuple(round(edge * DPI) for edge in (2.0, 1.5, 4.5, 2.3))
    ImageDraw.Draw(picture).rectangle(edges, outline=(200, 60, 60), width=4)
    [cells] = rules_of(sheet_of(np.asarray(picture, np.uint8), DPI)).tables
    assert len(cells) == 12


@pytest.mark.parametrize("box", [(2.9, 0.7, 5.2, 1.32), (3.38, 0.7, 5.2, 1.9)])
def test_print_under_a_painted_stamp_is_read_but_not_sure(
    tmp_path: Path, box: tuple[float, float, float, float]
) -> None:
    # The frame hides what it crosses: strokes are drawn on to its other side, and the number is doubted.
    picture = page()
    ImageDraw.Draw(picture).rectangle(tuple(round(edge * DPI) for edge in box), outline=(200, 60, 60), width=6)
    [table] = scanned(tmp_path, picture, name="scan.png").tables
    assert table.rows() == ROWS
    sure = {cell.passage.text: one.is_sure for cell in table.cells for one in cell.passage.recognised}
    assert not sure["๘๖.๗๔"]
    assert sure["๗๓.๑๘"]


def test_coloured_print_is_no_stamp(tmp_path: Path) -> None:
    picture = page()
    font = ImageFont.truetype(FONT, round(16 * DPI / 72))
    ImageDraw.Draw(picture).text((DPI + 40 + 360, DPI + 3 * 100 + 25), "๕๗.๕๙", font=font, fill=(200, 0, 0))
    [table] = scanned(tmp_path, picture, name="scan.png").tables
    assert table.rows()[3][1] == "๕๗.๕๙"


def test_a_picture_within_a_pdf(tmp_path: Path) -> None:
    path = tmp_path / "scan.pdf"
    page().save(path, resolution=DPI)
    document = read(path)
    assert document.media_type == "application/pdf"
    assert document.tables[0].rows() == ROWS
    with pytest.raises(ReadError) as caught:
        read(path, ocr="never")
    assert caught.value.reason == "image_only"
    assert "--ocr never" in caught.value.detail_th


def test_words_without_tesseract_are_refused_with_what_to_install(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(tesseract, "installed", lambda: None)
    picture = page()
    font = ImageFont.truetype(FONT, 44)
    ImageDraw.Draw(picture).text((DPI, DPI // 2), "ผลการประเมิน", font=font, fill=(0, 0, 0))
    with pytest.raises(ReadError) as caught:
        scanned(tmp_path, picture)
    assert caught.value.reason == "no_ocr"
    assert "tesseract-ocr-tha" in caught.value.detail_th


def test_damaged_and_huge_pictures_say_why(tmp_path: Path) -> None:
    whole = BytesIO()
    page().save(whole, "PNG")
    for data, limits, reason in (
        (whole.getvalue()[:2000], Limits(), "damaged"),
        (whole.getvalue(), Limits(max_pixels=1000), "too_many_pixels"),
        (b"GIF89a rest", Limits(), "wrong_type"),
    ):
        path = tmp_path / "picture.png"
        path.write_bytes(data)
        with pytest.raises(ReadError) as caught:
            read(path, limits)
        assert caught.value.reason == reason


def test_an_empty_sheet_has_no_text(tmp_path: Path) -> None:
    with pytest.raises(ReadError) as caught:
        scanned(tmp_path, Image.new("L", (800, 1100), 250))
    assert caught.value.reason == "no_text"


def frames(*steps: dict[str, float]) -> np.ndarray[tuple[int, ...], np.dtype[np.float32]]:
    """Log probabilities; what a step does not name has next to none."""
    made = np.full((len(steps), len(CLASSES)), -30.0, np.float32)
    for row, step in enumerate(steps):
        for symbol, share in step.items():
            made[row, CLASSES.index(symbol)] = math.log(share)
    return made


def test_readings_are_summed_over_all_ways_to_write_them() -> None:
    # Each single way to write ๑ is less likely than the blank path, all together are more.
    found = best_readings([frames({"": 0.6, "๑": 0.4}, {"": 0.6, "๑": 0.4})], 1.0, 0.0)
    assert [one.text for one in found[:2]] == ["๑", ""]
    assert found[0].confidence == pytest.approx(0.64, abs=0.01)


def test_a_number_that_is_none_is_never_believed() -> None:
    found = best_readings([frames({"๑": 0.99, "1": 0.01}, {"": 1.0}, {".": 1.0}, {"2": 1.0})], 1.0, 0.0)
    mixed = next(one for one in found if one.text == "๑.2")
    assert mixed.confidence == 0.0


def test_two_looks_that_disagree_are_not_sure() -> None:
    one, other = frames({"๑": 0.999, "๗": 0.001}), frames({"๑": 0.1, "๗": 0.9})
    [first, second] = best_readings([one, other], 1.0, 0.0)[:2]
    assert (first.text, second.text) == ("๑", "๗")
    assert first.confidence == pytest.approx(0.55, abs=0.01)
