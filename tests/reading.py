"""Reads a text as the whole line does up to normalising, for tests of parsing and normalising."""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path

from pipeline.normalise import Register, load_register, normalise
from pipeline.parse import parse
from pipeline.read import read
from pipeline.records import Batch, Document, Statements
from pipeline.rulebook import Rulebook, load_rulebook


@lru_cache(maxsize=1)
def rules() -> Rulebook:
    return load_rulebook()


@lru_cache(maxsize=1)
def places() -> Register:
    """The places of the country; no official list of bodies."""
    return load_register(None)


def read_text(text: str, folder: Path, name: str = "report.txt") -> Document:
    path = folder / name
    path.write_text(text, encoding="utf-8")
    return read(path)


def parsed(text: str, folder: Path, name: str = "report.txt") -> Statements:
    return parse(read_text(text, folder, name), rules())


def normalised(text: str, folder: Path, name: str = "report.txt") -> Batch:
    document = read_text(text, folder, name)
    return normalise(document, parse(document, rules()), rules(), places())
