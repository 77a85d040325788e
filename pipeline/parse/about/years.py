"""Find the years of a document and their roles: assessed year, year of measures, publishing round.

Takes a document and the rulebook, gives ``year`` statements with their places; never decides between them.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from pipeline.parse.text.view import View, view
from pipeline.records import Document, Field, Paragraph, Spot, Statement
from pipeline.rulebook import Rulebook
from pipeline.rulebook.passage_years import YearRole, YearRoleRule, YearRules
from pipeline.thai import YearMention, find_years
from pipeline.thai.years import year_of_cell

_SAID: dict[YearRole, str] = {"result": "result_year", "measure": "measure_year", "publish": "publish_year"}
_PAST_ROLES: frozenset[YearRole] = frozenset({"past", "compared", "series"})
_SERIES_LENGTH = 3
_SERIES_GAP = 14
_CARRIED = 24
_SHORT = 2


@dataclass(frozen=True, slots=True)
class SaidYear:
    """A year (Buddhist era) at ``start`` to ``end`` of a view's text, with its role."""

    year: int
    start: int
    end: int
    role: YearRole


def said_years(seen: View, rules: YearRules, carried: YearRole = "other") -> list[SaidYear]:
    """Return the years of a passage with their roles; ``carried`` is the role of a year without words before it."""
    mentions = find_years(seen.text)
    series = _series(seen.text, mentions)
    found: list[SaidYear] = []
    last = 0
    for mention in mentions:
        if mention.kind == "law":
            role: YearRole = "law"
        elif mention.kind == "date":
            role = "unrelated"
        elif mention in series and not (found and mentions[len(found) - 1] in series):
            role = _role(seen.text, last, mention, rules, "other")
            role = "series" if role == "other" else role
        elif mention in series or (found and last and rules.chain.search(seen.text[last : mention.start])):
            role = found[-1].role
        else:
            role = _role(seen.text, last, mention, rules, carried)
        found.append(SaidYear(mention.be_year, _start(seen.text, mention), mention.end, role))
        if mention.kind == "year":
            last = mention.end
    return found


def _start(text: str, mention: YearMention) -> int:
    """Return where the year begins; two digits (ปีงบประมาณ ๖๘) are a year only with the word before them."""
    if mention.end - mention.start > _SHORT:
        return mention.start
    word = text.rfind("ปี", max(0, mention.start - _CARRIED), mention.start)
    return word if word >= 0 else mention.start


def _series(text: str, mentions: Sequence[YearMention]) -> set[YearMention]:
    """Return the years that stand side by side without a number between (the legend of a chart): they have no role."""
    found: set[YearMention] = set()
    row: list[YearMention] = []
    for mention in mentions:
        between = text[row[-1].end : mention.start] if row else ""
        if len(between) > _SERIES_GAP or any(letter.isdecimal() for letter in between):
            row = []
        row.append(mention)
        if len(row) >= _SERIES_LENGTH:
            found.update(row)
    return found


def _role(text: str, last: int, mention: YearMention, rules: YearRules, carried: YearRole) -> YearRole:
    start = max(last, mention.start - rules.reach)
    for stop in rules.clause.finditer(text, start, mention.start):
        start = stop.end()
    before, after = text[start : mention.start], text[mention.end :]
    best: tuple[int, YearRoleRule] | None = None
    for rule in rules.roles:
        if rule.after is not None and rule.after.search(after):
            return rule.role
        if rule.before is None:
            continue
        end = max((found.end() for found in rule.before.finditer(before)), default=-1)
        if end >= 0 and (best is None or end > best[0]):
            best = (end, rule)
    if best is not None:
        return best[1].role
    return carried if last == 0 and len(rules.names.sub("", before).strip()) <= _CARRIED else "other"


def parse_years(document: Document, rulebook: Rulebook) -> list[Statement]:
    """Return ``year`` statements. The one field is named for its role; ``rule_id`` ends in the place.

    Fields ``result_year``, ``measure_year``, ``publish_year`` hold the digits; ``rule_id`` is ``years#title``,
    ``years#subject`` (the subject line of a memo), ``years#analysed`` (the year whose result the document says it
    analyses), ``years#body`` or ``years#period`` (a cell with a period). A ``history_year`` (``years#history``) is an
    earlier year whose result stands beside a later one.
    """
    found = [*_of_paragraphs(document, rulebook), *_of_periods(document, rulebook)]
    if all(statement.rule_id == "years#period" for statement in found):
        found += _only_year(document, rulebook.passages.years)
    return found


def result_year(years: Iterable[Statement]) -> int | None:
    """Return the latest printed year (B.E.) of results, before anything is weighed."""
    fields = (piece for one in years for piece in one.all(_SAID["result"]))
    return max((year for piece in fields if (year := year_of_cell(piece.spot.text)) is not None), default=None)


def _only_year(document: Document, rules: YearRules) -> list[Statement]:
    """Return the only year that a document about results prints, if no word gives its role."""
    views = [view(block.passage) for block in document.blocks if isinstance(block, Paragraph)]
    cells = [view(cell.passage) for table in document.tables for cell in table.cells]
    printed = {one.be_year for seen in (*views, *cells) for one in find_years(seen.text) if one.kind == "year"}
    result = [rule.before for rule in rules.roles if rule.role == "result" and rule.before is not None]
    if len(printed) != 1 or not any(cue.search(seen.text) for cue in result for seen in (*views, *cells)):
        return []
    for seen in (*views, *cells):
        for one in said_years(seen, rules):
            if one.role in ("other", "result") and one.year in printed:
                place = seen.spot(one.start, one.end)
                return [Statement("year", "years#body", place, (Field("result_year", place),))]
    return []


def _of_paragraphs(document: Document, rulebook: Rulebook) -> Iterator[Statement]:
    rules, memo = rulebook.passages.years, rulebook.passages.memo
    carried: YearRole = "other"
    paragraphs = [block.passage for block in document.blocks if isinstance(block, Paragraph)]
    for number, passage in enumerate(paragraphs):
        seen = view(passage)
        subject = memo.fields["subject"].search(seen.text)
        said = said_years(seen, rules, carried)
        # Results of several years side by side: the document is about the latest, the others are history.
        latest = max((one.year for one in said if one.role == "result"), default=None)
        last = 0
        for one in said:
            name, where = _SAID.get(one.role), "body"
            analysed = one.role == "result" and _is_analysed(seen.text, last, one, rules)
            earlier = latest is not None and one.year < latest
            last = one.end
            if subject is not None and one.start >= subject.start():
                where = "subject"
            elif number < rules.title_paragraphs and _is_title(seen.text, rules):
                where = "title"
            elif analysed:
                where = "analysed"
            if one.role in _PAST_ROLES or (one.role == "result" and earlier and where != "analysed"):
                name, where = "history_year", "history"
            if name is not None:
                place = seen.spot(one.start, one.end)
                yield Statement("year", f"years#{where}", place, (Field(name, place),))
        carried = _last_cue(seen.text, rules, carried if number < rules.title_paragraphs else "other")


def _is_title(text: str, rules: YearRules) -> bool:
    """Return whether a paragraph is short and no sentence of the text."""
    return len(text) <= rules.title_length and rules.body_words.search(text) is None


def _is_analysed(text: str, last: int, year: SaidYear, rules: YearRules) -> bool:
    """Return whether the words around a year say that its result is analysed."""
    before, after = text[last : year.start], text[year.end :]
    return rules.analysed_before.search(before) is not None or rules.analysed_after.search(after) is not None


def _last_cue(text: str, rules: YearRules, carried: YearRole) -> YearRole:
    """Return the role that a short paragraph without a year gives to a year in the next one.

    After a name, ``carried`` stays in force.
    """
    if len(text) > rules.title_length or find_years(text):
        return "other"
    ends = [
        (max((found.end() for found in rule.before.finditer(text)), default=-1), rule.role)
        for rule in rules.roles
        if rule.before is not None
    ]
    end, role = max(ends, key=lambda one: one[0], default=(-1, "other"))
    return role if end >= 0 else carried


def _of_periods(document: Document, rulebook: Rulebook) -> Iterator[Statement]:
    rules = rulebook.passages.years
    for table in document.tables:
        for cell in table.cells:
            seen = view(cell.passage)
            if len(seen.text) > rules.period_length or not rules.period.search(seen.text):
                continue
            spot = Spot(cell.passage, table.number, cell.row + 1, cell.column + 1)
            yield Statement("year", "years#period", spot, (Field("measure_period", spot),))
