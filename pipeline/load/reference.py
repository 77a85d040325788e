"""What reports are measured against, as rows: frameworks, crosswalk, the closed list of findings, bodies.

Takes the rulebook and organisations, gives (table, row) pairs in a fixed order; never invents a fact that the
rules leave open.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import astuple

from pipeline.load.rows import Row, row_of
from pipeline.records import Organisation
from pipeline.rulebook import Rulebook
from pipeline.rulebook.framework import Element, Framework


def reference_rows(rulebook: Rulebook) -> Iterator[tuple[str, Row]]:
    """Every row that comes from ``rules/`` alone, by year and in the order of the files."""
    for _year, framework in sorted(rulebook.frameworks.items()):
        yield "framework_year", _year_row(framework)
        yield from (("framework_element", _element_row(framework, one)) for one in framework.elements)
        yield from (("framework_part", row) for row in _part_rows(framework))
        yield from (("framework_level", row) for row in _level_rows(framework))
        yield from (("framework_issue", row) for row in _issue_rows(framework))
    yield from (("framework_crosswalk", row_of(link)) for link in rulebook.crosswalk.links)
    for name, rule in sorted(rulebook.checks.rules.items()):
        yield (
            "finding_rule",
            {
                "rule": name,
                "severity": rule.severity,
                "message_th": rule.message.th,
                "message_en": rule.message.en,
                "explanation_th": rule.explanation.th,
                "explanation_en": rule.explanation.en,
            },
        )


class Organisations:
    """Bodies by id, each once: the register speaks before documents, then the fullest description.

    Memory is one record a body, so about 8,000 for the whole country.
    """

    def __init__(self, register: Iterable[Organisation]) -> None:
        self._known: dict[str, Organisation] = {}
        for one in register:
            self.add(one)

    def add(self, organisation: Organisation) -> None:
        """Takes a body; the same answer whatever the order of adding."""
        present = self._known.get(organisation.organisation_id)
        if present is None or _authority(organisation) > _authority(present):
            self._known[organisation.organisation_id] = organisation

    def __contains__(self, organisation_id: str) -> bool:
        return organisation_id in self._known

    def rows(self) -> Iterator[tuple[str, Row]]:
        """One row a body, by id."""
        for _identifier, organisation in sorted(self._known.items()):
            yield "organisation", row_of(organisation)


def _authority(organisation: Organisation) -> tuple[bool, int, tuple[str, ...]]:
    values = astuple(organisation)
    return organisation.is_registered, sum(value is not None for value in values), tuple(map(str, values))


def _year_row(framework: Framework) -> Row:
    return {
        "fiscal_year_be": framework.year,
        "starts": framework.calendar.starts,
        "ends": framework.calendar.ends,
        "pass_mark": framework.pass_mark.value,
        "pass_mark_confidence": framework.pass_mark.confidence,
        "decimals": framework.rounding.decimals,
        "tolerance": framework.rounding.tolerance,
        "measures_item": framework.integrity_items.measures,
        "report_item": framework.integrity_items.report,
        "items_confidence": framework.integrity_items.confidence,
    }


def _element_row(framework: Framework, element: Element) -> Row:
    return row_of(element) | {"instrument_code": framework.instrument_of(element.scope, element.code)}


def _part_rows(framework: Framework) -> Iterator[Row]:
    for instrument in framework.instruments:
        for part in instrument.parts:
            yield {
                "fiscal_year_be": framework.year,
                "instrument_code": instrument.code,
                "part": part.code,
                "name_th": part.name_th,
                "confidence": part.confidence,
                "weight": part.weight.value,
                "weight_confidence": part.weight.confidence,
                "source": framework.said_by(part.source),
            }


def _level_rows(framework: Framework) -> Iterator[Row]:
    for scheme in framework.level_schemes:
        for position, level in enumerate(scheme.levels, start=1):
            yield {
                "fiscal_year_be": framework.year,
                "scheme": scheme.kind,
                "position": position,
                "level": level.code,
                "name_th": level.name_th,
                "name_en": level.name_en,
                "overall_min": level.overall_min,
                "instrument_min": level.instrument_min,
                "confidence": scheme.confidence,
                "source": framework.said_by(scheme.source),
            }


def _issue_rows(framework: Framework) -> Iterator[Row]:
    for issue in framework.issues.items:
        yield {
            "fiscal_year_be": framework.year,
            "issue_number": issue.number,
            "name_th": issue.name_th,
            "aliases": issue.aliases,
            "indicator_codes": issue.indicators.codes,
            "confidence": issue.confidence,
            "source": framework.said_by(issue.source),
        }
