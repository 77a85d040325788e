"""The sheets of the workbook: which rows, which columns, what they are called and how they look.

Every query gives the columns of its sheet in order. ``{lang}`` stands for ``th`` or ``en``; the tables
``evidence_place`` and ``finding_place`` give the row number of a piece of evidence and of a finding in their sheets.
"""

from __future__ import annotations

from pipeline.export.sheet import Column, Sheet
from pipeline.export.words import FollowUp, ValueSource
from pipeline.records import OrganisationKind, Part, Scope, Severity, Stage, Status

PLACES = (
    """
    CREATE TEMP TABLE evidence_place AS
    SELECT evidence_id, row_number() OVER (
        ORDER BY source_uri, document_id, page_number, char_start, char_end, evidence_id) AS place
    FROM evidence JOIN document USING (document_id)
    """,
    """
    CREATE TEMP TABLE finding_place AS
    SELECT finding_id, row_number() OVER (
        ORDER BY list_position(['error', 'warning', 'info'], severity), source_uri, rule, scope, code, finding_id
    ) AS place
    FROM finding JOIN document USING (document_id)
    """,
    """
    CREATE TEMP TABLE finding_evidence AS
    SELECT f.finding_id, p.place AS finding, e.place AS evidence
    FROM (SELECT finding_id, unnest(evidence_ids) AS evidence_id FROM finding) AS f
    JOIN finding_place AS p USING (finding_id)
    JOIN evidence_place AS e USING (evidence_id)
    """,
)

_YEAR = Column("ปีงบประมาณ (พ.ศ.)", "Fiscal year (B.E.)", 12, "whole")
_BODY = Column("หน่วยงาน", "Organisation", 34)
_KIND = Column("ประเภท", "Kind", 22, "word", OrganisationKind)
_DISTRICT = Column("อำเภอ", "District", 16)
_PROVINCE = Column("จังหวัด", "Province", 16)
_FILE = Column("ไฟล์ต้นทาง", "Source file", 30)
_EVIDENCE = Column("หลักฐาน", "Evidence", 10, "evidence")
_STATUS = Column("สถานะ", "Status", 15, "word", Status)

_RANKING = Sheet(
    "ranking",
    "อันดับ",
    "Ranking",
    "อันดับคะแนนภาพรวมในบรรดาหน่วยงานที่มีข้อมูลในชุดนี้ คะแนนเท่ากันได้อันดับเดียวกัน",
    "Ranks by overall score among the bodies in this set; ties share a rank",
    """
    SELECT r.fiscal_year_be, r.rank, r.rank_of, r.full_name, r.kind, r.district, r.province, r.accepted_value, r.value,
        r.value_source, l.name, r.rank_in_kind, r.rank_in_kind_of, r.rank_in_province, r.rank_in_province_of, e.place
    FROM ranking AS r
    LEFT JOIN organisation_year AS y USING (organisation_id, fiscal_year_be)
    LEFT JOIN (SELECT fiscal_year_be, level, min(name_{lang}) AS name FROM framework_level GROUP BY ALL) AS l
        ON l.fiscal_year_be = r.fiscal_year_be AND l.level = y.level
    LEFT JOIN evidence_place AS e ON e.evidence_id = r.evidence_id
    WHERE r.scope = 'overall' AND r.part = 'combined'
    ORDER BY r.fiscal_year_be DESC, r.rank, r.full_name, r.organisation_id
    """,
    (
        _YEAR,
        Column("อันดับ", "Rank", 9, "whole"),
        Column("จาก (หน่วยงาน)", "Of", 12, "whole"),
        _BODY,
        _KIND,
        _DISTRICT,
        _PROVINCE,
        Column("คะแนนที่ใช้", "Accepted score", 11, "score"),
        Column("คะแนนที่พิมพ์", "Printed score", 11, "score"),
        Column("ที่มาของคะแนน", "Score is", 14, "word", ValueSource),
        Column("ระดับตามเอกสาร", "Level claimed", 20),
        Column("อันดับในประเภท", "Rank in kind", 12, "whole"),
        Column("จาก", "Of", 8, "whole"),
        Column("อันดับในจังหวัด", "Rank in province", 12, "whole"),
        Column("จาก", "Of", 8, "whole"),
        _EVIDENCE,
    ),
    4,
)

_INDICATORS = Sheet(
    "indicators",
    "ตัวชี้วัด",
    "Indicators",
    "คะแนนที่ใช้รายตัวชี้วัด หนึ่งแถวต่อหน่วยงานและปี ช่องว่างคือเอกสารไม่ได้พิมพ์",
    "Accepted scores by indicator, one row per body and year; an empty cell was not printed",
    """
    SELECT y.fiscal_year_be, y.full_name, y.kind, y.province, y.overall, y.iit, y.eit, y.oit, y.eit_public,
        y.eit_survey, y.indicator_1, y.indicator_2, y.indicator_3, y.indicator_4, y.indicator_5, y.indicator_6,
        y.indicator_7, y.indicator_8, y.indicator_9, y.indicator_10, y.level_printed, y.grade, y.rank_printed,
        y.rank_scope, y.open_errors, y.open_findings, y.reconciled
    FROM organisation_year AS y
    ORDER BY y.fiscal_year_be DESC, y.full_name, y.organisation_id
    """,
    (
        _YEAR,
        _BODY,
        _KIND,
        _PROVINCE,
        Column("ภาพรวม", "Overall", 9, "score"),
        Column("IIT", "IIT", 9, "score"),
        Column("EIT", "EIT", 9, "score"),
        Column("OIT", "OIT", 9, "score"),
        Column("EIT ส่วนที่ 1", "EIT part 1", 9, "score"),
        Column("EIT ส่วนที่ 2", "EIT part 2", 9, "score"),
        *(Column(f"ตัวชี้วัดที่ {number}", f"Indicator {number}", 10, "score") for number in range(1, 11)),
        Column("ระดับตามที่พิมพ์", "Level as printed", 18),
        Column("เกรด", "Grade", 8),
        Column("อันดับที่เอกสารอ้าง", "Rank claimed", 12, "whole"),
        Column("อันดับภายใน", "Rank within", 26),
        Column("ข้อค้นพบ: ผิด", "Findings: errors", 10, "whole"),
        Column("ข้อค้นพบ: ผิดและเตือน", "Findings: errors and warnings", 12, "whole"),
        Column("ค่าที่ใช้ต่างจากที่พิมพ์", "Accepted other than printed", 32, "lines"),
    ),
    2,
)

_MEASURES = Sheet(
    "measures",
    "มาตรการ",
    "Measures",
    "มาตรการที่วางแผนหรือรายงานผล ตามที่เอกสารเขียน",
    "Measures planned or reported, as the documents word them",
    """
    SELECT m.fiscal_year_be, coalesce(o.full_name, d.organisation_printed), m.stage, m.sequence, m.issue_number,
        m.indicator_code, m.item_code, m.title, m.steps, m.period_printed, m.period_start, m.period_end,
        m.responsible_units, m.status, m.monitoring, m.progress, m.outputs, m.outcomes, f.follow_up, f.similarity,
        d.source_uri, e.place
    FROM measure AS m
    LEFT JOIN measure_follow_up AS f ON f.measure_id = m.measure_id
    JOIN document AS d ON d.document_id = m.document_id
    LEFT JOIN organisation AS o ON o.organisation_id = m.organisation_id
    LEFT JOIN evidence_place AS e ON e.evidence_id = m.evidence_id
    ORDER BY m.fiscal_year_be DESC NULLS LAST, 2, d.source_uri, m.stage, m.sequence, m.measure_id
    """,
    (
        Column("ปีที่ดำเนินการ (พ.ศ.)", "Year of action (B.E.)", 12, "whole"),
        _BODY,
        Column("ขั้น", "Stage", 11, "word", Stage),
        Column("ลำดับ", "No.", 8, "whole"),
        Column("ประเด็นที่", "Issue", 9, "whole"),
        Column("ตัวชี้วัด", "Indicator", 10),
        Column("ข้อ", "Item", 8),
        Column("มาตรการ", "Measure", 40),
        Column("วิธีดำเนินการ", "Steps", 55, "lines"),
        Column("ระยะเวลาตามที่พิมพ์", "Period as printed", 20),
        Column("เริ่ม (ค.ศ.)", "First day", 12, "date"),
        Column("สิ้นสุด (ค.ศ.)", "Last day", 12, "date"),
        Column("ผู้รับผิดชอบ", "Responsible", 24, "lines"),
        _STATUS,
        Column("การกำกับติดตาม", "Follow-up", 34),
        Column("ผลการดำเนินการ", "Progress", 34),
        Column("ผลผลิต", "Outputs", 34, "lines"),
        Column("ผลลัพธ์", "Outcomes", 34, "lines"),
        Column("แผนกับรายงาน", "Plan and report", 22, "word", FollowUp),
        Column("ความคล้าย (0-1)", "Alike (0-1)", 10, "score"),
        _FILE,
        _EVIDENCE,
    ),
    2,
)

_ITEMS = Sheet(
    "items",
    "รายการ OIT",
    "OIT items",
    "ข้อ OIT ในรายการตรวจการเปิดเผยข้อมูลของเอกสาร",
    "OIT items in the documents' checklists of disclosure",
    """
    SELECT i.fiscal_year_be, coalesce(o.full_name, d.organisation_printed), i.code, i.code_printed, i.title, i.status,
        i.progress, i.required_elements, i.responsible_units, d.source_uri, e.place
    FROM disclosure_item AS i
    JOIN document AS d USING (document_id)
    JOIN evidence AS t USING (evidence_id)
    LEFT JOIN organisation AS o ON o.organisation_id = i.organisation_id
    LEFT JOIN evidence_place AS e USING (evidence_id)
    ORDER BY i.fiscal_year_be DESC NULLS LAST, 2, d.source_uri, t.page_number, t.char_start, i.disclosure_item_id
    """,
    (
        _YEAR,
        _BODY,
        Column("ข้อ", "Item", 8),
        Column("ข้อตามที่พิมพ์", "Item as printed", 11),
        Column("รายการ", "Title", 38),
        _STATUS,
        Column("ผลการดำเนินการ", "Progress", 45),
        Column("องค์ประกอบด้านข้อมูล", "Required elements", 60, "lines"),
        Column("ผู้รับผิดชอบ", "Responsible", 24, "lines"),
        _FILE,
        _EVIDENCE,
    ),
    3,
)

_FINDINGS = Sheet(
    "finding",
    "ข้อค้นพบ",
    "Findings",
    "สิ่งที่ไม่ตรงกัน ขาด หรือพิสูจน์แล้ว เรียงจากหนักที่สุด กดหมายเลขหลักฐานเพื่อดูที่มา",
    "What does not add up, is missing or is proved, the worst first; follow an evidence number to its source",
    """
    SELECT 'F' || p.place, f.severity, f.message_{lang}, coalesce(o.full_name, d.organisation_printed),
        f.fiscal_year_be, f.scope, f.code, f.part, f.observed, f.expected, f.suggested_value, f.rule, d.source_uri,
        l.places[1], l.places[2], l.places[3], l.names
    FROM finding AS f
    JOIN finding_place AS p USING (finding_id)
    JOIN document AS d USING (document_id)
    LEFT JOIN organisation AS o ON o.organisation_id = f.organisation_id
    LEFT JOIN (
        SELECT finding_id, list(evidence ORDER BY evidence) AS places,
            string_agg('E' || evidence, ', ' ORDER BY evidence) AS names
        FROM finding_evidence GROUP BY finding_id
    ) AS l USING (finding_id)
    ORDER BY p.place
    """,
    (
        Column("ที่", "No.", 9),
        Column("ความรุนแรง", "Severity", 11, "word", Severity),
        Column("ข้อความ", "Message", 60),
        _BODY,
        _YEAR,
        Column("ระดับข้อมูล", "Scope", 13, "word", Scope),
        Column("รหัส", "Code", 8),
        Column("ส่วน", "Part", 16, "word", Part),
        Column("ค่าที่พบ", "Observed", 16),
        Column("ค่าที่ควรเป็น", "Expected", 16),
        Column("ค่าที่เสนอ", "Suggested", 10, "score"),
        Column("ชนิด", "Rule", 26),
        _FILE,
        Column("หลักฐาน 1", "Evidence 1", 10, "evidence"),
        Column("หลักฐาน 2", "Evidence 2", 10, "evidence"),
        Column("หลักฐาน 3", "Evidence 3", 10, "evidence"),
        Column("หลักฐานทั้งหมด", "All evidence", 26),
    ),
    2,
)

_EVIDENCES = Sheet(
    "evidence",
    "หลักฐาน",
    "Evidence",
    "ข้อความดิบทุกชิ้นที่ใช้ พร้อมไฟล์ หน้า และตำแหน่ง กดหมายเลขข้อค้นพบเพื่อกลับ",
    "Every piece of text that was used, with file, page and place; follow a finding's number to go back",
    """
    SELECT 'E' || p.place, e.raw_text, d.source_uri, e.page_number, e.table_number, e.row_number, e.column_number,
        l.places[1], l.names,
        e.char_start, e.char_end, e.x0, e.y0, e.x1, e.y1, e.rule_id, e.evidence_id
    FROM evidence AS e
    JOIN evidence_place AS p USING (evidence_id)
    JOIN document AS d USING (document_id)
    LEFT JOIN (
        SELECT evidence, list(finding ORDER BY finding) AS places,
            string_agg('F' || finding, ', ' ORDER BY finding) AS names
        FROM finding_evidence GROUP BY evidence
    ) AS l ON l.evidence = p.place
    ORDER BY p.place
    """,
    (
        Column("ที่", "No.", 9),
        Column("ข้อความดิบ", "Raw text", 50),
        _FILE,
        Column("หน้า", "Page", 8, "whole"),
        Column("ตาราง", "Table", 8, "whole"),
        Column("แถว", "Row", 8, "whole"),
        Column("คอลัมน์", "Column", 9, "whole"),
        Column("ข้อค้นพบ", "Finding", 10, "finding"),
        Column("ข้อค้นพบทั้งหมด", "All findings", 20),
        Column("อักขระเริ่ม", "First character", 11, "whole"),
        Column("อักขระสิ้นสุด", "End character", 11, "whole"),
        Column("ซ้าย (พอยต์)", "Left (points)", 10, "points"),
        Column("บน (พอยต์)", "Top (points)", 10, "points"),
        Column("ขวา (พอยต์)", "Right (points)", 10, "points"),
        Column("ล่าง (พอยต์)", "Bottom (points)", 10, "points"),
        Column("กฎที่อ่าน", "Read by", 28),
        Column("รหัสหลักฐาน", "Evidence id", 27),
    ),
    2,
)

SHEETS = (_RANKING, _INDICATORS, _MEASURES, _ITEMS, _FINDINGS, _EVIDENCES)
"""In the order of the tabs, after the summary."""
