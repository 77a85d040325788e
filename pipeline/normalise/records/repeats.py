"""What a document says twice is one thing: a score repeated in running text, a level claimed again.

Takes normalised records with their evidence, gives each thing once, the first time it is said. Never merges two
different values: those stay side by side for checking to see.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from pipeline.records import Assessment, Evidence, Score

_PROSE = "prose#"


def scores_said_once(scores: Sequence[Score], evidence: Mapping[str, Evidence]) -> list[Score]:
    """The scores without those that running text repeats.

    A score of prose (memo and report body, say) is a repetition where a score of the same element, part, year and
    organisation stands elsewhere with the same value, or where both are left blank. A table's scores all stay.
    """
    in_tables = {_key(one) for one in scores if not evidence[one.evidence_id].rule_id.startswith(_PROSE)}
    seen: set[tuple[object, ...]] = set()
    kept: list[Score] = []
    for one in scores:
        if evidence[one.evidence_id].rule_id.startswith(_PROSE):
            if _key(one) in seen or _key(one) in in_tables:
                continue
            seen.add(_key(one))
        kept.append(one)
    return kept


def _key(score: Score) -> tuple[object, ...]:
    return score.organisation_id, score.fiscal_year_be, score.scope, score.code, score.part, score.value


def assessments_said_once(assessments: Sequence[Assessment]) -> list[Assessment]:
    """Claims of one organisation and year joined where they do not contradict each other.

    The evidence is that of the claim that says most; contradicting claims stay apart.
    """
    joined: list[tuple[Assessment, int]] = []
    for one in assessments:
        for at, (other, said) in enumerate(joined):
            if (one.organisation_id, one.fiscal_year_be) == (other.organisation_id, other.fiscal_year_be) and _agree(
                one, other
            ):
                best = max((other, said), (one, _said(one)), key=lambda pair: pair[1])
                joined[at] = (replace(_union(other, one), evidence_id=best[0].evidence_id), best[1])
                break
        else:
            joined.append((one, _said(one)))
    return [one for one, _ in joined]


def _claims(one: Assessment) -> tuple[object, ...]:
    """What is compared: without the printed form where it could be read (A หรือ ผ่านดี says no less than ผ่านดี)."""
    unread = one.level_printed if one.level is None and one.grade is None else None
    return unread, one.level, one.grade, one.rank, one.rank_scope, one.pass_mark, one.rank_of


def _said(one: Assessment) -> int:
    return sum(claim is not None for claim in _claims(one))


def _agree(one: Assessment, other: Assessment) -> bool:
    pairs = zip(_claims(one), _claims(other), strict=True)
    return all(mine is None or yours is None or mine == yours for mine, yours in pairs)


def _union(first: Assessment, second: Assessment) -> Assessment:
    return replace(
        first,
        level_printed=max((first.level_printed, second.level_printed), key=lambda text: len(text or "")),
        level=first.level or second.level,
        grade=first.grade or second.grade,
        rank=first.rank if first.rank is not None else second.rank,
        rank_scope=first.rank_scope or second.rank_scope,
        pass_mark=first.pass_mark if first.pass_mark is not None else second.pass_mark,
        rank_of=first.rank_of if first.rank_of is not None else second.rank_of,
    )
