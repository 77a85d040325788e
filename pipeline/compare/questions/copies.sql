SELECT c.first_year_be, f.full_name AS first_organisation, m.fiscal_year_be, o.full_name, o.kind, o.province, c.field,
    m.similarity, coalesce(m.differs, c.text) AS differs, m.named, c.is_template, m.document_id, m.organisation_id,
    m.cluster_id, m.evidence_id
FROM text_cluster_member AS m
JOIN text_cluster AS c USING (cluster_id)
JOIN organisation AS o USING (organisation_id)
JOIN text_cluster_member AS s ON s.cluster_id = m.cluster_id AND s.sequence = 1
JOIN organisation AS f ON f.organisation_id = s.organisation_id
WHERE m.sequence > 1 AND m.organisation_id <> s.organisation_id AND NOT c.is_template
    AND ($year IS NULL OR m.fiscal_year_be = $year)
    AND ($province IS NULL OR o.province = $province)
    AND ($kind IS NULL OR o.kind = $kind)
    AND ($organisation IS NULL OR m.organisation_id = $organisation)
ORDER BY m.fiscal_year_be DESC, o.full_name, m.organisation_id, c.field, m.cluster_id, m.sequence
