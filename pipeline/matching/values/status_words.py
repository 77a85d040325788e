"""Statements of a state (สถานะ) as runs of words: negation, under way, planned, finished, partly, percentage.

Takes a text and a place in it, gives the run that opens or ends there with the state it means; never reads boxes.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import Literal

from pipeline.matching.once import once
from pipeline.records import Status
from pipeline.rulebook.statuses import StatusProblem, StatusRules
from pipeline.thai import arabic_digits

WordClass = Literal[
    "negation", "nearly", "underway", "underway_before_act", "partly", "planned", "planned_before_act", "finished",
    "cancelled", "acts", "fillers", "percent",
]  # fmt: skip
_CLASSES: tuple[WordClass, ...] = (
    "negation", "nearly", "underway", "underway_before_act", "partly", "planned", "planned_before_act", "finished",
    "cancelled", "acts", "fillers",
)  # fmt: skip
_REACH = 80  # no statement of a state with its line breaks is longer
_GAP = re.compile(r"[\s(:]*")
_BOUNDARY = r"\s|$|[.,:;()/\-–☐☑□■○●]"
_STILL = re.compile(r"ยัง|ได้|not", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class StatusPhrase:
    """A run of words that states a state: ``text[start:end]``.

    ``bare`` is the word ดำเนินการ by itself. ``runs_on``: words follow without a space (อยู่ระหว่างรวบรวม…).
    ``weak``: the end of a sentence about what was done (เผยแพร่บนเว็บไซต์แล้ว).
    """

    start: int
    end: int
    status: Status
    problem: StatusProblem | None = None
    bare: bool = False
    runs_on: bool = False
    weak: bool = False


@dataclass(frozen=True, slots=True)
class _Word:
    kind: WordClass
    start: int
    end: int
    text: str
    share: float = 0.0


@dataclass(frozen=True, slots=True)
class _Lexicon:
    pattern: re.Pattern[str]
    classes: dict[str, WordClass]
    boundary: re.Pattern[str]
    closing: frozenset[str]
    bare: frozenset[str]
    interim: frozenset[str]
    beginning: frozenset[str]
    asking: frozenset[str]
    relative: re.Pattern[str]
    conjunction: re.Pattern[str]
    adversative: re.Pattern[str]
    first_act: re.Pattern[str]
    rest: re.Pattern[str]
    open_statement: re.Pattern[str]
    unfinished: re.Pattern[str]
    denial: re.Pattern[str]


def phrase_at(text: str, place: int, rules: StatusRules) -> StatusPhrase | None:
    """Return the longest statement of a state that begins at a place; ``None`` if nothing there states one."""
    lexicon = _lexicon(rules)
    words = _run(text, place, lexicon)
    while words:
        runs_on = lexicon.boundary.match(text, words[-1].end) is None
        if not runs_on or _is_open(words):
            phrase = _meaning(text, words, lexicon)
            if phrase is not None and _stands(phrase, words, text):
                return replace(phrase, runs_on=runs_on)
        elif words == words[:1] and squeeze(words[0].text) in lexicon.bare:
            return StatusPhrase(words[0].start, words[0].end, "done", bare=True, runs_on=True)
        words = words[:-1]
    return None


def phrase_ending(text: str, place: int, rules: StatusRules) -> StatusPhrase | None:
    """Return the longest statement of a state that ends at a place, apart from spaces and punctuation.

    Glued to other words only the close of a sentence counts, with what it denies (งานยังไม่เสร็จ); a relative clause
    (ที่ดำเนินการแล้วเสร็จ) states nothing.
    """
    lexicon = _lexicon(rules)
    end = len(text[:place].rstrip(" \t\n.:)"))
    for start in range(max(0, end - _REACH), end):
        if text[start].isspace():
            continue
        words = _run(text[:end], start, lexicon)
        if not words or words[-1].end != end:
            continue
        glued = start > 0 and "ก" <= text[start - 1] <= "์" and lexicon.conjunction.search(text[:start]) is None
        if glued and words[0].kind == "fillers" and text[words[0].end : words[0].end + 1].isspace():
            continue  # the end of the word before the space: ในการดำเนิน|การ ดำเนินการแล้วเสร็จ
        if lexicon.relative.search(text[:start]):
            return None
        phrase = _meaning(text, words, lexicon)
        if phrase is None or not _stands(phrase, words, text):
            return None
        if not glued:
            return phrase
        if phrase.status == "in_progress" and lexicon.adversative.search(text[:start]) is not None:
            return phrase
        if phrase.status == "in_progress" and _is_unfinished(words):
            return replace(phrase, weak=True)
        closes = phrase.status == "done" and squeeze(words[-1].text) in lexicon.closing
        unsure = lexicon.open_statement.search(arabic_digits(text[:start])) is not None
        if not closes or unsure:
            return None
        interim = _opens_interim(text[:start], words, lexicon)
        return replace(phrase, weak=True, status="in_progress" if interim else "done")
    return None


def says_unfinished(text: str, rules: StatusRules) -> bool:
    """Whether a text says somewhere that something was not done or not finished (แต่ยังไม่ได้ดำเนินการ)."""
    return _lexicon(rules).unfinished.search(text) is not None


def leaves_rest(text: str, end: int, rules: StatusRules) -> bool:
    """Whether words right behind a state say that something is left (ยกเว้น…, เหลือเพียง…)."""
    return _lexicon(rules).rest.match(text, end) is not None


def denies(text: str, rules: StatusRules) -> bool:
    """Whether a text says of anything that it is not there, not yet or cannot be (ยังไม่, ไม่มีการ, คาดว่าจะ)."""
    return _lexicon(rules).denial.search(text) is not None


def squeeze(text: str) -> str:
    """Return the text without white space, in small letters."""
    return re.sub(r"\s", "", text).casefold()


def spaced(word: str) -> str:
    """Return a pattern for a word that a line break may have cut anywhere."""
    return r"\s*".join(re.escape(sign) for sign in word if not sign.isspace())


def _run(text: str, place: int, lexicon: _Lexicon) -> list[_Word]:
    plain = arabic_digits(text)
    words: list[_Word] = []
    while match := lexicon.pattern.match(plain, place):
        printed = match.group()
        if not words and squeeze(printed) in lexicon.asking:
            break
        if words and place > words[-1].end and _is_new(words, lexicon.classes.get(squeeze(printed))):
            break
        share = match["a"] or match["b"]
        if share is not None:
            if float(share) > 100:
                break
            words.append(_Word("percent", *match.span(), printed, float(share)))
        else:
            words.append(_Word(lexicon.classes[squeeze(printed)], *match.span(), printed))
        gap = _GAP.match(plain, match.end())
        place = gap.end() if gap is not None else match.end()
    return words


def _is_new(words: list[_Word], kind: WordClass | None) -> bool:
    """Whether a word behind a space begins another statement: ยังไม่ได้ดำเนินการ | เผยแพร่แล้ว."""
    kinds = {word.kind for word in words}
    is_complete = "finished" in kinds or {"negation", "acts"} <= kinds or ("acts" in kinds and kind == "acts")
    return is_complete and kind in (
        "acts",
        "negation",
        "underway",
        "underway_before_act",
        "planned",
        "planned_before_act",
    )


def _is_open(words: list[_Word]) -> bool:
    """Whether more words may follow without a space: อยู่ระหว่าง…, รอการ…, ยังไม่ได้จัดทำ…."""
    if words[-1].kind in ("underway", "planned", "cancelled"):
        return True
    if words[-1].kind == "acts" and words[0].kind in ("planned_before_act", "underway_before_act"):
        return True
    denied = next((word for word in words if word.kind == "negation"), None)
    return denied is not None and _STILL.search(denied.text) is not None and words[-1].kind == "acts"


def _is_unfinished(words: list[_Word]) -> bool:
    """Whether a run says of what stands before it that it is not finished: …ใกล้แล้วเสร็จ, …ยังไม่เสร็จ."""
    return words[0].kind == "nearly" or (words[0].kind == "negation" and _STILL.search(words[0].text) is not None)


def _is_interim(words: list[_Word], lexicon: _Lexicon) -> bool:
    """Whether the acts that a run calls finished end no measure: อนุมัติแล้ว, เริ่มดำเนินการแล้ว."""
    acts = [squeeze(word.text) for word in words if word.kind == "acts"]
    if acts[:1] and acts[0] in lexicon.beginning:
        return all(squeeze(word.text) == "แล้ว" for word in words if word.kind == "finished")
    return bool(acts) and all(act in lexicon.interim for act in acts)


def _opens_interim(before: str, words: list[_Word], lexicon: _Lexicon) -> bool:
    """Return whether a sentence that a run closes names such acts only: เสนอผู้บริหาร|แล้ว, เริ่มประสานวิทยากร|แล้ว."""
    opening = lexicon.first_act.match(before)
    if opening is None:
        return False
    others = lexicon.pattern.finditer(before, opening.start("act"))
    acts = [_Word("acts", *match.span(), match.group()) for match in others if _kind(match, lexicon) == "acts"]
    return _is_interim([*acts, *words], lexicon)


def _kind(match: re.Match[str], lexicon: _Lexicon) -> WordClass | None:
    return lexicon.classes.get(squeeze(match.group()))


def _meaning(text: str, words: list[_Word], lexicon: _Lexicon) -> StatusPhrase | None:
    kinds = [word.kind for word in words]
    start, end = words[0].start, words[-1].end
    share = next((word.share for word in words if word.kind == "percent"), None)
    has_act = "acts" in kinds
    status: Status | None = None
    if "cancelled" in kinds:
        return StatusPhrase(start, end, "unknown", "cancelled")
    if share is not None:
        is_whole = share == 100 and not {"negation", "nearly"} & set(kinds)
        status = "not_started" if share == 0 else "done" if is_whole else "in_progress"
    elif "underway" in kinds:
        status = "in_progress"
    elif "underway_before_act" in kinds:
        before = kinds.index("underway_before_act")
        status = "in_progress" if "acts" in kinds[before:] else None
    elif "planned_before_act" in kinds:
        status = "not_started" if "acts" in kinds[kinds.index("planned_before_act") :] else None
    elif "planned" in kinds:
        status = None if "finished" in kinds[kinds.index("planned") :] and not has_act else "not_started"
    elif "negation" in kinds:
        behind = words[kinds.index("negation") :]
        finished = any(word.kind == "finished" and squeeze(word.text) != "แล้ว" for word in behind)
        partly = any(word.kind == "partly" for word in behind)
        status = "in_progress" if finished or partly else "not_started" if has_act else None
    elif "partly" in kinds:
        status = "in_progress"
    elif "nearly" in kinds:
        status = "in_progress" if "finished" in kinds else None
    elif any(squeeze(word.text) in lexicon.asking for word in words):
        status = None
    elif "finished" in kinds:
        status = "in_progress" if _is_interim(words, lexicon) else "done"
    elif squeeze(text[start:end]) in lexicon.bare:
        return StatusPhrase(start, end, "done", bare=True)
    return StatusPhrase(start, end, status) if status is not None else None


def _stands(phrase: StatusPhrase, words: list[_Word], text: str) -> bool:
    """Whether a run is more than a percentage of something else: alone it must be all of the text."""
    if any(word.kind not in ("percent", "fillers") for word in words):
        return True
    return not (text[: phrase.start] + text[phrase.end :]).strip(" \t\n.()-–•")


@once
def _lexicon(rules: StatusRules) -> _Lexicon:
    words = rules.words
    classes: dict[str, WordClass] = {squeeze(word): kind for kind in _CLASSES for word in getattr(words, kind)}

    def any_of(*groups: tuple[str, ...]) -> str:
        return "|".join(map(spaced, sorted((word for group in groups for word in group), key=len, reverse=True)))

    percent = rules.percent.pattern
    known = any_of(*(getattr(words, kind) for kind in _CLASSES))
    still = tuple(word for word in words.negation if _STILL.search(word))
    asking = frozenset(map(squeeze, words.relative)) & frozenset(map(squeeze, words.fillers))
    # What was not found is a result (ไม่พบของหาย, nothing lost); what was not done is a state.
    denied = any_of(
        tuple(word for word in words.negation if len(word) > len("ไม่") and not word.endswith("พบ")), ("คาดว่าจะ",)
    )
    unfinished = rf"(?:{any_of(still)})\s*(?:{any_of(words.acts, words.finished)})"
    sure = any_of(still, words.underway, words.partly)
    return _Lexicon(
        pattern=re.compile(rf"{percent}|{known}", re.IGNORECASE),
        classes=classes,
        boundary=re.compile(rf"{_BOUNDARY}|{any_of(words.adjuncts)}"),
        closing=frozenset(map(squeeze, words.closing)),
        bare=frozenset(map(squeeze, words.bare_done)),
        interim=frozenset(map(squeeze, words.interim)),
        beginning=frozenset(map(squeeze, words.beginning)),
        asking=asking,
        relative=re.compile(rf"(?:{any_of(words.relative)})\s*$"),
        conjunction=re.compile(rf"(?:{any_of(words.conjunctions)})\s*$"),
        adversative=re.compile(rf"(?:{any_of(words.adversative)})\s*$"),
        first_act=re.compile(rf"[\s\-–•*]*(?:(?:{any_of(words.fillers)})\s*)*(?P<act>{any_of(words.acts)})"),
        rest=re.compile(rf"[\s(]*(?:{any_of(words.adversative)})?\s*(?:{any_of(words.rest)})"),
        open_statement=re.compile(f"{sure}|" + re.sub(r"\?P<[ab]>", "?:", percent), re.IGNORECASE),
        unfinished=re.compile(unfinished, re.IGNORECASE),
        denial=re.compile(denied, re.IGNORECASE),
    )
