WITH weight AS (
    SELECT max(weight) FILTER (code = 'IIT') AS iit, max(weight) FILTER (code = 'EIT') AS eit,
        max(weight) FILTER (code = 'OIT') AS oit
    FROM framework_element WHERE fiscal_year_be = $year AND scope = 'instrument'
)
SELECT s.organisation_id, o.full_name, o.kind, o.province, max(s.accepted_value) FILTER (s.code = 'IIT') AS iit,
    max(s.accepted_value) FILTER (s.code = 'EIT') AS eit, max(s.accepted_value) FILTER (s.code = 'OIT') AS oit,
    w.iit AS iit_weight, w.eit AS eit_weight, w.oit AS oit_weight,
    max(s.evidence_id) FILTER (s.code = 'IIT') AS evidence_id
FROM score_rank AS s
JOIN organisation AS o USING (organisation_id)
CROSS JOIN weight AS w
WHERE s.scope = 'instrument' AND s.part = 'combined' AND s.fiscal_year_be = $year
    AND ($province IS NULL OR o.province = $province)
    AND ($kind IS NULL OR o.kind = $kind)
GROUP BY s.organisation_id, o.full_name, o.kind, o.province, w.iit, w.eit, w.oit
HAVING count(DISTINCT s.code) = 3
ORDER BY o.full_name, s.organisation_id
