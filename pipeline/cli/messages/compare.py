"""What ``ita compare`` says. Each sentence in Thai and in English."""

from __future__ import annotations

COMPARE: dict[str, tuple[str, str]] = {
    "help.compare": (
        "ถามคำถามเปรียบเทียบจากฐานข้อมูล ไม่ระบุคำถามเพื่อดูรายการคำถาม",
        "Ask the database a comparing question; without one, list the questions.",
    ),
    "help.compare.question": ("ชื่อคำถาม เช่น ranking", "name of the question, such as ranking"),
    "help.compare.year": (
        "ปีงบประมาณ (พ.ศ.) หรือ latest คือปีล่าสุดที่มีคะแนน",
        "fiscal year (B.E.), or latest: the last year with scores",
    ),
    "help.compare.province": ("เฉพาะจังหวัดนี้", "only this province"),
    "help.compare.kind": (
        "เฉพาะประเภทนี้ เช่น อบต. เทศบาลตำบล หรือ sao",
        "only this kind: sao, subdistrict_municipality, town_municipality, city_municipality, pao, special, agency",
    ),
    "help.compare.organisation": (
        "เฉพาะหน่วยงานนี้ ชื่อเต็ม ชื่อบางส่วนที่มีแห่งเดียว หรือรหัส แล้วแสดงทุกปี",
        "only this organisation: its full name, a part that only it has, or its id; then all years are shown",
    ),
    "help.compare.code": ("เฉพาะรหัสนี้ เช่น ITA IIT 8 o12", "only this code, such as ITA, IIT, 8 or o12"),
    "help.compare.format": (
        "รูปแบบผล: table, csv, json หรือ xlsx",
        "format of the answer: table, csv, json or xlsx",
    ),
    "help.compare.output": ("เขียนผลลงไฟล์นี้แทนหน้าจอ", "write the answer to this file instead of the screen"),
    "help.compare.limit": (
        "จำนวนแถวสูงสุดของตารางบนหน้าจอ 0 คือทั้งหมด",
        "most rows of a table on screen; 0 for all",
    ),
    "compare.number": ("ข้อ", "No."),
    "compare.question": ("คำถาม", "Question"),
    "compare.title": ("ตอบว่า", "Answers"),
    "compare.options": ("ตัวเลือก", "Options"),
    "compare.how": ("ถามด้วย: ita compare คำถาม [ตัวเลือก]", "Ask with: ita compare QUESTION [OPTIONS]"),
    "compare.none": ("ไม่มีแถวตามเงื่อนไข", "No rows match."),
    "compare.count": ("{count} แถว", "{count} rows"),
    "compare.limited": (
        "แสดง {shown} จาก {count} แถว ดูทั้งหมดด้วย --limit 0 หรือ --format csv",
        "{shown} of {count} rows; see all with --limit 0 or --format csv",
    ),
    "compare.written": ("เขียน {count} แถวลง {path} แล้ว", "Wrote {count} rows to {path}"),
    "compare.about": ("คำถาม", "About"),
    "compare.evidence": (
        "คอลัมน์ {column} ชี้หลักฐานของแต่ละแถว: SELECT * FROM provenance WHERE evidence_id = '...'",
        "Column {column} leads each row to its place: SELECT * FROM provenance WHERE evidence_id = '...'",
    ),
    "compare.yes": ("ใช่", "yes"),
    "compare.no": ("ไม่", "no"),
    "compare.nothing_near": ("ไม่มีชื่อใกล้เคียง", "nothing is near it"),
    "ask.question": (
        "ไม่มีคำถาม {given} ใกล้เคียงคือ {near} ดูทั้งหมดด้วย: ita compare",
        "There is no question {given}; near it: {near}. See all with: ita compare",
    ),
    "ask.year": ("ไม่มีปี {given} ในเกณฑ์ ที่มีคือ {near}", "There is no year {given}; there are: {near}"),
    "ask.province": (
        "ไม่มีจังหวัด {given} ในฐานข้อมูล ใกล้เคียงคือ {near}",
        "The database has no province {given}; near it: {near}",
    ),
    "ask.kind": ("ไม่มีประเภท {given} ที่มีคือ {near}", "There is no kind {given}; there are: {near}"),
    "ask.organisation": (
        "ไม่มีหน่วยงาน {given} ในฐานข้อมูล ใกล้เคียงคือ {near}",
        "The database has no organisation {given}; near it: {near}",
    ),
    "ask.organisation_many": (
        "{given} เป็นได้หลายหน่วยงาน ระบุชื่อเต็มหรือรหัส: {near}",
        "{given} fits several organisations; give the full name or the id: {near}",
    ),
    "ask.code": (
        "คำถามนี้ไม่มีรหัส {given} ที่มีคือ {near}",
        "There is no code {given} for this question; there are: {near}",
    ),
    "ask.missing": ("คำถาม {question} ต้องระบุ {given}", "The question {question} needs {given}."),
    "ask.unused": (
        "คำถาม {question} ไม่มีตัวเลือก {given} ที่มีคือ {near}",
        "The question {question} has no {given}; it has: {near}",
    ),
    "ask.empty": (
        "ฐานข้อมูลยังไม่มีคะแนนของปีใด ระบุปีด้วย --year",
        "The database has no scores of any year; name one with --year.",
    ),
    "error.compare_output": ("--format xlsx ต้องระบุไฟล์ด้วย --output", "--format xlsx needs a file: --output FILE"),
    "error.compare_limit": ("--limit ต้องเป็น 0 หรือมากกว่า", "--limit must be 0 or more."),
    "error.compare_rows": (
        "{count} แถวเกินที่แผ่นงานหนึ่งรับได้ ใช้ --format csv หรือจำกัดปีหรือจังหวัด",
        "{count} rows are more than a sheet holds; use --format csv, or narrow the year or province.",
    ),
    "error.compare_old": (
        "ฐานข้อมูล {path} สร้างด้วยรุ่นเก่า นำเข้าใหม่ด้วย: ita ingest",
        "The database {path} was made by an older version; make it again with: ita ingest",
    ),
}
