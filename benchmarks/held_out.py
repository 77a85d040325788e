"""The examination on documents that the rules do not know: ``python -m benchmarks.held_out``.

Reads, parses, normalises and checks every ``DIR/*/report.*`` in process and holds the batch against ``truth.json``
beside it. ``--details`` lists every miss with what was got. ``--register FILE`` takes an imported list.
"""

from __future__ import annotations

import argparse
import json
import time
from collections import Counter
from pathlib import Path

from benchmarks.examination import Marks, Truth, examine
from pipeline.check import check
from pipeline.normalise import load_register, normalise
from pipeline.parse import parse
from pipeline.read import read
from pipeline.records import Batch
from pipeline.rulebook import Rulebook, load_rulebook

DOCUMENTS = Path(__file__).parents[1] / "tests" / "documents"
_SHARES = (
    ("scores", "score recall"), ("organisation", "organisations"), ("years", "years"), ("date", "dates"),
    ("kinds", "kinds"), ("evidence", "evidence"),
    ("assessments", "level, rank"), ("items", "items"), ("items.status", "item status"),
    ("items.title", "item titles"), ("measures", "measures"), ("measures.fields", "measure fields"),
    ("analyses", "analyses"), ("findings", "findings wanted"), ("repairs", "repairs right"),
)  # fmt: skip
_FAULTS = (
    "scores.wrong", "scores.silent", "scores.invented", "scores.invented_silent", "scores.extra_blank",
    "assessments.invented", "items.invented", "measures.invented", "analyses.invented", "clean.error", "crash",
)  # fmt: skip


def documents(folder: Path) -> list[Path]:
    """The folders of the documents, by name."""
    return sorted(place.parent for place in folder.glob("*/truth.json"))


def truth_of(place: Path) -> Truth:
    """The truth beside a report."""
    loaded: Truth = json.loads((place / "truth.json").read_text(encoding="utf-8"))
    return loaded


def batch_of(place: Path, rulebook: Rulebook, register: Path | None = None) -> Batch:
    """The report of a folder through all stages up to the checks."""
    document = read(next(place.glob("report.*")))
    statements = parse(document, rulebook)
    return check(normalise(document, statements, rulebook, load_register(register)), rulebook)


def levels_of(rulebook: Rulebook) -> dict[str, str]:
    """Thai names of levels to their codes."""
    schemes = (scheme for framework in rulebook.frameworks.values() for scheme in framework.level_schemes)
    return {level.name_th: level.code for scheme in schemes for level in scheme.levels}


def main() -> None:
    """Figures for each document and in total."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--documents", type=Path, default=DOCUMENTS)
    parser.add_argument("--register", type=Path)
    parser.add_argument("--details", action="store_true")
    chosen = parser.parse_args()
    rulebook = load_rulebook()
    levels = levels_of(rulebook)
    total: Counter[str] = Counter()
    began = time.perf_counter()
    for place in documents(chosen.documents):
        try:
            marks = examine(batch_of(place, rulebook, chosen.register), truth_of(place), levels)
        except Exception as error:  # noqa: BLE001 - a crash is a result of this examination, and the rest goes on
            marks = Marks()
            marks.fault("crash", f"{type(error).__name__}: {error}")
        total += marks.counts
        print(f"{'  ' if marks.misses else 'ok'} {place.name:28} {_line(marks.counts)}")
        for name, miss in marks.misses if chosen.details else ():
            print(f"      {name}: {miss}")
    count = len(documents(chosen.documents))
    print(f"\n{count} documents in {time.perf_counter() - began:.1f} s")
    for name, label in _SHARES:
        if total[name]:
            print(_share(label, total[f"{name}.right"], total[name]))
    taken = total["scores.right"] + total["scores.wrong"] + total["scores.invented"]
    print(_share("score precision", total["scores.right"], taken))
    for name in _FAULTS:
        print(f"{name:22} {total[name]:3}")
    print(f"error-level findings on clean documents: {total['clean.error']} ({total['clean']} documents are clean)")


def _share(label: str, right: int, count: int) -> str:
    return f"{label:18} {right:5} of {count:5}  {right / count if count else 0:.4f}"


def _line(counts: Counter[str]) -> str:
    shares = [f"{label} {counts[f'{name}.right']}/{counts[name]}" for name, label in _SHARES if counts[name]]
    return ", ".join(shares + [f"{name} {counts[name]}" for name in _FAULTS if counts[name]])


if __name__ == "__main__":
    main()
