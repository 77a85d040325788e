SELECT m.fiscal_year_be, o.full_name, o.kind, o.province, m.stage, count(*) AS measures,
    count(*) FILTER (m.period_printed IS NULL) AS without_period,
    count(*) FILTER (m.period_printed IS NOT NULL AND m.period_start IS NULL AND m.period_end IS NULL)
        AS period_unread,
    count(*) FILTER (len(m.responsible_units) = 0) AS without_unit,
    count(*) FILTER (m.stage = 'reported' AND len(m.outputs) = 0) AS without_output,
    count(*) FILTER (m.stage = 'reported' AND len(m.outcomes) = 0) AS without_outcome,
    m.organisation_id,
    coalesce(
        min(m.evidence_id) FILTER (m.period_printed IS NULL OR len(m.responsible_units) = 0
            OR m.stage = 'reported' AND (len(m.outputs) = 0 OR len(m.outcomes) = 0)),
        min(m.evidence_id)) AS evidence_id
FROM measure AS m
LEFT JOIN organisation AS o ON o.organisation_id = m.organisation_id
WHERE ($year IS NULL OR m.fiscal_year_be = $year)
    AND ($province IS NULL OR o.province = $province)
    AND ($kind IS NULL OR o.kind = $kind)
    AND ($organisation IS NULL OR m.organisation_id = $organisation)
GROUP BY m.fiscal_year_be, m.organisation_id, o.full_name, o.kind, o.province, m.stage
ORDER BY without_period + without_unit + without_output + without_outcome DESC, m.fiscal_year_be DESC, o.full_name,
    m.organisation_id, m.stage
