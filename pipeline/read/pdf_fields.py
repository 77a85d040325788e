"""Form fields and annotations of a page: check boxes by their state, text fields and typed notes by what they say.

They are drawn apart from the text of the page, so that its text layer does not hold them. A strike-out annotation says
that the text beneath it no longer counts.
"""

from __future__ import annotations

import ctypes
from collections.abc import Callable, Iterator, Sequence
from functools import partial

import pypdfium2 as pdfium
import pypdfium2.raw as raw

from pipeline.read.pdf_native import Quad

_BOXES = (raw.FPDF_FORMFIELD_CHECKBOX, raw.FPDF_FORMFIELD_RADIOBUTTON)
_TEXTS = (raw.FPDF_FORMFIELD_TEXTFIELD, raw.FPDF_FORMFIELD_COMBOBOX)
_HIDDEN = raw.FPDF_ANNOT_FLAG_HIDDEN | raw.FPDF_ANNOT_FLAG_NOVIEW
# Reports have dozens; a hostile page must end.
_MOST = 2_000
_LONGEST = 20_000


def fields_of(page: pdfium.PdfPage) -> Iterator[tuple[str, Quad]]:
    """Yield what each field (☑, ☐ or its text) and each typed note of a page shows, and its rectangle in page space.

    Args:
        page: fields come only from a document whose forms were set up before it was opened.
    """
    for note in _annotations(page):
        kind = raw.FPDFAnnot_GetSubtype(note)
        text = ""
        if kind == raw.FPDF_ANNOT_WIDGET and page.formenv is not None:
            text = _shown(page.formenv, note)
        elif kind == raw.FPDF_ANNOT_FREETEXT:
            text = _plain(partial(raw.FPDFAnnot_GetStringValue, note, b"Contents"))
        box = raw.FS_RECTF()
        if text and raw.FPDFAnnot_GetRect(note, ctypes.byref(box)):
            yield text, _upright([box.left, box.right], [box.bottom, box.top])


def struck_places(page: pdfium.PdfPage) -> list[Quad]:
    """Return the rectangles in page space that strike-out annotations cross out."""
    found: list[Quad] = []
    for note in _annotations(page):
        if raw.FPDFAnnot_GetSubtype(note) != raw.FPDF_ANNOT_STRIKEOUT:
            continue
        points = raw.FS_QUADPOINTSF()
        for index in range(min(raw.FPDFAnnot_CountAttachmentPoints(note), _MOST)):
            if raw.FPDFAnnot_GetAttachmentPoints(note, index, ctypes.byref(points)):
                xs, ys = [points.x1, points.x2, points.x3, points.x4], [points.y1, points.y2, points.y3, points.y4]
                found.append(_upright(xs, ys))
    return found


def _annotations(page: pdfium.PdfPage) -> Iterator[raw.FPDF_ANNOTATION]:
    """The annotations of a page that are shown, each open until the next."""
    for index in range(min(raw.FPDFPage_GetAnnotCount(page), _MOST)):
        note = raw.FPDFPage_GetAnnot(page, index)
        if not note:
            continue
        try:
            if not raw.FPDFAnnot_GetFlags(note) & _HIDDEN:
                yield note
        finally:
            raw.FPDFPage_CloseAnnot(note)


def _upright(xs: Sequence[float], ys: Sequence[float]) -> Quad:
    return min(xs), min(ys), max(xs), max(ys)


def _plain(value: Callable[[object, int], int]) -> str:
    """The text that a call of the library gives, in one line."""
    size = value(None, 0)
    if not 2 < size <= _LONGEST:
        return ""
    buffer = (ctypes.c_ushort * (size // 2))()
    value(buffer, size)
    return " ".join(bytes(buffer).decode("utf-16-le", errors="replace").rstrip("\0").split())


def _shown(forms: object, field: object) -> str:
    kind = raw.FPDFAnnot_GetFormFieldType(forms, field)
    if kind in _BOXES:
        return "☑" if raw.FPDFAnnot_IsChecked(forms, field) else "☐"
    if kind in _TEXTS:
        return _plain(partial(raw.FPDFAnnot_GetFormFieldValue, forms, field))
    return ""
