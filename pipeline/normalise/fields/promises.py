"""Report documents that promise results, or records of one kind, and gave none (``nothing-read``).

Takes a document, the kinds of its records and the signs of ``rules/checks.yml``; gives one finding or none. All signs
are weighed, for and against; no single word decides.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from functools import lru_cache
from itertools import pairwise, takewhile

from pipeline.normalise.records.frame import Frame, one_line
from pipeline.records import Document, Finding, Paragraph, Passage, ReportKind, Spot
from pipeline.rulebook import Rulebook
from pipeline.rulebook.checks import RecordKind, Sign, SignOf, make_finding
from pipeline.thai import arabic_digits, skeleton

_RULE, _RULE_ID = "nothing-read", "promises"
_SUBJECT = re.compile(r"^[\s*#]*เรื่อง")
_ADDRESSEE = re.compile(r"^[\s*]*เรียน(?=[\s.:])")
_SCORE = re.compile(r"(?<![\d.,])(?:100\.00|[1-9]?\d\.\d\d)(?![\d.,]| ?(?:น\.|บาท|ล้าน))")
_ITEM = re.compile(r"(?<![A-Za-z\d])[oO] ?([1-9]\d?)(?!\d)")
_INSTRUMENT = re.compile(r"(?<![A-Za-z])(?:IIT|EIT|OIT)(?![A-Za-z])")
_PAGE_NUMBER = re.compile(r"(?:\.{3}|(?:\. ){2}|_{3}|\t|  |\||หน้า) *(\d{1,3}) *$")
_FEWEST_PAGES = 3
_LONGEST_LINE = 400
_SHORTEST_NAME = 6


def nothing_read(frame: Frame, kinds: Iterable[ReportKind], given: Collection[RecordKind]) -> list[Finding]:
    """Return the finding if the weights of all signs of a promise that was not kept reach the threshold.

    Args:
        frame: The document and the rules.
        kinds: The kinds of report that parsing found.
        given: The kinds of records that were made of the document.
    """
    rules = frame.rulebook.checks.nothing_read
    lines = list(_lines(frame.document))
    counted = _Signs([text for text, _passage in lines], kinds, rules.title_lines, frame.rulebook)
    against = tuple(sign for sign in rules.signs if sign.weight < 0)
    promises = [] if given else [rules.signs]
    promises += [(*kind.signs, *against) for kind in rules.kinds.values() if not kind.gives & set(given)]
    grounds: list[Sign] = []
    for signs in promises:
        weighed = [(sign, sign.weight * _counted(sign, counted.of(sign))) for sign in signs]
        if sum(weight for _sign, weight in weighed) >= rules.threshold:
            grounds += [sign for sign, weight in weighed if weight > 0]
    if not grounds:
        return []
    title, place = lines[0]
    finding = make_finding(
        frame.rulebook,
        _RULE,
        document_id=frame.document_id,
        organisation_id=frame.organisation_id,
        year=frame.result_year,
        observed=one_line(title),
        evidence_ids=(frame.book.add(Spot(place), _RULE_ID),),
        signs_th=", ".join(dict.fromkeys(sign.th for sign in grounds)),
        signs_en=", ".join(dict.fromkeys(sign.en for sign in grounds)),
    )
    return [finding]


def _counted(sign: Sign, count: int) -> int:
    return min(sign.most, count) if count >= sign.least else 0


class _Signs:
    """Counter of the signs in a document's lines."""

    def __init__(self, lines: list[str], kinds: Iterable[ReportKind], title_lines: int, rulebook: Rulebook) -> None:
        self._lines = lines
        below = lines[1:title_lines]
        head = lines[:1] + list(takewhile(lambda text: not (_ADDRESSEE.match(text) or _SCORE.search(text)), below))
        subjects = [text for text in lines[len(head) :] if _SUBJECT.match(text)]
        self._title = "\n".join([*head, *subjects])
        named = [_named(text, rulebook) for text in lines]
        scored = [_SCORE.search(text) is not None for text in lines]
        self._counts: Mapping[SignOf, Callable[[], int]] = {
            "kinds": lambda: len(set(kinds) - {"memo"}),
            "names": lambda: len(frozenset[str]().union(*named)),
            "numbers": lambda: sum(scored),
            "named_numbers": lambda: len(frozenset[str]().union(*(n for n, s in zip(named, scored, strict=True) if s))),
            "item_run": lambda: _run(lines),
            "page_numbers": lambda: _page_numbers(lines),
        }

    def of(self, sign: Sign) -> int:
        """Return how often the sign occurs."""
        if sign.pattern is None:
            return self._counts[sign.of]()
        if sign.of == "title":
            return int(sign.pattern.search(self._title) is not None)
        matching = sum(sign.pattern.search(text) is not None for text in self._lines)
        return matching if sign.of == "lines" else round(10 * matching / max(1, len(self._lines)))


def _lines(document: Document) -> Iterator[tuple[str, Passage]]:
    """Yield every line with text, digits Arabic, with its passage; a row of a table is one line."""
    for block in document.blocks:
        if isinstance(block, Paragraph):
            for line in block.passage.text.splitlines():
                if line.strip():
                    yield arabic_digits(line)[:_LONGEST_LINE], block.passage
            continue
        rows: dict[int, list[Passage]] = {}
        for cell in block.cells:
            rows.setdefault(cell.row, []).append(cell.passage)
        for _number, row in sorted(rows.items()):
            yield " | ".join(one_line(arabic_digits(passage.text)) for passage in row), row[0]


def _named(text: str, rulebook: Rulebook) -> frozenset[str]:
    """Return the indicators and instruments that a line names, by official name or acronym."""
    folded = skeleton(text)
    found = {code for name, code in _official(_Once(rulebook)).items() if name in folded}
    return frozenset(found | set(_INSTRUMENT.findall(text)))


class _Once:
    """A rulebook by its hash: the names are folded once."""

    __slots__ = ("rulebook",)

    def __init__(self, rulebook: Rulebook) -> None:
        self.rulebook = rulebook

    def __hash__(self) -> int:
        return hash(self.rulebook.hash)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, _Once) and other.rulebook.hash == self.rulebook.hash


@lru_cache(maxsize=2)
def _official(once: _Once) -> dict[str, str]:
    """Return the folded names of indicators and instruments of all years, with their codes in the latest year."""
    return {
        folded: element.code
        for _year, framework in sorted(once.rulebook.frameworks.items())
        for element in framework.elements
        if element.scope in ("indicator", "instrument")
        for name in element.names
        if len(folded := skeleton(name)) >= _SHORTEST_NAME
    }


def _page_numbers(lines: list[str]) -> int:
    """Return the tenths of lines that end with a page number; 0 if the numbers fall or are too few."""
    pages = [int(found[1]) for text in lines if (found := _PAGE_NUMBER.search(text)) is not None]
    rises = all(before <= after for before, after in pairwise(pages)) and len(set(pages)) >= _FEWEST_PAGES
    return round(10 * len(pages) / len(lines)) if rises else 0


def _run(lines: Iterable[str]) -> int:
    """Return the length of the longest sequence of item codes, each one more than the code before."""
    longest = length = last = 0
    for text in lines:
        for code in map(int, _ITEM.findall(text)):
            if code == last:
                continue
            length = length + 1 if code == last + 1 else 1
            last, longest = code, max(longest, length)
    return longest
