"""Runs a drawn document through the pipeline, with an official list of its organisations and without one.

Takes a document that can be written in its form, gives the checked batch of each register; a crash is a result.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Final

from benchmarks.layouts.official import write_official_list
from benchmarks.layouts.records import Laid, Organisation
from benchmarks.layouts.render import file_name, rendered
from pipeline.check import check
from pipeline.normalise import Register, load_register, normalise
from pipeline.parse import parse
from pipeline.read import read
from pipeline.records import Batch
from pipeline.rulebook import Rulebook

LISTED: Final = "with an official list"
UNLISTED: Final = "without an official list"
REGISTERS: Final = (LISTED, UNLISTED)


class Examiner:
    """Writes documents into a folder and runs them with each register."""

    def __init__(self, folder: Path, rulebook: Rulebook, organisations: Iterable[Organisation]) -> None:
        self._folder, self._rulebook = folder, rulebook
        official = write_official_list(organisations, folder, rulebook)
        self._registers: Mapping[str, Register] = {LISTED: load_register(official), UNLISTED: load_register(None)}

    def batches(self, drawn: Laid) -> dict[str, Batch | Exception]:
        """Return the batch of a document by register, or the error that was raised."""
        path = self._folder / file_name(drawn)
        path.write_bytes(rendered(drawn))
        try:
            document = read(path, ocr="never")
            statements = parse(document, self._rulebook)
        except Exception as error:  # noqa: BLE001 - a crash is a result, and the run goes on
            return dict.fromkeys(REGISTERS, error)
        batches: dict[str, Batch | Exception] = {}
        for name, register in self._registers.items():
            try:
                batches[name] = check(normalise(document, statements, self._rulebook, register), self._rulebook)
            except Exception as error:  # noqa: BLE001 - as above
                batches[name] = error
        return batches
