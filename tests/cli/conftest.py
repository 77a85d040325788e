from __future__ import annotations

import io
from collections.abc import Callable
from contextlib import redirect_stderr, redirect_stdout
from dataclasses import dataclass
from pathlib import Path

import pytest

from pipeline.cli import run
from tests.run.conftest import write_report


@dataclass(frozen=True, slots=True)
class Result:
    code: int
    out: str
    err: str


Ita = Callable[..., Result]


@pytest.fixture
def ita(monkeypatch: pytest.MonkeyPatch) -> Ita:
    """Runs ``ita`` in this process with nothing of the tester's locale."""
    for name in ("ITA_LANG", "ITA_RULES_DIR", "LC_ALL", "LC_MESSAGES", "LANG"):
        monkeypatch.delenv(name, raising=False)

    def call(*arguments: object) -> Result:
        out, err = io.StringIO(), io.StringIO()
        with redirect_stdout(out), redirect_stderr(err):
            code = run([str(argument) for argument in arguments])
        return Result(code, out.getvalue(), err.getvalue())

    return call


@pytest.fixture
def raw(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder with two reports, below the working folder, where the default database goes."""
    monkeypatch.chdir(tmp_path)
    for number in (1, 2):
        write_report(tmp_path / "raw" / f"report{number}.txt", number)
    return tmp_path / "raw"
