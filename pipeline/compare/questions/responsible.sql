WITH unit AS (
    SELECT m.organisation_id, m.fiscal_year_be, m.stage, m.measure_id, m.evidence_id, len(m.responsible_units) AS units,
        unnest(m.responsible_units) AS responsible_unit
    FROM measure AS m
    WHERE ($year IS NULL OR m.fiscal_year_be = $year)
        AND ($organisation IS NULL OR m.organisation_id = $organisation)
),
load AS (
    -- a measure of several units counts in equal parts for each
    SELECT organisation_id, fiscal_year_be, stage, responsible_unit, count(*) AS measures, sum(1 / units) AS shared,
        min(evidence_id) AS evidence_id
    FROM unit GROUP BY ALL
),
whole AS (
    SELECT organisation_id, fiscal_year_be, stage, count(*) AS units, sum(shared) AS shared,
        sum(shared * shared) / (sum(shared) * sum(shared)) AS concentration
    FROM load GROUP BY ALL
)
SELECT l.fiscal_year_be, o.full_name, o.kind, o.province, l.stage, l.responsible_unit, l.measures,
    (100 * l.shared / w.shared)::DECIMAL(6, 2) AS share_percent, w.units, w.concentration::DECIMAL(6, 4) AS concentration,
    l.organisation_id, l.evidence_id
FROM load AS l
JOIN whole AS w ON w.organisation_id IS NOT DISTINCT FROM l.organisation_id
    AND w.fiscal_year_be IS NOT DISTINCT FROM l.fiscal_year_be AND w.stage = l.stage
LEFT JOIN organisation AS o ON o.organisation_id = l.organisation_id
WHERE ($province IS NULL OR o.province = $province)
    AND ($kind IS NULL OR o.kind = $kind)
ORDER BY l.fiscal_year_be DESC, w.concentration DESC, o.full_name, l.organisation_id, l.stage, l.shared DESC,
    l.responsible_unit
