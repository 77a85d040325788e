"""What is printed of reports: headings, values, summaries. Each sentence in Thai and in English."""

from __future__ import annotations

RESULTS: dict[str, tuple[str, str]] = {
    "ingest.progress": ("กำลังอ่านรายงาน", "reading reports"),
    "ingest.documents": ("เอกสารที่ระบุ", "Documents given"),
    "ingest.more": ("... และอีก {count} เอกสาร", "... and {count} more documents"),
    "ingest.quarantined": ("ไฟล์ที่ใช้ไม่ได้ (กักไว้)", "Files that could not be used (quarantined)"),
    "ingest.findings": ("ข้อค้นพบ", "Findings"),
    "ingest.superseded": (
        "เอกสารที่ถูกแทนที่เพราะไฟล์มีเนื้อหาใหม่: {count}",
        "Documents replaced because their file has new content: {count}",
    ),
    "ingest.totals": (
        (
            "ไฟล์ {files} · เอกสารใหม่ {new} · ไม่เปลี่ยน {unchanged} · ทำใหม่ {reparsed} · ซ้ำ {repeated} · "
            "กัก {quarantined} · ข้าม {skipped}"
        ),
        (
            "{files} files · {new} new · {unchanged} unchanged · {reparsed} made anew · {repeated} repeated · "
            "{quarantined} quarantined · {skipped} skipped"
        ),
    ),
    "ingest.register": (
        (
            "หน่วยงานของ {count} จาก {total} เอกสารยังไม่แน่ใจเพราะไม่มีทะเบียน "
            "นำเข้าด้วย ita register import FILE แล้วนำเข้ารายงานใหม่"
        ),
        (
            "The organisation of {count} of {total} documents is uncertain without an official list; import one with "
            "ita register import FILE and ingest again."
        ),
    ),
    "ingest.published": (
        "เขียนฐานข้อมูล {path} แล้ว: {count} เอกสาร",
        "Wrote the database {path}: {count} documents",
    ),
    "ingest.untouched": (
        "ฐานข้อมูล {path} เป็นปัจจุบันอยู่แล้ว: {count} เอกสาร",
        "The database {path} was up to date: {count} documents",
    ),
    "ingest.nothing": (
        "ไม่มีเอกสารใดใช้ได้ จึงไม่มีสิ่งใดเผยแพร่",
        "No document could be used, so nothing was published.",
    ),
    "table.source": ("ไฟล์", "File"),
    "table.organisation": ("หน่วยงาน", "Organisation"),
    "table.result_year": ("ปีผล", "Year"),
    "table.kinds": ("ชนิด", "Kind"),
    "table.scores": ("คะแนน", "Scores"),
    "table.measures": ("มาตรการ", "Measures"),
    "table.items": ("ข้อ OIT", "Items"),
    "table.analyses": ("บทวิเคราะห์", "Analyses"),
    "table.finding_counts": ("ผิด/เตือน/แจ้ง", "E/W/I"),
    "table.status": ("สถานะ", "Status"),
    "table.stage": ("ขั้นตอน", "Stage"),
    "table.reason": ("เหตุผล", "Reason"),
    "ingest.changes": ("สิ่งที่เปลี่ยนในเอกสารที่เผยแพร่แล้ว", "Changes in documents that were published before"),
    "table.what": ("ตาราง", "Rows of"),
    "table.before": ("ก่อน", "Before"),
    "table.after": ("หลัง", "After"),
    "table.gained": ("เพิ่ม", "Gained"),
    "table.lost": ("หาย", "Lost"),
    "table.rule": ("กฎ", "Rule"),
    "table.count": ("จำนวน", "Count"),
    "table.severity": ("ระดับ", "Severity"),
    "table.year": ("ปี", "Year"),
    "table.where": ("รายการ", "Element"),
    "table.message": ("ข้อความ", "Message"),
    "table.suggested": ("ค่าที่เสนอ", "Suggested"),
    "table.total": ("รวม", "Total"),
    "table.place": ("ตำแหน่ง", "Place"),
    "table.value": ("ค่า", "Value"),
    "table.printed": ("ที่พิมพ์", "Printed"),
    "table.layout": ("รูปแบบ", "Layout"),
    "table.table": ("ตาราง", "Table"),
    "table.evidence": ("คอลัมน์และหลักฐาน", "Column and evidence"),
    "table.title": ("เรื่อง", "Title"),
    "table.decision": ("ผลระบุตัวตน", "Decision"),
    "table.mentions": ("ครั้ง", "Mentions"),
    "value.accepted": ("ใช้ได้", "accepted"),
    "value.needs_review": ("ควรตรวจ", "needs review"),
    "value.error": ("ผิด", "error"),
    "value.warning": ("เตือน", "warning"),
    "value.info": ("แจ้ง", "info"),
    "value.analysis": ("วิเคราะห์", "analysis"),
    "value.implementation": ("ผลดำเนินการ", "implementation"),
    "value.score_table": ("ตารางคะแนน", "score table"),
    "value.memo": ("บันทึกข้อความ", "memo"),
    "value.planned": ("แผน", "planned"),
    "value.reported": ("รายงานผล", "reported"),
    "value.not_started": ("ยังไม่เริ่ม", "not started"),
    "value.in_progress": ("กำลังทำ", "in progress"),
    "value.done": ("เสร็จ", "done"),
    "value.unknown": ("ไม่ทราบ", "unknown"),
    "value.missing": ("เว้นว่าง", "left blank"),
    "value.exact": ("ตรงกัน", "exact"),
    "value.resolved": ("ระบุได้", "resolved"),
    "value.candidate": ("อาจใช่", "candidate"),
    "value.foreign": ("หน่วยงานอื่น", "another body"),
    "value.unresolved": ("ระบุไม่ได้", "unresolved"),
    "value.yes": ("ใช้", "taken"),
    "value.no": ("ไม่ใช้", "not taken"),
    "findings.none": ("ไม่มีข้อค้นพบตามเงื่อนไข", "No findings match."),
    "findings.count": ("{count} ข้อค้นพบ", "{count} findings"),
    "table.format": ("รูปแบบ", "Format"),
    "table.files": ("ไฟล์", "Files"),
    "table.bytes": ("ไบต์", "Bytes"),
    "export.continued": (
        "แผ่น {tab} มีแถวเกินที่ Excel รับได้ จึงต่อในแผ่นถัดไป (บอกไว้ในแผ่นสรุป)",
        "Sheet {tab} has more rows than Excel can hold and goes on on further tabs (the summary sheet says so).",
    ),
    "export.cut": (
        "ข้อความ {count} ช่องยาวเกินที่ Excel รับได้จึงถูกตัดใน XLSX เท่านั้น",
        "{count} texts are longer than a cell of Excel and were cut, in the XLSX only.",
    ),
    "export.done": ("ส่งออกไปที่ {path} แล้ว: {count} ไฟล์", "Exported to {path}: {count} files"),
    "sql.count": ("{count} แถว", "{count} rows"),
    "explain.head": (
        "{uri}: {media_type}, {pages} หน้า, ตัวอ่าน {reader}, ข้อความจาก {text_source}",
        "{uri}: {media_type}, {pages} pages, reader {reader}, text from {text_source}",
    ),
    "explain.about": (
        "หน่วยงาน {organisation} · ปีผลประเมิน {result_year} · ปีของมาตรการ {measure_year} · วันที่ {date} · {status}",
        (
            "Organisation {organisation} · result year {result_year} · year of measures {measure_year} · date {date} "
            "· {status}"
        ),
    ),
    "explain.layouts": ("รูปแบบตารางที่ลอง", "Layouts tried"),
    "explain.evidence": ("หลักฐานของคอลัมน์ตัวเลข", "Evidence on columns of numbers"),
    "explain.scores": ("คะแนน", "Scores"),
    "explain.measures": ("มาตรการ", "Measures"),
    "explain.items": ("ข้อ OIT", "OIT items"),
    "explain.analyses": ("บทวิเคราะห์รายตัวชี้วัด", "Analyses by indicator"),
    "explain.obstacles": ("ปัญหา อุปสรรค และข้อเสนอแนะทั้งหมด", "Obstacles and proposals about the whole"),
    "explain.assessments": ("ระดับผลการประเมิน", "Levels claimed"),
    "explain.mentions": ("ชื่อหน่วยงานที่พบ", "Organisations named"),
    "explain.findings": ("ผลตรวจ", "Checks"),
    "explain.unmapped": ("ข้อความที่ยังไม่มีกฎอ่าน", "Text that no rule reads"),
    "explain.nothing": ("ไม่พบ", "none found"),
    "explain.missing": ("สิ่งที่ขาด", "What is missing"),
    "explain.failed": (
        "อ่านไฟล์นี้ไม่ได้ ขั้น {stage} ({reason}): {message}",
        "This file cannot be used, stage {stage} ({reason}): {message}",
    ),
    "explain.pictures": ("วาด {count} หน้าไว้ที่ {folder}", "{count} pages drawn in {folder}"),
    "explain.no_places": (
        "ไม่มีภาพให้วาด: ไฟล์ชนิดนี้ ({media_type}) ไม่มีตำแหน่งบนหน้า",
        "No pictures: texts of this kind of file ({media_type}) have no places on a page.",
    ),
    "missing.nothing_read": (
        "ไม่มีกฎใดอ่านคะแนน มาตรการ หรือข้อ OIT จากไฟล์นี้ได้",
        "no rule reads a score, measure or item in this file",
    ),
    "missing.organisation": ("ระบุหน่วยงานไม่ได้", "the organisation is not certain"),
    "missing.any_year": ("ไม่พบปีงบประมาณ", "no fiscal year was found"),
    "missing.table_unread": ("ไม่มีรูปแบบใดอ่านตารางที่ {about} ได้", "no layout reads table {about}"),
}
