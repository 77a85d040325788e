-- The tables of the published database. Comments on every table and column: comments.yml.
-- Keys are not declared: an index over every evidence id would double the memory of a load. prove.py proves them
-- (unique ids, every reference, every piece of evidence) before the file is published.

-- What a document states -----------------------------------------------------------------------------------------

CREATE TABLE document (
    document_id VARCHAR NOT NULL,
    source_uri VARCHAR NOT NULL,
    media_type VARCHAR NOT NULL,
    byte_size BIGINT NOT NULL CHECK (byte_size >= 0),
    page_count INTEGER NOT NULL CHECK (page_count >= 0),
    text_source VARCHAR NOT NULL CHECK (text_source IN ('text_layer', 'ocr', 'mixed', 'plain')),
    report_kinds VARCHAR[] NOT NULL,
    organisation_id VARCHAR,
    organisation_printed VARCHAR,
    result_year_be INTEGER CHECK (result_year_be BETWEEN 2400 AND 2800),
    measure_year_be INTEGER CHECK (measure_year_be BETWEEN 2400 AND 2800),
    publish_year_be INTEGER CHECK (publish_year_be BETWEEN 2400 AND 2800),
    document_date DATE,
    status VARCHAR NOT NULL CHECK (status IN ('accepted', 'needs_review')),
    reader VARCHAR NOT NULL,
    rulebook_hash VARCHAR NOT NULL,
    pipeline_version VARCHAR NOT NULL,
    run_id VARCHAR NOT NULL,
    ingested_at TIMESTAMP NOT NULL
);

CREATE TABLE document_source (
    document_id VARCHAR NOT NULL,
    source_uri VARCHAR NOT NULL
);

CREATE TABLE page (
    document_id VARCHAR NOT NULL,
    page_number INTEGER NOT NULL CHECK (page_number >= 1),
    text_source VARCHAR NOT NULL CHECK (text_source IN ('text_layer', 'ocr', 'mixed', 'plain')),
    width DOUBLE,
    height DOUBLE,
    ocr_confidence DOUBLE,
    text VARCHAR NOT NULL
);

CREATE TABLE evidence (
    evidence_id VARCHAR NOT NULL,
    document_id VARCHAR NOT NULL,
    page_number INTEGER NOT NULL,
    char_start INTEGER NOT NULL CHECK (char_start >= 0),
    char_end INTEGER NOT NULL CHECK (char_end >= char_start),
    x0 DOUBLE,
    y0 DOUBLE,
    x1 DOUBLE,
    y1 DOUBLE,
    table_number INTEGER,
    row_number INTEGER,
    column_number INTEGER,
    raw_text VARCHAR NOT NULL,
    rule_id VARCHAR NOT NULL
);

CREATE TABLE score (
    score_id VARCHAR NOT NULL,
    document_id VARCHAR NOT NULL,
    organisation_id VARCHAR,
    fiscal_year_be INTEGER CHECK (fiscal_year_be BETWEEN 2400 AND 2800),
    scope VARCHAR NOT NULL
        CHECK (scope IN ('overall', 'instrument', 'indicator', 'sub_indicator', 'question', 'item')),
    code VARCHAR NOT NULL,
    part VARCHAR NOT NULL CHECK (part IN ('combined', 'public', 'survey')),
    value DECIMAL(6, 2),
    is_missing BOOLEAN NOT NULL CHECK (NOT is_missing OR value IS NULL),
    printed VARCHAR NOT NULL,
    code_printed VARCHAR,
    label_printed VARCHAR,
    evidence_id VARCHAR NOT NULL
);

CREATE TABLE assessment (
    assessment_id VARCHAR NOT NULL,
    document_id VARCHAR NOT NULL,
    organisation_id VARCHAR,
    fiscal_year_be INTEGER CHECK (fiscal_year_be BETWEEN 2400 AND 2800),
    level_printed VARCHAR,
    level VARCHAR,
    grade VARCHAR,
    rank INTEGER,
    rank_of INTEGER,
    rank_scope VARCHAR,
    pass_mark DECIMAL(6, 2),
    evidence_id VARCHAR NOT NULL
);

CREATE TABLE measure (
    measure_id VARCHAR NOT NULL,
    document_id VARCHAR NOT NULL,
    organisation_id VARCHAR,
    stage VARCHAR NOT NULL CHECK (stage IN ('planned', 'reported')),
    fiscal_year_be INTEGER CHECK (fiscal_year_be BETWEEN 2400 AND 2800),
    result_year_be INTEGER CHECK (result_year_be BETWEEN 2400 AND 2800),
    sequence INTEGER NOT NULL,
    indicator_code VARCHAR,
    sub_indicator_code VARCHAR,
    item_code VARCHAR,
    issue_number INTEGER CHECK (issue_number BETWEEN 1 AND 7),
    title VARCHAR NOT NULL,
    analysis VARCHAR,
    steps VARCHAR[] NOT NULL,
    period_printed VARCHAR,
    period_start DATE,
    period_end DATE,
    period_how VARCHAR CHECK (period_how IN (
        'dates', 'months', 'quarters', 'fiscal_year', 'calendar_year', 'part_of_year', 'deadline', 'onwards',
        'recurring', 'duration', 'marks', 'parts', 'unknown')),
    responsible_printed VARCHAR,
    responsible_units VARCHAR[] NOT NULL,
    status VARCHAR NOT NULL CHECK (status IN ('not_started', 'in_progress', 'done', 'unknown')),
    monitoring VARCHAR,
    progress VARCHAR,
    outputs VARCHAR[] NOT NULL,
    outcomes VARCHAR[] NOT NULL,
    title_skeleton VARCHAR,
    steps_skeleton VARCHAR,
    evidence_id VARCHAR NOT NULL
);

CREATE TABLE measure_link (
    planned_id VARCHAR NOT NULL,
    reported_id VARCHAR NOT NULL,
    organisation_id VARCHAR NOT NULL,
    fiscal_year_be INTEGER NOT NULL,
    matched_on VARCHAR[] NOT NULL
        CHECK (list_has_all(['item', 'sub_indicator', 'indicator', 'issue', 'text'], matched_on)),
    similarity DECIMAL(5, 4) NOT NULL CHECK (similarity BETWEEN 0 AND 1),
    decision VARCHAR NOT NULL CHECK (decision IN ('same', 'candidate', 'none'))
);

-- What text_cluster_member.sequence 1 says, and who uses it.
CREATE TABLE text_cluster (
    cluster_id VARCHAR NOT NULL,
    field VARCHAR NOT NULL CHECK (field IN ('title', 'steps', 'weakness', 'improvement', 'strength')),
    is_template BOOLEAN NOT NULL,
    organisations INTEGER NOT NULL CHECK (organisations >= 2),
    members INTEGER NOT NULL CHECK (members >= 2),
    first_year_be INTEGER,
    last_year_be INTEGER,
    first_document_id VARCHAR NOT NULL,
    text VARCHAR NOT NULL
);

CREATE TABLE text_cluster_member (
    cluster_id VARCHAR NOT NULL,
    sequence INTEGER NOT NULL CHECK (sequence >= 1),
    record_kind VARCHAR NOT NULL CHECK (record_kind IN ('measure', 'indicator_analysis')),
    record_id VARCHAR NOT NULL,
    organisation_id VARCHAR NOT NULL,
    fiscal_year_be INTEGER,
    document_id VARCHAR NOT NULL,
    evidence_id VARCHAR NOT NULL,
    similarity DECIMAL(5, 4) NOT NULL CHECK (similarity BETWEEN 0 AND 1),
    differs VARCHAR,
    named VARCHAR[] NOT NULL
);

CREATE TABLE disclosure_item (
    disclosure_item_id VARCHAR NOT NULL,
    document_id VARCHAR NOT NULL,
    organisation_id VARCHAR,
    fiscal_year_be INTEGER CHECK (fiscal_year_be BETWEEN 2400 AND 2800),
    code VARCHAR,
    code_printed VARCHAR NOT NULL,
    title VARCHAR NOT NULL,
    required_elements VARCHAR[] NOT NULL,
    responsible_printed VARCHAR,
    responsible_units VARCHAR[] NOT NULL,
    status VARCHAR NOT NULL CHECK (status IN ('not_started', 'in_progress', 'done', 'unknown')),
    progress VARCHAR,
    evidence_id VARCHAR NOT NULL
);

CREATE TABLE indicator_analysis (
    indicator_analysis_id VARCHAR NOT NULL,
    document_id VARCHAR NOT NULL,
    organisation_id VARCHAR,
    fiscal_year_be INTEGER CHECK (fiscal_year_be BETWEEN 2400 AND 2800),
    indicator_code VARCHAR NOT NULL,
    weakness VARCHAR,
    improvement VARCHAR,
    strength VARCHAR,
    evidence_id VARCHAR NOT NULL
);

CREATE TABLE obstacle (
    obstacle_id VARCHAR NOT NULL,
    document_id VARCHAR NOT NULL,
    organisation_id VARCHAR,
    fiscal_year_be INTEGER CHECK (fiscal_year_be BETWEEN 2400 AND 2800),
    kind VARCHAR NOT NULL CHECK (kind IN ('obstacle', 'proposal', 'strength')),
    text VARCHAR NOT NULL,
    evidence_id VARCHAR NOT NULL
);

-- Who and what it is measured against ----------------------------------------------------------------------------

CREATE TABLE organisation (
    organisation_id VARCHAR NOT NULL,
    kind VARCHAR NOT NULL CHECK (kind IN (
        'pao', 'city_municipality', 'town_municipality', 'subdistrict_municipality', 'sao', 'special', 'agency')),
    name VARCHAR NOT NULL,
    full_name VARCHAR NOT NULL,
    subdistrict VARCHAR,
    district VARCHAR,
    province VARCHAR,
    province_code VARCHAR,
    is_registered BOOLEAN NOT NULL
);

CREATE TABLE organisation_mention (
    document_id VARCHAR NOT NULL,
    printed VARCHAR NOT NULL,
    mentions INTEGER NOT NULL CHECK (mentions >= 1),
    organisation_id VARCHAR,
    similarity DECIMAL(7, 4),
    decision VARCHAR NOT NULL CHECK (decision IN ('exact', 'resolved', 'candidate', 'foreign', 'unresolved')),
    evidence_id VARCHAR
);

CREATE TABLE framework_year (
    fiscal_year_be INTEGER NOT NULL,
    starts DATE NOT NULL,
    ends DATE NOT NULL,
    pass_mark DECIMAL(6, 2) NOT NULL,
    pass_mark_confidence VARCHAR NOT NULL CHECK (pass_mark_confidence IN ('certain', 'high', 'inferred', 'unknown')),
    decimals INTEGER NOT NULL,
    tolerance DECIMAL(6, 4) NOT NULL,
    measures_item VARCHAR NOT NULL,
    report_item VARCHAR NOT NULL,
    items_confidence VARCHAR NOT NULL CHECK (items_confidence IN ('certain', 'high', 'inferred', 'unknown'))
);

CREATE TABLE framework_element (
    fiscal_year_be INTEGER NOT NULL,
    scope VARCHAR NOT NULL
        CHECK (scope IN ('overall', 'instrument', 'indicator', 'sub_indicator', 'question', 'item')),
    code VARCHAR NOT NULL,
    parent_scope VARCHAR,
    parent_code VARCHAR,
    instrument_code VARCHAR,
    name_th VARCHAR,
    name_en VARCHAR,
    aliases VARCHAR[] NOT NULL,
    weight DECIMAL(9, 6),
    weight_confidence VARCHAR CHECK (weight_confidence IN ('certain', 'high', 'inferred', 'unknown')),
    combine VARCHAR CHECK (combine IN ('mean', 'weighted_mean', 'mean_of_parts')),
    combine_of VARCHAR,
    combine_confidence VARCHAR CHECK (combine_confidence IN ('certain', 'high', 'inferred', 'unknown')),
    confidence VARCHAR NOT NULL CHECK (confidence IN ('certain', 'high', 'inferred', 'unknown')),
    source VARCHAR NOT NULL
);

CREATE TABLE framework_part (
    fiscal_year_be INTEGER NOT NULL,
    instrument_code VARCHAR NOT NULL,
    part VARCHAR NOT NULL CHECK (part IN ('public', 'survey')),
    name_th VARCHAR NOT NULL,
    confidence VARCHAR NOT NULL CHECK (confidence IN ('certain', 'high', 'inferred', 'unknown')),
    weight DECIMAL(9, 6) NOT NULL,
    weight_confidence VARCHAR NOT NULL CHECK (weight_confidence IN ('certain', 'high', 'inferred', 'unknown')),
    source VARCHAR NOT NULL
);

CREATE TABLE framework_level (
    fiscal_year_be INTEGER NOT NULL,
    scheme VARCHAR NOT NULL CHECK (scheme IN ('letters', 'pass_levels')),
    position INTEGER NOT NULL,
    level VARCHAR NOT NULL,
    name_th VARCHAR NOT NULL,
    name_en VARCHAR NOT NULL,
    overall_min DECIMAL(6, 2) NOT NULL,
    instrument_min DECIMAL(6, 2),
    confidence VARCHAR NOT NULL CHECK (confidence IN ('certain', 'high', 'inferred', 'unknown')),
    source VARCHAR NOT NULL
);

CREATE TABLE framework_issue (
    fiscal_year_be INTEGER NOT NULL,
    issue_number INTEGER NOT NULL,
    name_th VARCHAR NOT NULL,
    aliases VARCHAR[] NOT NULL,
    indicator_codes VARCHAR[] NOT NULL,
    confidence VARCHAR NOT NULL CHECK (confidence IN ('certain', 'high', 'inferred', 'unknown')),
    source VARCHAR NOT NULL
);

CREATE TABLE framework_crosswalk (
    scope VARCHAR NOT NULL,
    from_year_be INTEGER NOT NULL,
    from_code VARCHAR NOT NULL,
    to_year_be INTEGER NOT NULL,
    to_code VARCHAR NOT NULL,
    relation VARCHAR NOT NULL CHECK (relation IN ('same', 'split', 'merged', 'similar')),
    confidence VARCHAR NOT NULL CHECK (confidence IN ('certain', 'high', 'inferred', 'unknown'))
);

-- What the pipeline found ----------------------------------------------------------------------------------------

CREATE TABLE finding_rule (
    rule VARCHAR NOT NULL,
    severity VARCHAR NOT NULL CHECK (severity IN ('error', 'warning', 'info')),
    message_th VARCHAR NOT NULL,
    message_en VARCHAR NOT NULL,
    explanation_th VARCHAR NOT NULL,
    explanation_en VARCHAR NOT NULL
);

CREATE TABLE finding (
    finding_id VARCHAR NOT NULL,
    document_id VARCHAR NOT NULL,
    organisation_id VARCHAR,
    fiscal_year_be INTEGER,
    rule VARCHAR NOT NULL,
    severity VARCHAR NOT NULL CHECK (severity IN ('error', 'warning', 'info')),
    scope VARCHAR CHECK (scope IN ('overall', 'instrument', 'indicator', 'sub_indicator', 'question', 'item')),
    code VARCHAR,
    part VARCHAR CHECK (part IN ('combined', 'public', 'survey')),
    observed VARCHAR,
    expected VARCHAR,
    suggested_value DECIMAL(6, 2),
    message_th VARCHAR NOT NULL,
    message_en VARCHAR NOT NULL,
    evidence_ids VARCHAR[] NOT NULL
);

CREATE TABLE quarantine (
    source_uri VARCHAR NOT NULL,
    sha256 VARCHAR,
    stage VARCHAR NOT NULL,
    reason VARCHAR NOT NULL,
    detail VARCHAR NOT NULL,
    run_id VARCHAR NOT NULL,
    "at" TIMESTAMP NOT NULL,
    attempts INTEGER NOT NULL
);

CREATE TABLE run (
    run_id VARCHAR NOT NULL,
    started_at TIMESTAMP NOT NULL,
    finished_at TIMESTAMP NOT NULL,
    files_found INTEGER NOT NULL,
    files_repeated INTEGER NOT NULL,
    files_quarantined INTEGER NOT NULL,
    documents_new INTEGER NOT NULL,
    documents_unchanged INTEGER NOT NULL,
    documents_reparsed INTEGER NOT NULL,
    pipeline_version VARCHAR NOT NULL,
    rulebook_hash VARCHAR NOT NULL,
    python_version VARCHAR NOT NULL,
    duckdb_version VARCHAR NOT NULL
);
