"""Report documents that promise results, or records of one kind, and gave none (``nothing-read``).

Takes a document, the kinds of its records and the signs of ``rules/checks.yml``; gives one finding or none. All signs
are weighed, for and against; no single word decides.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from itertools import pairwise, takewhile

from pipeline.matching.once import once
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
    signs = _Signs([text for text, _passage in lines], kinds, rules.title_lines, frame.rulebook)
    grounds = [] if given else _grounds(signs, rules.signs, len(signs.title), rules.threshold)
    # What a title promises by its name is not taken back by the words of the body, or by what the title says later.
    against = tuple(sign for sign in rules.signs if sign.weight < 0 and (sign.of != "lines" or sign.title))
    for kind in rules.kinds.values():
        if not kind.gives & set(given):
            promised = signs.promised_at(kind.signs)
            grounds += _grounds(signs, (*kind.signs, *against), promised, rules.threshold)
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


def _grounds(signs: _Signs, weighed: Iterable[Sign], promised: int, threshold: int) -> list[Sign]:
    """Return the signs of a promise if all weights reach the threshold.

    Titles speak against a promise only before ``promised``.
    """
    weights = [(sign, sign.weight * _counted(sign, signs.of(sign, promised))) for sign in weighed]
    if sum(weight for _sign, weight in weights) < threshold:
        return []
    return [sign for sign, weight in weights if weight > 0]


def _counted(sign: Sign, count: int) -> int:
    return min(sign.most, count) if count >= sign.least else 0


class _Signs:
    """Counter of the signs in a document's lines. ``title`` holds the lines that are the title."""

    def __init__(self, lines: list[str], kinds: Iterable[ReportKind], title_lines: int, rulebook: Rulebook) -> None:
        self._lines = lines
        below = takewhile(lambda text: not _is_below_title(text, rulebook), lines[1:title_lines])
        head = lines[:1] + list(below)
        subjects = [text for text in lines[len(head) :] if _SUBJECT.match(text)]
        no_title = rulebook.passages.subjects.not_a_title
        self.title = "\n".join(text for text in (*head, *subjects) if not no_title.search(text))
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

    def promised_at(self, signs: Iterable[Sign]) -> int:
        """Return where the first promise of the title begins; the end of the title if it has none."""
        patterns = [sign.pattern for sign in signs if sign.of == "title" and sign.weight > 0 and sign.pattern]
        found = [hit.start() for pattern in patterns if (hit := pattern.search(self.title)) is not None]
        return min(found, default=len(self.title))

    def of(self, sign: Sign, promised: int) -> int:
        """Return how often the sign occurs; what is against a promise counts in the title before ``promised``."""
        if sign.title is not None and sign.title.search(self.title) is None:
            return 0
        if sign.pattern is None:
            return self._counts[sign.of]()
        if sign.of == "title":
            hit = sign.pattern.search(self.title)
            return int(hit is not None and (sign.weight > 0 or sign.is_anywhere or hit.start() <= promised))
        matching = sum(sign.pattern.search(text) is not None for text in self._lines)
        return matching if sign.of == "lines" else round(10 * matching / max(1, len(self._lines)))


def _is_below_title(line: str, rulebook: Rulebook) -> bool:
    """Return whether a line is a sentence, an entry of a list, a row, a label or a score, and so no title."""
    below = rulebook.passages.subjects.below_title
    is_subject = _SUBJECT.match(line) is not None
    return not is_subject and any(
        pattern.search(line) for pattern in (below, rulebook.passages.years.body_words, _ADDRESSEE, _SCORE)
    )


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
    found = {code for name, code in _official(rulebook).items() if name in folded}
    return frozenset(found | set(_INSTRUMENT.findall(text)))


@once
def _official(rulebook: Rulebook) -> dict[str, str]:
    """Return the folded names of indicators and instruments of all years, with their codes in the latest year."""
    return {
        folded: element.code
        for _year, framework in sorted(rulebook.frameworks.items())
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
