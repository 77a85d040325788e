"""Analyses of indicators: blank words are no part, a number that contradicts its name is reported."""

from __future__ import annotations

from pathlib import Path

import pytest

from pipeline.normalise import load_register, normalise
from pipeline.parse import parse
from pipeline.read import read
from pipeline.records import Batch
from pipeline.rulebook import load_rulebook

HEAD = "รายงานการวิเคราะห์ผลการประเมินคุณธรรมและความโปร่งใส (ITA) ปีงบประมาณ พ.ศ. ๒๕๖๗\nเทศบาลตำบลตัวอย่าง\n\n"


def normalised(body: str, folder: Path) -> Batch:
    path = folder / "report.txt"
    path.write_text(HEAD + body, encoding="utf-8")
    rulebook = load_rulebook()
    document = read(path)
    return normalise(document, parse(document, rulebook), rulebook, load_register(None))


@pytest.mark.parametrize("nothing", ["ไม่มี", "ไม่พบจุดอ่อน", "ไม่มีข้อบกพร่อง", "-"])
def test_nothing_is_no_weakness(nothing: str, tmp_path: Path) -> None:
    batch = normalised(f"ตัวชี้วัดที่ ๑ การปฏิบัติหน้าที่\nจุดแข็ง: บริการรวดเร็ว\nจุดอ่อน: {nothing}", tmp_path)
    assert [(one.strength, one.weakness) for one in batch.indicator_analyses] == [("บริการรวดเร็ว", None)]


def test_something_lacking_is_a_weakness(tmp_path: Path) -> None:
    batch = normalised("ตัวชี้วัดที่ ๑ การปฏิบัติหน้าที่\nจุดอ่อน: ไม่มีบริการออนไลน์", tmp_path)
    assert [one.weakness for one in batch.indicator_analyses] == ["ไม่มีบริการออนไลน์"]


def test_a_number_against_its_name_is_told(tmp_path: Path) -> None:
    batch = normalised("ตัวชี้วัดที่ ๓ การใช้งบประมาณ\nจุดอ่อน ไม่ทราบแผน", tmp_path)
    assert [one.rule for one in batch.findings if one.rule == "code-name-conflict"] == ["code-name-conflict"]


def test_a_range_of_indicators_is_no_indicator(tmp_path: Path) -> None:
    batch = normalised("ตัวชี้วัดที่ ๑ - ๓ จุดแข็ง: มอบหมายงานชัดเจน", tmp_path)
    assert not batch.indicator_analyses
    assert any(one.rule == "unreadable-value" for one in batch.findings)
