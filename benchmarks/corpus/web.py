"""Documents as web pages, printed by Chromium (Skia) and by WeasyPrint (Pango)."""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
from html import escape
from pathlib import Path

from benchmarks.corpus.fonts import SAMPLE_FONTS
from benchmarks.corpus.paper import Edges, Paper, Sheet

_LINE = "0.75pt solid black"
_HEADLESS = (
    "--headless",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--no-pdf-header-footer",
)


def page_of(paper: Paper, font: str, size: float) -> str:
    """The document as HTML."""
    body = "\n".join(_table(block) if isinstance(block, Sheet) else f"<p>{escape(block)}</p>" for block in paper.blocks)
    side = "landscape" if paper.is_wide else "portrait"
    return f"""<!doctype html><html lang="th"><meta charset="utf-8"><title>{paper.kind}</title><style>
@page {{ size: A4 {side}; margin: 18mm }}
body {{ font: {size}pt '{font}', 'DejaVu Sans'; margin: 0 }}
table {{ border-collapse: collapse; width: 100%; table-layout: fixed; margin-bottom: 5mm }}
td, th {{ padding: 1mm 1.5mm; vertical-align: top; font-weight: normal; text-align: left; overflow-wrap: anywhere }}
</style>{body}</html>"""


def _table(sheet: Sheet) -> str:
    unit = 100 / sum(sheet.widths)
    parts = [
        "<table><colgroup>",
        *(f'<col style="width:{unit * width:.2f}%">' for width in sheet.widths),
        "</colgroup>",
    ]
    whole = "" if sheet.may_break else ' style="break-inside:avoid"'
    for number, cells in enumerate(sheet.placed()):
        if number == 0:
            # A body group is a header that is not repeated.
            parts.append("<thead>" if sheet.repeats_header else "<tbody>")
        if number == len(sheet.header):
            parts.append("</thead><tbody>" if sheet.repeats_header else "")
        parts.append(f"<tr{whole}>")
        for cell in cells:
            spans = f'rowspan="{cell.rows}" colspan="{cell.columns}"'
            parts.append(f'<td {spans} style="{_borders(cell.edges)}">{escape(cell.text)}</td>')
        parts.append("</tr>")
    return "".join([*parts, "</tbody></table>"])


def _borders(edges: Edges) -> str:
    return ";".join(f"border-{side}:{_LINE}" for side, drawn in edges._asdict().items() if drawn)


def by_chromium(paper: Paper, font: str, size: float, target: Path) -> None:
    """Prints with Chromium (Debian: ``chromium``)."""
    with tempfile.TemporaryDirectory() as folder:
        source = Path(folder, "page.html")
        source.write_text(page_of(paper, font, size), encoding="utf-8")
        places = (f"--user-data-dir={folder}/user", f"--print-to-pdf={target}", source.as_uri())
        _run(["chromium", *_HEADLESS, *places], folder)


def by_weasyprint(paper: Paper, font: str, size: float, target: Path) -> None:
    """Prints with WeasyPrint (PyPI: ``weasyprint``)."""
    with tempfile.TemporaryDirectory() as folder:
        source = Path(folder, "page.html")
        source.write_text(page_of(paper, font, size), encoding="utf-8")
        _run([sys.executable, "-m", "weasyprint", "-q", str(source), str(target)], folder)


def by_libreoffice(source: Path, target: Path) -> None:
    """Prints an office file with LibreOffice (Debian: ``libreoffice-writer``)."""
    with tempfile.TemporaryDirectory() as folder:
        user = f"-env:UserInstallation=file://{folder}/user"
        _run(["soffice", user, "--headless", "--convert-to", "pdf", "--outdir", folder, str(source)], folder)
        Path(folder, f"{source.stem}.pdf").replace(target)


def _run(command: list[str], folder: str) -> None:
    """Runs a program that finds the fonts of the samples beside those of the machine."""
    settings = Path(folder, "fonts.conf")
    settings.write_text(
        '<?xml version="1.0"?><!DOCTYPE fontconfig SYSTEM "fonts.dtd"><fontconfig>'
        f'<include>/etc/fonts/fonts.conf</include><dir>{SAMPLE_FONTS}</dir></fontconfig>',
        encoding="utf-8",
    )  # fmt: skip
    subprocess.run(
        command, check=True, capture_output=True, timeout=180, env={**os.environ, "FONTCONFIG_FILE": str(settings)}
    )
