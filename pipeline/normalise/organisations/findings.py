"""What a person must be told of the bodies that a document names: varying spellings, other bodies, no answer.

Takes decisions, gives findings as data (rule of ``rules/checks.yml``, what was printed, what was expected, places);
never words a message.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from pipeline.normalise.organisations.judge import Verdict, is_official_name
from pipeline.normalise.organisations.mention_decisions import MentionDecision
from pipeline.normalise.organisations.spellings import Spelling
from pipeline.normalise.register.entries import Entry
from pipeline.records import Organisation, Severity, Spot


@dataclass(frozen=True, slots=True)
class OrganisationFinding:
    """One thing to tell. ``severity`` only where it is less than the rule's own; ``spots`` carry their rule ids."""

    rule: str
    observed: str | None
    expected: str | None
    organisation_id: str | None
    spots: tuple[tuple[Spot, str], ...]
    severity: Severity | None = None


def findings_of_reporter(
    reporter: Organisation, decided: Sequence[MentionDecision], *, is_official: bool
) -> list[OrganisationFinding]:
    """Of a document whose body is known: its spellings where they vary, other bodies, names that are near nothing.

    Without an official list (``is_official``) a document that only prints one other name may be of another body.
    """
    found: list[OrganisationFinding] = []
    own = [one for one in decided if one.decision in ("exact", "resolved") and one.organisation == reporter]
    if any(not is_official_name(one.spelling.name, reporter) for one in own):
        is_one_name = len({one.spelling.skeleton for one in own}) == 1 and own[0].similarity != 1.0
        found.append(
            OrganisationFinding(
                "organisation-by-near-name" if is_one_name and not is_official else "organisation-name-varies",
                ", ".join(f"{one.spelling.printed} ×{one.spelling.count}" for one in own),
                reporter.full_name,
                reporter.organisation_id,
                tuple(spot for one in own for spot in one.spelling.spots[:3]),
            )
        )
    found.extend(foreign_named(reporter, decided))
    for one in decided:
        if one.decision in ("candidate", "unresolved"):
            near = one.organisation.full_name if one.organisation else None
            spots = tuple(one.spelling.spots)
            found.append(
                OrganisationFinding(
                    "organisation-unresolved", one.spelling.printed, near, reporter.organisation_id, spots, "info"
                )
            )
    return found


def foreign_named(reporter: Organisation, decided: Sequence[MentionDecision]) -> list[OrganisationFinding]:
    """The other bodies that a document of this reporter names."""
    return [
        OrganisationFinding(
            "foreign-organisation-named",
            one.spelling.printed,
            reporter.full_name,
            reporter.organisation_id,
            tuple(one.spelling.spots),
        )
        for one in decided
        if one.decision == "foreign"
    ]


def finding_of_domain(hosts: Sequence[tuple[Spot, str]], nearest: Sequence[Entry]) -> OrganisationFinding:
    """Of a document that names its body by its web domain alone: the bodies that the domain points to."""
    printed = ", ".join(dict.fromkeys(spot.text for spot, _ in hosts))
    return OrganisationFinding("organisation-unresolved", printed, _listed(nearest), None, tuple(hosts[:3]), "warning")


def finding_without_reporter(main: Spelling, verdict: Verdict, severity: Severity | None) -> OrganisationFinding:
    """Of a document whose body could not be told: what is printed, and the bodies that it may be."""
    spots = tuple(main.spots[:3])
    return OrganisationFinding(
        "organisation-unresolved", main.printed, _listed(verdict.nearest) or None, None, spots, severity
    )


def _listed(entries: Sequence[Entry]) -> str:
    return ", ".join(
        f"{entry.organisation.full_name} ({entry.organisation.district or '-'}, {entry.organisation.province})"
        for entry in entries
    )
