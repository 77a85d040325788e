from __future__ import annotations

import shutil
import subprocess
import tomllib
from pathlib import Path

import pytest

from scripts.write_docs import ROOT

_LOCKS = ("pyproject.toml", "uv.lock", "requirements.lock", "requirements-dev.lock")


@pytest.fixture
def checkout(tmp_path: Path) -> Path:
    """A checkout on a machine that has a shell, ``cat`` and ``cksum``, no ``uv``, no Python, and no root."""
    for name in _LOCKS:
        shutil.copy(ROOT / name, tmp_path / name)
    (tmp_path / "bin").mkdir()
    for name in ("cat", "cksum", "sh"):
        found = shutil.which(name)
        assert found is not None
        (tmp_path / "bin" / name).symlink_to(found)
    _fake(tmp_path, "id", "echo 1000")
    return tmp_path


def _fake(checkout: Path, name: str, script: str) -> None:
    path = checkout / "bin" / name
    path.write_text(f"#!/bin/sh\n{script}\n", encoding="utf-8")
    path.chmod(0o755)


def _prepare(checkout: Path) -> subprocess.CompletedProcess[str]:
    script = f'root="{checkout}"; . "{ROOT}/scripts/environment.sh"; prepare run'
    environment = {"PATH": str(checkout / "bin")}
    return subprocess.run(["/bin/sh", "-c", script], env=environment, capture_output=True, text=True)


def test_without_python_it_says_what_to_ask_for(checkout: Path) -> None:
    done = _prepare(checkout)
    assert done.returncode == 1
    assert done.stdout == ""
    assert 'ask an administrator to run "apt-get install python3 python3-venv"' in done.stderr
    assert "ขอให้ผู้ดูแลระบบ" in done.stderr


def test_an_unsupported_python_is_not_used(checkout: Path) -> None:
    _fake(checkout, "python3", "exit 1")
    assert "No Python 3.11 to 3.14" in _prepare(checkout).stderr


def test_every_place_names_the_same_python_versions() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    prefix = "Programming Language :: Python :: 3."
    minors = [int(line.removeprefix(prefix)) for line in project["classifiers"] if line.startswith(prefix)]
    oldest, newest = minors[0], minors[-1]
    assert minors == list(range(oldest, newest + 1))
    assert project["requires-python"] == f">=3.{oldest},<3.{newest + 1}"
    assert (ROOT / ".python-version").read_text(encoding="utf-8") == f"3.{oldest}\n"
    script = (ROOT / "scripts" / "environment.sh").read_text(encoding="utf-8")
    assert f"(3, {oldest}) <= sys.version_info[:2] <= (3, {newest})" in script
    assert " ".join(f"python3.{minor}" for minor in reversed(minors)) in script


def test_without_ensurepip_it_asks_for_the_one_package(checkout: Path) -> None:
    _fake(checkout, "python3", 'case "$2" in *ensurepip*) exit 1 ;; esac')
    done = _prepare(checkout)
    assert done.returncode == 1
    assert 'run "apt-get install python3-venv"' in done.stderr


def test_root_installs_what_is_missing(checkout: Path) -> None:
    _fake(checkout, "id", "echo 0")
    _fake(checkout, "apt-get", f'echo "$@" >>"{checkout}/asked"')
    assert _prepare(checkout).returncode == 1  # the fake installs nothing
    asked = (checkout / "asked").read_text(encoding="utf-8").splitlines()
    assert asked == ["update -q", "install -q -y --no-install-recommends python3 python3-venv"]


def test_a_uv_that_fails_is_not_the_end(checkout: Path) -> None:
    _fake(checkout, "uv", '[ "$1" = --version ]')
    assert "No Python 3.11 to 3.14" in _prepare(checkout).stderr


def test_nothing_is_done_until_a_lock_changes(checkout: Path) -> None:
    _fake(checkout, "uv", f'echo "$@" >>"{checkout}/asked"; mkdir -p "{checkout}/.venv/bin"')
    _fake(checkout, "mkdir", 'exec /bin/mkdir "$@"')
    assert _prepare(checkout).returncode == 0
    (checkout / ".venv" / "bin" / "python").symlink_to("/bin/sh")
    first = (checkout / "asked").read_text(encoding="utf-8")
    again = _prepare(checkout)
    assert (again.returncode, again.stdout, again.stderr) == (0, "", "")
    assert (checkout / "asked").read_text(encoding="utf-8") == first
    with (checkout / "uv.lock").open("a", encoding="utf-8") as lock:
        lock.write("\n")
    _prepare(checkout)
    assert len((checkout / "asked").read_text(encoding="utf-8")) > len(first)
