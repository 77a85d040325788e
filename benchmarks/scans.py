"""Scans read by this project beside plain Tesseract: score cells, labels, speed.

    python -m benchmarks.scans --corpus FOLDER [--drawn 4] [--dpi 150 200 300]

``FOLDER/scan/NAME_*.pdf`` are scans whose truth is ``FOLDER/born/NAME.json``; the PDFs of ``FOLDER/born`` are drawn as
scans of our own, with skew, noise, blur, JPEG and a stamp, at each resolution. A number is *accepted* where its
confidence is at the threshold or above. Plain Tesseract is given the same pages and every benefit: a score of its text
counts as right wherever on the page it stands.
"""

from __future__ import annotations

import argparse
import io
import itertools
import json
import random
import re
import resource
import subprocess
import tempfile
import time
from collections import Counter
from dataclasses import dataclass, field
from pathlib import Path
from unittest import mock

import cv2
import numpy as np
import pypdfium2
from PIL import Image

from pipeline.matching.labels import label_matcher
from pipeline.read import read
from pipeline.read.scan.digits import model
from pipeline.records import Document, Table
from pipeline.rulebook import Rulebook, load_rulebook
from pipeline.thai import arabic_digits

_SCORE = re.compile(r"[+-]?[0-9]{1,3}\.[0-9]{2}")
_SPACE = re.compile(r"\s+")


@dataclass(slots=True)
class Tally:
    """What was counted over some documents."""

    pages: int = 0
    seconds: float = 0.0
    cpu: float = 0.0
    counts: Counter[str] = field(default_factory=Counter)
    wrong: list[tuple[str, str, float | None]] = field(default_factory=list)

    def share(self, part: str, whole: str) -> str:
        total = self.counts[whole]
        return f"{self.counts[part]}/{total} ({100 * self.counts[part] / total:.2f} %)" if total else "-"


def main() -> None:
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("--corpus", type=Path, required=True)
    options.add_argument("--drawn", type=int, default=4, help="documents drawn at each resolution")
    options.add_argument("--dpi", type=int, nargs="*", default=[150, 200, 300])
    options.add_argument("--seed", type=int, default=1)
    options.add_argument("--pages", type=int, default=99, help="pages drawn of each document")
    options.add_argument("--only", default="", help="documents whose name has this")
    options.add_argument("--show", type=int, default=8, help="wrong scores shown for each set")
    options.add_argument("--no-tesseract", action="store_true", help="leave out the comparison")
    options.add_argument("--no-words", action="store_true", help="read the numbers only: a quick look at the scores")
    given = options.parse_args()
    if given.no_words:
        # Every stretch of words is then an unread one; the numbers beside them are read as ever.
        mock.patch("pipeline.read.scan.print.words_of", lambda lines: [[] for _ in lines]).start()
    rulebook = load_rulebook(None)
    print(f"threshold {model().threshold}")
    with tempfile.TemporaryDirectory() as folder:
        sets: dict[str, list[tuple[Path, Path]]] = {"corpus": _scans(given.corpus, given.only)}
        for dpi in given.dpi:
            sets[f"drawn {dpi}"] = _drawn(given, dpi, Path(folder))
        for name, files in sets.items():
            if not files:
                continue
            ours, plain = Tally(), Tally()
            for path, truth in files:
                one = Tally()
                said = json.loads(truth.read_text(encoding="utf-8"))
                began, cpu = time.monotonic(), _cpu()
                document = read(path)
                one.seconds, one.pages = time.monotonic() - began, len(document.pages)
                one.cpu = _cpu() - cpu
                _compare(document, _on_pages(said, truth.with_suffix(".pdf"), one.pages), rulebook, one)
                print(f"  {path.stem}: scores {one.share('score exact', 'score')}", flush=True)
                _add(ours, one)
                if not given.no_tesseract:
                    _plain(path, _on_pages(said, truth.with_suffix(".pdf"), one.pages), plain)
            _report(name, ours, plain, given.show)


def _scans(corpus: Path, only: str) -> list[tuple[Path, Path]]:
    truths = {path.stem: path for path in (corpus / "born").glob("*.json")}
    return [
        (path, truths[name])
        for path in sorted((corpus / "scan").glob("*.pdf"))
        for name in truths
        if path.stem.startswith(f"{name}_") and only in name
    ]


def _drawn(given: argparse.Namespace, dpi: int, folder: Path) -> list[tuple[Path, Path]]:
    rng = random.Random(f"{given.seed}:{dpi}")
    sources = [path for path in sorted((given.corpus / "born").glob("score_*.pdf")) if given.only in path.stem]
    made: list[tuple[Path, Path]] = []
    for source in rng.sample(sources, min(given.drawn, len(sources))):
        target = folder / f"{source.stem}_{dpi}.pdf"
        pages = [_scanned(page, dpi, rng) for page in itertools.islice(pypdfium2.PdfDocument(source), given.pages)]
        pages[0].save(target, save_all=True, append_images=pages[1:], resolution=dpi, quality=80)
        made.append((target, source.with_suffix(".json")))
    return made


def _scanned(page: pypdfium2.PdfPage, dpi: int, rng: random.Random) -> Image.Image:
    """The page as a scanner leaves it."""
    pixels = np.asarray(page.render(scale=dpi / 72).to_pil().convert("RGB"), np.uint8).copy()
    height, width = pixels.shape[:2]
    at = (rng.randint(width // 4, width // 2), rng.randint(height // 12, height // 4))
    cv2.rectangle(pixels, at, (at[0] + round(1.6 * dpi), at[1] + round(0.6 * dpi)), (200, 60, 60), max(1, dpi // 75))
    turn = cv2.getRotationMatrix2D((width / 2, height / 2), rng.uniform(-2.0, 2.0), 1.0)
    pixels = np.asarray(cv2.warpAffine(pixels, turn, (width, height), borderValue=(255, 255, 255)), np.uint8)
    pixels = np.asarray(cv2.GaussianBlur(pixels, (0, 0), rng.uniform(0.3, 0.7)), np.uint8)
    noise = np.random.default_rng(rng.getrandbits(32)).normal(0, rng.uniform(3, 14), pixels.shape[:2])
    pixels = np.clip(pixels + noise[:, :, None], 0, 255).astype(np.uint8)
    packed = io.BytesIO()
    Image.fromarray(pixels).save(packed, "JPEG", quality=rng.randint(45, 85))
    return Image.open(packed)


def _on_pages(truth: dict[str, object], born: Path, pages: int) -> dict[str, object]:
    """The truth of the first pages: a scan may hold fewer than its born-digital twin, whose text layer tells where."""
    tables = truth["tables"]
    assert isinstance(tables, list)
    kept: list[dict[str, list[list[str]]]] = []
    for said, found in _pairs(tables, read(born).tables):
        if found is None:
            kept.append(said)
            continue
        last = max((cell.row for cell in found.cells if cell.passage.page_number <= pages), default=-1)
        if last >= 0:
            kept.append({"header": said["header"], "rows": said["rows"][: last + 1 - len(said["header"])]})
    return {**truth, "tables": kept}


def _compare(document: Document, truth: dict[str, object], rulebook: Rulebook, tally: Tally) -> None:
    tables = truth["tables"]
    assert isinstance(tables, list)
    for said, found in _pairs(tables, document.tables):
        rows = [*said["header"], *said["rows"]]
        texts = {} if found is None else {(cell.row, cell.column): cell for cell in found.cells}
        for row, printed in enumerate(rows):
            label = _label(rulebook, printed)
            if row >= len(said["header"]) and label is not None:
                tally.counts["label"] += 1
                read_row = [texts[row, c].passage.text if (row, c) in texts else "" for c in range(len(printed))]
                tally.counts["label resolved"] += _label(rulebook, read_row) == label
            for column, text in enumerate(printed):
                cell = texts.get((row, column))
                _cell(text, None if cell is None else (cell.passage.text, cell.confidence), tally)


def _cell(printed: str, found: tuple[str, float | None] | None, tally: Tally) -> None:
    text, confidence = ("", None) if found is None else (_plainly(found[0]), found[1])
    wanted = _plainly(printed)
    if wanted:
        tally.counts["cell"] += 1
        tally.counts["cell exact"] += text == wanted
    if not _SCORE.fullmatch(arabic_digits(wanted)):
        return
    tally.counts["score"] += 1
    accepted = confidence is not None and confidence >= model().threshold
    tally.counts["score accepted"] += accepted
    tally.counts["score exact"] += text == wanted
    tally.counts["wrong accepted"] += accepted and text != wanted
    if text != wanted:
        tally.wrong.append((wanted, text, confidence))


def _pairs(said: list[dict[str, list[list[str]]]], found: tuple[Table, ...]) -> list[tuple[dict[str, list[list[str]]], Table | None]]:  # fmt: skip  # noqa: E501
    """The tables in order; one that was not found is ``None``."""
    left = list(found)
    pairs: list[tuple[dict[str, list[list[str]]], Table | None]] = []
    for one in said:
        columns = len(one["header"][0])
        table = next((other for other in left if other.column_count == columns), None)
        if table is not None:
            left = left[left.index(table) + 1 :]
        pairs.append((one, table))
    return pairs


def _label(rulebook: Rulebook, row: list[str]) -> tuple[str, str] | None:
    for text in row:
        if len(text) > 8:
            best = label_matcher(rulebook).read(" ".join(text.split())).best
            if best is not None:
                return best.scope, best.code
    return None


def _plain(path: Path, truth: dict[str, object], tally: Tally) -> None:
    """Plain Tesseract over the same pages."""
    tables = truth["tables"]
    assert isinstance(tables, list)
    cells = [_plainly(text) for table in tables for row in (*table["header"], *table["rows"]) for text in row]
    wanted = Counter(arabic_digits(text) for text in cells if _SCORE.fullmatch(arabic_digits(text)))
    found: Counter[str] = Counter()
    pdf = pypdfium2.PdfDocument(path)
    for page in pdf:
        with tempfile.NamedTemporaryFile(suffix=".png") as file:
            page.render(scale=300 / 72).to_pil().convert("L").save(file.name)
            began, cpu = time.monotonic(), _cpu()
            done = subprocess.run(["tesseract", file.name, "-", "-l", "tha", "--psm", "6"], capture_output=True, check=True)  # fmt: skip  # noqa: E501
            tally.seconds += time.monotonic() - began
            tally.cpu += _cpu() - cpu
        tally.pages += 1
        found.update(_SCORE.findall(arabic_digits(done.stdout.decode())))
    tally.counts["score"] += wanted.total()
    tally.counts["score exact"] += (wanted & found).total()
    tally.counts["wrong accepted"] += (found - wanted).total()


def _cpu() -> float:
    """CPU seconds of this process and of the programs it called: what does not depend on who else is busy here."""
    return sum(
        one.ru_utime + one.ru_stime for one in map(resource.getrusage, (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN))
    )


def _plainly(text: str) -> str:
    return _SPACE.sub("", text)


def _add(total: Tally, one: Tally) -> None:
    total.pages += one.pages
    total.seconds += one.seconds
    total.cpu += one.cpu
    total.counts.update(one.counts)
    total.wrong.extend(one.wrong)


def _report(name: str, ours: Tally, plain: Tally, show: int) -> None:
    print(
        f"{name}: {ours.pages} pages, {ours.pages / ours.seconds:.3f} pages/s, {ours.cpu / ours.pages:.2f} CPU s a page"
    )
    print(f"  scores exact            {ours.share('score exact', 'score')}")
    print(f"  scores accepted         {ours.share('score accepted', 'score')}")
    print(f"  wrong but accepted      {ours.share('wrong accepted', 'score')}")
    print(f"  cells exact (no spaces) {ours.share('cell exact', 'cell')}")
    print(f"  labels resolved         {ours.share('label resolved', 'label')}")
    for wanted, text, confidence in ours.wrong[:show]:
        print(f"    wrong: {wanted} read as {text!r} ({confidence})")
    if plain.pages:
        speed = f"{plain.pages / plain.seconds:.3f} pages/s, {plain.cpu / plain.pages:.2f} CPU s a page"
        right, wrong = plain.share("score exact", "score"), plain.share("wrong accepted", "score")
        print(f"  plain Tesseract         {right} right, {wrong} well-formed and wrong, {speed}")


if __name__ == "__main__":
    main()
