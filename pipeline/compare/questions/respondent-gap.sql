WITH paired AS (
    SELECT organisation_id, fiscal_year_be, scope, code,
        max(accepted_value) FILTER (part = 'public') AS public_value,
        max(accepted_value) FILTER (part = 'survey') AS survey_value,
        max(evidence_id) FILTER (part = 'public') AS evidence_id,
        max(evidence_id) FILTER (part = 'survey') AS survey_evidence_id
    FROM score_chosen
    WHERE part IN ('public', 'survey') AND accepted_value IS NOT NULL
        AND ($year IS NULL OR fiscal_year_be = $year)
        AND ($code IS NULL OR code = $code)
        AND ($organisation IS NULL OR organisation_id = $organisation)
    GROUP BY ALL
    HAVING count(*) = 2
)
SELECT b.fiscal_year_be, o.full_name, o.kind, o.province, b.scope, b.code, e.name_th, b.public_value, b.survey_value,
    b.public_value - b.survey_value AS gap, b.organisation_id, b.evidence_id, b.survey_evidence_id
FROM paired AS b
JOIN organisation AS o USING (organisation_id)
LEFT JOIN framework_element AS e
    ON e.fiscal_year_be = b.fiscal_year_be AND e.scope = b.scope AND e.code = b.code
WHERE ($province IS NULL OR o.province = $province)
    AND ($kind IS NULL OR o.kind = $kind)
ORDER BY b.fiscal_year_be DESC, abs(gap) DESC, o.full_name, b.organisation_id, b.scope, length(b.code), b.code
