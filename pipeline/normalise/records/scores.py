"""Score statements -> typed scores: number, element, part, year and organisation of each, or a finding.

Takes the statements of one document in order; rows of one table are resolved together, since running order puts
damaged codes right. Never changes a printed value and never drops a statement without a finding.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from decimal import ROUND_HALF_UP, Decimal
from typing import Any, cast

from pipeline.matching.labels import label_matcher
from pipeline.normalise.elements.resolve import ElementResolution, LabelInContext, resolve_elements
from pipeline.normalise.elements.totals import Totals, is_total
from pipeline.normalise.fields.legibility import hardly_legible
from pipeline.normalise.organisations.resolver import OrganisationResolver
from pipeline.normalise.records.frame import Frame, inside, one_line
from pipeline.normalise.records.gated import doubtful_score
from pipeline.records import Field, Finding, Part, Scope, Score, Spot, Statement, content_id
from pipeline.rulebook.checks import make_finding
from pipeline.thai import skeleton
from pipeline.thai.numerals import is_blank_mark, read_number, score_problem
from pipeline.thai.years import find_years

_TWO_PLACES = Decimal("0.01")
_TOO_LARGE = Decimal(10_000)
_SCOPE_FIELDS: tuple[Scope, ...] = ("overall", "instrument", "indicator", "sub_indicator", "question", "item")
_RESULT_YEAR = "result_year"
_YEAR_ONLY = 16  # letters of a caption that is no more than a year


@dataclass(slots=True)
class _Row:
    """The statements of one table row and year; prose statements are rows of their own."""

    label: LabelInContext
    statements: list[Statement] = field(default_factory=list)


@dataclass(slots=True)
class ScoreNormaliser:
    """Normalises the scores of one document."""

    frame: Frame
    resolver: OrganisationResolver
    result_years: Sequence[Statement]
    scores: list[Score] = field(default_factory=list)
    findings: list[Finding] = field(default_factory=list)

    def read(self, statements: Sequence[Statement]) -> None:
        """Fills ``scores`` and ``findings``."""
        tables: dict[tuple[int | None, int | None, str], dict[tuple[int | None, str, str], _Row]] = {}
        for order, statement in enumerate(statements):
            table = statement.place.grid_number
            kind = "beside" if statement.rule_id.endswith(("#beside", "#in_label")) else "cell"
            rows = tables.setdefault((table, self._year(statement), kind), {})
            by_column = self._column_label(statement)
            label = by_column or self._row_label(statement)
            at = order if table is None else (statement.place.row_number if by_column is None else None)
            key = (at, label.code_text, label.text)
            rows.setdefault(key, _Row(label)).statements.append(statement)
        for (table, year, kind), rows in tables.items():
            groups = [list(rows.values())] if table is not None and kind == "cell" else [[row] for row in rows.values()]
            for group in groups:
                self._resolve(group, year)

    # --- what a statement is about ---

    def _row_label(self, statement: Statement) -> LabelInContext:
        scopes = _SCOPE_FIELDS if statement.place.grid_number is None else ("overall",)
        scope_field = next((piece for name in scopes if (piece := statement.first(name))), None)
        if scope_field is not None:
            expected = next(name for name in _SCOPE_FIELDS if name == scope_field.name)
            return LabelInContext(one_line(scope_field.spot.text), expected=expected)
        texts = [piece.spot.text for piece in statement.all("label")]
        body = statement.first("organisation")
        if body is not None and not any(self._names_element(text) for text in texts if text != body.spot.text):
            # A number of a body without a word of what it is of, in a table about ITA: of the whole assessment.
            return LabelInContext(one_line(body.header or body.spot.text), expected="overall")
        numbers = statement.all("number")
        codes = [piece.spot.text for piece in numbers]
        word = self.frame.rulebook.columns.indicator_word
        if numbers and not texts and skeleton(numbers[0].header).startswith(skeleton(word)):
            return LabelInContext(f"{word} {codes[0].strip()}")
        return LabelInContext(
            " ".join(" ".join(texts).split()), " ".join(codes[:1]).strip(), self._governing(statement)
        )  # fmt: skip

    def _column_label(self, statement: Statement) -> LabelInContext | None:
        """The element of the column, where the row is a body or a year and not an element itself."""
        column = statement.first("element")
        if column is None or statement.place.grid_number is None:
            return None
        row_names_body = statement.first("organisation") is not None or statement.first("year") is not None
        texts = [piece.spot.text for piece in statement.all("label")]
        if not row_names_body and any(self._names_element(text) for text in texts):
            return None
        return LabelInContext(one_line(column.header or column.spot.text))

    def _names_element(self, text: str) -> bool:
        reading = label_matcher(self.frame.rulebook).read(text)
        return reading.best is not None or bool(reading.named)

    def _governing(self, statement: Statement) -> tuple[Scope, str] | None:
        """The nearest element above: the row's instrument column, or a heading that stands outside this table."""
        own = statement.first("instrument")
        pieces = [own] if own is not None else []
        pieces.extend(
            piece
            for piece in reversed(statement.context)
            if piece.name in {"sub_indicator", "indicator", "instrument", "section"}
            and (piece.spot.grid_number != statement.place.grid_number or piece.name == "section")
        )
        for piece in pieces:
            best = label_matcher(self.frame.rulebook).read(one_line(piece.spot.text)).best
            if best is not None:
                return best.scope, best.code
        return None

    def _year(self, statement: Statement) -> int | None:
        """The year that the statement says, else that of its caption, else the document's result year."""
        around = self._year_as_caption(statement) or self._year_of_caption(statement) or self.frame.result_year
        said = statement.first("year")
        return (self.frame.year_of(said.spot, around) if said is not None else None) or around

    def _year_of_caption(self, statement: Statement) -> int | None:
        """The one result year that the nearest caption with years names."""
        for caption in reversed([piece for piece in statement.context if piece.name == "caption"]):
            stated = {
                one.be_year
                for year in self.result_years
                if (piece := year.first(_RESULT_YEAR)) is not None and inside(piece.spot, caption.spot.passage)
                for one in find_years(piece.spot.text)
            }
            if len(stated) == 1:
                return stated.pop()
        return None

    def _year_as_caption(self, statement: Statement) -> int | None:
        """The year of a caption or heading right above that says little else: ``ปีงบประมาณ พ.ศ. 2567``."""
        caption = statement.governing("caption")
        text = one_line(caption.spot.text) if caption is not None else ""
        letters = sum(letter.isalpha() for letter in text)
        return self.frame.year_of(caption.spot, self.frame.result_year) if caption and letters <= _YEAR_ONLY else None

    # --- resolving ---

    def _resolve(self, rows: list[_Row], year: int | None) -> None:
        resolutions = resolve_elements([row.label for row in rows], year, self.frame.rulebook)
        totals = Totals(self.frame.rulebook.framework(year) if year is not None else None)
        for row, found in zip(rows, resolutions, strict=True):
            resolution = _of_the_whole(found) if row.label.expected == "overall" else found
            if row.label.expected is None and is_total(row.label.text, self.frame.rulebook):
                resolution = _of_the_rows_above(found, totals)
            elif resolution.scope is not None and resolution.code is not None:
                totals.row((resolution.scope, resolution.code))
            if resolution.scope is None or resolution.code is None:
                self._unresolved(row, resolution, year)
                continue
            for statement in row.statements:
                self._score(statement, resolution, resolution.scope, resolution.code, year)
            self._code_problems(row, resolution, year)

    def _unresolved(self, row: _Row, resolution: ElementResolution, year: int | None) -> None:
        statement = row.statements[0]
        problem = next(iter(resolution.problems), None)
        evidence = tuple(self.frame.book.add(one.place, one.rule_id) for one in row.statements)
        observed = problem.observed if problem else row.label.code_text
        name = one_line(row.label.text)
        self._finding(
            "code-unresolved", year, observed or one_line(statement.place.text), evidence,
            expected=problem.expected if problem else None, words={"name": name},
        )  # fmt: skip

    def _code_problems(self, row: _Row, resolution: ElementResolution, year: int | None) -> None:
        statement, element = row.statements[0], (resolution.scope, resolution.code)
        if resolution.how == "position" and not resolution.problems:  # the name could not be read: the order decided
            evidence = (self.frame.book.add(statement.place, statement.rule_id),)
            words: dict[str, object] = {"confidence": f"{resolution.similarity:.0f}/100"}
            self._finding("low-confidence", year, row.label.text, evidence, element, words=words)
        for problem in resolution.problems:
            evidence = (self.frame.book.add(statement.place, statement.rule_id),)
            words = {"name": one_line(problem.name)}
            self._finding(
                problem.rule, year, problem.observed, evidence, element, expected=problem.expected, words=words
            )

    def _score(
        self, statement: Statement, resolution: ElementResolution, scope: Scope, code: str, year: int | None
    ) -> None:
        value_field = statement.first("value")
        assert value_field is not None, "a score statement always has a value field"
        spot = value_field.spot
        reading = read_number(spot.text)
        blank = reading is None and is_blank_mark(spot.text, self.frame.rulebook.columns.blank_words)
        place = spot if spot.text.strip() else statement.place
        part = self._part(statement, resolution)
        if reading is not None:
            evidence_id = self.frame.book.add(spot, statement.rule_id, reading.start, reading.end)
        elif place.text.strip():
            evidence_id = self.frame.book.add(place, statement.rule_id)
        else:
            evidence_id = self.frame.book.add(self._label_spot(statement), statement.rule_id)
        organisation_id = self._organisation(statement)
        problem = score_problem(reading) if reading is not None else None
        readable = reading is not None and reading.is_plain and abs(reading.value) < _TOO_LARGE
        value = reading.value if reading is not None and readable else None
        told: list[tuple[str, str | None]] = []
        if not blank and not readable:
            told.append(("unreadable-score", None))
        if reading is not None and reading.repaired:
            told.append(("number-repaired", str(reading.value)))
        if value is not None and problem == "too-many-decimals":
            told.append(("rounded-score", str(value.quantize(_TWO_PLACES, ROUND_HALF_UP))))
        for rule, expected in told:
            self._finding(
                rule, year, spot.text, (evidence_id,), (scope, code),
                part=part, organisation_id=organisation_id, expected=expected,
            )  # fmt: skip
        doubt = doubtful_score(self.frame, statement, evidence_id, scope, code, part, year, organisation_id)
        self.findings.extend([doubt] if doubt is not None else [])
        if reading is not None:
            about = (scope, code, part, year, organisation_id, evidence_id)
            doubt = hardly_legible(self.frame, spot.passage, reading, *about)
            self.findings.extend([doubt] if doubt is not None else [])
        self.scores.append(
            Score(
                score_id=content_id(
                    "score", self.frame.document_id, evidence_id, year, scope, code, part, organisation_id
                ),
                document_id=self.frame.document_id,
                organisation_id=organisation_id,
                fiscal_year_be=year,
                scope=scope,
                code=code,
                part=part,
                value=value.quantize(_TWO_PLACES, ROUND_HALF_UP) if value is not None else None,
                is_missing=blank,
                printed=reading.printed if reading is not None else spot.text.strip(),
                evidence_id=evidence_id,
                code_printed=resolution.code_printed,
                label_printed=one_line(resolution.label.text) or None,
            )
        )

    def _label_spot(self, statement: Statement) -> Spot:
        """Where a blank has nothing printed, its label is the evidence."""
        piece = next((one for one in statement.fields if one.name != "value" and one.spot.text.strip()), None)
        return piece.spot if piece is not None else statement.place

    def _part(self, statement: Statement, resolution: ElementResolution) -> Part:
        said: Field | None = statement.first("part")
        named = label_matcher(self.frame.rulebook).read(one_line(said.spot.text)).part if said is not None else None
        return named or resolution.part or "combined"

    def _organisation(self, statement: Statement) -> str | None:
        """The body of the row or column, else the reporter."""
        decision, label = self.resolver.body_of(statement), statement.first("organisation")
        if decision is None or label is None:
            return self.frame.organisation_id
        if decision.decision not in ("exact", "resolved"):
            # A clear name that no list has is kept as printed: to be told, and no error.
            severity = self.resolver.severity_as_printed if decision.organisation is not None else None
            self.findings.append(
                self.frame.place_finding("organisation-unresolved", label.spot, statement.rule_id, severity)
            )
        return decision.organisation.organisation_id if decision.organisation is not None else None

    def _finding(
        self, rule: str, year: int | None, observed: str, evidence_ids: tuple[str, ...],
        element: tuple[Scope | None, str | None] = (None, None), *, part: Part | None = None,
        organisation_id: str | None = "", expected: str | None = None, words: Mapping[str, object] | None = None,
    ) -> None:  # fmt: skip
        """Raises a finding; it is the reporter's unless another body (or ``None``) is given."""
        body = self.frame.organisation_id if organisation_id == "" else organisation_id
        self.findings.append(
            make_finding(
                self.frame.rulebook, rule, document_id=self.frame.document_id, organisation_id=body, year=year,
                scope=element[0], code=element[1], part=part, observed=one_line(observed), expected=expected,
                evidence_ids=evidence_ids, **cast("dict[str, Any]", words or {}),
            )
        )  # fmt: skip


def _of_the_whole(found: ElementResolution) -> ElementResolution:
    """A sentence that parsing read as one about the whole result needs no name of it (มีผลคะแนนการประเมิน ๙๕.๔๑)."""
    return replace(found, scope="overall", code="ITA", problems=())


def _of_the_rows_above(found: ElementResolution, totals: Totals) -> ElementResolution:
    """A bare total (รวม) is of what its rows belong to; where they do not say, its own words count."""
    parent = totals.parent()
    if parent is None:
        return found
    totals.total(parent)
    return replace(found, scope=parent[0], code=parent[1], problems=())
