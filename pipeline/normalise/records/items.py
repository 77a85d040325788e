"""Checklist statements -> disclosure items (รายการเปิดเผยข้อมูล o1..): code by order and title, state, progress.

Takes rows of checklists in order; rows of a document are resolved together, since running order puts damaged codes
right. Never changes what was printed.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from pipeline.matching.labels import label_matcher
from pipeline.normalise.elements.resolve import LabelInContext, resolve_elements
from pipeline.normalise.fields.cells import Cells
from pipeline.normalise.records.frame import Frame, one_line
from pipeline.records import DisclosureItem, Finding, Scope, Statement
from pipeline.rulebook.checks import make_finding

_INSTRUMENT = re.compile(r"^OIT[\s.-]*(?=[0-9๐-๙])", re.IGNORECASE)


@dataclass(slots=True)
class ItemNormaliser:
    """Normalises the checklists of one document."""

    frame: Frame
    items: list[DisclosureItem] = field(default_factory=list)
    findings: list[Finding] = field(default_factory=list)

    def read(self, statements: Sequence[Statement]) -> None:
        """Fills ``items`` and ``findings``."""
        labels = [self._label(statement) for statement in statements]
        year = self.frame.result_year
        resolutions = resolve_elements(labels, year, self.frame.rulebook)
        for statement, label, resolution in zip(statements, labels, resolutions, strict=True):
            cells = Cells(statement, self.frame, self.findings)
            state = cells.state()
            cells.status_finding(state)
            responsible, units = cells.units()
            evidence_id = self.frame.book.add_row(statement.place, statement.fields, statement.rule_id)
            scope_fits = resolution.scope in ("item", "question")
            self.items.append(
                DisclosureItem(
                    document_id=self.frame.document_id,
                    organisation_id=self.frame.organisation_id,
                    fiscal_year_be=year,
                    code=resolution.code if scope_fits else None,
                    code_printed=self._printed(statement) or resolution.code_printed or one_line(label.code_text),
                    title=self._title(cells, resolution.code_printed),
                    required_elements=cells.entries("required_elements"),
                    responsible_printed=responsible,
                    responsible_units=units,
                    status=state.status,
                    progress=state.progress,
                    evidence_id=evidence_id,
                )
            )
            for problem in resolution.problems:
                self.findings.append(
                    make_finding(
                        self.frame.rulebook, problem.rule, document_id=self.frame.document_id,
                        organisation_id=self.frame.organisation_id, year=year, scope=resolution.scope,
                        code=resolution.code, observed=problem.observed, expected=problem.expected,
                        evidence_ids=(evidence_id,), name=one_line(problem.name),
                    )
                )  # fmt: skip

    def _title(self, cells: Cells, code_printed: str | None) -> str:
        title = cells.healed("item_title", "question", "issue") or cells.healed("code") or ""
        before, _code, rest = title.partition(code_printed or title)
        words = self.frame.rulebook.passages.outline.numbered_words
        if code_printed and rest and (not before.strip() or before.strip() in words):
            return rest.lstrip(" .:)-")
        return title

    def _printed(self, statement: Statement) -> str:
        """Return a code that is printed with the name of the instrument (OIT14), as it is printed; else nothing."""
        printed = " ".join(one_line(piece.spot.text) for piece in statement.all("code")[:1])
        return printed if _INSTRUMENT.match(printed) else ""

    def _label(self, statement: Statement) -> LabelInContext:
        text = " ".join(
            piece.spot.text for name in ("item_title", "question", "issue") for piece in statement.all(name)
        )
        code = _INSTRUMENT.sub("O", " ".join(piece.spot.text for piece in statement.all("code")[:1]).strip())
        expected: Scope = "item"
        return LabelInContext(" ".join(text.split()), code.strip(), self._governing(statement), expected)

    def _governing(self, statement: Statement) -> tuple[Scope, str] | None:
        for piece in reversed([*statement.context, *statement.all("indicator")]):
            if piece.name == "caption":
                continue
            best = label_matcher(self.frame.rulebook).read(one_line(piece.spot.text)).best
            if best is not None and best.scope in ("indicator", "sub_indicator"):
                return best.scope, best.code
        return None
