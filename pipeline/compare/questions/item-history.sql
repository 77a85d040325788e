WITH wanted AS (
    SELECT scope, code FROM framework_element
    WHERE fiscal_year_be = $year AND code = $code AND scope IN ('sub_indicator', 'question', 'item')
),
link AS (
    SELECT w.scope, k.to_year_be AS fiscal_year_be, k.to_code AS code, k.relation, k.confidence
    FROM wanted AS w
    JOIN framework_chain AS k ON k.scope = w.scope AND k.from_code = w.code AND k.from_year_be = $year
    UNION
    SELECT w.scope, k.from_year_be, k.from_code, k.relation, k.confidence
    FROM wanted AS w
    JOIN framework_chain AS k ON k.scope = w.scope AND k.to_code = w.code AND k.to_year_be = $year
),
year AS (
    SELECT y.fiscal_year_be, w.scope FROM framework_year AS y CROSS JOIN wanted AS w
),
scored AS (
    SELECT c.fiscal_year_be, c.scope, c.code, count(*) AS bodies,
        count(*) FILTER (c.accepted_value < 100) AS bodies_losing,
        (sum(c.accepted_value) / count(*))::DECIMAL(8, 4) AS mean_value,
        coalesce(min(c.evidence_id) FILTER (c.accepted_value < 100), min(c.evidence_id)) AS evidence_id
    FROM score_chosen AS c
    JOIN link AS l ON l.fiscal_year_be = c.fiscal_year_be AND l.scope = c.scope AND l.code = c.code
    WHERE c.accepted_value IS NOT NULL AND c.scope IN ('sub_indicator', 'question', 'item')
        AND ($organisation IS NULL OR c.organisation_id = $organisation)
        AND ($province IS NULL AND $kind IS NULL OR c.organisation_id IN (
            SELECT b.organisation_id FROM organisation AS b
            WHERE ($province IS NULL OR b.province = $province) AND ($kind IS NULL OR b.kind = $kind)))
    GROUP BY ALL
)
SELECT y.fiscal_year_be, y.scope, l.code, e.name_th,
    CASE WHEN l.code IS NULL THEN 'not_comparable' WHEN l.fiscal_year_be = $year THEN 'asked' ELSE l.relation END
        AS relation,
    l.confidence, s.bodies, s.bodies_losing, s.mean_value, s.evidence_id
FROM year AS y
LEFT JOIN link AS l ON l.fiscal_year_be = y.fiscal_year_be
LEFT JOIN framework_element AS e ON e.fiscal_year_be = l.fiscal_year_be AND e.scope = l.scope AND e.code = l.code
LEFT JOIN scored AS s ON s.fiscal_year_be = l.fiscal_year_be AND s.scope = l.scope AND s.code = l.code
ORDER BY y.fiscal_year_be, length(l.code), l.code
