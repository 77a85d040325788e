"""The notebooks run over the sample database, show what the samples say, and are kept without outputs."""

from __future__ import annotations

import base64
import json
import os
from pathlib import Path

import nbformat
import pytest
from nbclient import NotebookClient

from notebooks.published import ask, joined
from tests.published import publish_samples

FOLDER = Path(__file__).resolve().parents[2] / "notebooks"
NAMES = ("01_coverage", "02_compare", "03_measures")


@pytest.fixture(scope="session", autouse=True)
def database(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """All samples but the PDFs, which say of bodies and years nothing that the others do not."""
    texts = [path.name for path in sorted((FOLDER.parent / "data" / "raw").iterdir()) if path.suffix != ".pdf"]
    return publish_samples(tmp_path_factory.mktemp("samples"), *texts)


@pytest.fixture
def shown(request: pytest.FixtureRequest, database: Path, monkeypatch: pytest.MonkeyPatch) -> tuple[str, list[bytes]]:
    """The texts and pictures that a notebook shows when it is run from its first cell to its last."""
    monkeypatch.setenv("ITA_DATABASE", str(database))
    notebook = nbformat.read(FOLDER / f"{request.param}.ipynb", as_version=4)  # type: ignore[no-untyped-call]
    NotebookClient(notebook, timeout=120, resources={"metadata": {"path": str(FOLDER)}}).execute()
    texts, pictures = [], []
    for cell in notebook.cells:
        for output in cell.get("outputs", []):
            assert output["output_type"] in {"execute_result", "display_data"}, output
            pictures += [base64.b64decode(output["data"]["image/png"])] if "image/png" in output["data"] else []
            texts.append(output["data"].get("text/html") or output["data"].get("text/plain", ""))
    return "\n".join(texts), pictures


@pytest.mark.parametrize(
    ("shown", "pictures", "facts"),
    [
        # 02_misprints.md prints i12 as 68.67 for 86.67; 07_province.md the EIT of one body as 8912 for 89.12
        ("01_coverage", 4, ["68.67", "86.67", "8912", "89.12", "single-cell-repair"]),
        # 07_province.md: the best of 2567; 06_memo.txt: EIT public 86.40, survey 81.32, so 5.08 apart
        ("02_compare", 4, ["เทศบาลตำบลจำลองคีรี", "97.91", "86.4", "81.32", "5.08"]),
        # 12_copied.txt names a neighbour; the report 03_report.txt has a result that repeats its plan
        ("03_measures", 2, ["12_copied.txt", "foreign-organisation-named", "03_report.txt", "result-repeats-plan"]),
    ],
    indirect=["shown"],
    ids=NAMES,
)
def test_a_notebook_runs_and_shows_what_the_samples_say(
    shown: tuple[str, list[bytes]], pictures: int, facts: list[str]
) -> None:
    text, found = shown
    assert [fact for fact in facts if fact not in text] == []
    assert len(found) == pictures
    assert all(picture.startswith(b"\x89PNG") and len(picture) > 5_000 for picture in found)


@pytest.mark.parametrize("path", sorted(FOLDER.glob("*.ipynb")), ids=lambda path: path.stem)
def test_outputs_are_not_kept(path: Path) -> None:
    notebook = json.loads(path.read_text(encoding="utf-8"))
    cells = [cell for cell in notebook["cells"] if cell["cell_type"] == "code"]
    assert [cell["id"] for cell in cells if cell["outputs"] or cell["execution_count"] is not None] == []
    assert set(notebook["metadata"]) == {"kernelspec", "language_info"}
    assert set(notebook["metadata"]["language_info"]) == {"name"}


def test_every_notebook_is_run() -> None:
    assert sorted(path.stem for path in FOLDER.glob("*.ipynb")) == list(NAMES)


@pytest.mark.parametrize(
    ("text", "drawn"),
    [
        ("ดำ", "ด\u0e4dา"),
        ("น้ำ", "น\u0e4d\u0e49า"),  # the circle stands below the tone mark
        ("ต่ำ", "ต\u0e4d\u0e48า"),
        ("กานต์", "กานต์"),
        ("ITA 2567", "ITA 2567"),
    ],
)
def test_sara_am_is_drawn_in_its_parts(text: str, drawn: str) -> None:
    assert joined(text) == drawn


def test_a_missing_database_is_said(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(os.environ, "ITA_DATABASE", str(tmp_path / "none.duckdb"))
    with pytest.raises(FileNotFoundError, match="ita ingest"):
        ask("SELECT 1")
