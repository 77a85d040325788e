"""Writes the sample reports of ``data/raw/`` and, beside the tests, the truth that a reader of them must find.

Run it after a change of ``scripts/samples/``: ``python -m scripts.make_samples``. The same code writes the same bytes
on every machine; ``tests/samples/`` fails while a file is not what this script writes.
"""

from __future__ import annotations

import json
import sys
from pathlib import Path

from scripts.samples import analyses, checklists, issues, printed, results
from scripts.samples.sample import Sample

ROOT = Path(__file__).resolve().parent.parent
RAW = ROOT / "data" / "raw"
TRUTH = ROOT / "tests" / "samples" / "truth"


def samples() -> list[Sample]:
    """Every sample, in order of its name."""
    made = [
        analyses.adding_up(),
        analyses.misprinted(),
        issues.reported(),
        checklists.checklist(),
        results.side_by_side(),
        results.memo(),
        results.of_province(),
        checklists.by_question(),
        printed.scores(),
        printed.plan(),
        printed.questions(),
        checklists.of_another_body(),
    ]
    return sorted(made, key=lambda sample: sample.name)


def truth_text(sample: Sample) -> str:
    """The truth of a sample as it stands in its file."""
    return json.dumps(sample.truth(), ensure_ascii=False, indent=1) + "\n"


def truth_path(sample: Sample, folder: Path = TRUTH) -> Path:
    """Where the truth of a sample stands."""
    return folder / f"{sample.name}.json"


def main() -> None:
    """Writes both folders."""
    RAW.mkdir(parents=True, exist_ok=True)
    TRUTH.mkdir(parents=True, exist_ok=True)
    for sample in samples():
        (RAW / sample.name).write_bytes(sample.data)
        truth_path(sample).write_text(truth_text(sample), encoding="utf-8")
        sys.stdout.write(f"{sample.name}: {len(sample.data)} bytes\n")


if __name__ == "__main__":
    main()
