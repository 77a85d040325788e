"""What a measure answers: indicator, sub-indicator, question or item, and issue (ประเด็นที่ ๑-๗).

Takes the statements of measures, reads their own columns first, then the section above them, what their title, steps
and analysis say, and the heading before; gives codes only where they are the same in every year that the labels fit.
Never guesses a code out of an order: measures are written for a few questions, not for a run of them.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from pipeline.matching.labels import label_matcher
from pipeline.normalise.elements.issues import resolve_issue
from pipeline.normalise.elements.resolve import LabelInContext, resolve_elements
from pipeline.normalise.elements.year_fingerprint import fingerprint_years
from pipeline.normalise.records.frame import Frame, one_line
from pipeline.records import Scope, Statement
from pipeline.thai import arabic_digits

_CODES = ("code", "question", "item_title")
_NAMES = ("indicator", "indicator_number", "issue")
_TELLING = ("analysis", "weakness", "improvement", "strength", "steps", "title")
# "จากผลการประเมิน ITA ตัวชี้วัดที่ ๙.๔ การบริหาร…": a measure that says in its text which indicator it answers.
_SAID_INDICATOR = re.compile(r"ตัวชี้วัด(?:ย่อย)?ที่\s*[0-9๐-๙]{1,2}(?:\s?\.\s?[0-9๐-๙])?[^\n]{0,60}")
# "O27 มาตรการส่งเสริม…", "(i12)": the code of a question or item in a text.
_SAID_CODE = re.compile(r"(?<![A-Za-z0-9๐-๙])(?:OIT|[OoIiEe])\s?[0-9๐-๙]{1,2}(?![0-9๐-๙])")
_LABEL_REACH = 80

_HAS_LETTERS = re.compile("[A-Za-zก-ฮ]")


@dataclass(frozen=True, slots=True)
class Target:
    """Codes of the framework and the number of the issue; ``None`` where nothing says so.

    ``unread_code`` is a printed code that could stand for several questions or items, or for none.
    """

    indicator: str | None = None
    sub_indicator: str | None = None
    item: str | None = None
    issue: int | None = None
    unread_code: str | None = None

    @property
    def is_open(self) -> bool:
        """Whether nothing is known of what the measure answers."""
        return not (self.indicator or self.sub_indicator or self.item or self.issue)


class Targets:
    """Finds the targets of the measures of one document."""

    def __init__(self, frame: Frame, statements: Sequence[Statement]) -> None:
        self._frame = frame
        labels = [
            label
            for statement in statements
            for label in (*_own(statement, _CODES), *_said_codes(_own(statement, _TELLING)))
        ]
        result_year = frame.result_year
        if result_year is not None and frame.rulebook.framework(result_year) is not None:
            self._years: tuple[int, ...] = (result_year,)
        else:
            self._years = fingerprint_years(labels, frame.rulebook).possible
        self._elements: dict[LabelInContext, tuple[Scope | None, str | None]] = {}

    def of(self, statement: Statement) -> Target:
        """The target of one measure."""
        section = statement.governing("section")
        above = [section.spot.text] if section is not None else []
        own = [*_own(statement, _CODES), *_own(statement, _NAMES)]
        found = self._read([*own, *above])
        texts = _own(statement, _TELLING)
        if found.is_open:
            said = [hit.group() for text in texts if (hit := _SAID_INDICATOR.search(text))]
            found = self._read([*_own(statement, ("title",)), *said[:1]])
        if found.item is None:
            found = self._with_said_code(found, texts)
        if found.is_open and not own:
            heading = [
                piece.spot.text for piece in reversed(statement.context) if piece.name not in ("caption", "section")
            ]
            found = self._read(heading[:1])
        if found.item is None:
            found = replace(found, unread_code=self._printed_code(_own(statement, _CODES)))
        return found

    def _with_said_code(self, found: Target, texts: Sequence[str]) -> Target:
        """The target with the one question or item that the texts name, where it lies below the known indicator."""
        labels = {_folded_code(label): label for label in _said_codes(texts)}
        if len(labels) != 1:
            return found
        target = self._read(list(labels.values()), found)
        if target.item is None:
            return found
        if found.indicator is not None and target.indicator not in (None, found.indicator):
            return found
        return replace(
            found,
            item=target.item,
            indicator=found.indicator or target.indicator,
            sub_indicator=found.sub_indicator or target.sub_indicator,
        )

    def _printed_code(self, labels: Sequence[str]) -> str | None:
        """The first code of a question or item that the labels print."""
        for text in labels:
            printed = label_matcher(self._frame.rulebook).read(one_line(text)).printed
            if printed is not None and any(
                one.scope in ("question", "item") and one.strong for one in printed.meanings
            ):
                return printed.printed
        return None

    def _read(self, labels: Sequence[str], beside: Target | None = None) -> Target:
        """Read labels of one measure; ``beside`` is what its other labels say, for codes inside running text."""
        codes: dict[Scope, str] = {}
        issue: int | None = None
        governing = self._governing(labels)
        if governing is None and beside is not None and beside.indicator is not None:
            governing = ("indicator", beside.indicator)
        for text in (one_line(label) for label in labels):
            reading = resolve_issue(text, self._frame.rulebook, self._frame.result_year)
            if reading is not None:
                issue = issue or reading.number
                continue
            scope, code = self._element(text, governing)
            if scope is not None and code is not None:
                codes.setdefault(scope, code)
        item = codes.get("question") or codes.get("item")
        sub_indicator, indicator = codes.get("sub_indicator"), codes.get("indicator")
        if item is not None and indicator is None and sub_indicator is None:
            indicator, sub_indicator = self._parents("question" if "question" in codes else "item", item)
        if indicator is None and sub_indicator is not None:
            indicator = sub_indicator.partition(".")[0]
        return Target(indicator, sub_indicator, item, issue)

    def _element(self, text: str, governing: tuple[Scope, str] | None) -> tuple[Scope | None, str | None]:
        label = LabelInContext(text, governing=governing)
        if label not in self._elements:  # one indicator stands beside many measures
            readings = [
                (year, one) for year in self._years for one in resolve_elements([label], year, self._frame.rulebook)
            ]
            found = {(one.scope, one.code) for _, one in readings}
            if len(found) > 1 and _SAID_CODE.match(text):
                found = {(one.scope, one.code) for year, one in readings if self._is_near(year) and not one.problems}
            self._elements[label] = found.pop() if len(found) == 1 else (None, None)
        return self._elements[label]

    def _is_near(self, year: int) -> bool:
        """Whether the measures of the document can answer the assessment of a year: that of action or the one before.

        A code whose title agrees with it there is of that year, though other years number otherwise.
        """
        return self._frame.measure_year is not None and 0 <= self._frame.measure_year - year <= 1

    def _governing(self, labels: Sequence[str]) -> tuple[Scope, str] | None:
        """The indicator that one of the labels names governs the codes beside it: ๑๑๑ under indicator 2 is I11."""
        for text in labels:
            best = label_matcher(self._frame.rulebook).read(one_line(text)).best
            if best is not None and best.scope in ("indicator", "sub_indicator"):
                return best.scope, best.code
        return None

    def _parents(self, scope: Scope, code: str) -> tuple[str | None, str | None]:
        """Indicator and sub-indicator above a question or item, where all possible years agree."""
        found: set[tuple[str | None, str | None]] = set()
        for year in self._years:
            framework = self._frame.rulebook.framework(year)
            element = framework.element(scope, code) if framework is not None else None
            if element is None:
                continue
            is_direct = element.parent_scope == "indicator"
            found.add((element.parent_code, None) if is_direct else (None, element.parent_code))
        return found.pop() if len(found) == 1 else (None, None)


def _own(statement: Statement, names: Sequence[str]) -> list[str]:
    """The texts of a statement's fields of these names; code and title of an item are one label."""
    texts = [
        _numbered(piece.spot.text) if name == "indicator_number" else piece.spot.text
        for name in names
        for piece in statement.all(name)
        if piece.spot.text.strip()
    ]
    has_code = "code" in names and any(piece.spot.text.strip() for piece in statement.all("code"))
    return [" ".join(texts)] if has_code and len(texts) > 1 else texts


def _said_codes(texts: Sequence[str]) -> list[str]:
    """The codes of questions and items in texts, each with what follows it."""
    return [text[hit.start() : hit.end() + _LABEL_REACH] for text in texts for hit in _SAID_CODE.finditer(text)]


def _folded_code(label: str) -> str:
    """The code that opens a label, for comparing: digits Arabic, letters small, no spaces."""
    hit = _SAID_CODE.match(label)
    return "" if hit is None else "".join(arabic_digits(hit.group()).casefold().split())


def _numbered(text: str) -> str:
    """A cell of a column of indicator numbers as a label: a bare number has its word in the header."""
    return text if _HAS_LETTERS.search(text) else f"ตัวชี้วัดที่ {text}"
