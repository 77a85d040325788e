"""The bytes of a drawn document in its form."""

from __future__ import annotations

from functools import cache
from pathlib import Path

from benchmarks.layouts.forms import SUFFIXES, text_bytes
from benchmarks.layouts.records import Laid

FONT = Path(__file__).parents[2] / "scripts" / "samples" / "fonts" / "Sarabun-Regular.ttf"


@cache
def missing_forms() -> dict[str, str]:
    """Return the forms that cannot be made here, with the reason."""
    return {} if FONT.is_file() else {"pdf": f"no Thai font at {FONT}"}


def rendered(drawn: Laid) -> bytes:
    """Return the file of a document."""
    if drawn.form == "docx":
        from benchmarks.layouts.office import docx_bytes

        return docx_bytes(drawn.blocks)
    if drawn.form == "xlsx":
        from benchmarks.layouts.office import xlsx_bytes

        return xlsx_bytes(drawn.blocks)
    if drawn.form == "pdf":
        from benchmarks.layouts.office import pdf_bytes

        return pdf_bytes(drawn.blocks)
    return text_bytes(drawn.blocks, drawn.form)


def file_name(drawn: Laid) -> str:
    """Return the name of the file of a document."""
    return drawn.name + SUFFIXES[drawn.form]
