"""What is said of rules, register and this machine. Each sentence in Thai and in English."""

from __future__ import annotations

MACHINE: dict[str, tuple[str, str]] = {
    "rules.ok": (
        "กฎถูกต้อง: {files} ไฟล์ ใน {path} รหัส {hash}",
        "The rules are valid: {files} files in {path}, hash {hash}",
    ),
    "rules.wrong": ("พบข้อผิดพลาด {count} แห่ง ใน {path}", "{count} mistakes in {path}"),
    "register.imported": (
        "นำเข้าทะเบียน {count} หน่วยงาน ไว้ที่ {path} จะใช้ในการนำเข้ารายงานครั้งต่อไป",
        "Imported a register of {count} organisations as {path}; the next ingest uses it.",
    ),
    "register.mistakes": ("มีข้อผิดพลาด {count} แห่ง (ดูบรรทัดข้างต้น)", "{count} mistakes (see the lines above)"),
    "doctor.check": ("สิ่งที่ตรวจ", "What"),
    "doctor.answer": ("ผล", "Answer"),
    "doctor.ok": ("ได้", "yes"),
    "doctor.limited": ("ไม่มี", "no"),
    "doctor.broken": ("เสีย", "broken"),
    "doctor.python": ("Python", "Python"),
    "doctor.duckdb": ("DuckDB (เขียนรูปแบบ {storage})", "DuckDB (writes format {storage})"),
    "doctor.rules": ("กฎ", "Rules"),
    "doctor.register": ("ทะเบียนหน่วยงาน", "Register of organisations"),
    "doctor.thai": ("ข้อมูลภาษาไทย", "Thai data"),
    "doctor.write": ("เขียนที่ {path}", "Writing to {path}"),
    "doctor.database": ("ฐานข้อมูล {path}", "Database {path}"),
    "doctor.database_none": ("ยังไม่มี", "none yet"),
    "doctor.ocr": ("OCR สำหรับเอกสารสแกน", "OCR for scans"),
    "doctor.ocr_none": (
        "ไม่พบ Tesseract กับข้อมูลภาษาไทย เอกสารสแกนจะถูกกัก ติดตั้งด้วย apt-get install tesseract-ocr tesseract-ocr-tha",
        "no Tesseract with Thai; scans are quarantined; apt-get install tesseract-ocr tesseract-ocr-tha",
    ),
    "doctor.pdf": ("อ่าน PDF ที่มีข้อความ", "PDFs with text"),
    "doctor.office": ("อ่าน DOCX และ XLSX", "DOCX and XLSX"),
    "doctor.fonts": ("ฟอนต์ไทยของระบบ", "Thai fonts of the system"),
    "doctor.fonts_none": ("ไม่พบ (จำเป็นเฉพาะเมื่อแปลงเอกสารเป็นภาพ)", "none found (needed only to draw documents)"),
    "doctor.places": ("จังหวัด/อำเภอ {counts}", "provinces/districts {counts}"),
    "doctor.documents": ("{count} เอกสาร", "{count} documents"),
    "doctor.register_none": (
        "ยังไม่ได้นำเข้า ใช้รายชื่อที่สร้างจากตำบลและอำเภอ (ita register import)",
        "none imported; names are derived from subdistricts and districts (ita register import)",
    ),
    "doctor.register_gain": (
        "หน่วยงานของ {count} จาก {total} เอกสารในฐานข้อมูลยังไม่แน่ใจ ทะเบียนจะช่วยตัดสินได้",
        "the organisation of {count} of {total} documents in the database is uncertain; a list would decide them",
    ),
    "doctor.cores": ("คอร์ที่ใช้ได้", "Cores to use"),
}
