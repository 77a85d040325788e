WITH told AS (
    SELECT organisation_id, document_id, fiscal_year_be, 'measure' AS record_kind, status, evidence_id
    FROM measure WHERE stage = 'reported' AND ($organisation IS NULL OR organisation_id = $organisation)
    UNION ALL
    SELECT organisation_id, document_id, fiscal_year_be, 'disclosure_item', status, evidence_id
    FROM disclosure_item WHERE ($organisation IS NULL OR organisation_id = $organisation)
)
SELECT t.fiscal_year_be, o.full_name, o.kind, o.province, t.record_kind, count(*) AS records,
    count(*) FILTER (t.status = 'done') AS done, count(*) FILTER (t.status = 'in_progress') AS in_progress,
    count(*) FILTER (t.status = 'not_started') AS not_started, count(*) FILTER (t.status = 'unknown') AS no_status,
    count(*) FILTER (t.status <> 'unknown') > 0
        AND count(*) FILTER (t.status = 'done') = count(*) FILTER (t.status <> 'unknown') AS only_done,
    t.organisation_id, min(t.evidence_id) AS evidence_id
FROM told AS t
LEFT JOIN organisation AS o ON o.organisation_id = t.organisation_id
WHERE ($year IS NULL OR t.fiscal_year_be = $year)
    AND ($province IS NULL OR o.province = $province)
    AND ($kind IS NULL OR o.kind = $kind)
GROUP BY t.fiscal_year_be, t.organisation_id, o.full_name, o.kind, o.province, t.record_kind
ORDER BY only_done DESC, t.fiscal_year_be DESC, records DESC, o.full_name, t.organisation_id, t.record_kind
