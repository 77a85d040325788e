from __future__ import annotations

import os
from pathlib import Path

import pytest

from pipeline.acquire import MissingPathError, acquire, uri_of


def _make(folder: Path, *names: str) -> None:
    for name in names:
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(name, encoding="utf-8")


def test_folders_are_walked_in_one_order_and_each_file_is_taken_once(tmp_path: Path) -> None:
    _make(tmp_path, "b/รายงาน.txt", "a.txt", "b/z.pdf")
    acquired = acquire([tmp_path / "b", tmp_path, tmp_path / "a.txt"])
    assert [source.path.relative_to(tmp_path).as_posix() for source in acquired.sources] == [
        "a.txt", "b/z.pdf", "b/รายงาน.txt",
    ]  # fmt: skip


def test_what_is_skipped_is_counted_by_reason(tmp_path: Path) -> None:
    _make(tmp_path, ".hidden/x.txt", "~$report.docx", "y.pdf.crdownload", "Thumbs.db", "z.txt~", "kept.txt")
    acquired = acquire([tmp_path])
    assert [source.path.name for source in acquired.sources] == ["kept.txt"]
    assert acquired.skipped == {"hidden": 2, "temporary": 2, "unfinished_download": 1}


def test_a_file_that_a_person_names_is_taken_whatever_its_name(tmp_path: Path) -> None:
    _make(tmp_path, ".hidden.txt")
    assert len(acquire([tmp_path / ".hidden.txt"]).sources) == 1


def test_a_loop_of_links_ends(tmp_path: Path) -> None:
    _make(tmp_path, "a/x.txt")
    (tmp_path / "a" / "loop").symlink_to(tmp_path, target_is_directory=True)
    acquired = acquire([tmp_path])
    assert len(acquired.sources) == 1
    assert acquired.skipped == {"seen_folder": 1}


def test_folders_deep_inside_each_other_do_not_end_the_run(tmp_path: Path) -> None:
    _make(tmp_path, "kept.txt")
    here = Path.cwd()
    depth = 1500
    try:
        os.chdir(tmp_path)  # a path this deep can only be made and removed step by step
        for _ in range(depth):
            Path("d").mkdir()
            os.chdir("d")
        os.chdir(here)
        acquired = acquire([tmp_path])
    finally:
        os.chdir(tmp_path)
        for _ in range(depth):
            os.chdir("d")
        for _ in range(depth):
            os.chdir("..")
            Path("d").rmdir()
        os.chdir(here)
    assert [source.path.name for source in acquired.sources] == ["kept.txt"]
    assert acquired.skipped == {}


@pytest.mark.skipif(os.geteuid() == 0, reason="nothing is closed to the superuser")
def test_a_folder_that_cannot_be_entered_is_skipped(tmp_path: Path) -> None:
    _make(tmp_path, "closed/x.txt", "listed/y.txt", "kept.txt")
    (tmp_path / "closed").chmod(0)
    (tmp_path / "listed").chmod(0o444)
    try:
        acquired = acquire([tmp_path])
    finally:
        (tmp_path / "closed").chmod(0o755)
        (tmp_path / "listed").chmod(0o755)
    assert [source.path.name for source in acquired.sources] == ["kept.txt"]
    assert sum(acquired.skipped.values()) == 2


def test_own_files_are_no_reports(tmp_path: Path) -> None:
    _make(tmp_path, "own/cache/x.txt", "own/ita.log", "kept.txt")
    acquired = acquire([tmp_path], lambda path: path.name in {"cache", "ita.log"})
    assert [source.path.name for source in acquired.sources] == ["kept.txt"]
    assert acquired.skipped == {"own_file": 2}


def test_a_pipe_or_dead_link_is_never_opened(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe.txt")
    (tmp_path / "dead.txt").symlink_to(tmp_path / "nothing")
    acquired = acquire([tmp_path])
    assert acquired.sources == ()
    assert acquired.skipped == {"not_a_file": 2}


def test_every_missing_path_is_named_at_once(tmp_path: Path) -> None:
    with pytest.raises(MissingPathError) as caught:
        acquire([tmp_path / "one", tmp_path, tmp_path / "two"])
    assert [path.name for path in caught.value.paths] == ["one", "two"]


def test_uri_is_relative_inside_the_working_folder_only(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    _make(tmp_path, "work/raw/x.txt", "other/y.txt")
    monkeypatch.chdir(tmp_path / "work")
    assert uri_of(Path("raw") / "x.txt") == uri_of(tmp_path / "work" / "raw" / "x.txt") == "raw/x.txt"
    assert uri_of(tmp_path / "other" / "y.txt") == (tmp_path / "other" / "y.txt").as_posix()


def test_a_name_that_is_no_utf8_can_be_stored(tmp_path: Path) -> None:
    name = os.fsdecode(b"\xc3\xd2\xc2.txt")  # a TIS-620 name, as old Thai archives have
    (tmp_path / name).write_bytes(b"x")
    (source,) = acquire([tmp_path]).sources
    assert source.uri.encode("utf-8").endswith(b"\\xc3\\xd2\\xc2.txt")
    assert source.path.read_bytes() == b"x"
