-- Questions over the tables, run when these are filled. Nothing here rounds, guesses or hides: a printed value stands
-- beside every accepted one.
-- Only plain SQL that DuckDB 1.2 knows, and no ICU: sort Thai names with ORDER BY name COLLATE th where it is there.

-- Scores: what was printed, what the proof supports, which document speaks -----------------------------------------

-- Recorded corrections come before arithmetic. A repair counts only as an error: where the framework fact behind it
-- is merely inferred, the check lowers it to a warning and the printed value stays the accepted one.
CREATE VIEW score_reconciled AS
WITH suggestion AS (
    SELECT document_id, organisation_id, fiscal_year_be, scope, code, part, finding_id, rule, suggested_value,
        CASE rule WHEN 'correction-applied' THEN 1 WHEN 'single-cell-repair' THEN 2 ELSE 3 END AS priority
    FROM finding
    WHERE suggested_value IS NOT NULL
        AND (rule = 'correction-applied'
            OR (rule IN ('single-cell-repair', 'values-swapped') AND severity = 'error'))
),
best AS (
    SELECT * FROM suggestion
    QUALIFY priority = min(priority) OVER (
        PARTITION BY document_id, organisation_id, fiscal_year_be, scope, code, part)
),
agreed AS (
    SELECT document_id, organisation_id, fiscal_year_be, scope, code, part,
        min(suggested_value) AS suggested_value, min(rule) AS rule, min(finding_id) AS finding_id
    FROM best
    GROUP BY ALL
    HAVING min(suggested_value) = max(suggested_value)
)
SELECT s.score_id, s.document_id, s.organisation_id, s.fiscal_year_be, s.scope, s.code, s.part,
    s.value, s.is_missing, s.printed,
    coalesce(a.suggested_value, s.value) AS accepted_value,
    CASE WHEN a.suggested_value IS DISTINCT FROM s.value AND a.suggested_value IS NOT NULL
        THEN 'reconciled' ELSE 'reported' END AS value_source,
    CASE WHEN a.suggested_value IS DISTINCT FROM s.value THEN a.rule END AS reconciled_by,
    CASE WHEN a.suggested_value IS DISTINCT FROM s.value THEN a.finding_id END AS finding_id,
    s.evidence_id
FROM score AS s
LEFT JOIN agreed AS a ON a.document_id = s.document_id AND a.scope = s.scope AND a.code = s.code AND a.part = s.part
    AND a.organisation_id IS NOT DISTINCT FROM s.organisation_id
    AND a.fiscal_year_be IS NOT DISTINCT FROM s.fiscal_year_be;

-- One statement per document and score: a figure before a blank, then the value printed most often, then the first.
-- A print with fewer decimals (97.9 in a sentence) is the finer one (97.94 in a table) when it is its rounding.
-- half_unit is what rounding hides of a print: half a unit of its last digit. Where the document prints two decimals
-- anywhere, a shorter figure has only lost its zeros.
CREATE VIEW score_stated AS
WITH measured AS (
    SELECT r.*,
        least(2, CASE
            WHEN regexp_matches(translate(r.printed, '๐๑๒๓๔๕๖๗๘๙', '0123456789'), '[0-9]\s*[.,·]\s*[0-9]+')
                THEN length(regexp_extract(
                    translate(r.printed, '๐๑๒๓๔๕๖๗๘๙', '0123456789'), '[0-9]\s*[.,·]\s*([0-9]+)', 1))
            WHEN r.value <> trunc(r.value * 10) / 10 THEN 2
            WHEN r.value <> trunc(r.value) THEN 1
            ELSE 0
        END) AS decimals
    FROM score_reconciled AS r
),
finest AS (
    SELECT document_id, organisation_id, fiscal_year_be, max(decimals) AS finest FROM measured GROUP BY ALL
),
-- hardly any score is printed twice in a document: only these few are worth comparing
several AS (
    SELECT document_id, organisation_id, fiscal_year_be, scope, code, part
    FROM score GROUP BY ALL HAVING count(*) > 1
),
print AS (
    SELECT m.*, e.page_number, e.char_start
    FROM measured AS m
    JOIN several AS v ON v.document_id = m.document_id AND v.scope = m.scope AND v.code = m.code AND v.part = m.part
        AND v.organisation_id IS NOT DISTINCT FROM m.organisation_id
        AND v.fiscal_year_be IS NOT DISTINCT FROM m.fiscal_year_be
    JOIN evidence AS e ON e.evidence_id = m.evidence_id
),
finer AS (
    SELECT p.score_id, arg_min(f.value, (-f.decimals, f.page_number, f.char_start, f.score_id)) AS reading
    FROM print AS p
    JOIN print AS f ON f.document_id = p.document_id AND f.scope = p.scope AND f.code = p.code AND f.part = p.part
        AND f.organisation_id IS NOT DISTINCT FROM p.organisation_id
        AND f.fiscal_year_be IS NOT DISTINCT FROM p.fiscal_year_be
    WHERE p.decimals < 2 AND f.decimals > p.decimals AND abs(f.value - p.value) <= 0.5 / 10 ** p.decimals
    GROUP BY p.score_id
),
reading AS (
    SELECT p.*, coalesce(f.reading, p.value) AS reading
    FROM print AS p
    LEFT JOIN finer AS f USING (score_id)
),
counted AS (
    SELECT r.*,
        count(*) OVER same AS times_printed,
        min((page_number, char_start, score_id)) OVER same AS first_place,
        count(DISTINCT reading) OVER (
            PARTITION BY document_id, organisation_id, fiscal_year_be, scope, code, part) AS different_values
    FROM reading AS r
    WINDOW same AS (PARTITION BY document_id, organisation_id, fiscal_year_be, scope, code, part, reading)
),
chosen AS (
    SELECT document_id, organisation_id, fiscal_year_be, scope, code, part, value, is_missing, accepted_value,
        value_source, reconciled_by, decimals, times_printed, different_values, score_id, evidence_id
    FROM counted
    QUALIFY row_number() OVER (
        PARTITION BY document_id, organisation_id, fiscal_year_be, scope, code, part
        ORDER BY value IS NULL, times_printed DESC, first_place, value IS DISTINCT FROM reading, page_number,
            char_start, score_id) = 1
    UNION ALL
    SELECT m.document_id, m.organisation_id, m.fiscal_year_be, m.scope, m.code, m.part, m.value, m.is_missing,
        m.accepted_value, m.value_source, m.reconciled_by, m.decimals, 1, (m.value IS NOT NULL)::BIGINT, m.score_id,
        m.evidence_id
    FROM measured AS m
    ANTI JOIN several AS v ON v.document_id = m.document_id AND v.scope = m.scope AND v.code = m.code
        AND v.part = m.part AND v.organisation_id IS NOT DISTINCT FROM m.organisation_id
        AND v.fiscal_year_be IS NOT DISTINCT FROM m.fiscal_year_be
)
SELECT c.document_id, c.organisation_id, c.fiscal_year_be, c.scope, c.code, c.part, c.value, c.is_missing,
    c.accepted_value, c.value_source, c.reconciled_by, c.decimals, c.times_printed, c.different_values,
    CASE WHEN f.finest >= 2 OR c.value IN (0, 100) THEN 0.005 ELSE 0.5 / 10 ** c.decimals END AS half_unit,
    c.score_id, c.evidence_id
FROM chosen AS c
JOIN finest AS f ON f.document_id = c.document_id AND f.organisation_id IS NOT DISTINCT FROM c.organisation_id
    AND f.fiscal_year_be IS NOT DISTINCT FROM c.fiscal_year_be;

-- What both tables below start from, made once for them.
CREATE TEMP TABLE stated_once AS SELECT * FROM score_stated;

-- Every document's statement of a body, year and score beside the one that is chosen: a figure before a blank, then
-- the document that document_precedence puts first for that year. A figure with fewer decimals does not differ from one that it rounds.
-- A table, made once when all documents are in: every question about bodies starts from it.
CREATE TABLE score_compared AS
WITH ordered AS (
    SELECT s.*,
        row_number() OVER nearest AS nearness,
        count(*) OVER every AS documents,
        first_value(s.value) OVER nearest AS chosen_value,
        first_value(s.decimals) OVER nearest AS chosen_decimals,
        first_value(s.document_id) OVER nearest AS chosen_document_id,
        first_value(s.evidence_id) OVER nearest AS chosen_evidence_id
    FROM temp.stated_once AS s
    JOIN document_precedence AS p USING (document_id, fiscal_year_be)
    WHERE s.organisation_id IS NOT NULL
    WINDOW every AS (PARTITION BY s.organisation_id, s.fiscal_year_be, s.scope, s.code, s.part),
        nearest AS (
            PARTITION BY s.organisation_id, s.fiscal_year_be, s.scope, s.code, s.part
            ORDER BY s.accepted_value IS NULL, p.precedence)
),
judged AS (
    SELECT *, coalesce(abs(value - chosen_value) > greatest(
            CASE WHEN decimals < 2 AND value NOT IN (0, 100) THEN 0.5 / 10 ** decimals ELSE 0 END,
            CASE WHEN chosen_decimals < 2 AND chosen_value NOT IN (0, 100) THEN 0.5 / 10 ** chosen_decimals ELSE 0 END
        ), false) AS differs
    FROM ordered
)
SELECT organisation_id, fiscal_year_be, scope, code, part, document_id, value, is_missing, accepted_value, value_source,
    reconciled_by, nearness, documents, chosen_document_id, chosen_value, chosen_evidence_id, differs,
    bool_or(differs) OVER (PARTITION BY organisation_id, fiscal_year_be, scope, code, part) AS in_conflict,
    score_id, evidence_id
FROM judged
ORDER BY organisation_id, fiscal_year_be, scope, code, part, nearness;

-- One statement per body, year and score.
CREATE VIEW score_chosen AS
SELECT organisation_id, fiscal_year_be, scope, code, part, value, is_missing, accepted_value, value_source,
    reconciled_by, documents, in_conflict, document_id, score_id, evidence_id
FROM score_compared
WHERE nearness = 1;

-- Every document that prints another value than the chosen document does.
CREATE VIEW score_conflict AS
SELECT organisation_id, fiscal_year_be, scope, code, part, document_id, value, score_id, evidence_id,
    chosen_document_id, chosen_value, chosen_evidence_id, value - chosen_value AS difference
FROM score_compared
WHERE differs;

-- How an element can be computed: from its children of the same part, and (EIT) from its groups of respondents.
-- One row a term. step is the order from the leaves up in which levels that are not printed are computed through.
CREATE VIEW framework_way AS
WITH part AS (SELECT 'combined' AS part UNION ALL SELECT 'public' UNION ALL SELECT 'survey'),
term AS (
    SELECT p.fiscal_year_be, p.scope, p.code, r.part, 'children' AS basis,
        c.scope AS from_scope, c.code AS from_code, r.part AS from_part,
        CASE p.combine WHEN 'weighted_mean' THEN coalesce(c.weight, 1) ELSE 1 END AS weight,
        greatest(
            list_position(['certain', 'high', 'inferred', 'unknown'], p.combine_confidence),
            list_position(['certain', 'high', 'inferred', 'unknown'], coalesce(c.weight_confidence, 'certain')),
            -- that an element nobody saw by name is a child at all is no more than inferred
            least(3, list_position(['certain', 'high', 'inferred', 'unknown'], c.confidence))
        ) AS doubt,
        CASE p.scope WHEN 'sub_indicator' THEN 1 WHEN 'indicator' THEN 3 WHEN 'instrument' THEN 5 ELSE 7 END AS step
    FROM framework_element AS p
    JOIN framework_element AS c
        ON c.fiscal_year_be = p.fiscal_year_be AND c.parent_scope = p.scope AND c.parent_code = p.code
    CROSS JOIN part AS r
    WHERE p.combine IS NOT NULL AND (r.part = 'combined' OR EXISTS (
        SELECT 1 FROM framework_part AS g WHERE g.fiscal_year_be = p.fiscal_year_be
            AND g.instrument_code = p.instrument_code AND g.part = r.part))
    UNION ALL
    SELECT e.fiscal_year_be, e.scope, e.code, 'combined', 'parts', e.scope, e.code, g.part, g.weight,
        greatest(
            list_position(['certain', 'high', 'inferred', 'unknown'], g.confidence),
            list_position(['certain', 'high', 'inferred', 'unknown'], g.weight_confidence)),
        CASE e.scope WHEN 'question' THEN 2 WHEN 'indicator' THEN 4 ELSE 6 END
    FROM framework_element AS e
    JOIN framework_part AS g ON g.fiscal_year_be = e.fiscal_year_be AND g.instrument_code = e.instrument_code
    WHERE e.scope IN ('question', 'indicator', 'instrument')
)
SELECT fiscal_year_be, scope, code, part, basis, from_scope, from_code, from_part, weight,
    count(*) OVER way AS terms, weight / sum(weight) OVER way AS share,
    ['certain', 'high', 'inferred', 'unknown'][max(doubt) OVER way] AS confidence, step
FROM term
WINDOW way AS (PARTITION BY fiscal_year_be, scope, code, part, basis);

-- What became of a sub-indicator, question or item in every later year, itself in its own year included: the links of
-- the crosswalk one after the other. Of several ways the surest; a way is as weak as its weakest link.
CREATE TABLE framework_chain AS
WITH RECURSIVE link AS (
    SELECT scope, from_year_be, from_code, to_year_be, to_code,
        list_position(['same', 'split', 'merged', 'similar'], relation) AS distance,
        list_position(['certain', 'high', 'inferred', 'unknown'], confidence) AS doubt
    FROM framework_crosswalk
),
chain AS (
    SELECT scope, fiscal_year_be AS from_year_be, code AS from_code, fiscal_year_be AS to_year_be, code AS to_code,
        1::BIGINT AS distance, 1::BIGINT AS doubt
    FROM framework_element
    WHERE scope IN ('sub_indicator', 'question', 'item')
    UNION
    SELECT c.scope, c.from_year_be, c.from_code, l.to_year_be, l.to_code,
        greatest(c.distance, l.distance), greatest(c.doubt, l.doubt)
    FROM chain AS c
    JOIN link AS l ON l.scope = c.scope AND l.from_year_be = c.to_year_be AND l.from_code = c.to_code
),
surest AS (
    SELECT scope, from_year_be, from_code, to_year_be, to_code, min((distance, doubt)) AS way
    FROM chain GROUP BY ALL
)
SELECT scope, from_year_be, from_code, to_year_be, to_code,
    ['same', 'split', 'merged', 'similar'][way[1]] AS relation,
    ['certain', 'high', 'inferred', 'unknown'][way[2]] AS confidence
FROM surest
ORDER BY ALL;

-- Whether the overall score, an instrument or an indicator of two years may be compared: yes where its name, weights,
-- groups of respondents and every question and item under it are the same; with_care where any of these changed (or
-- is not known to be the same); no where its name did, or no question or item under it is known to be the same.
CREATE TABLE framework_comparable AS
WITH leaf AS (
    SELECT e.fiscal_year_be, e.scope, e.code, e.instrument_code,
        CASE e.parent_scope WHEN 'indicator' THEN e.parent_code ELSE s.parent_code END AS indicator_code
    FROM framework_element AS e
    LEFT JOIN framework_element AS s
        ON s.fiscal_year_be = e.fiscal_year_be AND s.scope = e.parent_scope AND s.code = e.parent_code
    WHERE e.scope IN ('question', 'item')
),
member AS (
    SELECT fiscal_year_be, 'overall' AS above, 'ITA' AS above_code, scope, code FROM leaf
    UNION ALL
    SELECT fiscal_year_be, 'instrument', instrument_code, scope, code FROM leaf
    UNION ALL
    SELECT fiscal_year_be, 'indicator', indicator_code, scope, code FROM leaf
),
element AS (
    SELECT e.fiscal_year_be, e.scope, e.code, e.name_th,
        (SELECT count(*) FROM member AS m
            WHERE m.fiscal_year_be = e.fiscal_year_be AND m.above = e.scope AND m.above_code = e.code) AS parts,
        (SELECT list(g.instrument_code || g.part ORDER BY g.instrument_code, g.part) FROM framework_part AS g
            WHERE g.fiscal_year_be = e.fiscal_year_be
                AND (e.scope = 'overall' OR g.instrument_code = e.instrument_code)) AS groups,
        (SELECT list(coalesce(c.weight, 1) ORDER BY c.code) FROM framework_element AS c
            WHERE c.fiscal_year_be = e.fiscal_year_be AND c.parent_scope = e.scope AND c.parent_code = e.code
                AND e.scope IN ('overall', 'instrument')) AS weights
    FROM framework_element AS e
    WHERE e.scope IN ('overall', 'instrument', 'indicator')
),
pair AS (
    SELECT a.scope, a.code, a.fiscal_year_be AS from_year_be, b.fiscal_year_be AS to_year_be,
        a.parts AS from_parts, b.parts AS to_parts,
        (SELECT count(DISTINCT (k.scope, k.to_code)) FROM framework_chain AS k
            JOIN member AS x ON x.fiscal_year_be = k.from_year_be AND x.scope = k.scope AND x.code = k.from_code
            JOIN member AS y ON y.fiscal_year_be = k.to_year_be AND y.scope = k.scope AND y.code = k.to_code
            WHERE k.relation = 'same' AND k.from_year_be = a.fiscal_year_be AND k.to_year_be = b.fiscal_year_be
                AND x.above = a.scope AND x.above_code = a.code AND y.above = a.scope AND y.above_code = a.code
        ) AS same_parts,
        a.name_th IS DISTINCT FROM b.name_th AS renamed,
        a.groups IS DISTINCT FROM b.groups AS regrouped,
        a.weights IS DISTINCT FROM b.weights AS reweighted
    FROM element AS a
    JOIN element AS b ON b.scope = a.scope AND b.code = a.code AND b.fiscal_year_be > a.fiscal_year_be
)
SELECT scope, code, from_year_be, to_year_be,
    CASE WHEN renamed OR same_parts = 0 THEN 'no'
        WHEN regrouped OR reweighted OR same_parts < greatest(from_parts, to_parts) THEN 'with_care' ELSE 'yes' END
        AS comparable,
    CASE WHEN renamed THEN 'renamed' WHEN same_parts = 0 THEN 'no_common_parts' WHEN regrouped THEN 'respondents_changed' WHEN reweighted THEN 'weights_changed'
        WHEN same_parts < greatest(from_parts, to_parts) THEN 'parts_changed' ELSE 'same' END AS reason,
    from_parts, to_parts, same_parts
FROM pair
ORDER BY ALL;

-- Each parent beside what its children, and its groups of respondents, give. A level that is not printed is computed
-- through; a term that cannot be had leaves recomputed empty. A recorded correction is what arithmetic goes by.
-- A table too: what one body's sums are must not wait for those of the country.
CREATE TABLE score_recomputed AS
WITH RECURSIVE stated AS MATERIALIZED (
    SELECT document_id, coalesce(organisation_id, '') AS body, fiscal_year_be, scope, code, part,
        (CASE reconciled_by WHEN 'correction-applied' THEN accepted_value ELSE value END)::DOUBLE AS value,
        half_unit::DOUBLE AS half_unit
    FROM temp.stated_once
    WHERE value IS NOT NULL AND fiscal_year_be IS NOT NULL
        -- rows of bodies that nobody could name cannot be told apart where they print different values
        AND (organisation_id IS NOT NULL OR different_values = 1)
),
-- sheets and elements by number: every round groups all scores of the country, and long keys make that slow
sheet AS MATERIALIZED (
    SELECT document_id, body, fiscal_year_be,
        row_number() OVER (ORDER BY document_id, body, fiscal_year_be)::INTEGER AS sheet
    FROM (SELECT DISTINCT document_id, body, fiscal_year_be FROM stated)
),
element AS MATERIALIZED (
    SELECT e.fiscal_year_be, e.scope, e.code, r.part,
        row_number() OVER (ORDER BY e.fiscal_year_be, e.scope, e.code, r.part)::INTEGER AS element
    FROM framework_element AS e
    CROSS JOIN (SELECT 'combined' AS part UNION ALL SELECT 'public' UNION ALL SELECT 'survey') AS r
),
way AS MATERIALIZED (
    SELECT w.step, f.element AS from_element, t.element AS to_element, w.basis, w.share, w.terms,
        list_position(['certain', 'high', 'inferred', 'unknown'], w.confidence) AS doubt
    FROM framework_way AS w
    JOIN element AS f ON f.fiscal_year_be = w.fiscal_year_be AND f.scope = w.from_scope AND f.code = w.from_code
        AND f.part = w.from_part
    JOIN element AS t ON t.fiscal_year_be = w.fiscal_year_be AND t.scope = w.scope AND t.code = w.code
        AND t.part = w.part
),
move AS MATERIALIZED (
    SELECT step, from_element, to_element, share, terms, false AS is_own, doubt FROM way WHERE step <= 6
    UNION ALL
    SELECT NULL, element, element, 1, 1, true, 1 FROM element
),
known AS (
    SELECT 0 AS step, n.sheet, e.element, s.value, s.half_unit, 1::BIGINT AS doubt
    FROM stated AS s
    JOIN sheet AS n ON n.document_id = s.document_id AND n.body = s.body AND n.fiscal_year_be = s.fiscal_year_be
    JOIN element AS e ON e.fiscal_year_be = s.fiscal_year_be AND e.scope = s.scope AND e.code = s.code
        AND e.part = s.part
    UNION ALL
    SELECT k.step + 1, k.sheet, m.to_element,
        coalesce(max(k.value) FILTER (m.is_own), sum(m.share * k.value)),
        coalesce(max(k.half_unit) FILTER (m.is_own), sum(m.share * k.half_unit)),
        coalesce(max(k.doubt) FILTER (m.is_own), max(greatest(k.doubt, m.doubt)))
    FROM known AS k
    JOIN move AS m ON m.from_element = k.element AND (m.step IS NULL OR m.step = k.step + 1)
    WHERE k.step < 6
    GROUP BY k.step, k.sheet, m.to_element
    HAVING bool_or(m.is_own) OR count(*) = max(m.terms)
),
reached AS (
    SELECT k.sheet, w.to_element, w.basis, count(*) AS terms_present, max(w.terms) AS terms_expected,
        CASE WHEN count(*) = max(w.terms) THEN sum(w.share * k.value) END AS recomputed,
        sum(w.share * k.half_unit) AS half_unit, max(greatest(k.doubt, w.doubt)) AS doubt
    FROM known AS k
    JOIN way AS w ON w.from_element = k.element
    WHERE k.step = 6
    GROUP BY k.sheet, w.to_element, w.basis
),
computed AS (
    SELECT n.document_id, n.body, n.fiscal_year_be, e.scope, e.code, e.part, r.basis, r.terms_present,
        r.terms_expected, r.recomputed, r.half_unit, r.doubt
    FROM reached AS r
    JOIN sheet AS n USING (sheet)
    JOIN element AS e ON e.element = r.to_element
)
SELECT coalesce(s.document_id, c.document_id) AS document_id,
    coalesce(s.organisation_id, nullif(c.body, '')) AS organisation_id,
    coalesce(s.fiscal_year_be, c.fiscal_year_be) AS fiscal_year_be,
    coalesce(s.scope, c.scope) AS scope, coalesce(s.code, c.code) AS code, coalesce(s.part, c.part) AS part,
    c.basis, coalesce(c.terms_present, 0) AS terms_present,
    coalesce(c.terms_expected, (
        SELECT max(w.terms) FROM framework_way AS w
        WHERE w.fiscal_year_be = s.fiscal_year_be AND w.scope = s.scope AND w.code = s.code AND w.part = s.part
    )) AS terms_expected,
    s.value AS printed,
    c.recomputed::DECIMAL(10, 4) AS recomputed,
    s.value - c.recomputed::DECIMAL(10, 4) AS difference,
    greatest(y.tolerance, (s.half_unit + c.half_unit + y.tolerance - 1 / 10 ** y.decimals)::DECIMAL(10, 4)) AS tolerance,
    abs(s.value - c.recomputed::DECIMAL(10, 4))
        <= greatest(y.tolerance, (s.half_unit + c.half_unit + y.tolerance - 1 / 10 ** y.decimals)::DECIMAL(10, 4))
        AS agrees,
    ['certain', 'high', 'inferred', 'unknown'][c.doubt] AS confidence,
    s.score_id, s.evidence_id
FROM (SELECT * FROM temp.stated_once WHERE scope NOT IN ('question', 'item')) AS s
FULL JOIN (SELECT * FROM computed WHERE scope NOT IN ('question', 'item')) AS c
    ON c.document_id = s.document_id AND c.body = coalesce(s.organisation_id, '')
    AND c.fiscal_year_be = s.fiscal_year_be AND c.scope = s.scope AND c.code = s.code AND c.part = s.part
LEFT JOIN framework_year AS y ON y.fiscal_year_be = coalesce(s.fiscal_year_be, c.fiscal_year_be)
ORDER BY ALL;

DROP TABLE temp.stated_once;

-- Bodies by year -------------------------------------------------------------------------------------------------

-- Every claim of a level, grade or rank of a body and year; nearness 1 is the one that speaks, by document_precedence.
CREATE VIEW claim_compared AS
SELECT a.assessment_id, a.document_id, a.organisation_id, a.fiscal_year_be, a.level_printed, a.level, a.grade,
    a.rank, a.rank_of, a.rank_scope, a.evidence_id,
    row_number() OVER (
        PARTITION BY a.organisation_id, a.fiscal_year_be
        ORDER BY p.precedence, e.page_number, e.char_start, a.assessment_id) AS nearness
FROM assessment AS a
JOIN document_precedence AS p USING (document_id, fiscal_year_be)
JOIN evidence AS e USING (evidence_id)
WHERE a.organisation_id IS NOT NULL;

CREATE VIEW organisation_year AS
WITH scores AS (
    SELECT organisation_id, fiscal_year_be,
        max(accepted_value) FILTER (scope = 'overall' AND part = 'combined') AS overall,
        max(accepted_value) FILTER (scope = 'instrument' AND code = 'IIT' AND part = 'combined') AS iit,
        max(accepted_value) FILTER (scope = 'instrument' AND code = 'EIT' AND part = 'combined') AS eit,
        max(accepted_value) FILTER (scope = 'instrument' AND code = 'OIT' AND part = 'combined') AS oit,
        max(accepted_value) FILTER (scope = 'instrument' AND code = 'EIT' AND part = 'public') AS eit_public,
        max(accepted_value) FILTER (scope = 'instrument' AND code = 'EIT' AND part = 'survey') AS eit_survey,
        max(accepted_value) FILTER (scope = 'indicator' AND code = '1' AND part = 'combined') AS indicator_1,
        max(accepted_value) FILTER (scope = 'indicator' AND code = '2' AND part = 'combined') AS indicator_2,
        max(accepted_value) FILTER (scope = 'indicator' AND code = '3' AND part = 'combined') AS indicator_3,
        max(accepted_value) FILTER (scope = 'indicator' AND code = '4' AND part = 'combined') AS indicator_4,
        max(accepted_value) FILTER (scope = 'indicator' AND code = '5' AND part = 'combined') AS indicator_5,
        max(accepted_value) FILTER (scope = 'indicator' AND code = '6' AND part = 'combined') AS indicator_6,
        max(accepted_value) FILTER (scope = 'indicator' AND code = '7' AND part = 'combined') AS indicator_7,
        max(accepted_value) FILTER (scope = 'indicator' AND code = '8' AND part = 'combined') AS indicator_8,
        max(accepted_value) FILTER (scope = 'indicator' AND code = '9' AND part = 'combined') AS indicator_9,
        max(accepted_value) FILTER (scope = 'indicator' AND code = '10' AND part = 'combined') AS indicator_10,
        coalesce(list(
            scope || ' ' || code || CASE part WHEN 'combined' THEN '' ELSE ' ' || part END || ': '
            || coalesce(value::VARCHAR, 'blank') || ' -> ' || accepted_value
            ORDER BY scope, code, part) FILTER (value_source = 'reconciled'), []) AS reconciled,
        count(*) FILTER (in_conflict) AS conflicting_scores,
        list(DISTINCT document_id ORDER BY document_id) AS score_document_ids
    FROM score_chosen
    GROUP BY organisation_id, fiscal_year_be
),
claimed AS (
    SELECT organisation_id, fiscal_year_be,
        arg_min(level, nearness) FILTER (level IS NOT NULL) AS level,
        arg_min(level_printed, nearness) FILTER (level_printed IS NOT NULL) AS level_printed,
        arg_min(grade, nearness) FILTER (grade IS NOT NULL) AS grade,
        arg_min(rank, nearness) FILTER (rank IS NOT NULL) AS rank_printed,
        arg_min(rank_of, nearness) FILTER (rank IS NOT NULL) AS rank_of,
        arg_min(rank_scope, nearness) FILTER (rank IS NOT NULL) AS rank_scope
    FROM claim_compared
    GROUP BY organisation_id, fiscal_year_be
),
open_finding AS (
    SELECT coalesce(f.organisation_id, d.organisation_id) AS organisation_id,
        coalesce(f.fiscal_year_be, d.result_year_be) AS fiscal_year_be,
        count(*) AS open_findings, count(*) FILTER (f.severity = 'error') AS open_errors
    FROM finding AS f
    JOIN document AS d USING (document_id)
    WHERE f.severity IN ('error', 'warning')
    GROUP BY 1, 2
),
known AS (
    SELECT organisation_id, fiscal_year_be FROM scores
    UNION
    SELECT organisation_id, fiscal_year_be FROM claimed
)
SELECT k.organisation_id, o.full_name, o.kind, o.district, o.province, k.fiscal_year_be,
    s.overall, s.iit, s.eit, s.oit, s.eit_public, s.eit_survey,
    s.indicator_1, s.indicator_2, s.indicator_3, s.indicator_4, s.indicator_5,
    s.indicator_6, s.indicator_7, s.indicator_8, s.indicator_9, s.indicator_10,
    c.level, c.level_printed, c.grade, c.rank_printed, c.rank_of, c.rank_scope,
    coalesce(f.open_findings, 0) AS open_findings, coalesce(f.open_errors, 0) AS open_errors,
    coalesce(s.reconciled, []) AS reconciled, coalesce(s.conflicting_scores, 0) AS conflicting_scores,
    coalesce(s.score_document_ids, []) AS score_document_ids
FROM known AS k
JOIN organisation AS o USING (organisation_id)
LEFT JOIN scores AS s USING (organisation_id, fiscal_year_be)
LEFT JOIN claimed AS c USING (organisation_id, fiscal_year_be)
LEFT JOIN open_finding AS f USING (organisation_id, fiscal_year_be);

-- Ties share a rank and the next rank is left out; ranks compare the accepted values exactly, nothing is rounded.
-- A table, like score_compared: where one body stands is known only when all are in.
CREATE TABLE score_rank AS
WITH known AS (
    SELECT c.*, o.kind, o.province,
        lag(c.fiscal_year_be) OVER years AS previous_year_be,
        lag(c.accepted_value) OVER years AS previous_value,
        lag(c.evidence_id) OVER years AS previous_evidence_id
    FROM score_chosen AS c
    JOIN organisation AS o USING (organisation_id)
    WHERE c.scope IN ('overall', 'instrument', 'indicator') AND c.accepted_value IS NOT NULL
    WINDOW years AS (PARTITION BY c.organisation_id, c.scope, c.code, c.part ORDER BY c.fiscal_year_be)
)
SELECT fiscal_year_be, scope, code, part, organisation_id, accepted_value, value, value_source,
    rank() OVER (everywhere ORDER BY accepted_value DESC) AS rank,
    count(*) OVER everywhere AS rank_of,
    count(*) OVER (PARTITION BY fiscal_year_be, scope, code, part, accepted_value) AS ties,
    rank() OVER (in_kind ORDER BY accepted_value DESC) AS rank_in_kind,
    count(*) OVER in_kind AS rank_in_kind_of,
    count(*) OVER (PARTITION BY fiscal_year_be, scope, code, part, kind, accepted_value) AS ties_in_kind,
    rank() OVER (in_province ORDER BY accepted_value DESC) AS rank_in_province,
    count(*) OVER in_province AS rank_in_province_of,
    count(*) OVER (PARTITION BY fiscal_year_be, scope, code, part, province, accepted_value) AS ties_in_province,
    rank() OVER (in_both ORDER BY accepted_value DESC) AS rank_in_province_and_kind,
    count(*) OVER in_both AS rank_in_province_and_kind_of,
    count(*) OVER (PARTITION BY fiscal_year_be, scope, code, part, province, kind, accepted_value)
        AS ties_in_province_and_kind,
    previous_year_be, previous_value, previous_evidence_id, document_id, score_id, evidence_id
FROM known
WINDOW everywhere AS (PARTITION BY fiscal_year_be, scope, code, part),
    in_kind AS (PARTITION BY fiscal_year_be, scope, code, part, kind),
    in_province AS (PARTITION BY fiscal_year_be, scope, code, part, province),
    in_both AS (PARTITION BY fiscal_year_be, scope, code, part, province, kind)
ORDER BY organisation_id, fiscal_year_be, scope, code, part;

-- percentile: how many of a hundred bodies stand below, those with the same score counted half.
CREATE VIEW ranking AS
SELECT r.fiscal_year_be, r.scope, r.code, r.part, r.organisation_id, o.full_name, o.kind, o.district, o.province,
    r.accepted_value, r.value, r.value_source, r.rank, r.rank_of, r.ties,
    (100 * (2 * (r.rank_of - r.rank + 1) - r.ties)::DECIMAL(18, 1) / (2 * r.rank_of))::DECIMAL(6, 2) AS percentile,
    r.rank_in_kind, r.rank_in_kind_of, r.rank_in_province, r.rank_in_province_of,
    r.rank_in_province_and_kind, r.rank_in_province_and_kind_of, r.document_id, r.score_id, r.evidence_id
FROM score_rank AS r
JOIN organisation AS o USING (organisation_id);

-- A rank that a document claims beside ours in the same set of bodies. Which set: the words around the rank say the
-- province, the country and the kind; where they say nothing, the only set of as many bodies as the claim counts. The
-- set is covered where we have a score of as many bodies as the claim counts or, where it does not count, of every
-- body that the official register has in it.
CREATE TABLE rank_claim AS
WITH claim AS (
    SELECT c.assessment_id, c.document_id, c.organisation_id, c.fiscal_year_be, c.rank, c.rank_of, c.rank_scope,
        c.evidence_id, o.kind, o.province,
        contains(c.rank_scope, 'จังหวัด') OR contains(c.rank_scope, o.province) AS says_province,
        contains(c.rank_scope, 'ประเทศ') AS says_country,
        regexp_matches(c.rank_scope, 'อบต|อบจ|เทศบาล|องค์การบริหารส่วน(ตำบล|จังหวัด)') AS says_kind
    FROM claim_compared AS c
    JOIN organisation AS o USING (organisation_id)
    WHERE c.rank IS NOT NULL
),
bodies AS (
    SELECT kind, province, count(*) AS registered FROM organisation WHERE is_registered AND kind <> 'agency' GROUP BY ALL
),
candidate AS (
    SELECT c.*, s.score_id, s.evidence_id AS score_evidence_id, u.rank_set, u.our_rank, u.our_rank_of, u.ties,
        (SELECT coalesce(sum(b.registered), 0)::BIGINT FROM bodies AS b
            WHERE (u.rank_set IN ('country', 'kind') OR b.province = c.province)
                AND (u.rank_set IN ('country', 'province') OR b.kind = c.kind)) AS registered
    FROM claim AS c
    JOIN score_rank AS s ON s.fiscal_year_be = c.fiscal_year_be AND s.scope = 'overall' AND s.part = 'combined'
        AND s.organisation_id = c.organisation_id
    CROSS JOIN LATERAL (VALUES
        ('country', s.rank, s.rank_of, s.ties),
        ('kind', s.rank_in_kind, s.rank_in_kind_of, s.ties_in_kind),
        ('province', s.rank_in_province, s.rank_in_province_of, s.ties_in_province),
        ('province_and_kind', s.rank_in_province_and_kind, s.rank_in_province_and_kind_of, s.ties_in_province_and_kind)
    ) AS u(rank_set, our_rank, our_rank_of, ties)
),
fitting AS (
    SELECT *,
        CASE WHEN says_province OR says_country
            THEN rank_set = CASE WHEN says_country THEN CASE WHEN says_kind THEN 'kind' ELSE 'country' END
                WHEN says_kind THEN 'province_and_kind' ELSE 'province' END
            ELSE coalesce(rank_of = our_rank_of, false) END AS fits
    FROM candidate
),
chosen AS (
    SELECT *, count(DISTINCT (our_rank, our_rank_of)) OVER (PARTITION BY assessment_id) AS readings
    FROM fitting WHERE fits
    QUALIFY row_number() OVER (PARTITION BY assessment_id ORDER BY rank_set) = 1
)
SELECT c.assessment_id, c.document_id, c.organisation_id, c.fiscal_year_be, c.rank AS rank_printed,
    c.rank_of AS rank_printed_of, c.rank_scope, k.rank_set, k.our_rank AS rank, k.our_rank_of AS rank_of, k.ties,
    nullif(k.registered, 0) AS registered,
    coalesce(k.our_rank_of = coalesce(c.rank_of, k.registered), false) AS is_covered,
    CASE WHEN k.our_rank_of = coalesce(c.rank_of, k.registered)
        THEN c.rank BETWEEN k.our_rank AND k.our_rank + k.ties - 1 END AS agrees,
    c.evidence_id, k.score_id, k.score_evidence_id
FROM claim AS c
LEFT JOIN chosen AS k ON k.assessment_id = c.assessment_id AND k.readings = 1;

-- Each claimed level or letter beside the one that the accepted scores have under the year's conditions: the first
-- level, from the best, whose least overall score and least score of every instrument are reached. rule_level stays
-- empty where an instrument that decides is not known.
CREATE TABLE level_claim AS
WITH claim AS (
    SELECT assessment_id, document_id, organisation_id, fiscal_year_be, level_printed, evidence_id, nearness,
        unnest([level, grade]) AS level
    FROM claim_compared
),
result AS (
    SELECT organisation_id, fiscal_year_be,
        max(accepted_value) FILTER (scope = 'overall') AS overall,
        CASE WHEN count(DISTINCT code) FILTER (scope = 'instrument') = 3
            THEN min(accepted_value) FILTER (scope = 'instrument') END AS lowest_instrument
    FROM score_rank
    WHERE scope IN ('overall', 'instrument') AND part = 'combined'
    GROUP BY organisation_id, fiscal_year_be
),
judged AS (
    SELECT c.*, l.scheme, l.name_th, r.overall, r.lowest_instrument, l.confidence,
        (SELECT list(CASE WHEN g.instrument_min IS NULL OR r.lowest_instrument IS NOT NULL
                THEN {level: g.level, name_th: g.name_th} END ORDER BY g.position)[1]
            FROM framework_level AS g
            WHERE g.fiscal_year_be = c.fiscal_year_be AND g.scheme = l.scheme AND r.overall >= g.overall_min
                AND (g.instrument_min IS NULL OR r.lowest_instrument IS NULL OR r.lowest_instrument >= g.instrument_min)
        ) AS rule
    FROM claim AS c
    JOIN framework_level AS l ON l.fiscal_year_be = c.fiscal_year_be AND l.level = c.level
    LEFT JOIN result AS r ON r.organisation_id = c.organisation_id AND r.fiscal_year_be = c.fiscal_year_be
)
SELECT assessment_id, document_id, organisation_id, fiscal_year_be, scheme, level_printed, level,
    name_th AS level_name_th, overall, lowest_instrument, rule.level AS rule_level, rule.name_th AS rule_name_th,
    level = rule.level AS agrees, confidence, nearness, evidence_id
FROM judged;

-- previous_value is of the last earlier year that is known; framework_comparable says whether the change means
-- anything, and every row keeps the change so that nothing is hidden.
CREATE VIEW indicator_trend AS
SELECT r.organisation_id, o.full_name, o.kind, o.province, r.scope, r.code, r.part, r.fiscal_year_be,
    r.accepted_value, r.value_source, r.previous_year_be, r.previous_value,
    r.accepted_value - r.previous_value AS change, c.comparable, c.reason, c.from_parts, c.to_parts, c.same_parts,
    r.score_id, r.evidence_id, r.previous_evidence_id
FROM score_rank AS r
JOIN organisation AS o USING (organisation_id)
LEFT JOIN framework_comparable AS c ON c.scope = r.scope AND c.code = r.code
    AND c.from_year_be = r.previous_year_be AND c.to_year_be = r.fiscal_year_be;

-- The share of each element in its parent and, along the way up, in the overall score.
CREATE TABLE framework_share AS
WITH RECURSIVE share AS (
    SELECT fiscal_year_be, scope, code, NULL::VARCHAR AS indicator_code, instrument_code,
        1::DOUBLE AS share_of_parent, 1::DOUBLE AS share_of_overall, 1::BIGINT AS doubt
    FROM framework_element
    WHERE scope = 'overall'
    UNION ALL
    SELECT w.fiscal_year_be, w.from_scope, w.from_code,
        CASE w.from_scope WHEN 'indicator' THEN w.from_code ELSE s.indicator_code END,
        CASE w.from_scope WHEN 'instrument' THEN w.from_code ELSE s.instrument_code END,
        w.share, s.share_of_overall * w.share,
        greatest(s.doubt, list_position(['certain', 'high', 'inferred', 'unknown'], w.confidence))
    FROM share AS s
    JOIN framework_way AS w ON w.fiscal_year_be = s.fiscal_year_be AND w.scope = s.scope AND w.code = s.code
    WHERE w.basis = 'children' AND w.part = 'combined'
)
SELECT fiscal_year_be, scope, code, indicator_code, instrument_code, share_of_parent, share_of_overall,
    ['certain', 'high', 'inferred', 'unknown'][doubt] AS confidence
FROM share
ORDER BY ALL;

CREATE VIEW item_loss AS
SELECT c.organisation_id, o.full_name, o.kind, o.province, c.fiscal_year_be, c.scope, c.code, c.part,
    e.name_th, h.indicator_code, h.instrument_code, c.accepted_value, c.value, c.value_source,
    100 - c.accepted_value AS points_lost,
    h.share_of_overall * coalesce(w.weight, 1) AS share_of_overall,
    (100 - c.accepted_value) * h.share_of_overall * coalesce(w.weight, 1) AS overall_points_lost,
    h.confidence, c.score_id, c.evidence_id
FROM score_chosen AS c
JOIN organisation AS o USING (organisation_id)
LEFT JOIN framework_element AS e USING (fiscal_year_be, scope, code)
LEFT JOIN framework_share AS h USING (fiscal_year_be, scope, code)
LEFT JOIN framework_part AS w
    ON w.fiscal_year_be = c.fiscal_year_be AND w.instrument_code = h.instrument_code AND w.part = c.part
WHERE c.scope IN ('question', 'item') AND c.accepted_value IS NOT NULL;

-- Measures -------------------------------------------------------------------------------------------------------

-- Every planned measure once with what was reported of it, by measure_link; then every reported measure that no link
-- leads to.
CREATE VIEW measure_follow_up AS
WITH link AS (
    SELECT planned_id AS measure_id, organisation_id, fiscal_year_be, reported_id AS other_id, matched_on, similarity,
        decision
    FROM measure_link
    UNION ALL
    SELECT reported_id, organisation_id, fiscal_year_be, planned_id, matched_on, similarity, decision
    FROM measure_link WHERE decision <> 'none'
),
found AS (
    SELECT l.measure_id, l.organisation_id, l.fiscal_year_be,
        max(l.similarity) AS similarity,
        min(list_position(['same', 'candidate', 'none'], l.decision)) AS nearest,
        list(l.other_id ORDER BY l.other_id) FILTER (l.decision <> 'none') AS matched_measure_ids,
        list_sort(list_distinct(flatten(list(l.matched_on) FILTER (l.decision <> 'none')))) AS matched_on,
        list_sort(list_distinct(list(m.status) FILTER (l.decision <> 'none'))) AS matched_statuses
    FROM link AS l
    JOIN measure AS m ON m.measure_id = l.other_id AND m.organisation_id = l.organisation_id
        AND m.fiscal_year_be = l.fiscal_year_be
    GROUP BY l.measure_id, l.organisation_id, l.fiscal_year_be
),
present AS (
    SELECT organisation_id, fiscal_year_be, bool_or(stage = 'planned') AS has_plan, bool_or(stage = 'reported') AS has_report
    FROM measure GROUP BY organisation_id, fiscal_year_be
)
SELECT m.organisation_id, o.full_name, o.kind, o.province, m.fiscal_year_be, m.stage, m.measure_id,
    m.issue_number, m.indicator_code, m.sub_indicator_code, m.item_code, m.title,
    CASE
        WHEN m.organisation_id IS NULL OR m.fiscal_year_be IS NULL THEN 'not_comparable'
        WHEN m.stage = 'planned' AND f.nearest = 1 THEN 'reported'
        WHEN m.stage = 'planned' AND f.nearest = 2 THEN 'perhaps_reported'
        WHEN m.stage = 'planned' AND n.has_report THEN 'not_reported'
        WHEN m.stage = 'planned' THEN 'no_report'
        WHEN n.has_plan THEN 'not_planned'
        ELSE 'no_plan'
    END AS follow_up,
    f.similarity,
    coalesce(f.matched_measure_ids, []) AS matched_measure_ids,
    coalesce(f.matched_on, []) AS matched_on,
    CASE m.stage WHEN 'planned' THEN coalesce(f.matched_statuses, []) ELSE [] END AS matched_statuses,
    m.document_id, m.evidence_id
FROM measure AS m
LEFT JOIN organisation AS o USING (organisation_id)
LEFT JOIN found AS f ON f.measure_id = m.measure_id AND f.organisation_id = m.organisation_id
    AND f.fiscal_year_be = m.fiscal_year_be
LEFT JOIN present AS n ON n.organisation_id = m.organisation_id AND n.fiscal_year_be = m.fiscal_year_be
WHERE m.stage = 'planned' OR f.measure_id IS NULL;

-- Texts that several bodies use, by the text that was used first, with everybody who uses it.
CREATE VIEW text_reuse AS
SELECT c.cluster_id, c.field, c.is_template, c.text, c.organisations, c.members, c.first_year_be, c.last_year_be,
    c.first_document_id, m.first_organisation_id, m.least_similarity, m.organisation_ids, m.record_ids, m.evidence_ids,
    m.named
FROM text_cluster AS c
JOIN (
    SELECT cluster_id, arg_min(organisation_id, sequence) AS first_organisation_id, min(similarity) AS least_similarity,
        list_sort(list(DISTINCT organisation_id)) AS organisation_ids, list(record_id ORDER BY sequence) AS record_ids,
        list(evidence_id ORDER BY sequence) AS evidence_ids,
        list_sort(list_distinct(flatten(list(named)))) AS named
    FROM text_cluster_member GROUP BY cluster_id
) AS m USING (cluster_id);

-- How much is there, and where does it come from -----------------------------------------------------------------

-- Every body of the register and of the documents, for every year that any document speaks of. A last row per year
-- without organisation_id counts what no body could be found for.
CREATE VIEW coverage AS
WITH facts AS (
    SELECT organisation_id, fiscal_year_be, document_id, 'score' AS fact, scope, code, part, value FROM score
    UNION ALL BY NAME
    SELECT organisation_id, fiscal_year_be, document_id, 'assessment' AS fact FROM assessment
    UNION ALL BY NAME
    SELECT organisation_id, fiscal_year_be, document_id, stage AS fact FROM measure
    UNION ALL BY NAME
    SELECT organisation_id, fiscal_year_be, document_id, 'disclosure_item' AS fact FROM disclosure_item
    UNION ALL BY NAME
    SELECT organisation_id, fiscal_year_be, document_id, 'indicator_analysis' AS fact FROM indicator_analysis
    UNION ALL BY NAME
    SELECT organisation_id, fiscal_year_be, document_id, 'obstacle' AS fact FROM obstacle
    UNION ALL BY NAME
    SELECT organisation_id, coalesce(result_year_be, measure_year_be) AS fiscal_year_be, document_id, 'document' AS fact
    FROM document
),
counted AS (
    SELECT organisation_id, fiscal_year_be, count(DISTINCT document_id) AS documents,
        coalesce(bool_or(value IS NOT NULL) FILTER (scope = 'overall'), false) AS has_overall,
        count(DISTINCT code) FILTER (scope = 'instrument' AND part = 'combined' AND value IS NOT NULL) AS instruments,
        count(DISTINCT code) FILTER (scope = 'indicator' AND part = 'combined' AND value IS NOT NULL) AS indicators,
        count(DISTINCT code) FILTER (scope = 'question' AND value IS NOT NULL) AS questions,
        count(DISTINCT code) FILTER (scope = 'item' AND value IS NOT NULL) AS items,
        count(*) FILTER (fact = 'score' AND value IS NULL) AS blank_scores,
        count(*) FILTER (fact = 'assessment') AS assessments,
        count(*) FILTER (fact = 'planned') AS planned_measures,
        count(*) FILTER (fact = 'reported') AS reported_measures,
        count(*) FILTER (fact = 'disclosure_item') AS disclosure_items,
        count(*) FILTER (fact = 'indicator_analysis') AS indicator_analyses,
        count(*) FILTER (fact = 'obstacle') AS obstacles
    FROM facts
    GROUP BY organisation_id, fiscal_year_be
),
cell AS (
    SELECT o.organisation_id, y.fiscal_year_be
    FROM organisation AS o
    CROSS JOIN (SELECT DISTINCT fiscal_year_be FROM facts WHERE fiscal_year_be IS NOT NULL) AS y
    UNION
    SELECT organisation_id, fiscal_year_be FROM counted
)
SELECT k.organisation_id, o.full_name, o.kind, o.district, o.province, o.is_registered, k.fiscal_year_be,
    coalesce(c.documents, 0) AS documents, coalesce(c.has_overall, false) AS has_overall,
    coalesce(c.instruments, 0) AS instruments, coalesce(c.indicators, 0) AS indicators,
    coalesce(c.questions, 0) AS questions, coalesce(c.items, 0) AS items,
    coalesce(c.blank_scores, 0) AS blank_scores, coalesce(c.assessments, 0) AS assessments,
    coalesce(c.planned_measures, 0) AS planned_measures, coalesce(c.reported_measures, 0) AS reported_measures,
    coalesce(c.disclosure_items, 0) AS disclosure_items, coalesce(c.indicator_analyses, 0) AS indicator_analyses,
    coalesce(c.obstacles, 0) AS obstacles
FROM cell AS k
LEFT JOIN organisation AS o ON o.organisation_id = k.organisation_id
LEFT JOIN counted AS c ON c.organisation_id IS NOT DISTINCT FROM k.organisation_id
    AND c.fiscal_year_be IS NOT DISTINCT FROM k.fiscal_year_be;

-- Any record to its file, page, box and raw text. A finding has a row for each piece of evidence, and one without
-- a place where something is missing that has no place.
CREATE VIEW provenance AS
WITH record AS (
    SELECT 'score' AS record_kind, score_id AS record_id, score_id, document_id, evidence_id FROM score
    UNION ALL BY NAME
    SELECT 'measure' AS record_kind, measure_id AS record_id, measure_id, document_id, evidence_id FROM measure
    UNION ALL BY NAME
    SELECT 'finding' AS record_kind, finding_id AS record_id, finding_id, document_id, unnest(evidence_ids) AS evidence_id
    FROM finding
    UNION ALL BY NAME
    SELECT 'finding' AS record_kind, finding_id AS record_id, finding_id, document_id, NULL::VARCHAR AS evidence_id
    FROM finding WHERE len(evidence_ids) = 0
    UNION ALL BY NAME
    SELECT 'assessment' AS record_kind, assessment_id AS record_id, document_id, evidence_id FROM assessment
    UNION ALL BY NAME
    SELECT 'disclosure_item' AS record_kind, disclosure_item_id AS record_id, document_id, evidence_id
    FROM disclosure_item
    UNION ALL BY NAME
    SELECT 'indicator_analysis' AS record_kind, indicator_analysis_id AS record_id, document_id, evidence_id
    FROM indicator_analysis
    UNION ALL BY NAME
    SELECT 'obstacle' AS record_kind, obstacle_id AS record_id, document_id, evidence_id FROM obstacle
)
SELECT r.record_kind, r.record_id, r.score_id, r.measure_id, r.finding_id,
    coalesce(e.document_id, r.document_id) AS document_id, d.source_uri,
    e.page_number, e.x0, e.y0, e.x1, e.y1, e.char_start, e.char_end, e.table_number, e.row_number, e.column_number,
    e.raw_text, e.rule_id, e.evidence_id
FROM record AS r
LEFT JOIN evidence AS e USING (evidence_id)
JOIN document AS d ON d.document_id = coalesce(e.document_id, r.document_id);
