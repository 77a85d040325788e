"""Turn ``unmapped`` statements into findings: rows, tables and passages that were recognised but not read.

Takes the statements of a document; gives findings. Never decides whether a table was read.
"""

from __future__ import annotations

from collections.abc import Iterable
from functools import partial

from pipeline.normalise.records.frame import Frame, one_line
from pipeline.normalise.records.gated import unmapped_finding
from pipeline.records import Finding, Statement
from pipeline.rulebook.checks import make_finding

_TABLE, _READINGS = "table-unread", "two-readings"
_SUBJECT, _DOUBTFUL = "subject#", "doubtful"
_UNKNOWN = "?"


def unmapped_findings(statements: Iterable[Statement], frame: Frame) -> list[Finding]:
    """Return a finding for each statement; one for each table and rule if the rule is about a whole table.

    What parsing states (kind ``unmapped``):

    - ``rule_id`` ends with ``#table-unread`` or ``#two-readings``: the finding has that rule. ``place`` is the table or
      passage (for a table: its ``table_number`` and the passage of its first line). The words of the message are the
      texts of the fields of these names, each a ``Field`` at ``place`` or at the cell that shows it:
      ``table-unread``: ``rows`` and ``columns`` (counts), ``header`` (the header cells), ``reading`` (the nearest
      reading); ``two-readings``: ``first`` and ``second`` (what each reading gives). A field that is not given is
      shown as ``?``; the header of a field stands before its text. A word that is printed nowhere is a field whose
      passage has the text and no runs.
    - ``rule_id`` begins with ``subject#``: rows of a section that is not, or may not be, about ITA. The field ``cue``
      is what says so, its header the kind (``rules/passages/subjects.yml``); ``rows`` how many rows there are;
      ``title`` is there if the title of the document names measures or ITA: a person must then see what was not kept.
    - Any other ``rule_id``: what ``unmapped_finding`` gives.
    """
    findings: dict[object, Finding] = {}
    for statement in statements:
        rule = statement.rule_id.rpartition("#")[2]
        if statement.rule_id.startswith(_SUBJECT):
            finding = _of_another_subject(rule, statement, frame)
            findings[finding.finding_id] = finding
        elif rule not in (_TABLE, _READINGS):
            finding = unmapped_finding(statement, frame)
            findings.setdefault(finding.finding_id, finding)
        elif (about := (rule, _subject(statement))) not in findings:
            findings[about] = _with_words(rule, statement, frame)
    return list(findings.values())


def _subject(statement: Statement) -> object:
    """Return the table, or the page and its two readings, so that a list of numbers is one finding."""
    place = statement.place
    if place.table_number is not None:
        return place.table_number
    return place.passage.page_number, *(_word(statement, name) for name in ("first", "second", "header"))


def _with_words(rule: str, statement: Statement, frame: Frame) -> Finding:
    make = partial(
        make_finding,
        frame.rulebook,
        rule,
        document_id=frame.document_id,
        organisation_id=frame.organisation_id,
        year=frame.result_year,
        observed=one_line(statement.place.text),
        evidence_ids=(frame.book.add(statement.place, statement.rule_id),),
    )
    if rule == _READINGS:
        return make(first=_word(statement, "first"), second=_word(statement, "second"))
    return make(
        rows=_word(statement, "rows"),
        columns=_word(statement, "columns"),
        header=_word(statement, "header"),
        reading=_word(statement, "reading"),
    )


def _of_another_subject(verdict: str, statement: Statement, frame: Frame) -> Finding:
    cue = statement.first("cue")
    assert cue is not None
    name = frame.rulebook.passages.subjects.name(cue.header)
    is_expected = verdict in frame.rulebook.passages.subjects.others and statement.first("title") is None
    return make_finding(
        frame.rulebook,
        "doubtful-document" if verdict == _DOUBTFUL else "other-document",
        document_id=frame.document_id,
        organisation_id=frame.organisation_id,
        year=frame.result_year,
        observed=one_line(cue.spot.text),
        evidence_ids=(frame.book.add(statement.place, statement.rule_id),),
        kind_th=name.th,
        kind_en=name.en,
        severity="info" if is_expected else None,
        rows=_word(statement, "rows"),
    )


def _word(statement: Statement, name: str) -> str:
    texts = [one_line(f"{field.header} {field.spot.text}") for field in statement.all(name)]
    return " | ".join(text for text in texts if text) or _UNKNOWN
