SELECT m.fiscal_year_be, m.full_name, m.kind, m.province, m.stage, m.title, m.issue_number, m.indicator_code,
    m.follow_up, m.similarity, m.matched_on, m.matched_statuses, m.measure_id, m.organisation_id, m.evidence_id
FROM measure_follow_up AS m
WHERE ($year IS NULL OR m.fiscal_year_be = $year)
    AND ($province IS NULL OR m.province = $province)
    AND ($kind IS NULL OR m.kind = $kind)
    AND ($organisation IS NULL OR m.organisation_id = $organisation)
ORDER BY m.fiscal_year_be DESC, m.full_name, m.organisation_id, m.stage, m.measure_id
