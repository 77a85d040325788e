"""The closed lists of words that records use, and ids made of content."""

from __future__ import annotations

import hashlib
from typing import Literal

TextSource = Literal["text_layer", "ocr", "mixed", "plain"]
RemarkRule = Literal[
    "unread-page", "unread-picture", "unread-mark", "layer-differs", "hidden-text", "struck-text", "text-outside-cells"
]
ReportKind = Literal["analysis", "implementation", "score_table", "memo"]
Scope = Literal["overall", "instrument", "indicator", "sub_indicator", "question", "item"]
Part = Literal["combined", "public", "survey"]
Severity = Literal["error", "warning", "info"]
Confidence = Literal["certain", "high", "inferred", "unknown"]
OrganisationKind = Literal[
    "pao", "city_municipality", "town_municipality", "subdistrict_municipality", "sao", "special", "agency"
]
LinkDecision = Literal["same", "candidate", "none"]
Decision = Literal["exact", "resolved", "candidate", "foreign", "unresolved"]
Stage = Literal["planned", "reported"]
Status = Literal["not_started", "in_progress", "done", "unknown"]
# How a period was printed: "recurring" (ทุกเดือน) and "duration" (๓ เดือน) say how often or how long, not when; "parts"
# (ไตรมาส ๑ และ ๓) is from the first day to the last of several periods with gaps between them.
PeriodHow = Literal[
    "dates", "months", "quarters", "fiscal_year", "calendar_year", "part_of_year", "deadline", "onwards", "recurring",
    "duration", "marks", "parts", "unknown",
]  # fmt: skip
ObstacleKind = Literal["obstacle", "proposal", "strength"]
DocumentStatus = Literal["accepted", "needs_review"]
StatementKind = Literal[
    "score", "assessment", "measure", "disclosure_item", "indicator_analysis", "organisation", "year",
    "memo", "date", "broken_row", "unmapped",
]  # fmt: skip

CHECKED = "☑"
UNCHECKED = "☐"


def content_id(*parts: object) -> str:
    """A stable id for a record: the same parts give the same 24 hex digits on every machine."""
    joined = "\x1f".join("" if part is None else str(part) for part in parts)
    return hashlib.sha256(joined.encode("utf-8")).hexdigest()[:24]
