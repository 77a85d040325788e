"""The vocabulary that passes between the stages: frozen records and nothing else.

Takes nothing and gives nothing: every stage imports these types, none adds behaviour to them beyond
reading their own fields. Years in fields that end in ``_be`` are Buddhist-era integers (พ.ศ.); boxes are in
points, origin top left; scores are ``Decimal`` points from 0 to 100, never floats.
"""

from __future__ import annotations

from pipeline.records.reading import Box, Cell, Document, Page, Paragraph, Passage, Recognition, Remark, Run, Table
from pipeline.records.results import (
    Assessment,
    Batch,
    DisclosureItem,
    DocumentRecord,
    Evidence,
    Finding,
    IndicatorAnalysis,
    Measure,
    Organisation,
    OrganisationMention,
    Score,
)
from pipeline.records.runs import QuarantineRecord, RunRecord
from pipeline.records.statements import Field, LayoutTrial, Spot, Statement, Statements
from pipeline.records.words import (
    CHECKED,
    UNCHECKED,
    Confidence,
    Decision,
    DocumentStatus,
    LinkDecision,
    OrganisationKind,
    Part,
    RemarkRule,
    ReportKind,
    Scope,
    Severity,
    Stage,
    StatementKind,
    Status,
    TextSource,
    content_id,
)

__all__ = [
    "CHECKED",
    "UNCHECKED",
    "Assessment",
    "Batch",
    "Box",
    "Cell",
    "Confidence",
    "Decision",
    "DisclosureItem",
    "Document",
    "DocumentRecord",
    "DocumentStatus",
    "Evidence",
    "Field",
    "Finding",
    "IndicatorAnalysis",
    "LayoutTrial",
    "LinkDecision",
    "Measure",
    "Organisation",
    "OrganisationKind",
    "OrganisationMention",
    "Page",
    "Paragraph",
    "Part",
    "Passage",
    "QuarantineRecord",
    "Recognition",
    "Remark",
    "RemarkRule",
    "ReportKind",
    "Run",
    "RunRecord",
    "Scope",
    "Score",
    "Severity",
    "Spot",
    "Stage",
    "Statement",
    "StatementKind",
    "Statements",
    "Status",
    "Table",
    "TextSource",
    "content_id",
]
