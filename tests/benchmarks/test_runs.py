"""The benchmarks run, and print what they promise; nothing here is timed."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

from benchmarks.processes import watch
from benchmarks.reports import write_reports
from benchmarks.yardstick import numbers_of
from pipeline.read import read
from pipeline.records import Table
from tests.reading import rules

ROOT = Path(__file__).parents[2]
NUMBER = r"\s+([0-9.]+)"


def run(*arguments: str) -> str:
    command = [sys.executable, "-m", *arguments]
    return subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=True).stdout


def test_ingest_in_small_mode_prints_time_ratio_memory_and_size() -> None:
    printed = run("benchmarks.ingest", "--small")
    assert printed.startswith("50 reports, ")
    figures = {}
    for label in ("yardstick", "all new", "nothing changed", "a rule changed"):
        found = re.search(rf"^{label}{NUMBER * 7}$", printed, re.MULTILINE)
        assert found is not None, printed
        figures[label] = [float(one) for one in found.groups()]
    assert figures["yardstick"][4] == 1.0
    assert figures["nothing changed"][5] < 20, "no worker is started; at most Tesseract is asked for its version"
    for label in ("all new", "a rule changed"):
        assert figures[label][5] > 20, "a worker holds at least the interpreter and the rules"
    database, cache = (float(one) for one in re.findall(r"([0-9.]+) MiB", printed.splitlines()[-1]))
    assert database > 0.5
    assert cache > 0.5


def test_the_same_seed_makes_the_same_reports_and_another_seed_others(tmp_path: Path) -> None:
    texts = {}
    for name, seed in (("one", 1), ("again", 1), ("other", 2)):
        folder = tmp_path / name
        folder.mkdir()
        texts[name] = [path.read_text(encoding="utf-8") for path in write_reports(folder, 12, rules(), seed)]
    assert texts["one"] == texts["again"]
    assert len({*texts["one"], *texts["other"]}) == 24
    sizes = [len(text.encode()) for text in texts["one"] + texts["other"]]
    assert min(sizes) >= 15_000
    assert max(sizes) <= 90_000


def test_made_up_reports_have_tables_that_the_reader_finds(tmp_path: Path) -> None:
    for path in write_reports(tmp_path, 6, rules()):
        assert any(isinstance(block, Table) for block in read(path).blocks)


def test_the_yardstick_finds_the_numbers_of_tables_and_text() -> None:
    assert numbers_of("ได้ ๙๕.๔๑ คะแนน\n๑\tการใช้งบประมาณ\t98.60\n\nลำดับที่ 3") == ["๙๕.๔๑", "๑", "98.60", "3"]


def test_watching_sees_the_memory_of_a_process_and_of_what_it_starts() -> None:
    child = "import subprocess, sys; kept = bytearray(60_000_000)"
    code = (
        f"{child}; subprocess.run([sys.executable, '-c', 'import time; b = bytearray(120_000_000); time.sleep(0.3)'])"
    )
    seen = watch([sys.executable, "-c", code], cwd=ROOT)
    assert 57 < seen.parent_peak < 110
    assert 114 < seen.worker_peak < 170
    assert seen.seconds >= 0.3
    assert seen.processor > 0
