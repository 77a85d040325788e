WITH lost AS (
    SELECT c.fiscal_year_be, c.scope, c.code, count(*) AS bodies,
        count(*) FILTER (c.accepted_value < 100) AS bodies_losing,
        count(*) FILTER (c.accepted_value = 0) AS bodies_at_zero, sum(100 - c.accepted_value) AS points_lost,
        coalesce(min(c.evidence_id) FILTER (c.accepted_value < 100), min(c.evidence_id)) AS evidence_id
    FROM score_chosen AS c
    WHERE c.scope = 'item' AND c.accepted_value IS NOT NULL
        AND ($year IS NULL OR c.fiscal_year_be = $year)
        AND ($code IS NULL OR c.code = $code)
        AND ($province IS NULL AND $kind IS NULL OR c.organisation_id IN (
            SELECT b.organisation_id FROM organisation AS b
            WHERE ($province IS NULL OR b.province = $province) AND ($kind IS NULL OR b.kind = $kind)))
    GROUP BY c.fiscal_year_be, c.scope, c.code
)
SELECT l.fiscal_year_be, l.code, e.name_th, l.bodies, l.bodies_losing, l.bodies_at_zero,
    (l.points_lost / l.bodies)::DECIMAL(8, 4) AS mean_points_lost, l.points_lost,
    (l.points_lost * h.share_of_overall / l.bodies)::DECIMAL(8, 4) AS mean_overall_points_lost, l.evidence_id
FROM lost AS l
LEFT JOIN framework_element AS e USING (fiscal_year_be, scope, code)
LEFT JOIN framework_share AS h USING (fiscal_year_be, scope, code)
ORDER BY l.fiscal_year_be DESC, l.points_lost DESC, length(l.code), l.code
