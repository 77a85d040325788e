"""Measure reading on drawn layouts: ``python -m benchmarks.layouts --seed N``.

Draws documents with known scores from a seed, runs each through reading, parsing, normalising and checking in process
and prints figures by family, form and kind. The same seed gives the same documents, byte for byte.
"""

from __future__ import annotations

import argparse
import json
import tempfile
import time
from pathlib import Path
from typing import Any

from benchmarks.layouts.drawing import FAMILIES, ON_REQUEST, draw_documents
from benchmarks.layouts.marks import Marks, Miss, marks_of
from benchmarks.layouts.records import Drawn
from benchmarks.layouts.render import file_name, missing_forms, rendered
from benchmarks.layouts.report import lines_of
from pipeline.check import check
from pipeline.normalise import load_register, normalise
from pipeline.parse import parse
from pipeline.read import read
from pipeline.records import Batch
from pipeline.rulebook import Rulebook, load_rulebook


def batch_of(path: Path, rulebook: Rulebook) -> Batch:
    """Run a file through all stages up to the checks."""
    document = read(path, ocr="never")
    return check(normalise(document, parse(document, rulebook), rulebook, load_register(None)), rulebook)


def examine(drawn: Drawn, folder: Path, rulebook: Rulebook) -> Marks:
    """Write a document, run it through the pipeline and return its marks."""
    path = folder / file_name(drawn)
    path.write_bytes(rendered(drawn))
    try:
        batch = batch_of(path, rulebook)
    except Exception as error:  # noqa: BLE001 - a crash is a result, and the run goes on
        marks = marks_of(drawn, None)
        marks.misses[0] = Miss("unread", f"{type(error).__name__}: {error}")
        return marks
    return marks_of(drawn, batch)


def truth_of(drawn: Drawn) -> dict[str, Any]:
    """Return the truth of a document for a JSON file."""
    fault = drawn.fault
    return {
        "family": drawn.family, "kind": drawn.kind, "form": drawn.form, "traits": list(drawn.traits),
        "facts": [
            [fact.organisation.full_name, fact.organisation.province, fact.year, *fact.key, str(fact.value)]
            for fact in drawn.facts
        ],
        "fault": None if fault is None else {
            "name": fault.name, "provable": fault.provable, "parents": [list(key) for key in fault.parents],
            "cells": [[*key, str(right)] for key, right in fault.cells],
        },
    }  # fmt: skip


def marked(drawn: Drawn, marks: Marks) -> dict[str, Any]:
    """Return the truth and the marks of a document for a JSON file."""
    misses = [[miss.kind, miss.text] for miss in marks.misses]
    return {**truth_of(drawn), "name": drawn.name, "counts": dict(marks.counts), "misses": misses}


def main() -> None:
    """Draw, examine and print."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.layouts", description=__doc__)
    parser.add_argument("--seed", type=int, required=True)
    parser.add_argument("--documents", type=int, default=240)
    parser.add_argument("--family", action="append", choices=[*FAMILIES, *ON_REQUEST],
                        help="may be repeated; default: all but ambiguous")  # fmt: skip
    parser.add_argument("--keep", type=Path, help="folder for the documents and their truth")
    parser.add_argument("--json", type=Path, help="file for the marks of every document")
    parser.add_argument("--list-misses", action="store_true")
    chosen = parser.parse_args()
    for form, reason in missing_forms().items():
        print(f"form {form} skipped: {reason}")
    rulebook = load_rulebook()
    began = time.perf_counter()
    results: list[tuple[Drawn, Marks]] = []
    with tempfile.TemporaryDirectory() as temporary:
        folder = Path(temporary) if chosen.keep is None else chosen.keep
        folder.mkdir(parents=True, exist_ok=True)
        for drawn in draw_documents(chosen.seed, chosen.documents, chosen.family or list(FAMILIES)):
            marks = examine(drawn, folder, rulebook)
            results.append((drawn, marks))
            if chosen.list_misses:
                for miss in marks.misses:
                    print(f"{drawn.name} {drawn.form} {drawn.kind} | {miss.kind}: {miss.text}")
        if chosen.keep is not None:
            truth = {file_name(drawn): truth_of(drawn) for drawn, _marks in results}
            (folder / "truth.json").write_text(json.dumps(truth, ensure_ascii=False, indent=1), encoding="utf-8")
    print(f"seed {chosen.seed}: {len(results)} documents in {time.perf_counter() - began:.0f} s")
    for line in lines_of(results):
        print(line)
    if chosen.json is not None:
        rows = [marked(drawn, marks) for drawn, marks in results]
        chosen.json.write_text(json.dumps(rows, ensure_ascii=False, indent=1), encoding="utf-8")


if __name__ == "__main__":
    main()
