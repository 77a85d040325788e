"""What the caches and the database are keyed by: the bytes of the code and the versions of the libraries below it.

Takes nothing but the installed package; never a clock, a path or a setting.
"""

from __future__ import annotations

import hashlib
from functools import cache
from importlib.metadata import version
from pathlib import Path

PACKAGE = Path(__file__).resolve().parent.parent

_FACTS_FROM = ("parse", "normalise", "check", "matching", "rulebook", "thai", "records")
_FACTS_LIBRARIES = ("geothai", "pydantic", "pythainlp", "rapidfuzz")
_DATABASE_FROM = ("load", "rulebook", "thai", "records")


def _hash_of(names: tuple[str, ...], libraries: tuple[str, ...]) -> str:
    digest = hashlib.sha256()
    for name in names:
        files = sorted(path for path in (PACKAGE / name).rglob("*") if _is_source(path))
        assert files, f"there is no package {name}: its changes would go unnoticed"
        for path in files:
            digest.update(path.relative_to(PACKAGE).as_posix().encode() + b"\0" + path.read_bytes() + b"\0")
    for library in libraries:
        digest.update(f"{library}=={version(library)}\0".encode())
    return digest.hexdigest()


def _is_source(path: Path) -> bool:
    return path.is_file() and path.suffix in {".py", ".sql", ".yml"}


@cache
def facts_version() -> str:
    """A hash over everything that turns a document and the rules into a batch."""
    return _hash_of(_FACTS_FROM, _FACTS_LIBRARIES)


@cache
def database_version() -> str:
    """A hash over everything that turns batches into a database."""
    return _hash_of(_DATABASE_FROM, ())


@cache
def pipeline_version() -> str:
    """The version that is stamped on every document: the release and the code that made its facts."""
    return f"{version('ita-pipeline')}+{facts_version()[:12]}"


def register_hash(register: Path | None) -> str:
    """The hash that ``load_register`` gives the register at this path, without loading it."""
    if register is not None:
        return hashlib.sha256(register.read_bytes()).hexdigest()
    from geothai import DATA_VERSION

    return f"geothai-{DATA_VERSION}"
