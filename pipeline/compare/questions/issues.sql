WITH told AS (
    SELECT m.organisation_id, m.fiscal_year_be, m.stage, m.issue_number, m.indicator_code, m.evidence_id
    FROM measure AS m
    WHERE m.organisation_id IS NOT NULL AND m.fiscal_year_be IS NOT NULL
        AND ($year IS NULL OR m.fiscal_year_be = $year)
        AND ($organisation IS NULL OR m.organisation_id = $organisation)
),
body AS (
    SELECT organisation_id, fiscal_year_be, stage, count(*) AS measures, count(issue_number) AS with_issue,
        list_sort(list(DISTINCT issue_number) FILTER (issue_number IS NOT NULL)) AS named,
        list(DISTINCT indicator_code) FILTER (indicator_code IS NOT NULL) AS indicators, min(evidence_id) AS evidence_id
    FROM told GROUP BY ALL
),
required AS (
    SELECT fiscal_year_be, list(issue_number ORDER BY issue_number) AS issues,
        list({issue: issue_number, codes: indicator_codes} ORDER BY issue_number) AS codes
    FROM framework_issue GROUP BY fiscal_year_be
)
SELECT b.fiscal_year_be, o.full_name, o.kind, o.province, b.stage, b.measures, b.with_issue,
    coalesce(b.named, []) AS issues_named,
    list_sort(list_filter(r.issues, lambda i: NOT list_contains(coalesce(b.named, []), i)
        AND list_has_any(list_filter(r.codes, lambda c: c.issue = i)[1].codes, coalesce(b.indicators, []))))
        AS issues_by_indicator,
    list_sort(list_filter(r.issues, lambda i: NOT list_contains(coalesce(b.named, []), i)
        AND NOT list_has_any(list_filter(r.codes, lambda c: c.issue = i)[1].codes, coalesce(b.indicators, []))))
        AS issues_missing,
    len(list_filter(r.issues, lambda i: list_contains(coalesce(b.named, []), i))) AS covered,
    b.organisation_id, b.evidence_id
FROM body AS b
JOIN organisation AS o USING (organisation_id)
LEFT JOIN required AS r USING (fiscal_year_be)
WHERE ($province IS NULL OR o.province = $province)
    AND ($kind IS NULL OR o.kind = $kind)
ORDER BY b.fiscal_year_be DESC, covered, o.full_name, b.organisation_id, b.stage
