"""What the help pages say. Each sentence in Thai and in English."""

from __future__ import annotations

HELP: dict[str, tuple[str, str]] = {
    "help.usage": ("วิธีใช้", "Usage"),
    "help.commands": ("คำสั่ง", "Commands"),
    "help.arguments": ("สิ่งที่ต้องระบุ", "Arguments"),
    "help.options": ("ตัวเลือก", "Options"),
    "help.default": ("ค่าเริ่มต้น", "default"),
    "help.app": (
        (
            "อ่านรายงาน ITA (การประเมินคุณธรรมและความโปร่งใสในการดำเนินงานของหน่วยงานภาครัฐ) "
            "แล้วสร้างฐานข้อมูล DuckDB ที่ทุกตัวเลขมีหลักฐานว่ามาจากที่ใดในเอกสาร"
        ),
        (
            "Reads ITA reports (Integrity and Transparency Assessment of Thai public bodies) into a DuckDB database in "
            "which every number has evidence of where it stands in the document."
        ),
    ),
    "help.lang": (
        "ภาษาของข้อความ: th หรือ en (หรือตั้ง ITA_LANG; ถ้าไม่ระบุใช้ตาม locale)",
        "language of messages: th or en (or set ITA_LANG; else the locale decides)",
    ),
    "help.version": ("แสดงรุ่นของโปรแกรม", "show the version"),
    "help.help": ("แสดงวิธีใช้", "show this help"),
    "help.ingest": (
        (
            "นำเข้ารายงาน: อ่านไฟล์และโฟลเดอร์ แล้วสร้างฐานข้อมูลใหม่ ไฟล์ที่เนื้อหาเดิมจะไม่ทำซ้ำ "
            "(รหัสออก 0 อ่านได้ทั้งหมด, 2 มีบางไฟล์ถูกกัก, 3 ไม่มีไฟล์ใดใช้ได้, 4 ไม่เผยแพร่เพราะข้อมูลเดิมหาย, 1 ขัดข้อง)"
        ),
        (
            "Ingest reports: read files and folders and build the database; unchanged content is skipped "
            "(exit code 0 all read, 2 some files quarantined, 3 no file could be used, 4 not published because rows "
            "were lost, 1 fault)."
        ),
    ),
    "help.ingest.paths": ("ไฟล์หรือโฟลเดอร์ของรายงาน", "files or folders of reports"),
    "help.database": ("ไฟล์ฐานข้อมูล DuckDB", "the DuckDB database file"),
    "help.workers": (
        "จำนวนโปรเซสที่ทำงานพร้อมกัน (ค่าเริ่มต้น: เท่าจำนวนคอร์; 0 = ทำในโปรเซสนี้ สำหรับหาข้อผิดพลาด)",
        "processes that work at once (default: one a core; 0 = in this process, for debugging)",
    ),
    "help.ocr": (
        "การใช้ OCR กับหน้าที่เป็นภาพ: auto, never หรือ always (ต้องมีโปรแกรม Tesseract)",
        "OCR for pages that are images: auto, never or always (needs Tesseract)",
    ),
    "help.force": ("ทำใหม่แม้เนื้อหาไม่เปลี่ยน", "work again even where nothing has changed"),
    "help.accept_losses": (
        "เผยแพร่แม้ข้อมูลของเอกสารที่ไม่เปลี่ยนจะหายไป",
        "publish although documents that have not changed lose rows",
    ),
    "help.json": ("พิมพ์ผลเป็น JSON หนึ่งชุดทาง stdout", "print one JSON document on stdout"),
    "help.csv": ("พิมพ์ผลเป็น CSV ทาง stdout", "print CSV on stdout"),
    "help.register_file": (
        "ไฟล์ทะเบียนหน่วยงานที่ใช้แทนทะเบียนเดิม",
        "a list of organisations to use instead of the one in force",
    ),
    "help.rules_dir": ("โฟลเดอร์กฎ (หรือตั้ง ITA_RULES_DIR)", "the rules folder (or set ITA_RULES_DIR)"),
    "help.timeout": ("วินาทีสูงสุดต่อหนึ่งเอกสาร", "most seconds that one document may take"),
    "help.verbose": ("แสดงบันทึกการทำงานทาง stderr แทนไฟล์", "write the log to stderr instead of its file"),
    "help.explain": (
        "อธิบายไฟล์เดียว: ตัวอ่าน รูปแบบตารางที่ลองและเหตุผล ค่าทุกค่าพร้อมตำแหน่ง สิ่งที่ขาด และผลตรวจ",
        (
            "Explain one file: its reader, the layouts tried and why each failed, every captured value with its place, "
            "what is missing, and the checks."
        ),
    ),
    "help.explain.file": ("ไฟล์รายงาน", "the report file"),
    "help.explain.picture": (
        "วาดแต่ละหน้าเป็น PNG ลงโฟลเดอร์นี้ พร้อมกรอบตาราง เซลล์ และค่าที่จับได้ (เขียว แน่ใจ, ส้ม ไม่แน่ใจ, แดง มีข้อค้นพบ)",
        (
            "draw each page as PNG into this folder, with boxes of tables, cells and captured values (green sure, "
            "orange unsure, red named by a finding)"
        ),
    ),
    "help.findings": ("แสดงข้อค้นพบในฐานข้อมูล", "Show the findings of the database."),
    "help.findings.severity": ("เฉพาะระดับ: error, warning หรือ info", "only this severity: error, warning or info"),
    "help.findings.rule": ("เฉพาะกฎนี้", "only this rule"),
    "help.findings.organisation": (
        "เฉพาะหน่วยงานที่ชื่อมีข้อความนี้",
        "only organisations whose name contains this text",
    ),
    "help.findings.year": ("เฉพาะปีงบประมาณนี้ (พ.ศ.)", "only this fiscal year (B.E.)"),
    "help.sql": ("ถามฐานข้อมูลด้วย SQL (อ่านอย่างเดียว)", "Ask the database in SQL (read only)."),
    "help.sql.query": ("คำสั่ง SQL หนึ่งคำสั่ง", "one SQL statement"),
    "help.format": ("รูปแบบผล: table, csv หรือ json", "format of the result: table, csv or json"),
    "help.export": (
        (
            "ส่งออกฐานข้อมูลเป็น Parquet, CSV (เปิดใน Excel ได้) และสมุดงาน XLSX สำหรับผู้ตรวจ พร้อม datapackage.json "
            "ที่อธิบายทุกคอลัมน์ ข้อมูลเดิมได้ไฟล์เดิมทุกไบต์"
        ),
        (
            "Export the database as Parquet, CSV (for Excel too) and an XLSX workbook for auditors, with a "
            "datapackage.json that describes every column; unchanged data give the same bytes."
        ),
    ),
    "help.export.folder": (
        "โฟลเดอร์ใหม่ โฟลเดอร์ว่าง หรือโฟลเดอร์ที่เคยส่งออก ซึ่งจะถูกแทนที่ทั้งหมด",
        "a folder that is new, empty, or an earlier export, which is then replaced as a whole",
    ),
    "help.export.format": (
        "รูปแบบที่ต้องการ คั่นด้วยจุลภาค: parquet, csv, xlsx",
        "formats to write, separated by commas: parquet, csv, xlsx",
    ),
    "help.rules": ("กฎใน rules/", "The rules under rules/."),
    "help.rules.check": (
        "ตรวจทุกไฟล์ใต้ rules/ และรายงานข้อผิดพลาดทั้งหมดพร้อมกัน",
        "Validate everything under rules/ and report all mistakes at once.",
    ),
    "help.register": ("ทะเบียนหน่วยงาน", "The register of organisations."),
    "help.register.import": (
        "นำเข้าทะเบียนหน่วยงานอย่างเป็นทางการ (CSV) เพื่อใช้เป็นหลักในการระบุหน่วยงาน",
        "Import an official list of organisations (CSV), which then decides who is who.",
    ),
    "help.register.file": ("ไฟล์ CSV ของทะเบียน", "the CSV file of the list"),
    "help.doctor": (
        "บอกว่าเครื่องนี้ทำอะไรได้และไม่ได้ (OCR ข้อมูลภาษาไทย ฟอนต์ สิทธิ์เขียน)",
        "Say what this machine can and cannot do (OCR, Thai data, fonts, writing).",
    ),
}
