"""PDF files written byte by byte: content streams, forms inside forms, layers, annotations."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path

FONT = "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>"


def stream(content: str, entries: str = "") -> str:
    return f"<< {entries} /Length {len(content)} >>\nstream\n{content}\nendstream"


def form(content: str, *, matrix: str = "1 0 0 1 0 0", resources: str = "", box: str = "-9999 -9999 9999 9999") -> str:
    own = f"/Resources << /Font << /F 4 0 R >> {resources} >>"
    return stream(content, f"/Type /XObject /Subtype /Form /BBox [{box}] /Matrix [{matrix}] {own}")


def raw_pdf(
    path: Path,
    content: str,
    *,
    resources: str = "",
    page: str = "",
    catalog: str = "",
    others: Mapping[int, str] | None = None,
    size: tuple[float, float] = (600, 800),
) -> Path:
    """Write a file of one page: objects 1 to 5 are catalog, pages, page, font, content; ``others`` begin at 6."""
    objects: dict[int, str] = {
        1: f"<< /Type /Catalog /Pages 2 0 R {catalog} >>",
        2: "<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        3: f"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 {size[0]} {size[1]}] /Contents 5 0 R {page} "
        f"/Resources << /Font << /F 4 0 R >> {resources} >> >>",
        4: FONT,
        5: stream(content),
        **(others or {}),
    }
    body = "%PDF-1.7\n"
    places: list[int] = []
    for number, written in sorted(objects.items()):
        places.append(len(body))
        body += f"{number} 0 obj\n{written}\nendobj\n"
    start = len(body)
    entries = "".join(f"{place:010d} 00000 n \n" for place in places)
    body += f"xref\n0 {len(objects) + 1}\n0000000000 65535 f \n{entries}"
    body += f"trailer\n<< /Size {len(objects) + 1} /Root 1 0 R >>\nstartxref\n{start}\n%%EOF\n"
    path.write_bytes(body.encode("latin-1"))
    return path


def text(x: float, y: float, words: str, size: float = 12) -> str:
    return f"BT /F {size} Tf {x} {y} Td ({words}) Tj ET\n"


def grid(xs: Sequence[float], ys: Sequence[float]) -> str:
    lines = [f"{xs[0]} {y} m {xs[-1]} {y} l S\n" for y in ys]
    lines += [f"{x} {ys[0]} m {x} {ys[-1]} l S\n" for x in xs]
    return "0.7 w\n" + "".join(lines)


def table(
    rows: Sequence[Sequence[str]], *, x: float = 50, top: float = 700, width: float = 120, height: float = 20
) -> str:
    """A ruled table."""
    columns = len(rows[0])
    xs = [x + width * column for column in range(columns + 1)]
    ys = [top - height * row for row in range(len(rows) + 1)]
    cells = "".join(
        text(xs[column] + 4, ys[row + 1] + 6, words) for row, own in enumerate(rows) for column, words in enumerate(own)
    )
    return grid(xs, ys) + cells
