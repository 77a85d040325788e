SELECT r.fiscal_year_be, r.scope, r.code, r.part, r.full_name, r.kind, r.province, r.accepted_value, r.value,
    r.value_source, r.rank, r.rank_of, r.ties, r.percentile, r.rank_in_kind, r.rank_in_kind_of, r.rank_in_province,
    r.rank_in_province_of, r.rank_in_province_and_kind, r.rank_in_province_and_kind_of, r.organisation_id, r.evidence_id
FROM ranking AS r
WHERE ($year IS NULL OR r.fiscal_year_be = $year)
    AND ($code IS NULL OR r.code = $code)
    AND ($province IS NULL OR r.province = $province)
    AND ($kind IS NULL OR r.kind = $kind)
    AND ($organisation IS NULL OR r.organisation_id = $organisation)
ORDER BY r.fiscal_year_be DESC, list_position(['overall', 'instrument', 'indicator'], r.scope), length(r.code), r.code,
    r.part, r.rank, r.full_name, r.organisation_id
