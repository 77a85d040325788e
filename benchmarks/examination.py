"""What a batch says against the truth of its document: counts and, for each miss, a sentence."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from typing import Any, Final, TypeAlias

from pipeline.records import Batch, Finding, Measure, Score

Truth: TypeAlias = Mapping[str, Any]  # truth.json as written by scripts/documents
Levels: TypeAlias = Mapping[str, str]  # Thai name of a level to its code in the rulebook
Key: TypeAlias = tuple[str | None, int | None, str, str, str]
ANY: Final = "any"
_ARABIC: Final = str.maketrans("๐๑๒๓๔๕๖๗๘๙", "0123456789")


@dataclass
class Marks:
    """Counts by name (``scores``, ``scores.right``, ...) and the misses in words."""

    counts: Counter[str] = field(default_factory=Counter)
    misses: list[tuple[str, str]] = field(default_factory=list)

    def mark(self, name: str, right: bool, miss: str) -> None:
        """One fact of the truth: right or not."""
        self.counts[name] += 1
        self.counts[f"{name}.right"] += right
        if not right:
            self.misses.append((name, miss))

    def fault(self, name: str, miss: str) -> None:
        """Something that must not be."""
        self.counts[name] += 1
        self.misses.append((name, miss))


def examine(batch: Batch, truth: Truth, levels: Levels) -> Marks:
    """Marks of one document."""
    marks = Marks()
    _evidence(batch, marks)
    _document(batch, truth["document"], marks)
    _scores(batch, truth["scores"], marks)
    _assessments(batch, truth["assessments"], levels, marks)
    _items(batch, truth["disclosure_items"], marks)
    _measures(batch, truth["measures"], marks)
    _analyses(batch, truth["analyses"], marks)
    for wanted in truth["findings"]:
        _finding(batch, wanted, marks)
    marks.counts["clean"] += bool(truth["clean"])
    for found in batch.findings:
        if truth["clean"] and found.severity == "error":
            marks.fault("clean.error", f"{found.rule} {found.scope} {found.code} {found.part}: {found.message_en}")
    return marks


def plain(text: str | None) -> str:
    """Text without spaces and with Arabic digits, to compare beginnings."""
    return "".join((text or "").translate(_ARABIC).split()).strip("*-•:")


def _evidence(batch: Batch, marks: Marks) -> None:
    """Every piece of evidence stands where it says, and every score's evidence holds what was printed."""
    texts = {page.number: page.text for page in batch.pages}
    known = {one.evidence_id: one for one in batch.evidence}
    for one in batch.evidence:
        stands = texts[one.page_number][one.char_start : one.char_end]
        marks.mark("evidence", stands == one.raw_text, f"page {one.page_number}: {one.raw_text!r} is {stands!r}")
    for score in batch.scores:
        raw = known[score.evidence_id].raw_text if score.evidence_id in known else ""
        right = plain(score.printed) in plain(raw)
        marks.mark("evidence", right, f"{score.scope} {score.code}: {score.printed!r} is not in {raw!r}")


def _document(batch: Batch, truth: Truth, marks: Marks) -> None:
    body = next((one for one in batch.organisations if one.organisation_id == batch.document.organisation_id), None)
    names = ("kind", "name", "district", "province")
    got = {name: getattr(body, name) for name in names} if body else None
    wanted = truth["organisation"]
    if wanted != ANY:
        marks.mark(
            "organisation", got == wanted, f"wanted {wanted}, got {got} from {batch.document.organisation_printed}"
        )
    for name in ("result_year_be", "measure_year_be"):
        if truth[name] != ANY:
            year = getattr(batch.document, name)
            marks.mark("years", year == truth[name], f"{name}: wanted {truth[name]}, got {year}")
    if truth["document_date"]:
        day = batch.document.document_date
        marks.mark(
            "date", day == date.fromisoformat(truth["document_date"]), f"wanted {truth['document_date']}, got {day}"
        )
    for kind in truth["kinds"] or ():
        marks.mark("kinds", kind in batch.document.report_kinds, f"{kind} is not in {batch.document.report_kinds}")


def _owners(batch: Batch) -> Callable[[str | None], str | None]:
    """An organisation id as truth names it: ``None`` for the reporter, else the full name without spaces."""
    names = {one.organisation_id: one.full_name.replace(" ", "") for one in batch.organisations}
    reporter = batch.document.organisation_id
    return lambda one: None if one == reporter else names.get(one or "", f"unknown {one}")


def _scores(batch: Batch, truth: Sequence[Truth], marks: Marks) -> None:
    owner = _owners(batch)
    got: dict[Key, list[Score]] = defaultdict(list)
    for score in batch.scores:
        got[owner(score.organisation_id), score.fiscal_year_be, score.scope, score.code, score.part].append(score)
    wanted: dict[Key, str | None] = {}
    for row in truth:
        wanted[row["organisation"], row["fiscal_year_be"], row["scope"], row["code"], row["part"]] = row["value"]
    for key, value in wanted.items():
        values = [score.value for score in got.get(key, ())]
        right = bool(values) and (value == ANY or (None if value is None else Decimal(value)) in values)
        marks.mark("scores", right, f"{_name(key)}: wanted {value}, got {values}")
        for score in got.get(key, ()):
            if value != ANY and score.value != (None if value is None else Decimal(value)):
                marks.fault("scores.wrong", f"{_name(key)}: wanted {value}, got {score.value} from {score.printed!r}")
                if not _told(batch, score):
                    marks.fault("scores.silent", f"{_name(key)}: {score.value}")
    for key in (place for place in got if place not in wanted):
        for score in got[key]:
            name = "scores.extra_blank" if score.value is None else "scores.invented"
            marks.fault(name, f"{_name(key)}: {score.value} from {score.printed!r} ({score.label_printed})")
            if score.value is not None and not _told(batch, score):
                marks.fault("scores.invented_silent", f"{_name(key)}: {score.value}")


def _name(key: Key) -> str:
    return " ".join(str(part) for part in key if part is not None)


def _told(batch: Batch, score: Score) -> bool:
    """Whether any finding but a proof is about this cell."""
    for found in batch.findings:
        if found.severity == "info":
            continue
        same = (found.scope, found.code) == (score.scope, score.code) and found.part in (None, score.part)
        if (same and found.fiscal_year_be == score.fiscal_year_be) or score.evidence_id in found.evidence_ids:
            return True
    return False


def _assessments(batch: Batch, truth: Sequence[Truth], levels: Levels, marks: Marks) -> None:
    owner = _owners(batch)
    got: dict[tuple[str | None, int | None], list[dict[str, Any]]] = defaultdict(list)
    for claim in batch.assessments:
        said = {name: getattr(claim, name) for name in ("level", "grade", "rank", "rank_of", "pass_mark")}
        got[owner(claim.organisation_id), claim.fiscal_year_be].append(said)
    claimed: dict[tuple[str | None, int | None], set[str]] = defaultdict(set)
    for row in truth:
        key = (row["organisation"], row["fiscal_year_be"])
        for name in ("level", "grade", "rank", "rank_of", "pass_mark"):
            if name not in row:
                continue
            claimed[key].add(name)
            value: object = row[name]
            accepted = {value, levels.get(str(value))} if name == "level" else {value}
            accepted = {Decimal(str(value))} if name == "pass_mark" else accepted
            said_all = [said[name] for said in got.get(key, ())]
            marks.mark(
                "assessments", any(one in accepted for one in said_all), f"{key} {name}: wanted {value}, got {said_all}"
            )
    for place, rows in got.items():
        for said in rows:
            for name in ("level", "grade", "rank"):
                if said[name] is not None and name not in claimed.get(place, set()):
                    marks.fault("assessments.invented", f"{place} {name}: {said[name]}")


def _items(batch: Batch, truth: Sequence[Truth], marks: Marks) -> None:
    got = {(row.fiscal_year_be, row.code): row for row in batch.disclosure_items}
    for row in truth:
        key = (row["fiscal_year_be"], row["code"])
        item = got.pop(key, None)
        marks.mark("items", item is not None, f"{key} {row['title']}")
        if item is not None:
            marks.mark(
                "items.status", item.status == row["status"], f"{key}: wanted {row['status']}, got {item.status}"
            )
            marks.mark("items.title", plain(item.title).startswith(plain(row["title"])), f"{key}: got {item.title!r}")
    for key, item in got.items():
        marks.fault("items.invented", f"{key} {item.code_printed!r} {item.title!r}")


def _measures(batch: Batch, truth: Sequence[Truth], marks: Marks) -> None:
    left = list(batch.measures)
    for row in truth:
        measure = next((one for one in left if plain(one.title).startswith(plain(row["title"]))), None)
        marks.mark(
            "measures", measure is not None, f"{row['title']}; titles left: {[one.title[:30] for one in left][:4]}"
        )
        if measure is not None:
            left.remove(measure)
            _fields(measure, row, marks)
    for measure in left:
        marks.fault("measures.invented", f"{measure.title!r} {measure.steps}")


def _fields(measure: Measure, row: Truth, marks: Marks) -> None:
    for name in ("stage", "fiscal_year_be", "indicator_code", "item_code", "issue_number", "status"):
        if name in row:
            said = getattr(measure, name)
            marks.mark("measures.fields", said == row[name], f"{row['title']} {name}: wanted {row[name]}, got {said}")
    for name in ("period_start", "period_end"):
        said = getattr(measure, name)
        right = (said.isoformat() if said else None) == row[name]
        marks.mark(
            "measures.fields",
            right,
            f"{row['title']} {name}: wanted {row[name]}, got {said} from {measure.period_printed!r}",
        )
    if "steps" in row:
        steps = [plain(step) for step in measure.steps]
        right = len(steps) == len(row["steps"]) and all(
            plain(want) in step for want, step in zip(row["steps"], steps, strict=True)
        )
        marks.mark("measures.fields", right, f"{row['title']} steps: wanted {row['steps']}, got {measure.steps}")
    for name, said in (("n_outputs", measure.outputs), ("n_outcomes", measure.outcomes)):
        if name in row:
            marks.mark(
                "measures.fields", len(said) == row[name], f"{row['title']} {name}: wanted {row[name]}, got {said}"
            )
    for unit in row.get("responsible_units", ()):
        right = any(plain(unit) in plain(one) for one in measure.responsible_units)
        marks.mark("measures.fields", right, f"{row['title']} units: wanted {unit}, got {measure.responsible_units}")


def _analyses(batch: Batch, truth: Sequence[Truth], marks: Marks) -> None:
    names = ("weakness", "improvement", "strength")
    said: dict[tuple[str, str], list[str]] = defaultdict(list)
    for analysis in batch.indicator_analyses:
        for name in names:
            if getattr(analysis, name) not in (None, ""):
                said[analysis.indicator_code, name].append(plain(getattr(analysis, name)))
    for row in truth:
        for name in names:
            texts = said.pop((row["indicator_code"], name), [])
            if name in row:
                right = any(plain(row[name]) in text for text in texts)
                marks.mark("analyses", right, f"{row['indicator_code']} {name}: wanted {row[name]!r}, got {texts}")
            elif texts:
                marks.fault("analyses.invented", f"{row['indicator_code']} {name}: {texts}")
    for (code, name), texts in said.items():
        marks.fault("analyses.invented", f"{code} {name}: {texts}")


def _finding(batch: Batch, wanted: Truth, marks: Marks) -> None:
    rules = [wanted["rule"]] if isinstance(wanted["rule"], str) else wanted["rule"]
    names = [name for name in ("scope", "code", "part", "fiscal_year_be") if name in wanted]
    about = [one for one in batch.findings if all(getattr(one, name) == wanted[name] for name in names)]
    named = [one for one in about if one.rule in rules]
    said = _said(about) or "nothing about it"
    marks.mark("findings", bool(named), f"wanted {wanted}, got {said}")
    if "suggested_value" in wanted:
        value = Decimal(wanted["suggested_value"])
        right = any(one.suggested_value == value for one in named)
        marks.mark("repairs", right, f"wanted {wanted}, got {said}")


def _said(found: Iterable[Finding]) -> str:
    return "; ".join(f"{one.rule} {one.scope} {one.code} {one.part} -> {one.suggested_value}" for one in found)
