"""Font files by family name, read from the files themselves: no fontconfig is needed."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import Final

from PIL import ImageFont

SAMPLE_FONTS: Final = Path(__file__).parents[2] / "scripts" / "samples" / "fonts"
_FOLDERS: Final = (
    SAMPLE_FONTS,
    Path("~/.local/share/fonts"),
    Path("~/.fonts"),
    Path("/usr/local/share/fonts"),
    Path("/usr/share/fonts"),
)
# In order of preference, so that the same fonts give the same documents.
_SUFFIXES: Final = (".ttf", ".otf")
# DejaVu calls its regular face Book.
_REGULAR: Final = ("Regular", "Book")


@cache
def font_files() -> dict[str, Path]:
    """Return the file of the regular face of each font family in the standard folders.

    The sample fonts come before those of the user, and those before the fonts of the machine.
    """
    files: dict[str, Path] = {}
    for folder in _FOLDERS:
        paths = [path for path in folder.expanduser().rglob("*") if path.suffix in _SUFFIXES]
        for path in sorted(paths, key=lambda path: (_SUFFIXES.index(path.suffix), path)):
            try:
                family, style = ImageFont.truetype(path).getname()
            except OSError:  # not a font
                continue
            if family and style in _REGULAR:
                files.setdefault(family, path)
    return files


def font_file(family: str) -> Path:
    """Return the file of the regular face of a family.

    Raises:
        FileNotFoundError: the family is in none of the standard folders.
    """
    path = font_files().get(family)
    if path is None:
        message = f"font {family} not found: install it (Debian: fonts-thai-tlwg, fonts-dejavu-core)"
        raise FileNotFoundError(message)
    return path
