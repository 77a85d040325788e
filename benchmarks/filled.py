"""A database of a whole country, written by SQL: for measuring questions, not for what reports look like.

Scores follow the frameworks (questions give indicators, these instruments, these the overall score) and vary by body;
every tenth document has one blank, every twentieth a sum that does not hold, every hundredth a rank that is not ours.
"""

from __future__ import annotations

import sys
from datetime import datetime
from pathlib import Path

import duckdb

from pipeline.load.database import attach_new, create_tables, create_views
from pipeline.load.reference import reference_rows
from pipeline.load.writer import Writer
from pipeline.rulebook import load_rulebook

BODIES = 7_849
YEARS = 6

_START = datetime.fromisoformat("2026-01-05T08:00")

_FILL = """
CREATE TEMP TABLE body AS
SELECT n, left(md5('body' || n), 24) AS organisation_id,
    CASE WHEN n % 100 = 0 THEN 'pao' WHEN n % 250 = 1 THEN 'city_municipality' WHEN n % 40 = 2 THEN 'town_municipality'
        WHEN n % 10 < 3 THEN 'subdistrict_municipality' ELSE 'sao' END AS kind
FROM range({bodies}) AS r(n);
INSERT INTO organisation
SELECT organisation_id, kind, 'ตัวอย่าง' || n, 'หน่วยงานตัวอย่าง' || n, 'ตำบล' || n, 'อำเภอ' || (n % 900),
    'จังหวัด' || (n % 76), (10 + n % 76)::VARCHAR, true
FROM body;
CREATE TEMP TABLE report AS
SELECT b.organisation_id, b.n, y.fiscal_year_be, y.i,
    sha256('report' || b.n || '-' || y.fiscal_year_be) AS document_id
FROM body AS b
CROSS JOIN (SELECT fiscal_year_be, row_number() OVER (ORDER BY fiscal_year_be DESC) AS i FROM framework_year) AS y
WHERE y.i <= {years};
INSERT INTO document
SELECT document_id, 'reports/' || n || '-' || fiscal_year_be || '.pdf', 'application/pdf', 10000, 1, 'text_layer',
    ['analysis'], organisation_id, 'หน่วยงานตัวอย่าง' || n, fiscal_year_be, fiscal_year_be + 1, NULL,
    make_date(fiscal_year_be - 543, 10, 1), 'accepted', 'reader', 'hash', '0', 'run-1', TIMESTAMP '2026-01-05 08:00'
FROM report ORDER BY document_id;
CREATE TEMP TABLE leaf AS
SELECT r.document_id, r.organisation_id, r.n, r.fiscal_year_be, e.scope, e.code, p.part, e.parent_scope, e.parent_code,
    e.instrument_code,
    CASE WHEN e.scope = 'item' THEN CASE WHEN hash(r.n, e.code, r.fiscal_year_be) % 12 = 0 THEN 0
            WHEN hash(r.n, e.code, r.fiscal_year_be) % 12 = 1 THEN 50 ELSE 100 END
        ELSE 70 + (hash(r.n, e.code, p.part, r.fiscal_year_be) % 3001) / 100.0 END::DECIMAL(6, 2) AS value
FROM report AS r
JOIN framework_element AS e ON e.fiscal_year_be = r.fiscal_year_be AND e.scope IN ('question', 'item')
JOIN (SELECT 'combined' AS part UNION ALL SELECT 'public' UNION ALL SELECT 'survey') AS p
    ON (p.part = 'combined') = NOT (e.instrument_code = 'EIT' AND EXISTS (
        SELECT 1 FROM framework_part AS g WHERE g.fiscal_year_be = e.fiscal_year_be AND g.instrument_code = 'EIT'));
CREATE TEMP TABLE placed AS
WITH element AS (SELECT fiscal_year_be, scope, code, parent_scope, parent_code FROM framework_element),
indicator AS (
    SELECT l.document_id, l.organisation_id, l.n, l.fiscal_year_be, l.instrument_code,
        CASE l.parent_scope WHEN 'indicator' THEN l.parent_code ELSE e.parent_code END AS code,
        avg(l.value)::DECIMAL(6, 2) AS value
    FROM leaf AS l
    JOIN element AS e ON e.fiscal_year_be = l.fiscal_year_be AND e.scope = l.parent_scope AND e.code = l.parent_code
    GROUP BY ALL
),
instrument AS (
    SELECT document_id, organisation_id, n, fiscal_year_be, instrument_code AS code, avg(value)::DECIMAL(6, 2) AS value
    FROM indicator GROUP BY ALL
),
respondents AS (
    SELECT document_id, organisation_id, n, fiscal_year_be, part, avg(value)::DECIMAL(6, 2) AS value
    FROM leaf WHERE part <> 'combined' GROUP BY ALL
),
score AS (
    SELECT document_id, organisation_id, n, fiscal_year_be, scope, code, part, value FROM leaf
    UNION ALL
    SELECT document_id, organisation_id, n, fiscal_year_be, 'indicator', code, 'combined', value FROM indicator
    UNION ALL
    SELECT document_id, organisation_id, n, fiscal_year_be, 'instrument', code, 'combined', value FROM instrument
    UNION ALL
    SELECT document_id, organisation_id, n, fiscal_year_be, 'instrument', 'EIT', part, value FROM respondents
    UNION ALL
    SELECT document_id, organisation_id, n, fiscal_year_be, 'overall', 'ITA', 'combined',
        CASE WHEN n % 20 = 0 THEN 77.77 ELSE sum(value * CASE code WHEN 'OIT' THEN 0.4 ELSE 0.3 END) END::DECIMAL(6, 2)
    FROM instrument GROUP BY document_id, organisation_id, n, fiscal_year_be
)
SELECT document_id, organisation_id, fiscal_year_be, scope, code, part,
    CASE WHEN n % 10 = 3 AND scope = 'indicator' AND code = '8' THEN NULL ELSE value END AS value,
    left(md5(document_id || scope || code || part), 24) AS id
FROM score;
INSERT INTO score
SELECT id, document_id, organisation_id, fiscal_year_be, scope, code, part, value, value IS NULL,
    coalesce(value::VARCHAR, '...'), code, NULL, id
FROM placed ORDER BY document_id;
INSERT INTO evidence
SELECT id, document_id, 1, 0, 5, NULL, NULL, NULL, NULL, 1, 1, 1, '00.00', 'made#up'
FROM placed ORDER BY document_id;
INSERT INTO assessment
SELECT left(md5('claim' || document_id), 24), document_id, organisation_id, fiscal_year_be, 'ผ่านดี', 'good', NULL,
    CASE WHEN n % 100 = 7 THEN 1 END, CASE WHEN n % 100 = 7 THEN {bodies} END, NULL, NULL,
    left(md5('claim' || document_id), 24)
FROM report ORDER BY document_id;
CREATE TEMP TABLE made AS
SELECT left(md5('measure' || r.document_id || s.stage || k.k), 24) AS id, r.*, s.stage, k.k
FROM report AS r
CROSS JOIN (SELECT 'planned' AS stage UNION ALL SELECT 'reported') AS s
CROSS JOIN (SELECT * FROM range(1, 8)) AS k(k);
INSERT INTO measure
SELECT id, document_id, organisation_id, stage, fiscal_year_be + CASE stage WHEN 'planned' THEN 1 ELSE 0 END,
    fiscal_year_be + CASE stage WHEN 'planned' THEN 0 ELSE -1 END, k, k::VARCHAR, NULL, NULL, k,
    'มาตรการที่ ' || k || ' แบบ ' || (n % 50), NULL, ['ขั้นที่ ' || n, 'ขั้นต่อไป'], 'ตลอดปี',
    make_date(fiscal_year_be - 543, 10, 1), NULL, 'สำนักปลัด', CASE WHEN k % 5 = 0 THEN [] ELSE ['สำนักปลัด'] END,
    CASE stage WHEN 'planned' THEN 'unknown' ELSE CASE WHEN n % 3 = 0 AND k = 1 THEN 'in_progress' ELSE 'done' END END,
    NULL, CASE stage WHEN 'reported' THEN 'ดำเนินการแล้ว' END, [], [],
    'มาตรการที่' || k || 'แบบ' || (n % 50), 'ขั้น' || n, id
FROM made ORDER BY document_id;
INSERT INTO evidence
SELECT id, document_id, 1, 0, 5, NULL, NULL, NULL, NULL, 1, 1, 1, '00.00', 'made#up' FROM made
UNION ALL
SELECT left(md5('claim' || document_id), 24), document_id, 1, 0, 5, NULL, NULL, NULL, NULL, 1, 1, 1, '00.00', 'made#up'
FROM report;
INSERT INTO finding
SELECT left(md5('finding' || id), 24), document_id, organisation_id, fiscal_year_be, 'missing-score', 'warning',
    scope, code, part, NULL, NULL, NULL, 'เว้นว่าง', 'left blank', [id]
FROM placed WHERE value IS NULL
UNION ALL
SELECT left(md5('sum' || id), 24), document_id, organisation_id, fiscal_year_be, 'sum-mismatch', 'error',
    scope, code, part,
    value::VARCHAR, NULL, NULL, 'ไม่ตรง', 'differs', [id]
FROM placed WHERE value = 77.77;
"""


def fill(path: Path, bodies: int = BODIES, years: int = YEARS) -> None:
    """Writes a new database at ``path``; minutes and about a gigabyte for a country of six years."""
    with duckdb.connect() as connection:
        attach_new(connection, path, "ita")
        connection.execute("USE ita")
        create_tables(connection)
        writer = Writer(connection)
        for table, row in reference_rows(load_rulebook()):
            writer.add(table, row)
        writer.flush()
        connection.execute(
            "INSERT INTO run VALUES ('run-1', ?, ?, 1, 0, 0, 1, 0, 0, '0', 'hash', '3.11', '1')", [_START, _START]
        )
        for statement in _FILL.format(bodies=bodies, years=years).split(";\n"):
            connection.execute(statement)
        create_views(connection)
        connection.execute("CHECKPOINT ita")


if __name__ == "__main__":
    fill(Path(sys.argv[1]), int(sys.argv[2]) if len(sys.argv) > 2 else BODIES)
