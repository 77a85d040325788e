SELECT f.fiscal_year_be, o.full_name, o.kind, o.province, f.rule, f.scope, f.code, f.part, f.observed, f.expected,
    d.source_uri, x.source_uri AS other_uri, f.message_th, f.message_en, f.finding_id, f.organisation_id,
    f.evidence_ids[1] AS evidence_id, f.evidence_ids[2] AS other_evidence_id
FROM finding AS f
JOIN document AS d ON d.document_id = f.document_id
LEFT JOIN organisation AS o ON o.organisation_id = f.organisation_id
LEFT JOIN evidence AS e ON e.evidence_id = f.evidence_ids[2]
LEFT JOIN document AS x ON x.document_id = e.document_id
WHERE f.rule IN ('conflicting-reports', 'conflicting-levels', 'rank-mismatch', 'same-report', 'republished')
    AND ($year IS NULL OR f.fiscal_year_be = $year)
    AND ($province IS NULL OR o.province = $province)
    AND ($kind IS NULL OR o.kind = $kind)
    AND ($organisation IS NULL OR f.organisation_id = $organisation)
ORDER BY f.fiscal_year_be DESC, o.full_name, f.rule, f.scope, length(f.code), f.code, f.part, d.source_uri, f.finding_id
