SELECT c.fiscal_year_be, c.code, e.name_th, count(*) AS bodies,
    count(*) FILTER (c.accepted_value < 100) AS bodies_losing,
    count(*) FILTER (c.accepted_value = 0) AS bodies_at_zero,
    (sum(100 - c.accepted_value) / count(*))::DECIMAL(8, 4) AS mean_points_lost,
    sum(100 - c.accepted_value) AS points_lost,
    round(sum((100 - c.accepted_value) * h.share_of_overall) / count(*), 4) AS mean_overall_points_lost,
    arg_min(c.evidence_id, (c.accepted_value, c.organisation_id)) AS evidence_id
FROM score_chosen AS c
LEFT JOIN framework_element AS e USING (fiscal_year_be, scope, code)
LEFT JOIN framework_share AS h USING (fiscal_year_be, scope, code)
WHERE c.scope = 'item' AND c.accepted_value IS NOT NULL
    AND ($year IS NULL OR c.fiscal_year_be = $year)
    AND ($code IS NULL OR c.code = $code)
    AND ($province IS NULL AND $kind IS NULL OR c.organisation_id IN (
        SELECT b.organisation_id FROM organisation AS b
        WHERE ($province IS NULL OR b.province = $province) AND ($kind IS NULL OR b.kind = $kind)))
GROUP BY c.fiscal_year_be, c.code, e.name_th
ORDER BY c.fiscal_year_be DESC, points_lost DESC, length(c.code), c.code
