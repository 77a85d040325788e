"""Why a file could not be read: one exception with a closed list of reasons, each said in Thai and English."""

from __future__ import annotations

from typing import Literal

Reason = Literal[
    "unreadable", "empty", "wrong_type", "image_only", "encrypted", "damaged", "not_text", "damaged_text",
    "no_text", "no_ocr", "ocr_failed", "too_large", "too_many_pages", "too_much_text", "too_many_cells",
    "too_many_pixels",
]  # fmt: skip

_DETAILS: dict[Reason, tuple[str, str]] = {
    "unreadable": ("เปิดไฟล์ไม่ได้: {what}", "The file could not be opened: {what}"),
    "empty": ("ไฟล์ว่าง ไม่มีข้อมูล", "The file is empty."),
    "wrong_type": (
        "ไฟล์เป็นชนิด {what} ซึ่งอ่านไม่ได้ โปรดบันทึกใหม่เป็น DOCX, XLSX, PDF หรือข้อความ",
        "The file is {what}, which is not read; save it as DOCX, XLSX, PDF or text.",
    ),
    "image_only": (
        "ข้อความในไฟล์มีแต่ในภาพ และสั่งไม่ให้อ่านภาพไว้ (--ocr never)",
        "The file's text is only in pictures, which were not to be read (--ocr never).",
    ),
    "encrypted": ("ไฟล์ถูกเข้ารหัสหรือต้องใช้รหัสผ่าน", "The file is encrypted or needs a password."),
    "damaged": ("ไฟล์ไม่สมบูรณ์หรือเสียหาย: {what}", "The file is cut short or damaged: {what}"),
    "not_text": ("ไฟล์ไม่ใช่ข้อความ", "The file is not text."),
    "damaged_text": (
        "ข้อความในไฟล์เสียหาย ถอดรหัส UTF-8 ไม่ได้ที่ไบต์ {what}",
        "The text is damaged: it is UTF-8 that cannot be decoded at byte {what}.",
    ),
    "no_text": (
        "ไม่มีข้อความในไฟล์",
        "The file holds no text.",
    ),
    "no_ocr": (
        "ไฟล์เป็นเอกสารสแกน ต้องติดตั้ง Tesseract และข้อมูลภาษาไทยก่อน: apt-get install tesseract-ocr tesseract-ocr-tha",
        "The file is a scan; install Tesseract and its Thai model: apt-get install tesseract-ocr tesseract-ocr-tha",
    ),
    "ocr_failed": ("โปรแกรม Tesseract ทำงานไม่สำเร็จ ({what})", "Tesseract failed ({what})."),
    "too_many_pixels": ("ภาพใหญ่เกินกำหนด: {what} จุด", "A picture is larger than allowed: {what} pixels."),
    "too_large": ("ไฟล์ใหญ่เกินกำหนด: {what} ไบต์", "The file is larger than allowed: {what} bytes."),
    "too_many_pages": ("จำนวนหน้าเกินกำหนด: {what} หน้า", "More pages than allowed: {what} pages."),
    "too_much_text": ("จำนวนอักขระเกินกำหนด: {what} อักขระ", "More text than allowed: {what} characters."),
    "too_many_cells": ("ตารางมีช่องเกินกำหนด: {what} ช่อง", "A table has more cells than allowed: {what} cells."),
}


class ReadError(Exception):
    """A file that cannot be used, and why.

    Attributes:
        reason: code of the closed list ``Reason``; what quarantine stores.
        detail_th: one Thai sentence for people.
        detail_en: its English twin.
    """

    def __init__(self, reason: Reason, detail_th: str, detail_en: str) -> None:
        # The three arguments reach Exception unchanged, so that the error survives pickling between processes.
        super().__init__(reason, detail_th, detail_en)
        self.reason: Reason = reason
        self.detail_th = detail_th
        self.detail_en = detail_en

    def __str__(self) -> str:
        return f"{self.reason}: {self.detail_en}"


def unusable(reason: Reason, what: object = "") -> ReadError:
    """The error for a reason, with ``what`` was found put into its sentences."""
    thai, english = _DETAILS[reason]
    return ReadError(reason, thai.format(what=what), english.format(what=what))
