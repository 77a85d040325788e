"""``ita findings``: the findings of the database, the worst first."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from pipeline.cli.messages import Text
from pipeline.cli.output import UserError, print_csv, print_json, print_table, say
from pipeline.cli.sql import ask

_SEVERITIES = ("error", "warning", "info")

_QUERY = """
SELECT finding.finding_id, finding.severity, finding.rule, finding.document_id, document.source_uri,
    coalesce(organisation.full_name, document.organisation_printed) AS organisation, finding.fiscal_year_be,
    finding.scope, finding.code, finding.part, finding.observed, finding.expected, finding.suggested_value,
    finding.message_th, finding.message_en, finding.evidence_ids
FROM finding
LEFT JOIN document USING (document_id)
LEFT JOIN organisation ON organisation.organisation_id = finding.organisation_id
WHERE ($1 IS NULL OR finding.severity = $1)
    AND ($2 IS NULL OR finding.rule = $2)
    AND ($3 IS NULL OR contains(coalesce(organisation.full_name, document.organisation_printed, ''), $3))
    AND ($4 IS NULL OR finding.fiscal_year_be = $4)
ORDER BY list_position(['error', 'warning', 'info'], finding.severity), document.source_uri, finding.rule,
    finding.scope, finding.code, finding.finding_id
"""


@dataclass(frozen=True, slots=True)
class Filters:
    """Which findings to show; ``None`` asks for all."""

    severity: str | None
    rule: str | None
    organisation: str | None
    year: int | None


def run(text: Text, database: Path, filters: Filters, as_json: bool, as_csv: bool) -> None:
    """Prints the findings that match."""
    if as_json and as_csv:
        raise UserError("error.formats")
    if filters.severity is not None and filters.severity not in _SEVERITIES:
        raise UserError("error.choice", option="--severity", choices=", ".join(_SEVERITIES))
    columns, _, rows = ask(database, _QUERY, [filters.severity, filters.rule, filters.organisation, filters.year])
    found = [dict(zip(columns, row, strict=True)) for row in rows]
    if as_json:
        print_json(found)
    elif as_csv:
        print_csv(columns, rows)
    elif not found:
        say(text("findings.none"))
    else:
        _show(text, found)


def _show(text: Text, found: list[dict[str, object]]) -> None:
    message = text.pick("message_th", "message_en")
    headings = [text(f"table.{name}") for name in ("severity", "rule", "source", "organisation", "year", "message")]
    rows = [
        (
            text(f"value.{one['severity']}"),
            one["rule"],
            one["source_uri"],
            one["organisation"],
            one["fiscal_year_be"],
            one[message],
        )
        for one in found
    ]
    print_table(None, headings, rows, numbers=(4,))
    say(text("findings.count", count=len(found)))
