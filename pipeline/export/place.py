"""Where an export goes: a folder that is new, empty, or holds an export that nobody has changed since.

Takes the folder, gives another one inside it to write to; then every file takes the place of its predecessor in one
step, ``datapackage.json`` last. Never removes or replaces a file that an export has not written.
"""

from __future__ import annotations

import fcntl
import hashlib
import json
import os
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

PACKAGE = "datapackage.json"
NAME = "ita-export"
_BUILDING = ".ita-export-"


class PlaceError(Exception):
    """The folder cannot take an export. ``reason`` is ``file``, ``foreign``, ``changed`` or ``busy``."""

    def __init__(self, reason: str, path: Path) -> None:
        self.reason = reason
        self.path = path
        super().__init__(f"{reason}: {path}")


@contextmanager
def prepared(folder: Path) -> Iterator[Path]:
    """A new folder to write to; what stands in it at the end becomes the content of ``folder``.

    Where anything fails, what was in ``folder`` before is as it was, and a folder that was not there is not left.

    Raises:
        PlaceError: It is a file, holds something that is no export, or another export is under way there.
        OSError: It cannot be written to.
    """
    if folder.exists() and not folder.is_dir():
        raise PlaceError("file", folder)
    is_new = not folder.exists()
    folder.mkdir(parents=True, exist_ok=True)
    lock = os.open(folder, os.O_RDONLY)
    try:
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError as error:
            raise PlaceError("busy", folder) from error
        for left_over in folder.glob(f"{_BUILDING}*"):  # of an export that was killed
            shutil.rmtree(left_over)
        old = _files_of_export(folder)
        building = Path(tempfile.mkdtemp(prefix=_BUILDING, dir=folder))
        try:
            yield building
            _put_in_place(building, folder, old)
        finally:
            shutil.rmtree(building, ignore_errors=True)
    except BaseException:
        if is_new and not any(folder.iterdir()):
            folder.rmdir()
        raise
    finally:
        os.close(lock)


def digest(path: Path) -> str:
    """sha256 of a file, in hex."""
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def _files_of_export(folder: Path) -> set[Path]:
    """The files of the export that stands in the folder. Raises ``PlaceError`` for any that is not of it."""
    found = {path for path in folder.rglob("*") if not path.is_dir() or path.is_symlink()}
    if not found:
        return set()
    package = folder / PACKAGE
    listed = _listed(package)
    for path in sorted(found - {package}):
        name = path.relative_to(folder).as_posix()
        if name not in listed:
            raise PlaceError("foreign", path)
        if digest(path) != listed[name]:
            raise PlaceError("changed", path)
    if package not in found:
        raise PlaceError("foreign", min(found))
    return found


def _listed(package: Path) -> dict[str, str]:
    """Path and sha256 of every file that a package lists; nothing for one that is not of ours."""
    try:
        content = json.loads(package.read_bytes())
        if content["name"] != NAME:
            raise PlaceError("foreign", package)
        return {one["path"]: one["hash"].removeprefix("sha256:") for one in content["resources"]}
    except FileNotFoundError:
        return {}
    except (ValueError, KeyError, TypeError, AttributeError) as error:
        raise PlaceError("foreign", package) from error


def _put_in_place(building: Path, folder: Path, old: set[Path]) -> None:
    """The package goes last: until then its hashes are of the old files, so a reader can tell."""
    new = sorted(path.relative_to(building) for path in building.rglob("*") if path.is_file())
    for name in [one for one in new if one.name != PACKAGE] + [Path(PACKAGE)]:
        (folder / name).parent.mkdir(exist_ok=True)
        (building / name).replace(folder / name)
    for path in old - {folder / name for name in new}:
        path.unlink()
        if path.parent != folder and not any(path.parent.iterdir()):
            path.parent.rmdir()
