SELECT a.fiscal_year_be, o.full_name, o.kind, o.province, a.scope, a.code, e.name_th, a.accepted_value AS public_value,
    b.accepted_value AS survey_value, a.accepted_value - b.accepted_value AS gap, a.organisation_id,
    a.evidence_id, b.evidence_id AS survey_evidence_id
FROM score_chosen AS a
JOIN score_chosen AS b ON b.organisation_id = a.organisation_id AND b.fiscal_year_be = a.fiscal_year_be
    AND b.scope = a.scope AND b.code = a.code AND b.part = 'survey'
JOIN organisation AS o ON o.organisation_id = a.organisation_id
LEFT JOIN framework_element AS e
    ON e.fiscal_year_be = a.fiscal_year_be AND e.scope = a.scope AND e.code = a.code
WHERE a.part = 'public' AND a.accepted_value IS NOT NULL AND b.accepted_value IS NOT NULL
    AND ($year IS NULL OR a.fiscal_year_be = $year AND b.fiscal_year_be = $year)
    AND ($code IS NULL OR a.code = $code AND b.code = $code)
    AND ($province IS NULL OR o.province = $province)
    AND ($kind IS NULL OR o.kind = $kind)
    AND ($organisation IS NULL OR a.organisation_id = $organisation AND b.organisation_id = $organisation)
ORDER BY a.fiscal_year_be DESC, abs(a.accepted_value - b.accepted_value) DESC, o.full_name, a.organisation_id,
    a.scope, length(a.code), a.code
