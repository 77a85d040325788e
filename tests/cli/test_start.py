from __future__ import annotations

import subprocess
import sys

_HEAVY = (
    "bs4",
    "duckdb",
    "geothai",
    "lxml",
    "numpy",
    "pandas",
    "pdfplumber",
    "pypdfium2",
    "pebble",
    "pyarrow",
    "pydantic",
    "pythainlp",
)


def test_help_imports_nothing_heavy() -> None:
    code = (
        "import sys\n"
        "from pipeline.cli import run\n"
        "run(['--help'])\n"
        f"print(sorted(set({_HEAVY!r}) & set(sys.modules)), file=sys.stderr)\n"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stderr.strip() == "[]"
    assert "ingest" in done.stdout
