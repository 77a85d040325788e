WITH taken AS (
    -- a measure that names no assessment answers the one before its year of action
    SELECT m.organisation_id, coalesce(m.result_year_be, m.fiscal_year_be - 1) AS result_year_be, m.fiscal_year_be,
        m.indicator_code, m.issue_number
    FROM measure AS m
    WHERE m.organisation_id IS NOT NULL AND coalesce(m.result_year_be, m.fiscal_year_be - 1) < m.fiscal_year_be
        AND ($year IS NULL OR m.fiscal_year_be = $year)
        AND ($organisation IS NULL OR m.organisation_id = $organisation)
),
addressed AS (
    SELECT organisation_id, result_year_be, fiscal_year_be, indicator_code AS code
    FROM taken WHERE indicator_code IS NOT NULL
    UNION
    SELECT t.organisation_id, t.result_year_be, t.fiscal_year_be, unnest(i.indicator_codes)
    FROM taken AS t
    JOIN framework_issue AS i USING (fiscal_year_be, issue_number)
    WHERE t.indicator_code IS NULL
),
acted AS (
    SELECT DISTINCT organisation_id, result_year_be, fiscal_year_be FROM addressed
),
pair AS (
    SELECT t.organisation_id, b.fiscal_year_be AS before_year_be, t.fiscal_year_be, b.code,
        b.accepted_value AS before, a.accepted_value AS after, d.code IS NOT NULL AS addressed, a.evidence_id
    FROM acted AS t
    JOIN score_rank AS b ON b.organisation_id = t.organisation_id AND b.fiscal_year_be = t.result_year_be
    JOIN score_rank AS a ON a.organisation_id = t.organisation_id AND a.fiscal_year_be = t.fiscal_year_be
        AND a.code = b.code
    LEFT JOIN addressed AS d ON d.organisation_id = t.organisation_id AND d.fiscal_year_be = t.fiscal_year_be
        AND d.result_year_be = t.result_year_be AND d.code = b.code
    WHERE b.scope = 'indicator' AND b.part = 'combined' AND a.scope = 'indicator' AND a.part = 'combined'
        AND ($year IS NULL OR a.fiscal_year_be = $year)
        AND ($organisation IS NULL OR a.organisation_id = $organisation AND b.organisation_id = $organisation)
        AND ($code IS NULL OR a.code = $code AND b.code = $code)
        AND ($province IS NULL AND $kind IS NULL OR t.organisation_id IN (
            SELECT o.organisation_id FROM organisation AS o
            WHERE ($province IS NULL OR o.province = $province) AND ($kind IS NULL OR o.kind = $kind)))
)
SELECT p.before_year_be, p.fiscal_year_be, p.code, e.name_th, p.addressed, count(*) AS bodies,
    count(*) FILTER (p.after > p.before) AS risen,
    count(*) FILTER (p.after = p.before) AS unchanged,
    count(*) FILTER (p.after < p.before) AS fallen,
    (sum(p.after - p.before) / count(*))::DECIMAL(8, 4) AS mean_change, c.comparable, c.reason,
    min(p.evidence_id) AS evidence_id
FROM pair AS p
LEFT JOIN framework_element AS e
    ON e.fiscal_year_be = p.fiscal_year_be AND e.scope = 'indicator' AND e.code = p.code
LEFT JOIN framework_comparable AS c ON c.scope = 'indicator' AND c.code = p.code
    AND c.from_year_be = p.before_year_be AND c.to_year_be = p.fiscal_year_be
GROUP BY p.before_year_be, p.fiscal_year_be, p.code, e.name_th, p.addressed, c.comparable, c.reason
ORDER BY p.fiscal_year_be DESC, p.before_year_be DESC, length(p.code), p.code, p.addressed DESC
