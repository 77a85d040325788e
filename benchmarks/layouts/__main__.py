"""Measure reading on drawn layouts: ``python -m benchmarks.layouts --seed N``.

Draws documents with known scores or records from a seed, runs each through reading, parsing, normalising and checking
in process and prints figures by family, form and kind. The same seed gives the same documents, byte for byte. Each
document is judged with a made-up official list that holds its organisation, and without a list.
"""

from __future__ import annotations

import argparse
import json
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import Any, TypeVar

from benchmarks.layouts.drawing import FAMILIES, ON_REQUEST, draw_documents
from benchmarks.layouts.examining import LISTED, REGISTERS, UNLISTED, Examiner
from benchmarks.layouts.marks import Marks, Miss, marks_of
from benchmarks.layouts.measures.families import RECORD_FAMILIES, draw_records
from benchmarks.layouts.measures.figures import Knows, record_lines, record_totals
from benchmarks.layouts.measures.judging import judged
from benchmarks.layouts.measures.knowledge import knows_of
from benchmarks.layouts.measures.truth import RecordPage
from benchmarks.layouts.records import Drawn
from benchmarks.layouts.render import file_name, missing_forms
from benchmarks.layouts.report import lines_of, totals
from benchmarks.layouts.truths import record_truth_of, truth_of
from pipeline.records import Batch
from pipeline.rulebook import Rulebook, load_rulebook

GROUPS = {"scores": list(FAMILIES), "records": list(RECORD_FAMILIES)}
Document = TypeVar("Document", Drawn, RecordPage)
Judge = Callable[[Document, Batch | None], Marks]


def run(
    documents: Sequence[Document], judge: Judge[Document], examiner: Examiner, *, shows_misses: bool
) -> dict[str, list[tuple[Document, Marks]]]:
    """Return the marks of every document by register."""
    results: dict[str, list[tuple[Document, Marks]]] = {name: [] for name in REGISTERS}
    for document in documents:
        for name, batch in examiner.batches(document).items():
            if isinstance(batch, Batch):
                marks = judge(document, batch)
            else:
                marks = judge(document, None)
                marks.misses[0] = Miss("unread", f"{type(batch).__name__}: {batch}")
            results[name].append((document, marks))
            if shows_misses and name == LISTED:
                for miss in marks.misses:
                    print(f"{document.name} {document.form} {document.kind} | {miss.kind}: {miss.text}")
    return results


def lines(
    scores: dict[str, list[tuple[Drawn, Marks]]], records: dict[str, list[tuple[RecordPage, Marks]]], knows: Knows
) -> Iterator[str]:
    """Return the report: every table with the official list, and the totals without one."""
    if scores[LISTED]:
        yield from ("", f"== scores, {LISTED}", *lines_of(scores[LISTED]))
    if records[LISTED]:
        yield from ("", f"== records, {LISTED}", *record_lines(records[LISTED], knows))
    if scores[UNLISTED]:
        yield from ("", f"== scores, {UNLISTED}", *totals(scores[UNLISTED]))
        yield _comparison(scores)
    if records[UNLISTED]:
        yield from ("", f"== records, {UNLISTED}", *record_totals(records[UNLISTED], knows))


def _comparison(scores: dict[str, list[tuple[Drawn, Marks]]]) -> str:
    """Return how many errors on clean documents only the missing list brings about."""
    listed, unlisted = (
        sum(marks.counts["clean-error"] for _drawn, marks in scores[name]) for name in (LISTED, UNLISTED)
    )
    of_names = max(unlisted - listed, 0)
    return (
        f"errors on clean documents: {listed} {LISTED}, {unlisted} {UNLISTED}: {of_names} are due to made-up names only"
    )


def marked(document: Drawn | RecordPage, marks: Marks) -> dict[str, Any]:
    """Return the truth and the marks of a document for a JSON file."""
    misses = [[miss.kind, miss.text] for miss in marks.misses]
    truth = truth_of(document) if isinstance(document, Drawn) else record_truth_of(document)
    return {**truth, "name": document.name, "counts": dict(marks.counts), "misses": misses}


def arguments() -> argparse.Namespace:
    """Read the command line."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.layouts", description=__doc__)
    parser.add_argument("--seed", type=int, required=True)
    parser.add_argument("--documents", type=int, default=240, help="number of each group: scores and records")
    parser.add_argument("--family", action="append", choices=[*GROUPS, *FAMILIES, *ON_REQUEST, *RECORD_FAMILIES],
                        help="a family or a group; may be repeated; default: both groups")  # fmt: skip
    parser.add_argument("--keep", type=Path, help="folder for the documents and their truth")
    parser.add_argument("--json", type=Path, help="file for the marks of every document, with the official list")
    parser.add_argument("--list-misses", action="store_true")
    return parser.parse_args()


def main() -> None:
    """Draw, examine and print."""
    chosen = arguments()
    for form, reason in missing_forms().items():
        print(f"form {form} skipped: {reason}")
    names = [family for name in chosen.family or GROUPS for family in GROUPS.get(name, [name])]
    documents = list(
        draw_documents(chosen.seed, chosen.documents, [name for name in names if name not in RECORD_FAMILIES])
    )
    pages = list(draw_records(chosen.seed, chosen.documents, [name for name in names if name in RECORD_FAMILIES]))
    rulebook: Rulebook = load_rulebook()
    began = time.perf_counter()
    with tempfile.TemporaryDirectory() as temporary:
        folder = Path(temporary) if chosen.keep is None else chosen.keep
        folder.mkdir(parents=True, exist_ok=True)
        bodies = {body for drawn in documents for body in drawn.bodies} | {page.organisation for page in pages}
        examiner = Examiner(folder, rulebook, bodies)
        scores = run(documents, marks_of, examiner, shows_misses=chosen.list_misses)
        records = run(pages, judged, examiner, shows_misses=chosen.list_misses)
        if chosen.keep is not None:
            truth = {file_name(drawn): truth_of(drawn) for drawn in documents}
            truth |= {file_name(page): record_truth_of(page) for page in pages}
            (folder / "truth.json").write_text(json.dumps(truth, ensure_ascii=False, indent=1), encoding="utf-8")
    print(f"seed {chosen.seed}: {len(documents) + len(pages)} documents in {time.perf_counter() - began:.0f} s")
    for line in lines(scores, records, knows_of(rulebook)):
        print(line)
    if chosen.json is not None:
        rows = [marked(drawn, marks) for drawn, marks in scores[LISTED]]
        rows += [marked(page, marks) for page, marks in records[LISTED]]
        chosen.json.write_text(json.dumps(rows, ensure_ascii=False, indent=1), encoding="utf-8")


if __name__ == "__main__":
    main()
