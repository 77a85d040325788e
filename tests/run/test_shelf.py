from __future__ import annotations

from decimal import Decimal
from pathlib import Path

import pytest

from pipeline.records import Batch, Cell, Document, DocumentRecord, Finding, Page, Paragraph, Passage, Run, Table
from pipeline.run.shelf import Shelf, write_whole

SHA = "a" * 64


def _document() -> Document:
    passage = Passage("ข้อ ๑", 1, (Run(0, 5, 3, 5),))
    table = Table(1, (1, 2), 1, 1, 0, (Cell(0, 0, passage),))
    page = Page(1, "ab ข้อ ๑", "plain")
    return Document(SHA, "", "text/plain", 10, "plain", "plain", (page,), (Paragraph(passage), table))


def _batch() -> Batch:
    record = DocumentRecord(
        SHA, "", "text/plain", 1, 1, "plain", ("memo",), None, None, 2567, None, None, "needs_review", "plain"
    )
    finding = Finding(
        "f", SHA, None, 2567, "sum-mismatch", "error", "overall", "ITA", "combined", "1", "2", Decimal("93.00"),
        "ก", "a", ("e",),
    )  # fmt: skip
    return Batch(record, findings=(finding,))


def test_records_come_back_as_they_were(tmp_path: Path) -> None:
    documents, batches = Shelf(tmp_path, Document), Shelf(tmp_path, Batch)
    documents.put("doc", _document())
    batches.put("batch", _batch())
    assert documents.get("doc") == _document()
    assert batches.get("batch") == _batch()
    assert str(batches.get("batch").findings[0].suggested_value) == "93.00"  # type: ignore[union-attr]


@pytest.mark.parametrize("damage", [b"", b"not zlib", b"cut"])
def test_a_damaged_entry_is_a_miss(tmp_path: Path, damage: bytes) -> None:
    shelf = Shelf(tmp_path, Document)
    shelf.put("doc", _document())
    (path,) = tmp_path.rglob("*.json.z")
    path.write_bytes(path.read_bytes()[:-5] if damage == b"cut" else damage)
    assert shelf.get("doc") is None


def test_an_entry_of_another_kind_is_a_miss(tmp_path: Path) -> None:
    Shelf(tmp_path, Batch).put("x", _batch())
    assert Shelf(tmp_path, Document).get("x") is None


def test_the_key_depends_on_content_versions_and_shape_of_the_records(tmp_path: Path) -> None:
    shelf = Shelf(tmp_path, Document)
    keys = {shelf.key(SHA, ("1",)), shelf.key(SHA, ("2",)), shelf.key("b" * 64, ("1",)), shelf.key(SHA, ("1", ""))}
    keys.add(Shelf(tmp_path, Batch).key(SHA, ("1",)))
    assert len(keys) == 5
    assert shelf.key(SHA, ("1",)) == Shelf(tmp_path / "other", Document).key(SHA, ("1",))


def test_dropped_is_gone_and_dropping_twice_is_fine(tmp_path: Path) -> None:
    shelf = Shelf(tmp_path, Document)
    shelf.put("doc", _document())
    assert "doc" in shelf
    shelf.drop("doc")
    shelf.drop("doc")
    assert "doc" not in shelf


def test_nothing_half_written_is_left_when_writing_fails(tmp_path: Path) -> None:
    target = tmp_path / "folder"
    target.mkdir()
    with pytest.raises(OSError, match="folder"):
        write_whole(target, b"a file cannot take the place of a folder")
    assert [path.name for path in tmp_path.iterdir()] == ["folder"]
