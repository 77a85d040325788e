WITH doubt AS (
    SELECT f.document_id, count(*) FILTER (f.severity = 'error') AS errors,
        count(*) FILTER (f.severity = 'warning') AS warnings,
        list_sort(list(DISTINCT f.rule)) AS rules, min(f.evidence_ids[1]) AS evidence_id
    FROM finding AS f
    WHERE f.severity IN ('error', 'warning')
    GROUP BY f.document_id
)
SELECT coalesce(d.result_year_be, d.measure_year_be) AS fiscal_year_be, d.source_uri,
    coalesce(o.full_name, d.organisation_printed) AS full_name, o.kind, o.province, d.status,
    d.organisation_id IS NULL AS nobody, coalesce(x.errors, 0) AS errors, coalesce(x.warnings, 0) AS warnings,
    coalesce(x.rules, []) AS rules, d.organisation_id, d.document_id, x.evidence_id
FROM document AS d
LEFT JOIN organisation AS o ON o.organisation_id = d.organisation_id
LEFT JOIN doubt AS x ON x.document_id = d.document_id
WHERE (d.status = 'needs_review' OR d.organisation_id IS NULL)
    AND ($year IS NULL OR coalesce(d.result_year_be, d.measure_year_be) = $year)
    AND ($province IS NULL OR o.province = $province)
    AND ($kind IS NULL OR o.kind = $kind)
    AND ($organisation IS NULL OR d.organisation_id = $organisation)
ORDER BY errors DESC, warnings DESC, d.source_uri, d.document_id
