WITH cause AS (
    SELECT f.document_id, f.organisation_id, f.fiscal_year_be,
        list(f.scope || ' ' || f.code || CASE f.part WHEN 'combined' THEN '' ELSE ' ' || f.part END || ': '
            || coalesce(f.observed, '-') || ' -> ' || f.suggested_value
            ORDER BY f.scope, f.code, f.part, f.finding_id) AS explained_by,
        list(f.finding_id ORDER BY f.scope, f.code, f.part, f.finding_id) AS finding_ids
    FROM finding AS f
    WHERE f.suggested_value IS NOT NULL AND f.rule IN ('single-cell-repair', 'values-swapped', 'correction-applied')
        AND ($organisation IS NULL OR f.organisation_id = $organisation)
    GROUP BY ALL
)
SELECT s.fiscal_year_be, coalesce(o.full_name, d.organisation_printed) AS full_name, o.kind, o.province, s.scope,
    s.code, s.part, s.basis, s.printed, s.recomputed, s.difference, s.tolerance, s.agrees, s.terms_present,
    s.terms_expected, s.confidence, coalesce(c.explained_by, []) AS explained_by,
    coalesce(c.finding_ids, []) AS finding_ids, s.organisation_id, s.document_id, s.evidence_id
FROM score_recomputed AS s
JOIN document AS d USING (document_id)
LEFT JOIN organisation AS o ON o.organisation_id = s.organisation_id
LEFT JOIN cause AS c ON c.document_id = s.document_id AND c.organisation_id IS NOT DISTINCT FROM s.organisation_id
    AND c.fiscal_year_be IS NOT DISTINCT FROM s.fiscal_year_be
WHERE s.printed IS NOT NULL
    AND ($organisation IS NOT NULL OR NOT s.agrees)
    AND ($year IS NULL OR s.fiscal_year_be = $year)
    AND ($code IS NULL OR s.code = $code)
    AND ($province IS NULL OR o.province = $province)
    AND ($kind IS NULL OR o.kind = $kind)
    AND ($organisation IS NULL OR s.organisation_id = $organisation)
ORDER BY s.agrees NULLS LAST, s.fiscal_year_be DESC, abs(s.difference) DESC NULLS LAST, full_name, s.document_id,
    s.scope, length(s.code), s.code, s.part, s.basis
