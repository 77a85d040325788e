SELECT c.fiscal_year_be, o.full_name, o.kind, o.province, c.rank_printed, c.rank_printed_of, c.rank_scope, c.rank_set,
    c.rank, c.rank_of, c.ties, c.registered, c.is_covered, c.agrees, c.organisation_id, c.document_id, c.evidence_id,
    c.score_evidence_id
FROM rank_claim AS c
JOIN organisation AS o USING (organisation_id)
WHERE ($year IS NULL OR c.fiscal_year_be = $year)
    AND ($province IS NULL OR o.province = $province)
    AND ($kind IS NULL OR o.kind = $kind)
    AND ($organisation IS NULL OR c.organisation_id = $organisation)
ORDER BY c.agrees NULLS LAST, c.fiscal_year_be DESC, o.full_name, c.assessment_id
