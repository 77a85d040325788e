WITH blank AS (
    SELECT CASE WHEN s.is_missing THEN 'blank' ELSE 'unread' END AS lack, s.document_id, s.organisation_id,
        s.fiscal_year_be, s.scope, s.code, s.part, s.printed, s.evidence_id
    FROM score AS s
    WHERE s.value IS NULL
        AND ($year IS NULL OR s.fiscal_year_be = $year)
        AND ($organisation IS NULL OR s.organisation_id = $organisation)
    UNION ALL
    -- what is said of an indicator whose score the same document does not print
    SELECT 'claim_without_number', a.document_id, a.organisation_id, a.fiscal_year_be, 'indicator', a.indicator_code,
        'combined', left(coalesce(a.weakness, a.improvement, a.strength), 80), a.evidence_id
    FROM indicator_analysis AS a
    WHERE ($year IS NULL OR a.fiscal_year_be = $year)
        AND ($organisation IS NULL OR a.organisation_id = $organisation)
        AND NOT EXISTS (
            SELECT 1 FROM score AS s
            WHERE ($organisation IS NULL OR s.organisation_id = $organisation)
                AND ($year IS NULL OR s.fiscal_year_be = $year)
                AND s.document_id = a.document_id AND s.scope = 'indicator' AND s.code = a.indicator_code
                AND s.value IS NOT NULL AND s.organisation_id IS NOT DISTINCT FROM a.organisation_id
                AND s.fiscal_year_be IS NOT DISTINCT FROM a.fiscal_year_be)
)
SELECT b.fiscal_year_be, coalesce(o.full_name, d.organisation_printed) AS full_name, o.kind, o.province, b.lack,
    b.scope, b.code, b.part, e.name_th, b.printed, f.message_th, f.message_en, b.organisation_id, b.document_id,
    b.evidence_id
FROM blank AS b
JOIN document AS d USING (document_id)
LEFT JOIN organisation AS o ON o.organisation_id = b.organisation_id
LEFT JOIN framework_element AS e
    ON e.fiscal_year_be = b.fiscal_year_be AND e.scope = b.scope AND e.code = b.code
LEFT JOIN (
    SELECT unnest(evidence_ids) AS evidence_id, message_th, message_en FROM finding
    WHERE rule = 'missing-score' AND ($organisation IS NULL OR organisation_id = $organisation)
        AND ($year IS NULL OR fiscal_year_be = $year)
) AS f ON f.evidence_id = b.evidence_id
WHERE ($province IS NULL OR o.province = $province)
    AND ($kind IS NULL OR o.kind = $kind)
ORDER BY b.fiscal_year_be DESC, full_name, b.document_id, b.lack, b.scope, length(b.code), b.code, b.part, b.evidence_id
