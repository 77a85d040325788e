SELECT c.fiscal_year_be, o.full_name, o.kind, o.province, c.scheme, c.level_printed, c.level_name_th, c.overall,
    c.lowest_instrument, c.rule_name_th, c.agrees, c.confidence, c.organisation_id, c.document_id, c.evidence_id
FROM level_claim AS c
JOIN organisation AS o USING (organisation_id)
WHERE ($organisation IS NOT NULL OR NOT coalesce(c.agrees, false))
    AND ($year IS NULL OR c.fiscal_year_be = $year)
    AND ($province IS NULL OR o.province = $province)
    AND ($kind IS NULL OR o.kind = $kind)
    AND ($organisation IS NULL OR c.organisation_id = $organisation)
ORDER BY c.agrees NULLS LAST, c.fiscal_year_be DESC, o.full_name, c.organisation_id, c.scheme, c.assessment_id
