"""Says which body a row of a table is of: one label, with the row's area and kind where the table has them.

Takes a label and the area of the document, gives an organisation with decision and similarity; never answers below
the margin.
"""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

from pipeline.matching.organisation_labels import OrganisationLabel, match_organisation_label
from pipeline.matching.prefixes import prefix_finder
from pipeline.normalise.organisations.areas import Area, AreaSpelling
from pipeline.normalise.organisations.identity import Clue
from pipeline.normalise.organisations.judge import (
    LOCAL_KINDS,
    OrganisationJudge,
    Verdict,
    as_printed,
    is_official_name,
    rounded,
)
from pipeline.records import Decision, Organisation
from pipeline.thai import skeleton


@dataclass(frozen=True, slots=True)
class RowDecision:
    """The body of a row. ``organisation`` is ``None`` below the margin.

    A clear name that no list knows is kept as printed: ``organisation.is_registered`` is false and the decision
    ``unresolved``.
    """

    organisation: Organisation | None
    decision: Decision
    similarity: Decimal | None


def resolve_row(
    judge: OrganisationJudge,
    area: Area,
    label: str,
    province: str | None,
    district: str | None,
    kind: str | None,
    heading: Area | None = None,
) -> RowDecision:
    """The body that a label names; the row's own area comes before that of its ``heading`` and of the document."""
    parts = match_organisation_label(label, judge.rules, kind or "")
    if parts is None or not parts.name:
        return RowDecision(None, "unresolved", None)
    if parts.kind == "agency":
        beside = parts.province or province or parts.district or district
        here = _area(judge, area, parts, province, district) if beside else Area(None, (), False)
        return RowDecision(as_printed("agency", parts.name, here), "resolved", None)
    here = _area(judge, area, parts, province, district, heading)
    kinds = (parts.kind,) if parts.kind is not None else LOCAL_KINDS
    clue = Clue(skeleton(parts.name), 1.0)
    verdicts = [judge.judge(here, one, [clue], ()) for one in kinds]
    sure = [one for one in verdicts if one.decision in ("exact", "resolved")]
    best = max((one.similarity or 0.0 for one in sure), default=0.0)
    sure = [one for one in sure if (one.similarity or 0.0) >= best]
    if len(sure) == 1 and sure[0].entry is not None:
        entry = sure[0].entry
        exact = is_official_name(parts.name, entry.organisation) and sure[0].decision == "exact"
        return RowDecision(entry.organisation, "exact" if exact else "resolved", rounded(sure[0].similarity))
    return _undecided(judge, here, parts, sure or verdicts)


def _area(
    judge: OrganisationJudge,
    area: Area,
    parts: OrganisationLabel,
    province: str | None,
    district: str | None,
    heading: Area | None = None,
) -> Area:
    province, district = parts.province or province, parts.district or district
    if not district and heading is not None:
        return heading
    if not province and not district:
        return Area(area.province, (), area.is_exact)
    if not province and area.province is not None:
        province = area.province.name
    return judge.areas.judge([AreaSpelling(_bare(district, "อำเภอ", "อ."), _bare(province, "จังหวัด", "จ."), 1.0)])


def _bare(name: str | None, *words: str) -> str | None:
    if name is None:
        return None
    bare = name.strip()
    for word in words:
        bare = bare.removeprefix(word)
    return bare.strip() or None


def _undecided(judge: OrganisationJudge, area: Area, parts: OrganisationLabel, verdicts: list[Verdict]) -> RowDecision:
    near = [one for one in verdicts if one.nearest]
    similarity = max((one.similarity or 0.0 for one in near), default=None)
    if similarity is not None and similarity >= judge.rules.judging.same_body_similarity:
        return RowDecision(None, "candidate", rounded(similarity))
    if parts.kind is None or prefix_finder(judge.rules).is_word(parts.name):
        return RowDecision(None, "unresolved", rounded(similarity))
    return RowDecision(as_printed(parts.kind, parts.name, area), "unresolved", rounded(similarity))
