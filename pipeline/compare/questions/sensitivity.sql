WITH weight AS (
    SELECT max(weight) FILTER (code = 'IIT') AS iit, max(weight) FILTER (code = 'EIT') AS eit,
        max(weight) FILTER (code = 'OIT') AS oit, sum(weight) AS whole
    FROM framework_element WHERE fiscal_year_be = $year AND scope = 'instrument'
),
body AS (
    SELECT s.organisation_id, max(s.accepted_value) FILTER (s.code = 'IIT') AS iit,
        max(s.accepted_value) FILTER (s.code = 'EIT') AS eit, max(s.accepted_value) FILTER (s.code = 'OIT') AS oit,
        max(s.evidence_id) FILTER (s.code = 'IIT') AS evidence_id
    FROM score_rank AS s
    WHERE s.scope = 'instrument' AND s.part = 'combined' AND s.fiscal_year_be = $year
        AND ($province IS NULL AND $kind IS NULL OR s.organisation_id IN (
            SELECT o.organisation_id FROM organisation AS o
            WHERE ($province IS NULL OR o.province = $province) AND ($kind IS NULL OR o.kind = $kind)))
    GROUP BY s.organisation_id
    HAVING count(DISTINCT s.code) = 3
)
-- weighted and rank are exact: products of decimals, ranked before anything is rounded
SELECT b.organisation_id, o.full_name, o.kind, o.province, b.iit, b.eit, b.oit,
    (w.iit / w.whole)::DOUBLE AS iit_share, (w.eit / w.whole)::DOUBLE AS eit_share,
    (w.oit / w.whole)::DOUBLE AS oit_share, (b.iit * w.iit + b.eit * w.eit + b.oit * w.oit) / w.whole AS weighted,
    rank() OVER (ORDER BY b.iit * w.iit + b.eit * w.eit + b.oit * w.oit DESC) AS rank, b.evidence_id
FROM body AS b
JOIN organisation AS o USING (organisation_id)
CROSS JOIN weight AS w
WHERE w.iit + w.eit + w.oit IS NOT NULL
ORDER BY rank, o.full_name, b.organisation_id
