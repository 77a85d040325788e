"""A sample under the pen: its text or pages, and beside them the truth that a reader of it must find."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from typing import TypeAlias

from scripts.samples.tree import Tree, thai

Row: TypeAlias = Sequence[str]
Facts: TypeAlias = dict[str, object]


@dataclass(frozen=True, slots=True)
class Body:
    """A made-up body in a real district."""

    name: str
    district: str
    province: str

    @property
    def place(self) -> str:
        """The line under the title."""
        return f"{self.name} อำเภอ{self.district} จังหวัด{self.province}"


@dataclass(slots=True)
class Sample:
    """One file of ``data/raw/`` and its truth. Scores of rows of other bodies carry that body's name."""

    name: str
    body: Body | None
    result_year: int | None
    measure_year: int | None = None
    kinds: tuple[str, ...] = ()
    date: str | None = None
    digits: str = "thai"
    data: bytes = b""
    scores: dict[tuple[str | None, int, str, str, str], str | None] = field(default_factory=dict)
    assessments: list[Facts] = field(default_factory=list)
    measures: list[Facts] = field(default_factory=list)
    items: list[Facts] = field(default_factory=list)
    analyses: list[Facts] = field(default_factory=list)
    findings: list[Facts] = field(default_factory=list)
    lines: list[str] = field(default_factory=list)

    def say(self, *lines: str) -> None:
        """Lines of text; an empty one ends a paragraph."""
        self.lines += lines

    def tabbed(self, *rows: Row) -> None:
        """A table as converters leave it: cells apart by tabs, a blank line before and after."""
        self.say("", *("\t".join(row) for row in rows), "")

    def piped(self, *rows: Row) -> None:
        """A Markdown table."""
        head, *rest = rows
        self.say("", _piped(head), "|" + " --- |" * len(head), *(_piped(row) for row in rest), "")

    def score(self, tree: Tree, scope: str, code: str, part: str = "combined", misprint: str | None = None) -> str:
        """The score as printed, noted in the truth; ``misprint`` is printed in its place."""
        value = Decimal(misprint) if misprint is not None else tree[scope, code, part]
        return self.note(tree.year, scope, code, value, part)

    def note(
        self, year: int, scope: str, code: str, value: Decimal | None, part: str = "combined", of: str | None = None
    ) -> str:
        """A score in the truth, and how it is printed; nothing is printed where it is left blank."""
        text = None if value is None else f"{value:.2f}"
        self.scores[of, year, scope, code, part] = text
        if text is None:
            return ""
        return thai(text) if self.digits == "thai" else text

    def claim(
        self, year: int, level: str, rank: int | None = None, rank_of: int | None = None, of: str | None = None
    ) -> None:
        """The level that the sample claims, by its code in the contract, and the rank."""
        facts: Facts = {"organisation": of} if of else {}
        facts |= {"fiscal_year_be": year, "level": level, "grade": None, "rank": rank, "rank_of": rank_of}
        self.assessments.append(facts)

    def finding(self, rule: str, scope: str | None = None, code: str | None = None, **more: object) -> None:
        """A planted fault: this finding must appear."""
        self.findings.append({"rule": rule, "scope": scope, "code": code, **more})

    def finish(self) -> None:
        """Text to bytes, for samples that are text."""
        self.data = ("\n".join(self.lines) + "\n").encode("utf-8")

    def truth(self) -> Facts:
        """What a reader must find, as plain data."""
        return {
            "file": self.name,
            "organisation": self.body and self.body.name,
            "district": self.body and self.body.district,
            "province": self.body and self.body.province,
            "kinds": sorted(self.kinds),
            "result_year_be": self.result_year,
            "measure_year_be": self.measure_year,
            "document_date": self.date,
            "scores": [
                {"organisation": of, "fiscal_year_be": year, "scope": scope, "code": code, "part": part, "value": value}
                for (of, year, scope, code, part), value in self.scores.items()
            ],
            "assessments": self.assessments,
            "measures": self.measures,
            "disclosure_items": self.items,
            "indicator_analyses": self.analyses,
            "findings": self.findings,
        }


def _piped(row: Row) -> str:
    return "| " + " | ".join(row) + " |"
