"""A report under the pen: its text grows, and with every figure its truth."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence
from decimal import Decimal
from pathlib import Path
from typing import TypeAlias

from scripts.documents.figures import Tree, points

Row: TypeAlias = Sequence[str]
_PREFIX = {
    "sao": "องค์การบริหารส่วนตำบล", "subdistrict_municipality": "เทศบาลตำบล", "town_municipality": "เทศบาลเมือง",
    "city_municipality": "เทศบาลนคร", "pao": "องค์การบริหารส่วนจังหวัด", "agency": "", "special": "",
}  # fmt: skip
_SHORT = {
    "sao": "อบต.",
    "subdistrict_municipality": "ทต.",
    "town_municipality": "ทม.",
    "city_municipality": "ทน.",
    "pao": "อบจ.",
}


class Body:
    """A made-up reporter."""

    def __init__(self, kind: str, name: str, district: str | None, province: str | None) -> None:
        self.kind, self.name, self.district, self.province = kind, name, district, province
        self.full = _PREFIX[kind] + name
        self.short = _SHORT.get(kind, "") + name
        self.place = f"อำเภอ{district} จังหวัด{province}"

    def truth(self) -> dict[str, str | None]:
        """As the contract names it."""
        return {"kind": self.kind, "name": self.name, "district": self.district, "province": self.province}


class Report:
    """Text and truth of one document."""

    def __init__(
        self,
        name: str,
        family: str,
        body: Body | None,
        result: int | str | None,
        measure: int | str | None = None,
        *,
        date: str | None = None,
        kinds: Sequence[str] | None = None,
        suffix: str = "txt",
        clean: bool = True,
        publisher: str | None = None,
        style: Mapping[str, object] | None = None,
    ) -> None:
        self.name, self.suffix, self.body = name, suffix, body
        self.style: dict[str, object] = dict(style or {})
        self.text: list[str] = []
        self.planted: list[str] = []
        self.about: dict[str, object] = {"family": family, "planted": self.planted}
        self.faults: dict[tuple[int, str, str, str], tuple[Decimal, str | None]] = {}
        self.scores: dict[tuple[str | None, int, str, str, str], str | None] = {}
        self.truth: dict[str, object] = {
            "about": self.about,
            "document": {
                "organisation": body.truth() if body else publisher,
                "result_year_be": result,
                "measure_year_be": measure,
                "document_date": date,
                "kinds": kinds,
            },
        }
        self.assessments: list[dict[str, object]] = []
        self.measures: list[dict[str, object]] = []
        self.disclosure_items: list[dict[str, object]] = []
        self.analyses: list[dict[str, object]] = []
        self.findings: list[dict[str, object]] = []
        self.clean = clean

    def add(self, *lines: str) -> None:
        """Lines of text."""
        self.text += lines

    def table(self, rows: Iterable[Row], how: str = "tsv") -> None:
        """Rows as plain TSV, as a Markdown pipe table or as a plain HTML table."""
        listed = [list(row) for row in rows]
        if how == "tsv":
            self.add("", *("\t".join(row) for row in listed), "")
            return
        if how == "markdown":
            self.add("", "| " + " | ".join(listed[0]) + " |", "|" + "---|" * len(listed[0]))
            self.add(*("| " + " | ".join(row) + " |" for row in listed[1:]), "")
            return
        body = ["<tr>" + "".join(f"<th>{cell}</th>" for cell in listed[0]) + "</tr>"]
        body += ["<tr>" + "".join(f"<td>{cell}</td>" for cell in row) + "</tr>" for row in listed[1:]]
        self.add("<table>", *body, "</table>")

    def plant(self, tree: Tree, scope: str, code: str, shown: str, part: str = "combined", **finding: object) -> None:
        """Print ``shown`` instead of the true score; ``finding`` is what must be said of it."""
        self.faults[tree.year, scope, code, part] = (Decimal(shown), None)
        true = tree[scope, code, part]
        self.planted.append(f"{tree.year} {scope} {code} {part}: {true} printed {shown}")
        if finding.pop("expect", True):
            rule = finding.pop("rule", "single-cell-repair")
            self.expect(rule, scope, code, part, suggested_value=str(true), fiscal_year_be=tree.year, **finding)

    def expect(
        self, rule: object, scope: str | None = None, code: str | None = None, part: str | None = None, **more: object
    ) -> None:
        """A finding that must appear; ``rule`` may be a list of names of which one is enough."""
        found = {"rule": rule, "scope": scope, "code": code, "part": part, **more}
        self.findings.append({name: value for name, value in found.items() if value is not None})
        self.clean = False

    def put(
        self,
        tree: Tree,
        scope: str,
        code: str,
        part: str = "combined",
        organisation: str | None = None,
        **style: object,
    ) -> str:
        """The printed score, noted in the truth."""
        fault = self.faults.get((tree.year, scope, code, part))
        value = fault[0] if fault else tree[scope, code, part]
        self.note(tree.year, scope, code, value, part, organisation)
        return points(value, **{**self.style, **style})  # type: ignore[arg-type]

    def note(
        self,
        year: int,
        scope: str,
        code: str,
        value: Decimal | None,
        part: str = "combined",
        organisation: str | None = None,
    ) -> None:
        """A score in the truth only."""
        self.scores[organisation, year, scope, code, part] = None if value is None else f"{value:.2f}"

    def level(self, year: int, organisation: str | None = None, **claimed: object) -> None:
        """What the document claims of level, grade, rank, rank_of and pass_mark."""
        self.assessments.append({"organisation": organisation, "fiscal_year_be": year, **claimed})

    def measure(
        self, stage: str, year: int, title: str, start: str | None = None, end: str | None = None, **more: object
    ) -> None:
        """One measure of the truth."""
        row: dict[str, object] = {
            "stage": stage,
            "fiscal_year_be": year,
            "title": title,
            "period_start": start,
            "period_end": end,
        }
        self.measures.append({**row, **more})

    def item(self, year: int, code: str, status: str, title: str) -> None:
        """One line of a checklist of a year in the truth."""
        self.disclosure_items.append({"fiscal_year_be": year, "code": code, "status": status, "title": title})

    def analysis(self, number: int, **texts: str) -> None:
        """Beginnings of weakness, improvement and strength of an indicator."""
        self.analyses.append({"indicator_code": str(number), **texts})

    def write(self, folder: Path) -> None:
        """Report and truth under ``folder/name``."""
        place = folder / self.name
        place.mkdir(parents=True, exist_ok=True)
        (place / f"report.{self.suffix}").write_text("\n".join(self.text) + "\n", encoding="utf-8")
        self.truth["scores"] = [
            {"organisation": body, "fiscal_year_be": year, "scope": scope, "code": code, "part": part, "value": value}
            for (body, year, scope, code, part), value in self.scores.items()
        ]
        for name in ("assessments", "measures", "disclosure_items", "analyses", "findings", "clean"):
            self.truth[name] = getattr(self, name)
        text = json.dumps(self.truth, ensure_ascii=False, indent=1)
        (place / "truth.json").write_text(text + "\n", encoding="utf-8")
