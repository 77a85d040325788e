WITH asked AS (
    SELECT organisation_id, kind, province, district FROM organisation WHERE organisation_id = $organisation
),
scored AS (
    SELECT organisation_id, accepted_value AS overall, evidence_id
    FROM score_rank
    WHERE scope = 'overall' AND part = 'combined' AND fiscal_year_be = $year
),
candidate AS (
    SELECT s.*, o.full_name, o.kind, o.province, o.district,
        CASE WHEN o.kind = a.kind AND o.province = a.province AND o.district = a.district THEN 1
            WHEN o.kind = a.kind AND o.province = a.province THEN 2
            WHEN o.kind = a.kind THEN 3 ELSE 4 END AS tier
    FROM scored AS s
    JOIN organisation AS o USING (organisation_id)
    CROSS JOIN asked AS a
),
-- the narrowest circle that has at least five other bodies; the widest where none has
circle AS (
    SELECT coalesce(min(t.tier), 4) AS tier FROM range(1, 5) AS t(tier)
    WHERE (SELECT count(*) FROM candidate AS c WHERE c.tier <= t.tier AND c.organisation_id <> $organisation) >= 5
),
peer AS (
    SELECT c.*, ['kind_and_district', 'kind_and_province', 'kind', 'any'][c.tier] AS likeness,
        rank() OVER (ORDER BY c.overall DESC) AS rank_among, count(*) OVER () AS peers_of
    FROM candidate AS c
    WHERE c.tier <= (SELECT tier FROM circle) OR c.organisation_id = $organisation
)
SELECT $year AS fiscal_year_be, p.organisation_id = $organisation AS is_asked, p.full_name, p.kind, p.district,
    p.province, p.likeness, p.rank_among, p.peers_of, p.overall,
    p.overall - (SELECT x.overall FROM peer AS x WHERE x.organisation_id = $organisation) AS difference,
    max(i.accepted_value) FILTER (i.code = 'IIT') AS iit, max(i.accepted_value) FILTER (i.code = 'EIT') AS eit,
    max(i.accepted_value) FILTER (i.code = 'OIT') AS oit, p.organisation_id, p.evidence_id
FROM peer AS p
LEFT JOIN score_rank AS i ON i.organisation_id = p.organisation_id AND i.fiscal_year_be = $year
    AND i.scope = 'instrument' AND i.part = 'combined'
GROUP BY p.organisation_id, p.full_name, p.kind, p.district, p.province, p.likeness, p.rank_among, p.peers_of,
    p.overall, p.evidence_id
ORDER BY p.rank_among, p.full_name, p.organisation_id
