"""Scores read off pictures: each unsure one is told, with what else it may be; sure ones and text layers are not."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from pathlib import Path

import pytest

from pipeline.normalise import normalise
from pipeline.parse import parse
from pipeline.records import Batch, Document, Recognition, Table
from tests.reading import places, read_text, rules

TEXT = (
    "ผลการประเมิน ITA ประจำปีงบประมาณ พ.ศ. ๒๕๖๘ องค์การบริหารส่วนตำบลศิลาแลง อำเภอปัว จังหวัดน่าน\n\n"
    "ตัวชี้วัด\tคะแนน\n๑ การปฏิบัติหน้าที่\t๙๘.๖๗\n๒ การใช้งบประมาณ\t๙๙.๒๔\n"
)


def seen(document: Document, text: str, *, confidence: float, is_sure: bool) -> Document:
    """The document as if this cell had been read off a picture."""

    def as_seen(table: Table) -> Table:
        read = (Recognition(0, len(text), confidence, is_sure, ("๙๙.๒๗",)),)
        return replace(
            table,
            cells=tuple(
                replace(cell, passage=replace(cell.passage, recognised=read)) if cell.passage.text == text else cell
                for cell in table.cells
            ),
        )

    return replace(
        document, blocks=tuple(as_seen(block) if isinstance(block, Table) else block for block in document.blocks)
    )


def batch(document: Document) -> Batch:
    return normalise(document, parse(document, rules()), rules(), places())


@pytest.mark.parametrize("is_sure", [True, False])
def test_only_unsure_scores_are_told(tmp_path: Path, is_sure: bool) -> None:
    made = batch(seen(read_text(TEXT, tmp_path), "๙๙.๒๔", confidence=0.93, is_sure=is_sure))
    assert {one.value for one in made.scores} == {Decimal("98.67"), Decimal("99.24")}
    told = [one for one in made.findings if one.rule == "low-confidence"]
    assert len(told) == (0 if is_sure else 1)
    for one in told:
        assert (one.scope, one.code, one.part) == ("indicator", "2", "combined")
        assert (one.observed, one.expected) == ("๙๙.๒๔", "๙๙.๒๗")
        assert "93.0 %" in one.message_th


def test_a_text_layer_is_never_doubted(tmp_path: Path) -> None:
    assert not [one for one in batch(read_text(TEXT, tmp_path)).findings if one.rule == "low-confidence"]
