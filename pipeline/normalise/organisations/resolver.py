"""Says which body a document is of, and which bodies it names: judged over all mentions, never guessed.

Takes organisation statements, the register and the rules, gives the reporter with its decision, every spelling with
its own, and what must be told to a person; never answers below the margin and never gives out a person's name.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import replace

from pipeline.normalise.organisations.areas import AreaSpelling
from pipeline.normalise.organisations.findings import (
    OrganisationFinding,
    finding_of_domain,
    finding_without_reporter,
    findings_of_reporter,
    foreign_named,
)
from pipeline.normalise.organisations.headings import heading_areas
from pipeline.normalise.organisations.identity import Clue
from pipeline.normalise.organisations.judge import OrganisationJudge, as_printed, judge_of, rounded
from pipeline.normalise.organisations.mention_decisions import MentionDecision, decide_mention, neighbour_of
from pipeline.normalise.organisations.own_names import is_another_name, pointed_at, says_one_thing, units_of
from pipeline.normalise.organisations.resolution import OrganisationResolution
from pipeline.normalise.organisations.spellings import (
    Spelling,
    area_spelling,
    group_spellings,
    names_a_person,
    place_weight,
    refine,
    rule_parts,
)
from pipeline.normalise.organisations.table_rows import RowDecision, resolve_row
from pipeline.normalise.records.frame import one_line
from pipeline.normalise.register.entries import Register
from pipeline.records import (
    Decision,
    Document,
    Organisation,
    OrganisationKind,
    OrganisationMention,
    Severity,
    Spot,
    Statement,
)
from pipeline.rulebook.organisations import OrganisationRules
from pipeline.thai import skeleton

_NEAR = 0.75  # a name this near one of the area is no longer name cut short


_A_LIST = 3
"""As many bodies with scores in sentences, none of them in the head of the document, are a list of a third body."""


def _bodies_in_sentences(statements: Iterable[Statement]) -> set[str]:
    """The bodies, as skeletons, that sentences (not tables) give scores to by name."""
    return {
        skeleton(piece.spot.text)
        for one in statements
        if one.kind == "score" and one.place.grid_number is None and (piece := one.first("organisation")) is not None
    }


class OrganisationResolver:
    """Resolves one document (``resolution``) and the rows of its tables (``resolve_row``)."""

    def __init__(
        self, document: Document, statements: Sequence[Statement], register: Register, rules: OrganisationRules
    ) -> None:
        self._document = document
        self._statements = tuple(one for one in statements if one.kind == "organisation")
        self._is_list = len(_bodies_in_sentences(statements)) >= _A_LIST
        self._judge: OrganisationJudge = judge_of(register, rules)
        self._rules = rules
        spelled = group_spellings(self._statements, rules)
        self._area = self._judge.areas.judge(self._areas(spelled))
        self._headings = heading_areas(self._judge, self._statements)
        self._rows = self._decided_rows()
        self.resolution = self._resolve(self._refined(spelled))
        self._of_scores: dict[str, Organisation] = {}

    @property
    def organisations(self) -> list[Organisation]:
        """Every body that the document, its tables and their scores name, by id."""
        named = {one.organisation_id: one for one in self.resolution.organisations} | self._of_scores
        return [named[key] for key in sorted(named)]

    @property
    def severity_as_printed(self) -> Severity:
        """How bad it is that no list has a clear name: little, where the list is of places and not of bodies."""
        return "warning" if self._judge.register.is_official else "info"

    def resolve_row(
        self, label: str, province: str | None = None, district: str | None = None, kind: str | None = None
    ) -> RowDecision:
        """The body of a table's row; area and kind are the texts of the row's own columns, where it has them."""
        heading = self._headings.get(" ".join(label.split()))
        return resolve_row(self._judge, self._area, label, province, district, kind, heading)

    def body_of(self, statement: Statement) -> RowDecision | None:
        """The body that a score or a level is of, by its row or column; ``None`` where these name none."""
        label = statement.first("organisation")
        if label is None:
            return None
        texts = {name: piece.spot.text for name in ("province", "district", "kind") if (piece := statement.first(name))}
        decision = self.resolve_row(
            one_line(label.spot.text), texts.get("province"), texts.get("district"), texts.get("kind", label.header)
        )
        if decision.organisation is not None:
            self._of_scores[decision.organisation.organisation_id] = decision.organisation
        return decision

    def _resolve(self, spelled: Sequence[Spelling]) -> OrganisationResolution:
        local = [one for one in spelled if one.kind != "agency"]
        kind = _heaviest_kind(local)
        agencies = [one for one in spelled if one.kind == "agency"]
        is_about_others = bool(self._rows) or self._is_list  # rows or sentences that give scores to many bodies
        units = units_of(agencies, local)
        if kind is None or units or (is_about_others and not any(one.is_front for one in local)):
            return self._of_agency(units or agencies)
        own = [one for one in local if one.kind == kind]
        main = max(own, key=lambda one: one.weight)
        verdict = self._judge.judge(self._area, kind, self._clues(own), self._hosts())
        another = is_another_name(self._judge, self._area, main, own, verdict)
        if another:
            verdict = replace(verdict, entry=None, decision="unresolved")
        front = {one.skeleton for one in own if one.is_front}
        decided = [one for one in (decide_mention(self._judge, one, verdict, front) for one in local) if one]
        if verdict.decision in ("exact", "resolved") and verdict.entry is not None:
            reporter = verdict.entry.organisation
            official = self._area.province is not None or kind == "pao"
            official = official and any(one.decision == "exact" for one in decided)
            decision: Decision = "exact" if official else "resolved"
            findings = findings_of_reporter(reporter, decided, is_official=self._judge.register.is_official)
            return self._answer(reporter, decision, verdict.similarity, main.printed, decided, findings)
        near = (verdict.similarity or 0.0) >= self._rules.judging.same_body_similarity
        if not another and (near or not says_one_thing(main, own)):
            finding = finding_without_reporter(main, verdict, None)
            return self._answer(None, verdict.decision, verdict.similarity, main.printed, decided, [finding])
        reporter = as_printed(kind, main.name, self._area)
        decided = [
            replace(one, decision="unresolved", organisation=reporter)
            if one.spelling.kind == kind and one.spelling.skeleton == main.skeleton
            else neighbour_of(self._judge, self._area, main, one)
            for one in decided
        ]
        # Where some name is near: one printed once, or as near as one of another length can be, is for a person to see.
        near = (verdict.similarity or 0.0) > self._rules.judging.other_length_similarity
        doubtful = another and bool(verdict.nearest) and (near or main.count == 1)
        severity: Severity = "warning" if doubtful else self.severity_as_printed
        told = [finding_without_reporter(main, verdict, severity), *foreign_named(reporter, decided)]
        return self._answer(reporter, "unresolved", verdict.similarity, main.printed, decided, told)

    def _of_agency(self, agencies: Sequence[Spelling]) -> OrganisationResolution:
        """The document of a body that is no local government, or of none that it names."""
        if agencies:
            main = max(agencies, key=lambda one: one.weight)
            reporter = as_printed("agency", main.name, self._judge.areas.judge(main.areas))
            own = MentionDecision(main, "resolved", None, reporter)
            return self._answer(reporter, "resolved", None, main.printed, [own], [])
        if self._rows:
            return self._answer(None, "unresolved", None, None, [], [])
        nearest = pointed_at(self._judge, self._area, self._hosts())
        if not nearest:
            nobody = OrganisationFinding("organisation-unresolved", None, None, None, ())
            return self._answer(None, "unresolved", None, None, [], [nobody])
        spots = [(field.spot, one.rule_id) for one in self._statements for field in one.all("domain")]
        return self._answer(None, "unresolved", None, None, [], [finding_of_domain(spots, nearest)])

    def _hosts(self) -> list[str]:
        """The web domains that the document prints."""
        return sorted({one.spot.text for statement in self._statements for one in statement.all("domain")})

    def _answer(
        self,
        reporter: Organisation | None,
        decision: Decision,
        similarity: float | None,
        printed: str | None,
        decided: Sequence[MentionDecision],
        findings: Sequence[OrganisationFinding],
    ) -> OrganisationResolution:
        lines = [
            (one.spelling.printed, one.spelling.count, one.organisation, rounded(one.similarity), one.decision,
             one.spelling.spots[0])
            for one in decided
        ]  # fmt: skip
        lines += [(label, len(spots), row.organisation, row.similarity, row.decision, spots[0])
                  for (label, row), spots in self._rows.items()]  # fmt: skip
        known = {body.organisation_id: body for _, _, body, _, _, _ in lines if body is not None}
        if reporter is not None:
            known[reporter.organisation_id] = reporter
        mentions = tuple(
            OrganisationMention(
                self._document.document_id, text, count, body.organisation_id if body else None, near, what
            )
            for text, count, body, near, what, _ in lines
        )
        return OrganisationResolution(
            reporter=reporter,
            decision=decision,
            similarity=rounded(similarity),
            printed=printed,
            area=self._area,
            mentions=mentions,
            spots=tuple(spot for *_, spot in lines),
            organisations=tuple(known[key] for key in sorted(known)),
            findings=(*findings, *self._row_findings()),
        )

    def _areas(self, spelled: Sequence[Spelling]) -> list[AreaSpelling]:
        found = [area for one in spelled if one.kind != "agency" for area in one.areas]
        for statement in self._statements:
            what, where = rule_parts(statement)
            if what == "place" and (area := area_spelling(statement, place_weight(where, self._rules.judging))):
                found.append(area)
        if not found:  # a table of organisations says where they sit: enough where all rows say the same
            rows = [area_spelling(one, 1.0) for one in self._statements if rule_parts(one)[0] == "row"]
            provinces = {row.province for row in rows if row is not None}
            if len(provinces) == 1:
                found = [AreaSpelling(None, provinces.pop(), 1.0)]
        return found

    def _refined(self, spelled: Sequence[Spelling]) -> list[Spelling]:
        """Names cut by what the area knows, equal ones joined; what names a person or nothing is left out."""
        kept: dict[tuple[str, str], Spelling] = {}
        printed = {one.skeleton for one in spelled}
        for spelling in spelled:
            one = spelling
            if one.kind != "agency":
                names = {entry.skeleton for entry in self._judge.bodies(self._area, one.kind)}
                near = any(self._judge.confusions.similarity(one.skeleton, name) >= _NEAR for name in names)
                one = refine(one, near, names, printed, self._rules.mentions)
                if names_a_person(one, self._rules.mentions) and not self._judge.register.named(one.skeleton, one.kind):
                    continue
            before = kept.setdefault((one.kind, one.printed), one)
            if before is not one:
                before.join(one)
        return list(kept.values())

    def _clues(self, own: Sequence[Spelling]) -> list[Clue]:
        """One clue for each distinct name; a spelling that a person has judged counts as the name it was given."""
        weights: dict[str, float] = defaultdict(float)
        for one in own:
            weights[self._judged(one)] += one.weight
        for name in sorted({name for one in own for name in one.subdistricts} - weights.keys()):
            weights[name] = self._rules.judging.subdistrict_weight
        return [Clue(name, weight) for name, weight in weights.items()]

    def _judged(self, spelling: Spelling) -> str:
        province, district = self._area.province, self._area.district
        for one in self._rules.names.judged:
            here = province is not None and skeleton(one.province) == province.skeleton
            if one.district is not None:
                here = here and district is not None and skeleton(one.district) == district.skeleton
            if here and one.kind == spelling.kind and skeleton(one.printed) == spelling.skeleton:
                return skeleton(one.name)
        return spelling.skeleton

    def _decided_rows(self) -> dict[tuple[str, RowDecision], list[tuple[Spot, str]]]:
        """The labels of rows with their decisions and places, in order of the first."""
        rows: dict[tuple[str, RowDecision], list[tuple[Spot, str]]] = {}
        for statement in self._statements:
            name = statement.first("name")
            if rule_parts(statement)[0] != "row" or name is None:
                continue
            beside = [statement.first(role) for role in ("province", "district", "organisation_kind")]
            province, district, kind = (one.spot.text if one else None for one in beside)
            label = " ".join(name.spot.text.split())
            decision = self.resolve_row(label, province, district, kind)
            rows.setdefault((label, decision), []).append((name.spot, statement.rule_id))
        return rows

    def _row_findings(self) -> list[OrganisationFinding]:
        derived = not self._judge.register.is_official
        return [
            OrganisationFinding("organisation-unresolved", label, None, None, tuple(spots), "warning")
            for (label, row), spots in self._rows.items()
            if row.decision in ("candidate", "unresolved") and not (derived and row.organisation)
        ]


def _heaviest_kind(local: Sequence[Spelling]) -> OrganisationKind | None:
    """The kind with the most evidence; the first named of equals. A prefix that stands alone is hardly evidence."""
    weights: dict[OrganisationKind, float] = defaultdict(float)
    for one in local:
        weights[one.kind] += one.weight * (0.1 if one.is_spaced and not one.is_front else 1.0)
    return max(weights, key=lambda kind: weights[kind], default=None)
