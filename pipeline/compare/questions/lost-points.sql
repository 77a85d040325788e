SELECT c.fiscal_year_be, o.full_name, o.kind, o.province, c.code, e.name_th, c.accepted_value,
    100 - c.accepted_value AS points_lost,
    ((100 - c.accepted_value) * h.share_of_overall)::DECIMAL(8, 4) AS overall_points_lost, h.confidence,
    c.organisation_id, c.evidence_id
FROM score_chosen AS c
JOIN organisation AS o USING (organisation_id)
LEFT JOIN framework_element AS e USING (fiscal_year_be, scope, code)
LEFT JOIN framework_share AS h USING (fiscal_year_be, scope, code)
WHERE c.scope = 'item' AND c.accepted_value < 100
    AND ($year IS NULL OR c.fiscal_year_be = $year)
    AND ($code IS NULL OR c.code = $code)
    AND ($province IS NULL OR o.province = $province)
    AND ($kind IS NULL OR o.kind = $kind)
    AND ($organisation IS NULL OR c.organisation_id = $organisation)
ORDER BY c.fiscal_year_be DESC, o.full_name, c.organisation_id, c.accepted_value, length(c.code), c.code
