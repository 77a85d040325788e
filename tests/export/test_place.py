from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from pipeline.export.place import NAME, PACKAGE, PlaceError, digest, prepared


def _fill(folder: Path, **files: str) -> None:
    """Writes an export with these files, ``__`` standing for a folder."""
    resources = []
    for name, text in files.items():
        path = folder / f"{name.replace('__', '/')}.csv"
        path.parent.mkdir(exist_ok=True)
        path.write_text(text, encoding="utf-8")
        resources.append({"path": path.relative_to(folder).as_posix(), "hash": f"sha256:{digest(path)}"})
    (folder / PACKAGE).write_text(json.dumps({"name": NAME, "resources": resources}), encoding="utf-8")


def _export(folder: Path, **files: str) -> None:
    with prepared(folder) as building:
        _fill(building, **files)


def _tree(folder: Path) -> dict[str, str]:
    return {
        path.relative_to(folder).as_posix(): path.read_text(encoding="utf-8")
        for path in folder.rglob("*")
        if path.is_file() and path.name != PACKAGE
    }


def test_an_export_replaces_the_one_before_and_what_it_no_longer_has(tmp_path: Path) -> None:
    folder = tmp_path / "deep" / "out"
    _export(folder, csv__a="1", csv__b="2", c="3")
    assert _tree(folder) == {"csv/a.csv": "1", "csv/b.csv": "2", "c.csv": "3"}
    _export(folder, c="4")
    assert _tree(folder) == {"c.csv": "4"}
    assert sorted(path.name for path in folder.iterdir()) == ["c.csv", PACKAGE]


def _file(folder: Path) -> None:
    folder.parent.mkdir(exist_ok=True)
    folder.write_text("mine", encoding="utf-8")


def _stranger(folder: Path) -> None:
    folder.mkdir()
    (folder / "mine.txt").write_text("mine", encoding="utf-8")


def _stranger_beside(folder: Path) -> None:
    _export(folder, a="1")
    (folder / "mine.txt").write_text("mine", encoding="utf-8")


def _stranger_below(folder: Path) -> None:
    _export(folder, csv__a="1")
    (folder / "csv" / "mine.txt").write_text("mine", encoding="utf-8")


def _other_package(folder: Path) -> None:
    folder.mkdir()
    (folder / PACKAGE).write_text(json.dumps({"name": "other", "resources": []}), encoding="utf-8")


def _no_package(folder: Path) -> None:
    folder.mkdir()
    (folder / PACKAGE).write_text("[1]", encoding="utf-8")


def _notes_written_in(folder: Path) -> None:
    _export(folder, a="1")
    (folder / "a.csv").write_text("1 and my notes", encoding="utf-8")


@pytest.mark.parametrize(
    ("prepare", "reason"),
    [
        (_file, "file"),
        (_stranger, "foreign"),
        (_stranger_beside, "foreign"),
        (_stranger_below, "foreign"),
        (_other_package, "foreign"),
        (_no_package, "foreign"),
        (_notes_written_in, "changed"),
    ],
)
def test_what_is_not_an_untouched_export_is_left_alone(
    tmp_path: Path, prepare: Callable[[Path], None], reason: str
) -> None:
    folder = tmp_path / "out"
    prepare(folder)
    before = folder.read_text(encoding="utf-8") if folder.is_file() else _tree(folder)
    with pytest.raises(PlaceError) as caught:
        _export(folder, a="2")
    assert caught.value.reason == reason
    assert before == (folder.read_text(encoding="utf-8") if folder.is_file() else _tree(folder))


def test_two_exports_at_once_do_not_mix(tmp_path: Path) -> None:
    with prepared(tmp_path / "out") as building:
        with pytest.raises(PlaceError) as caught:
            _export(tmp_path / "out", a="2")
        _fill(building, a="1")
    assert caught.value.reason == "busy"
    assert _tree(tmp_path / "out") == {"a.csv": "1"}


def test_a_failure_leaves_what_was_there_and_nothing_new(tmp_path: Path) -> None:
    def fail(folder: Path) -> None:
        with prepared(folder) as building:
            (building / "half.csv").write_text("half", encoding="utf-8")
            raise OSError("no space left on device")

    with pytest.raises(OSError, match="no space"):
        fail(tmp_path / "new")
    assert not (tmp_path / "new").exists()
    _export(tmp_path / "old", a="1")
    with pytest.raises(OSError, match="no space"):
        fail(tmp_path / "old")
    assert sorted(path.name for path in (tmp_path / "old").iterdir()) == ["a.csv", PACKAGE]


def test_what_a_killed_export_has_left_is_cleared(tmp_path: Path) -> None:
    (tmp_path / "out" / ".ita-export-killed" / "csv").mkdir(parents=True)
    (tmp_path / "out" / ".ita-export-killed" / "csv" / "a.csv").write_text("half", encoding="utf-8")
    _export(tmp_path / "out", a="1")
    assert sorted(path.name for path in (tmp_path / "out").iterdir()) == ["a.csv", PACKAGE]
