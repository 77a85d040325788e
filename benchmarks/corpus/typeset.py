"""Documents set by Typst and by fpdf2, from the font files themselves."""

from __future__ import annotations

import json
import os
import tempfile
from pathlib import Path

from fpdf import FPDF
from fpdf.enums import CellBordersLayout
from fpdf.fonts import FontFace, TTFFont

from benchmarks.corpus.fonts import SAMPLE_FONTS, font_file
from benchmarks.corpus.paper import Edges, Paper, Sheet

_MARGIN = 18
_PADDING = 1.5


def by_typst(paper: Paper, font: str, size: float, target: Path) -> None:
    """Sets with Typst (PyPI: ``typst``)."""
    import typst

    blocks = "\n\n".join(
        _typst_table(block) if isinstance(block, Sheet) else f"#par[{_quoted(block)}]" for block in paper.blocks
    )
    source = f"""#set page("a4", flipped: {str(paper.is_wide).lower()}, margin: {_MARGIN}mm)
#set text(font: ("{font}", "DejaVu Sans"), size: {size}pt, lang: "th")
{blocks}
"""
    with tempfile.NamedTemporaryFile("w", suffix=".typ", encoding="utf-8") as file:
        file.write(source)
        file.flush()
        typst.compile(file.name, output=str(target), font_paths=[str(SAMPLE_FONTS), str(font_file(font).parent)])


def _typst_table(sheet: Sheet) -> str:
    rows = [
        "".join(
            f"table.cell(x: {cell.column}, y: {cell.row}, rowspan: {cell.rows}, colspan: {cell.columns}, "
            f"breakable: {str(sheet.may_break).lower()}, stroke: {_strokes(cell.edges)})[{_quoted(cell.text)}],\n"
            for cell in cells
        )
        for cells in sheet.placed()
    ]
    head, body = "".join(rows[: len(sheet.header)]), "".join(rows[len(sheet.header) :])
    columns = ", ".join(f"{width}fr" for width in sheet.widths)
    header = f"table.header(repeat: {str(sheet.repeats_header).lower()}, {head}),"
    return f"#table(columns: ({columns}), inset: {_PADDING}mm, stroke: none, {header}\n{body})"


def _strokes(edges: Edges) -> str:
    drawn = ", ".join(f"{side}: 0.6pt" for side, is_drawn in edges._asdict().items() if is_drawn)
    return f"({drawn})" if drawn else "none"


def _quoted(text: str) -> str:
    return f"#{json.dumps(text, ensure_ascii=False)}" if text else ""


def by_fpdf2(paper: Paper, font: str, size: float, target: Path) -> None:
    """Sets with fpdf2; a dictionary says where a line may be broken."""
    pdf = FPDF(orientation="landscape" if paper.is_wide else "portrait", format="A4")
    pdf.set_margins(_MARGIN, _MARGIN)
    pdf.set_auto_page_break(True, margin=_MARGIN)
    pdf.add_font("own", fname=str(font_file(font)))
    own = pdf.fonts["own"]
    assert isinstance(own, TTFFont)
    if not _characters(paper) <= set(map(chr, own.cmap)):
        pdf.add_font("signs", fname=str(font_file("DejaVu Sans")))
        pdf.set_fallback_fonts(["signs"])
    pdf.set_font("own", size=size)
    pdf.set_text_shaping(True)
    pdf.add_page()
    line = size * 0.55
    for block in paper.blocks:
        if isinstance(block, Sheet):
            _fpdf_table(pdf, block, line)
        else:
            pdf.multi_cell(0, line, _broken(pdf, block, pdf.epw), align="L", new_x="LMARGIN", new_y="NEXT")
        pdf.ln(line)
    pdf.output(str(target))


def _characters(paper: Paper) -> set[str]:
    """Return the printable characters of a document."""
    texts = [block for block in paper.blocks if isinstance(block, str)]
    texts += [text for sheet in paper.sheets for row in (*sheet.header, *sheet.rows) for text in row]
    return {character for text in texts for character in text if character.isprintable()}


def _fpdf_table(pdf: FPDF, sheet: Sheet, line: float) -> None:
    unit = pdf.epw / sum(sheet.widths)
    with pdf.table(
        col_widths=sheet.widths,
        line_height=line,
        padding=_PADDING,
        text_align="LEFT",
        v_align="TOP",
        headings_style=FontFace(),
        num_heading_rows=len(sheet.header),
        repeat_headings=1 if sheet.repeats_header else 0,
    ) as table:
        for cells in sheet.placed():
            row = table.row()
            for cell in cells:
                width = unit * sum(sheet.widths[cell.column : cell.column + cell.columns]) - 2 * _PADDING - 2.5
                border = CellBordersLayout.NONE
                for side, is_drawn in cell.edges._asdict().items():
                    if is_drawn:
                        border |= CellBordersLayout[side.upper()]
                text = _broken(pdf, cell.text, width)
                row.cell(text, rowspan=cell.rows, colspan=cell.columns, border=border)


def _broken(pdf: FPDF, text: str, width: float) -> str:
    """The text in lines no wider than ``width``, broken between words."""
    os.environ.setdefault("PYTHAINLP_READ_ONLY", "1")
    from pythainlp.tokenize import word_tokenize

    lines = [""]
    for word in word_tokenize(text, keep_whitespace=True):
        if lines[-1].strip() and pdf.get_string_width((lines[-1] + word).rstrip()) > width:
            lines.append("")
        lines[-1] += word
    return "\n".join(line.strip() for line in lines)
