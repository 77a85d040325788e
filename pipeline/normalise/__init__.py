"""Statements -> typed records: numbers, periods, states, units, framework codes, organisations, years.

Takes a document, its statements, the rulebook and a register of organisations; gives a ``Batch`` with the findings of
normalising. Never changes what was printed: the printed form stays beside every value.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from datetime import date

from pipeline.normalise.document_date import date_findings, document_date
from pipeline.normalise.fields.promises import nothing_read
from pipeline.normalise.fields.remarks import remark_findings
from pipeline.normalise.fields.unread import unmapped_findings
from pipeline.normalise.organisations.findings import OrganisationFinding
from pipeline.normalise.organisations.foreign_rows import rows_of_others
from pipeline.normalise.organisations.resolution import OrganisationResolution
from pipeline.normalise.organisations.resolver import OrganisationResolver
from pipeline.normalise.records.analyses import AnalysisNormaliser
from pipeline.normalise.records.assessments import AssessmentNormaliser
from pipeline.normalise.records.evidence import EvidenceBook
from pipeline.normalise.records.frame import Frame
from pipeline.normalise.records.items import ItemNormaliser
from pipeline.normalise.records.measures import MeasureNormaliser
from pipeline.normalise.records.repeats import assessments_said_once, scores_said_once
from pipeline.normalise.records.scores import ScoreNormaliser
from pipeline.normalise.register.entries import Register, load_register
from pipeline.normalise.years import Years, resolve_years, year_findings
from pipeline.records import (
    Batch,
    Document,
    DocumentRecord,
    Finding,
    OrganisationMention,
    Score,
    Statement,
    StatementKind,
    Statements,
)
from pipeline.rulebook import Rulebook
from pipeline.rulebook.checks import RecordKind, make_finding
from pipeline.thai.years import find_years

__all__ = ["Register", "load_register", "normalise"]


def normalise(document: Document, statements: Statements, rulebook: Rulebook, register: Register) -> Batch:
    """The records of one document, in document order, and what normalising found."""
    resolver = OrganisationResolver(document, statements.items, register, rulebook.organisations)
    resolution = resolver.resolution
    reporter = resolution.reporter.organisation_id if resolution.reporter is not None else None
    years = _with_years_of_scores(resolve_years(statements.items, rulebook), statements)
    frame = Frame(document, rulebook, EvidenceBook(document), reporter, years.result_year_be, years.measure_year_be)

    def of(kind: StatementKind) -> list[Statement]:
        return [one for one in statements.items if one.kind == kind]

    mentions = _mentions(resolution, frame)
    scores = ScoreNormaliser(frame, resolver, of("year"))
    scores.read(of("score"))
    assessments = AssessmentNormaliser(frame, resolver)
    assessments.read(of("assessment"), scores.scores)
    is_report = "implementation" in statements.kinds and "analysis" not in statements.kinds
    measures = MeasureNormaliser(frame, is_report)
    measures.read(of("measure"))
    items = ItemNormaliser(frame)
    items.read(of("disclosure_item"))
    analyses = AnalysisNormaliser(frame)
    analyses.read(of("indicator_analysis"))
    about = [year for year in (years.result_year_be, years.measure_year_be, years.publish_year_be) if year is not None]
    findings = [
        *_organisation_findings(_of_the_document(resolution, scores.scores), frame),
        *_organisation_findings(rows_of_others(document, statements.items, resolution.findings, rulebook), frame),
        *year_findings(years, frame),
        *date_findings(statements.items, frame, about),
        *scores.findings,
        *assessments.findings,
        *measures.findings,
        *items.findings,
        *analyses.findings,
        *(frame.place_finding("row-at-page-edge", one.place, one.rule_id) for one in of("broken_row")),
        *unmapped_findings(of("unmapped"), frame),
        *remark_findings(frame),
    ]
    read: dict[RecordKind, object] = {
        "scores": scores.scores,
        "assessments": assessments.assessments,
        "measures": measures.measures,
        "items": items.items,
        "analyses": [*analyses.analyses, *analyses.obstacles],
    }
    given = {kind for kind, records in read.items() if records}
    if any(frame.book.entries[one.evidence_id].table_number is not None for one in measures.measures):
        given.add("measure_tables")
    if not given:
        findings = [_of_nobody(one) for one in findings]
    if not any(one.rule == "other-document" for one in findings):
        findings += nothing_read(frame, statements.kinds, given)
    return Batch(
        document=_document_record(
            statements, frame, resolution, years, document_date(statements.items, rulebook, about)
        ),
        pages=document.pages,
        evidence=tuple(frame.book.entries.values()),
        organisations=tuple(resolver.organisations),
        mentions=mentions,
        scores=tuple(scores_said_once(scores.scores, frame.book.entries)),
        assessments=tuple(assessments_said_once(assessments.assessments)),
        measures=tuple(measures.measures),
        disclosure_items=tuple(items.items),
        indicator_analyses=tuple(analyses.analyses),
        obstacles=tuple(analyses.obstacles),
        findings=tuple({one.finding_id: one for one in findings}.values()),
    )


def _with_years_of_scores(years: Years, statements: Statements) -> Years:
    """The years, with that of the scores where no words name the assessed year: the latest printed, else the round's.

    Scores of a document that names only its publishing round (the year of the assessment) are of that round.
    """
    if years.result_year_be is not None or any(one.name == "result_year" for one in years.conflicts):
        return years
    said = [
        year.be_year
        for statement in statements.items
        if statement.kind == "score" and (piece := statement.first("year")) is not None
        for year in find_years(piece.spot.text)
        if year.kind == "year"
    ]
    has_scores = any(statement.kind == "score" for statement in statements.items)
    year = max(said) if said else years.publish_year_be if has_scores else None
    return replace(years, result_year_be=year)


def _document_record(
    statements: Statements, frame: Frame, resolution: OrganisationResolution, years: Years, dated: date | None
) -> DocumentRecord:
    document = frame.document
    return DocumentRecord(
        document_id=document.document_id,
        source_uri=document.source_uri,
        media_type=document.media_type,
        byte_size=document.byte_size,
        page_count=len(document.pages),
        text_source=document.text_source,
        report_kinds=statements.kinds,
        organisation_id=frame.organisation_id,
        organisation_printed=resolution.printed,
        result_year_be=years.result_year_be,
        measure_year_be=years.measure_year_be,
        document_date=dated,
        status="accepted",  # checking decides
        reader=document.reader,
        publish_year_be=years.publish_year_be,
    )


def _of_nobody(finding: Finding) -> Finding:
    """Nothing is attributed wrongly where a document has no record: a person should still look."""
    if finding.rule != "organisation-unresolved" or finding.severity != "error":
        return finding
    return replace(finding, severity="warning")


def _mentions(resolution: OrganisationResolution, frame: Frame) -> tuple[OrganisationMention, ...]:
    return tuple(
        OrganisationMention(
            document_id=mention.document_id,
            printed=mention.printed,
            mentions=mention.mentions,
            organisation_id=mention.organisation_id,
            similarity=mention.similarity,
            decision=mention.decision,
            evidence_id=frame.book.add(spot, rule_id),
        )
        for mention, (spot, rule_id) in zip(resolution.mentions, resolution.spots, strict=True)
    )


def _of_the_document(resolution: OrganisationResolution, scores: list[Score]) -> list[OrganisationFinding]:
    """The findings of the resolver, without the missing reporter of a document that scores several bodies."""
    bodies = {one.organisation_id for one in scores}
    if resolution.reporter is None and None not in bodies and len(bodies) > 1:
        return [one for one in resolution.findings if one.rule != "organisation-unresolved"]
    return list(resolution.findings)


def _organisation_findings(found: Iterable[OrganisationFinding], frame: Frame) -> list[Finding]:
    return [
        make_finding(
            frame.rulebook,
            one.rule,
            document_id=frame.document_id,
            organisation_id=one.organisation_id,
            year=frame.result_year,
            observed=one.observed,
            expected=one.expected,
            evidence_ids=tuple(frame.book.add(spot, rule_id) for spot, rule_id in one.spots),
            severity=one.severity,
        )
        for one in found
    ]
