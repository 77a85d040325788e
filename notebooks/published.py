"""What every notebook here needs: a question to the published database, and a chart with its Thai in the right place.

Reads ``data/processed/ita.duckdb`` of this checkout, or the file that ``ITA_DATABASE`` names; never writes to it.
"""

from __future__ import annotations

import os
import re
from functools import cache
from pathlib import Path

import altair as alt
import duckdb
import pandas as pd
import vl_convert
from IPython.display import Image

_ROOT = Path(__file__).resolve().parent.parent
_FONTS = _ROOT / "scripts" / "samples" / "fonts"
_FONT = "Sarabun"
_SARA_AM = re.compile("([\u0e48-\u0e4b]?)\u0e33")

COLOURS = {"good": "#1F4E78", "middle": "#E0A100", "bad": "#C0392B", "quiet": "#B8C4CE"}


def database() -> Path:
    """The database that questions go to. Raises ``FileNotFoundError`` while there is none."""
    path = Path(os.environ.get("ITA_DATABASE", _ROOT / "data" / "processed" / "ita.duckdb"))
    if not path.is_file():
        raise FileNotFoundError(f"ไม่พบฐานข้อมูล / no database: {path}; ./ita ingest data/raw")
    return path


def ask(query: str, *values: object) -> pd.DataFrame:
    """The rows of a query; scores become floats. Each question opens the file as it is now and lets go of it."""
    with duckdb.connect(str(database()), read_only=True) as connection:
        return connection.execute(query, list(values)).df()


def show(chart: alt.Chart | alt.LayerChart) -> Image:
    """The chart as a picture, made on this machine without network."""
    _register_font()
    picture = vl_convert.vegalite_to_png(joined(chart.configure(font=_FONT).to_json()), scale=2)
    return Image(picture)  # type: ignore[no-untyped-call]


def joined(text: str) -> str:
    """Text with every ำ as its two parts, the circle before the tone mark, as it is drawn.

    The renderer puts ำ itself over the letter after it.
    """
    return _SARA_AM.sub("\u0e4d\\1\u0e32", text)


@cache
def _register_font() -> None:
    vl_convert.register_font_directory(str(_FONTS))
