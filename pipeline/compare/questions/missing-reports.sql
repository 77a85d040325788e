SELECT $year AS fiscal_year_be, o.full_name, o.kind, o.district, o.province, o.is_registered,
    (SELECT max(r.fiscal_year_be) FROM score_rank AS r
        WHERE r.scope = 'overall' AND r.organisation_id = o.organisation_id) AS last_year_be,
    o.organisation_id
FROM organisation AS o
WHERE ($province IS NULL OR o.province = $province)
    AND ($kind IS NULL OR o.kind = $kind)
    AND ($organisation IS NULL OR o.organisation_id = $organisation)
    AND o.organisation_id NOT IN (
        SELECT r.organisation_id FROM score_rank AS r
        WHERE r.scope = 'overall' AND r.part = 'combined' AND r.fiscal_year_be = $year)
ORDER BY o.is_registered DESC, o.province, o.kind, o.full_name, o.organisation_id
