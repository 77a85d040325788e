"""Form fields of a page (AcroForm): check boxes and radio buttons by their state, text fields by what is filled in.

Fields are drawn apart from the text of the page, so that its text layer does not hold them.
"""

from __future__ import annotations

import ctypes
from collections.abc import Iterator

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
    """What each field of a page shows (☑, ☐ or its text) and its rectangle in page space: left, bottom, right, top.

    Args:
        page: a page of a document whose forms were set up before it was opened; nothing comes of any other.
    """
    if page.formenv is None:
        return
    for index in range(min(raw.FPDFPage_GetAnnotCount(page), _MOST)):
        field = raw.FPDFPage_GetAnnot(page, index)
        if not field:
            continue
        try:
            text = _shown(page.formenv, field)
            box = raw.FS_RECTF()
            if text and raw.FPDFAnnot_GetRect(field, ctypes.byref(box)):
                left, right = sorted((box.left, box.right))
                bottom, top = sorted((box.bottom, box.top))
                yield text, (left, bottom, right, top)
        finally:
            raw.FPDFPage_CloseAnnot(field)


def _shown(forms: object, field: object) -> str:
    if raw.FPDFAnnot_GetSubtype(field) != raw.FPDF_ANNOT_WIDGET or raw.FPDFAnnot_GetFlags(field) & _HIDDEN:
        return ""
    kind = raw.FPDFAnnot_GetFormFieldType(forms, field)
    if kind in _BOXES:
        return "☑" if raw.FPDFAnnot_IsChecked(forms, field) else "☐"
    if kind in _TEXTS:
        size = raw.FPDFAnnot_GetFormFieldValue(forms, field, None, 0)
        if 2 < size <= _LONGEST:
            buffer = (ctypes.c_ushort * (size // 2))()
            raw.FPDFAnnot_GetFormFieldValue(forms, field, buffer, size)
            return " ".join(bytes(buffer).decode("utf-16-le", errors="replace").rstrip("\0").split())
    return ""
