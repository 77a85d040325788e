WITH body AS (
    SELECT organisation_id, kind, province, is_registered FROM organisation
    WHERE ($province IS NULL OR province = $province) AND ($kind IS NULL OR kind = $kind)
),
fact AS (
    SELECT organisation_id, fiscal_year_be, true AS has_overall, NULL::BOOLEAN AS has_indicators,
        NULL::BOOLEAN AS has_plan, NULL::BOOLEAN AS has_report, evidence_id
    FROM score_rank WHERE scope = 'overall' AND part = 'combined'
    UNION ALL BY NAME
    SELECT organisation_id, fiscal_year_be, count(*) = 10 AS has_indicators
    FROM score_rank WHERE scope = 'indicator' AND part = 'combined' GROUP BY ALL
    UNION ALL BY NAME
    SELECT organisation_id, fiscal_year_be, bool_or(stage = 'planned') AS has_plan,
        bool_or(stage = 'reported') AS has_report
    FROM measure WHERE organisation_id IS NOT NULL AND fiscal_year_be IS NOT NULL GROUP BY ALL
),
year AS (
    SELECT fiscal_year_be FROM framework_year WHERE $year IS NULL OR fiscal_year_be = $year
),
counted AS (
    SELECT f.fiscal_year_be, b.kind, b.province, count(DISTINCT b.organisation_id) FILTER (f.has_overall) AS with_overall,
        count(DISTINCT b.organisation_id) FILTER (f.has_indicators) AS with_all_indicators,
        count(DISTINCT b.organisation_id) FILTER (f.has_plan) AS with_plan,
        count(DISTINCT b.organisation_id) FILTER (f.has_report) AS with_report,
        min(f.evidence_id) AS evidence_id
    FROM fact AS f
    JOIN body AS b USING (organisation_id)
    WHERE $year IS NULL OR f.fiscal_year_be = $year
    GROUP BY ALL
),
doubt AS (
    SELECT d.result_year_be AS fiscal_year_be, b.kind, b.province, count(*) AS documents_in_doubt
    FROM document AS d
    JOIN body AS b USING (organisation_id)
    WHERE d.status = 'needs_review'
    GROUP BY ALL
),
known AS (
    SELECT kind, province, count(*) AS bodies, count(*) FILTER (is_registered) AS registered FROM body GROUP BY ALL
)
SELECT y.fiscal_year_be, k.province, k.kind, k.bodies, k.registered, coalesce(c.with_overall, 0) AS with_overall,
    k.bodies - coalesce(c.with_overall, 0) AS without_overall,
    coalesce(c.with_all_indicators, 0) AS with_all_indicators, coalesce(c.with_plan, 0) AS with_plan,
    coalesce(c.with_report, 0) AS with_report, coalesce(d.documents_in_doubt, 0) AS documents_in_doubt, c.evidence_id
FROM known AS k
CROSS JOIN year AS y
LEFT JOIN counted AS c ON c.fiscal_year_be = y.fiscal_year_be AND c.kind = k.kind
    AND c.province IS NOT DISTINCT FROM k.province
LEFT JOIN doubt AS d ON d.fiscal_year_be = y.fiscal_year_be AND d.kind = k.kind
    AND d.province IS NOT DISTINCT FROM k.province
WHERE coalesce(c.with_overall, 0) + coalesce(c.with_plan, 0) + coalesce(c.with_report, 0) > 0
    OR k.registered > 0
ORDER BY y.fiscal_year_be DESC, k.province, k.kind
