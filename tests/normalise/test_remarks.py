from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from pipeline.normalise import normalise
from pipeline.parse import parse
from pipeline.records import Box, Remark
from tests.reading import places, read_text, rules


def test_what_a_reader_could_not_take_is_a_finding_with_its_place(tmp_path: Path) -> None:
    box = Box(10.0, 20.0, 30.0, 40.0)
    remarks = (
        Remark("unread-picture", 1, box, is_minor=True),
        Remark("layer-differs", 1, box, "86.74", "86.14"),
        Remark("unread-page", 1),
    )
    document = replace(read_text("เทศบาลตำบลตัวอย่าง\n", tmp_path), remarks=remarks)
    batch = normalise(document, parse(document, rules()), rules(), places())
    told = {one.rule: one for one in batch.findings if one.rule in {remark.rule for remark in remarks}}
    assert {name: one.severity for name, one in told.items()} == {
        "unread-picture": "info",
        "layer-differs": "warning",
        "unread-page": "error",
    }
    assert (told["layer-differs"].observed, told["layer-differs"].expected) == ("86.74", "86.14")
    [name] = told["layer-differs"].evidence_ids
    [evidence] = [one for one in batch.evidence if one.evidence_id == name]
    assert (evidence.page_number, evidence.x0, evidence.y1, evidence.raw_text) == (1, 10.0, 40.0, "")
    assert "1" in told["unread-page"].message_en
