WITH claim AS (
    SELECT l.organisation_id, l.fiscal_year_be, l.scheme, l.level, l.level_name_th, l.evidence_id, f.position,
        lag(l.fiscal_year_be) OVER years AS previous_year_be,
        lag(l.level_name_th) OVER years AS previous_level_name_th,
        lag(f.position) OVER years AS previous_position,
        lag(l.evidence_id) OVER years AS previous_evidence_id
    FROM (
        SELECT * FROM level_claim
        WHERE ($organisation IS NULL OR organisation_id = $organisation)
        QUALIFY row_number() OVER (
            PARTITION BY organisation_id, fiscal_year_be, scheme ORDER BY nearness, level) = 1
    ) AS l
    JOIN framework_level AS f ON f.fiscal_year_be = l.fiscal_year_be AND f.scheme = l.scheme AND f.level = l.level
    WINDOW years AS (PARTITION BY l.organisation_id, l.scheme ORDER BY l.fiscal_year_be)
)
SELECT c.fiscal_year_be, o.full_name, o.kind, o.province, c.scheme, c.level_name_th, c.previous_year_be,
    c.previous_level_name_th,
    CASE WHEN c.previous_position IS NULL THEN 'not_comparable' WHEN c.position < c.previous_position THEN 'risen'
        WHEN c.position > c.previous_position THEN 'fallen' ELSE 'unchanged' END AS moved,
    CASE WHEN c.previous_position IS NULL THEN CASE WHEN EXISTS (
        SELECT 1 FROM level_claim AS x WHERE x.organisation_id = c.organisation_id
            AND x.fiscal_year_be < c.fiscal_year_be) THEN 'other_scheme' ELSE 'no_earlier_year' END END AS reason,
    c.organisation_id, c.evidence_id, c.previous_evidence_id
FROM claim AS c
JOIN organisation AS o USING (organisation_id)
WHERE ($year IS NULL OR c.fiscal_year_be = $year)
    AND ($province IS NULL OR o.province = $province)
    AND ($kind IS NULL OR o.kind = $kind)
ORDER BY c.fiscal_year_be DESC, o.full_name, c.organisation_id, c.scheme
