SELECT r.organisations, r.measures, r.field, r.text, r.characters, r.first_year_be, r.last_year_be,
    r.organisation_ids, r.measure_ids
FROM text_reuse AS r
WHERE ($year IS NULL OR $year BETWEEN r.first_year_be AND r.last_year_be)
    AND ($organisation IS NULL OR list_contains(r.organisation_ids, $organisation))
ORDER BY r.organisations DESC, r.characters DESC, r.field, r.text
