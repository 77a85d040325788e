SELECT t.fiscal_year_be, t.full_name, t.kind, t.province, t.scope, t.code, t.part, t.accepted_value,
    t.previous_year_be, t.previous_value, CASE WHEN t.comparable <> 'no' THEN t.change END AS comparable_change,
    t.comparable, t.reason, t.same_parts, t.from_parts, t.to_parts, t.organisation_id, t.evidence_id,
    t.previous_evidence_id
FROM indicator_trend AS t
WHERE ($year IS NULL OR t.fiscal_year_be = $year)
    AND ($code IS NULL OR t.code = $code)
    AND ($province IS NULL OR t.province = $province)
    AND ($kind IS NULL OR t.kind = $kind)
    AND ($organisation IS NULL OR t.organisation_id = $organisation)
    AND t.previous_year_be IS NOT NULL
ORDER BY t.full_name, t.organisation_id, list_position(['overall', 'instrument', 'indicator'], t.scope),
    length(t.code), t.code, t.part, t.fiscal_year_be DESC
