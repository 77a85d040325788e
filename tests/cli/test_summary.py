from __future__ import annotations

import pytest

from pipeline.cli.ingest import _common_folder


@pytest.mark.parametrize(
    ("sources", "folder"),
    [
        (["raw/a.txt", "raw/b.txt"], "raw/"),
        (["raw/2567/a.txt", "raw/2568/b.txt"], "raw/"),
        (["raw/a.txt"], "raw/"),
        (["a.txt", "b.txt"], ""),
        (["raw/a.txt", "/mnt/raw/b.txt"], ""),
        (["/mnt/a.txt", "/srv/b.txt"], "/"),
    ],
)
def test_the_table_names_the_folder_once(sources: list[str], folder: str) -> None:
    assert _common_folder(sources) == folder
    assert all(source.startswith(folder) for source in sources)
