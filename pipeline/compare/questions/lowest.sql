WITH part AS (
    SELECT c.organisation_id, c.fiscal_year_be, e.instrument_code, c.scope, c.code, c.part, e.name_th,
        c.accepted_value, c.value_source, c.evidence_id
    FROM score_chosen AS c
    JOIN framework_element AS e USING (fiscal_year_be, scope, code)
    WHERE c.scope IN ('indicator', 'question', 'item') AND c.accepted_value IS NOT NULL
        AND ($year IS NULL OR c.fiscal_year_be = $year)
        AND ($organisation IS NULL OR c.organisation_id = $organisation)
        AND ($code IS NULL OR e.instrument_code = $code)
        -- of the whole country the indicators only: its questions and items are a list that nobody reads
        AND (c.scope = 'indicator' OR coalesce($code, $organisation, $province) IS NOT NULL)
        AND ($province IS NULL AND $kind IS NULL OR c.organisation_id IN (
            SELECT b.organisation_id FROM organisation AS b
            WHERE ($province IS NULL OR b.province = $province) AND ($kind IS NULL OR b.kind = $kind)))
),
least AS (
    SELECT organisation_id, fiscal_year_be, instrument_code, scope, part, min(accepted_value) AS lowest,
        count(*) AS compared
    FROM part GROUP BY ALL
)
SELECT p.fiscal_year_be, o.full_name, o.kind, o.province, p.instrument_code, p.scope, p.part, p.code, p.name_th,
    p.accepted_value, p.value_source, l.compared, p.organisation_id, p.evidence_id
FROM part AS p
JOIN least AS l ON l.organisation_id = p.organisation_id AND l.fiscal_year_be = p.fiscal_year_be
    AND l.instrument_code = p.instrument_code AND l.scope = p.scope AND l.part = p.part AND l.lowest = p.accepted_value
JOIN organisation AS o ON o.organisation_id = p.organisation_id
WHERE l.compared > 1 AND p.accepted_value < 100
ORDER BY p.fiscal_year_be DESC, o.full_name, p.organisation_id,
    list_position(['IIT', 'EIT', 'OIT'], p.instrument_code), p.scope, p.part, length(p.code), p.code
