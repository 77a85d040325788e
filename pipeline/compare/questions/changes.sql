SELECT r.previous_year_be, r.fiscal_year_be, r.scope, r.code, r.part, e.name_th, c.comparable, c.reason, c.same_parts,
    c.from_parts, c.to_parts, count(*) AS bodies,
    count(*) FILTER (r.accepted_value > r.previous_value) AS risen,
    count(*) FILTER (r.accepted_value = r.previous_value) AS unchanged,
    count(*) FILTER (r.accepted_value < r.previous_value) AS fallen,
    CASE WHEN c.comparable <> 'no' THEN (sum(r.accepted_value - r.previous_value) / count(*))::DECIMAL(8, 4) END
        AS mean_change,
    min(r.accepted_value - r.previous_value) AS largest_fall,
    coalesce(
        min(r.evidence_id) FILTER (r.accepted_value < r.previous_value), min(r.evidence_id)) AS evidence_id
FROM score_rank AS r
LEFT JOIN framework_comparable AS c ON c.scope = r.scope AND c.code = r.code
    AND c.from_year_be = r.previous_year_be AND c.to_year_be = r.fiscal_year_be
LEFT JOIN framework_element AS e ON e.fiscal_year_be = r.fiscal_year_be AND e.scope = r.scope AND e.code = r.code
WHERE r.previous_year_be IS NOT NULL
    AND ($year IS NULL OR r.fiscal_year_be = $year)
    AND ($code IS NULL OR r.code = $code)
    AND ($province IS NULL AND $kind IS NULL OR r.organisation_id IN (
        SELECT b.organisation_id FROM organisation AS b
        WHERE ($province IS NULL OR b.province = $province) AND ($kind IS NULL OR b.kind = $kind)))
GROUP BY r.previous_year_be, r.fiscal_year_be, r.scope, r.code, r.part, e.name_th, c.comparable, c.reason, c.same_parts,
    c.from_parts, c.to_parts
ORDER BY r.fiscal_year_be DESC, r.previous_year_be DESC, list_position(['overall', 'instrument', 'indicator'], r.scope),
    length(r.code), r.code, r.part
