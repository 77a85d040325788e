"""Which runs of a word processor file a reader sees: not those that are hidden, white on white, or struck out."""

from __future__ import annotations

from pipeline.read.office.package import Element
from pipeline.read.office.word_names import W, find, is_on, local, value
from pipeline.read.office.word_styles import Styles
from pipeline.records import RemarkRule

# Of 255: lighter than this in all three colours is white.
_WHITE = 0xF0
_DIGITS = 6
# A background set by a style, a drawing or the page is not known here.
_DRAWN = frozenset({"txbxContent"})


def unshown(run: Element, style_id: str | None, styles: Styles) -> RemarkRule | None:
    """Return why a reader does not take the text of a run as text; ``None`` where it is plain print."""
    if is_on(styles.run_property(run, style_id, "vanish")):
        return "hidden-text"
    if is_on(styles.run_property(run, style_id, "strike")) or is_on(styles.run_property(run, style_id, "dstrike")):
        return "struck-text"
    colour = value(styles.run_property(run, style_id, "color"))
    return "hidden-text" if _is_white(colour) and not _has_ground(run, style_id, styles) else None


def _is_white(colour: str | None) -> bool:
    if colour is None or len(colour) != _DIGITS:
        return False
    try:
        return min(bytes.fromhex(colour)) >= _WHITE
    except ValueError:
        return False


def _is_coloured(shading: Element | None) -> bool:
    if shading is None:
        return False
    fill = shading.get(W + "fill")
    return value(shading) not in (None, "clear", "nil") or not (fill in (None, "auto") or _is_white(fill))


def _has_ground(run: Element, style_id: str | None, styles: Styles) -> bool:
    """Whether anything may paint a ground beneath a run."""
    shadings = [styles.run_property(run, style_id, "shd"), styles.inherited(style_id, "pPr", "shd")]
    if any(map(_is_coloured, shadings)) or styles.run_property(run, style_id, "highlight") is not None:
        return True
    for above in run.iterancestors():
        name = local(above)
        if name in _DRAWN or _is_coloured(find(above, f"{name}Pr", "shd")):
            return True
        if name == "tbl" and styles.is_coloured_table(value(find(above, "tblPr", "tblStyle"))):
            return True
    return False
