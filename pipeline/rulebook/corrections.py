"""Known errors in sources (``rules/corrections.yml``): where, what is expected there, and what is right.

Takes strings from the rules folder, gives typed corrections; never changes a record. A correction whose ``expect``
no longer matches is reported by the check and not applied.
"""

from __future__ import annotations

from decimal import Decimal
from typing import Annotated

from pydantic import Field

from pipeline.records import Part, Scope
from pipeline.rulebook.model import RuleModel


class CorrectionPlace(RuleModel):
    """One printed score of one file: the file by its content, the score by what it is.

    ``page_number`` is needed only where the score stands on several pages.
    """

    sha256: Annotated[str, Field(pattern=r"^[0-9a-f]{64}$")]
    fiscal_year_be: Annotated[int, Field(ge=2555, le=2650)]
    scope: Scope
    code: str
    part: Part = "combined"
    page_number: Annotated[int, Field(ge=1)] | None = None


class Correction(RuleModel):
    """One known error: the printed text it expects, the right value (0 to 100), why, and how that is known."""

    where: CorrectionPlace
    expect: str
    value: Annotated[Decimal, Field(ge=0, le=100, decimal_places=2)]
    reason: Annotated[str, Field(min_length=1)]
    evidence: Annotated[str, Field(min_length=1)]


class Corrections(RuleModel):
    """``rules/corrections.yml``."""

    corrections: tuple[Correction, ...] = ()

    def of(self, document_id: str) -> tuple[Correction, ...]:
        """The corrections of one file, by its sha256."""
        return tuple(one for one in self.corrections if one.where.sha256 == document_id)
