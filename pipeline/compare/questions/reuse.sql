SELECT r.organisations, r.members, r.field, r.is_template, r.text, r.least_similarity, r.named, r.first_year_be, r.last_year_be,
    o.full_name AS first_organisation, r.first_document_id, r.cluster_id, r.evidence_ids
FROM text_reuse AS r
JOIN organisation AS o ON o.organisation_id = r.first_organisation_id
WHERE ($year IS NULL OR $year BETWEEN r.first_year_be AND r.last_year_be)
    AND ($organisation IS NULL
        OR r.cluster_id IN (SELECT cluster_id FROM text_cluster_member WHERE organisation_id = $organisation))
ORDER BY r.is_template, r.organisations DESC, r.members DESC, r.field, r.cluster_id
