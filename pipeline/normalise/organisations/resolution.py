"""What was found out about the bodies of a document."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

from pipeline.normalise.organisations.areas import Area
from pipeline.normalise.organisations.findings import OrganisationFinding
from pipeline.records import Decision, Organisation, OrganisationMention, Spot


@dataclass(frozen=True, slots=True)
class OrganisationResolution:
    """The outcome for one document.

    Attributes:
        reporter: the body whose report it is; ``None`` below the margin. Where no list knows the name and nothing is
            near it, the body as printed (``is_registered`` false) with the decision ``unresolved``.
        similarity: of the nearest spelling to the official name, 0 to 1; ``None`` where nothing was compared.
        printed: the reporter as the document mostly prints it, or ``None`` where no body is named.
        area: where the document says it sits.
        mentions: one per distinct printed spelling; ``evidence_id`` is left to the caller.
        spots: the first place and rule id of each of ``mentions``, in the same order.
        organisations: every organisation that the mentions point to, by id.
    """

    reporter: Organisation | None
    decision: Decision
    similarity: Decimal | None
    printed: str | None
    area: Area
    mentions: tuple[OrganisationMention, ...]
    spots: tuple[tuple[Spot, str], ...]
    organisations: tuple[Organisation, ...]
    findings: tuple[OrganisationFinding, ...]
