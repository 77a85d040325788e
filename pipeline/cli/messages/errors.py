"""What is said of a mistake or a fault: what is wrong, and what to do. Each sentence in Thai and in English."""

from __future__ import annotations

ERRORS: dict[str, tuple[str, str]] = {
    "error.prefix": ("ผิดพลาด", "Error"),
    "error.usage": ("คำสั่งไม่ถูกต้อง{what} ดูวิธีใช้ด้วย: {command} --help", "{what} See: {command} --help"),
    "error.path": (
        "ไม่พบไฟล์หรือโฟลเดอร์: {paths} ตรวจชื่อแล้วสั่งใหม่",
        "No such file or folder: {paths}; check the name and try again.",
    ),
    "error.not_a_file": ("{path} ไม่ใช่ไฟล์ ระบุไฟล์รายงานหนึ่งไฟล์", "{path} is not a file; name one report file."),
    "error.pictures": (
        "เขียนภาพลง {path} ไม่ได้: {why} เลือกโฟลเดอร์อื่น",
        "No pictures can be written to {path}: {why}. Choose another folder.",
    ),
    "error.choice": ("{option} ต้องเป็นหนึ่งใน: {choices}", "{option} must be one of: {choices}"),
    "error.choices": (
        "{option} ต้องเป็นหนึ่งหรือหลายรูปแบบ คั่นด้วยจุลภาค จาก: {choices}",
        "{option} must be one or more, separated by commas, of: {choices}",
    ),
    "error.workers": ("--workers ต้องเป็น 0 หรือมากกว่า", "--workers must be 0 or more."),
    "error.timeout": ("--timeout ต้องมากกว่า 0", "--timeout must be more than 0."),
    "error.formats": ("เลือก --json หรือ --csv อย่างใดอย่างหนึ่ง", "Choose either --json or --csv."),
    "error.database": (
        "ไม่พบฐานข้อมูล {path} สร้างก่อนด้วย: ita ingest โฟลเดอร์รายงาน --database {path}",
        "No database at {path}; make it first: ita ingest FOLDER --database {path}",
    ),
    "error.not_a_database": (
        "{path} เปิดเป็นฐานข้อมูลไม่ได้ ({detail}) ลบหรือย้ายไฟล์แล้วนำเข้าใหม่",
        "{path} cannot be opened as a database ({detail}); move it away and ingest again.",
    ),
    "error.losses": (
        (
            "ไม่เผยแพร่ฐานข้อมูลใหม่ เพราะข้อมูลของเอกสารที่ไม่เปลี่ยนหายไป ({lost}) ฐานข้อมูลใหม่อยู่ที่ {kept} "
            "ตรวจกฎที่แก้ล่าสุด หรือสั่งอีกครั้งด้วย --accept-losses ถ้ายอมรับ"
        ),
        (
            "The new database was not published: documents that have not changed lose rows ({lost}). It is at {kept}. "
            "Check the last change of the rules, or run again with --accept-losses."
        ),
    ),
    "error.sql": ("SQL ไม่ถูกต้อง: {detail}", "The SQL cannot be run: {detail}"),
    "error.not_reading": (
        "ita sql รับคำสั่งที่อ่านอย่างเดียวครั้งละหนึ่งคำสั่ง เช่น SELECT, DESCRIBE, SUMMARIZE, PIVOT, EXPLAIN",
        "ita sql runs one statement that only reads: SELECT, DESCRIBE, SUMMARIZE, PIVOT, EXPLAIN.",
    ),
    "error.rules": (
        "กฎใน rules/ มีข้อผิดพลาด {count} แห่ง ดูทั้งหมดด้วย: ita rules check แห่งแรก: {first}",
        "The rules have {count} mistakes; see all with: ita rules check. The first: {first}",
    ),
    "error.register_form": (
        "{path} ไม่ใช่ทะเบียนที่นำเข้าแล้ว นำเข้าก่อนด้วย: ita register import {path}",
        "{path} is not an imported register; import it first: ita register import {path}",
    ),
    "error.register": ("ใช้ทะเบียน {path} ไม่ได้: {detail}", "The register {path} cannot be used: {detail}"),
    "error.locked": (
        "มีการนำเข้าอื่นกำลังทำงานกับฐานข้อมูลนี้อยู่ ({holder}) รอให้เสร็จแล้วสั่งใหม่",
        "Another ingest is working on this database ({holder}); try again when it has finished.",
    ),
    "error.manifest": (
        "รายการเอกสาร {path} เสียหายหรือหายไป ย้ายฐานข้อมูลเดิมออก แล้วนำเข้ารายงานทั้งหมดใหม่",
        "The list of documents {path} is damaged or gone; move the old database away and ingest all reports again.",
    ),
    "error.load": (
        "ฐานข้อมูลใหม่ไม่ผ่านการพิสูจน์ จึงไม่ได้เผยแพร่ ฐานข้อมูลเดิมยังอยู่: {detail}",
        "The new database did not pass its proof and was not published; the old one is untouched: {detail}",
    ),
    "error.write": ("เขียนไฟล์ไม่ได้: {detail}", "A file cannot be written: {detail}"),
    "error.changed": (
        "กฎหรือทะเบียนถูกแก้ไขระหว่างทำงาน สั่งใหม่อีกครั้ง",
        "Rules or register were changed during the run; start it again.",
    ),
    "export.file": ("{path} เป็นไฟล์ ระบุโฟลเดอร์ที่จะส่งออก", "{path} is a file; name a folder to export to."),
    "export.foreign": (
        "{folder} มีไฟล์ที่ไม่ใช่ของการส่งออก ({path}) ระบุโฟลเดอร์ใหม่หรือโฟลเดอร์ว่าง",
        "{folder} holds a file that is not an export's ({path}); name a new or an empty folder.",
    ),
    "export.changed": (
        "{path} ถูกแก้ไขหลังส่งออก ย้ายไฟล์ออกหรือระบุโฟลเดอร์ใหม่ เพื่อไม่ให้งานของท่านหาย",
        "{path} was changed since it was exported; keep it elsewhere or name a new folder, so that nothing is lost.",
    ),
    "export.busy": (
        "มีการส่งออกอื่นกำลังเขียน {folder} อยู่ รอให้เสร็จแล้วสั่งใหม่",
        "Another export is writing to {folder}; try again when it has finished.",
    ),
    "error.interrupted": ("หยุดตามคำสั่ง ไม่มีสิ่งใดเผยแพร่", "Stopped; nothing was published."),
    "error.fault": (
        "โปรแกรมมีข้อผิดพลาดที่ไม่คาดคิด ({detail}) ดูรายละเอียดโดยตั้ง ITA_DEBUG=1 แล้วสั่งใหม่",
        "The program failed unexpectedly ({detail}); set ITA_DEBUG=1 and try again to see where.",
    ),
}
