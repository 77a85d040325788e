SELECT coalesce(m.fiscal_year_be, f.fiscal_year_be) AS fiscal_year_be, o.full_name, o.kind, o.province, m.title,
    f.observed AS repeated_text, f.message_th, f.message_en, m.measure_id, f.organisation_id, f.finding_id,
    f.evidence_ids[1] AS evidence_id
FROM finding AS f
LEFT JOIN organisation AS o ON o.organisation_id = f.organisation_id
LEFT JOIN measure AS m ON m.document_id = f.document_id AND m.evidence_id = f.evidence_ids[1]
WHERE f.rule = 'result-repeats-plan'
    AND ($year IS NULL OR coalesce(m.fiscal_year_be, f.fiscal_year_be) = $year)
    AND ($province IS NULL OR o.province = $province)
    AND ($kind IS NULL OR o.kind = $kind)
    AND ($organisation IS NULL OR f.organisation_id = $organisation)
ORDER BY fiscal_year_be DESC, o.full_name, f.document_id, f.finding_id
