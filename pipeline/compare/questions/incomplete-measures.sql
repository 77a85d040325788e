WITH checked AS (
    SELECT m.*, list_filter([
            CASE WHEN m.period_printed IS NULL THEN 'period' END,
            CASE WHEN len(m.responsible_units) = 0 THEN 'unit' END,
            CASE WHEN m.stage = 'reported' AND len(m.outputs) = 0 THEN 'output' END,
            CASE WHEN m.stage = 'reported' AND len(m.outcomes) = 0 THEN 'outcome' END
        ], lambda one: one IS NOT NULL) AS lacking
    FROM measure AS m
    WHERE m.organisation_id = $organisation AND ($year IS NULL OR m.fiscal_year_be = $year)
)
SELECT c.fiscal_year_be, o.full_name, c.stage, c.sequence, c.title, c.lacking, c.period_printed, c.responsible_printed,
    c.measure_id, c.organisation_id, c.evidence_id
FROM checked AS c
JOIN organisation AS o USING (organisation_id)
WHERE len(c.lacking) > 0
ORDER BY c.fiscal_year_be DESC, c.stage, c.document_id, c.sequence, c.measure_id
