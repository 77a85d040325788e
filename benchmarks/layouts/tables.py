"""Tables of one organisation and year: rows are elements, columns are drawn in any order.

Takes a sheet (who, when, which values), gives a grid and the facts that it states.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from random import Random
from typing import Final

from benchmarks.layouts.labels import LabelStyle, has_passed, instrument_of_key, letter, pass_level
from benchmarks.layouts.numbers import NumberStyle
from benchmarks.layouts.records import Fact, Grid, Key, Organisation, Slot
from benchmarks.layouts.trees import INSTRUMENTS, OVERALL, Tree, framework_of, indicators_of, instrument_weight
from benchmarks.layouts.wording import GUIDANCE, REMARKS, STATUSES, UNITS, header, misspelt

TEXT_ROLES: Final = ("sequence", "code", "instrument", "level", "guidance", "remark", "unit", "status")
NUMBER_ROLES: Final = (
    "target",
    "rank",
    "weight",
    "weighted",
    "full",
    "last",
    "difference",
    "maximum",
    "minimum",
    "average",
)
_GROUPED: Final = frozenset({"score", "level", "rank", "weighted"})
_RANKED: Final = frozenset({"question", "item", "indicator"})


@dataclass(frozen=True)
class Sheet:
    """The values of an organisation and year, those of the year before, and how they are written."""

    organisation: Organisation
    year: int
    tree: Tree
    last: Tree
    numbers: NumberStyle
    labels: LabelStyle

    def value(self, key: Key) -> Decimal:
        """Return the value as printed."""
        return self.numbers.value(self.tree[key])

    def score(self, key: Key) -> str:
        """Return the printed text of a score."""
        text = self.numbers.text(self.tree[key])
        return text if key[0] != "item" else self.numbers.plain(int(self.tree[key]))

    def facts(self, keys: Sequence[Key]) -> tuple[Fact, ...]:
        """Return the facts of this year."""
        return tuple(
            Fact(self.organisation, self.year, key, self.tree[key] if key[0] == "item" else self.value(key))
            for key in keys
        )

    def last_facts(self, keys: Sequence[Key]) -> tuple[Fact, ...]:
        """Return the facts of the year before."""
        return tuple(Fact(self.organisation, self.year - 1, key, self.numbers.value(self.last[key])) for key in keys)


@dataclass(frozen=True, slots=True)
class Shape:
    """How a table is laid out. ``header`` is a mode of ``_HEADERS``; ``roles`` the columns from left to right."""

    roles: tuple[str, ...]
    header: str = "plain"
    header_rows: int = 1
    has_title_row: bool = False
    is_repeated: bool = False
    has_group_rows: bool = False
    score_header: str | None = None


def keys_of(selection: str, year: int) -> list[Key]:
    """Return the keys of a named selection in the order of the framework, totals after their children."""
    indicators: dict[str, list[Key]] = {
        code: [("indicator", number, "combined") for number in indicators_of(code)] for code in INSTRUMENTS
    }
    totals: dict[str, Key] = {code: ("instrument", code, "combined") for code in INSTRUMENTS}
    framework = framework_of(year)
    every = [key for code in INSTRUMENTS for key in indicators[code]]
    if selection in INSTRUMENTS:
        return [*indicators[selection], totals[selection]]
    return {
        "indicators": every,
        "indicators+overall": [*every, OVERALL],
        "complete": [key for code in INSTRUMENTS for key in (*indicators[code], totals[code])] + [OVERALL],
        "instruments": list(totals.values()),
        "instruments+overall": [*totals.values(), OVERALL],
        "questions": [("question", entry.code, "combined") for entry in framework.questions if entry.code[0] == "i"],
        "items": [("item", entry.code, "combined") for entry in framework.items],
        "sub-indicators": [("sub_indicator", entry.code, "combined") for entry in framework.sub_indicators],
        "everything": [key for code in INSTRUMENTS for key in _with_children(indicators[code], year, totals[code])]
        + [OVERALL],
    }[selection]


def _with_children(indicators: Sequence[Key], year: int, total: Key) -> list[Key]:
    framework = framework_of(year)
    keys: list[Key] = [total]
    for key in indicators:
        keys.append(key)
        keys += [
            ("question", entry.code, "combined")
            for entry in framework.questions
            if entry.parent == key[1] and entry.code[0] == "i"
        ]
        for group in framework.sub_indicators:
            if group.parent == key[1]:
                keys.append(("sub_indicator", group.code, "combined"))
                keys += [("item", entry.code, "combined") for entry in framework.items if entry.parent == group.code]
    return keys


def ordered(keys: Sequence[Key], order: str, dice: Random) -> list[Key]:
    """Return the keys in a row order: ``framework``, ``totals-first``, ``shuffled`` or ``totals-top``."""
    if order == "shuffled":
        return dice.sample(list(keys), len(keys))
    if order == "totals-top":
        totals = [key for key in keys if key[0] in ("overall", "instrument")]
        return [*reversed(totals), *(key for key in keys if key not in totals)]
    if order == "totals-first":
        by_group: dict[str, list[Key]] = {}
        for key in keys:
            by_group.setdefault(instrument_of_key(key), []).append(key)
        groups = [group[-1:] + group[:-1] if group[-1][0] == "instrument" else group for group in by_group.values()]
        return [key for group in groups for key in group]
    return list(keys)


def table_of(sheet: Sheet, keys: Sequence[Key], shape: Shape, dice: Random) -> tuple[Grid, tuple[Fact, ...]]:
    """Lay out a table and return it with its facts."""
    headings, spans = _headings(sheet, shape, dice)
    body: list[tuple[str, ...]] = []
    context = _Columns(sheet, keys, dice)
    group = ""
    for number, key in enumerate(keys, 1):
        if shape.has_group_rows and (code := instrument_of_key(key)) != group and code in INSTRUMENTS:
            group = code
            body.append(_group_row(shape.roles, code, context))
        if shape.is_repeated and number == len(keys) // 2 + 1 and len(keys) > 4:
            body.append(headings[-1])
        body.append(tuple(context.cell(role, key) for role in shape.roles))
    facts = sheet.facts(keys)
    if "last" in shape.roles:
        facts += sheet.last_facts(keys)
    grid = Grid((*headings, *body), len(headings), spans)
    return grid, facts


def averages_of(grid: Grid, roles: Sequence[str]) -> frozenset[Decimal]:
    """Return the values in the columns of the province."""
    columns = [at for at, role in enumerate(roles) if role in ("average", "maximum", "minimum")]
    table = str.maketrans("๐๑๒๓๔๕๖๗๘๙,", "0123456789.")
    texts = [row[at].translate(table) for row in grid.rows[grid.headers :] for at in columns]
    return frozenset(Decimal(text) for text in texts if text.replace(".", "").isdecimal())


def _group_row(roles: Sequence[str], code: str, context: _Columns) -> tuple[str, ...]:
    label = f"{context.sheet.labels.text(('instrument', code, 'combined'), context.sheet.year, context.sheet.numbers)}"
    label = label.removeprefix("คะแนนเฉลี่ย ").removeprefix("รวม ")
    return tuple(label if role == "label" else "" for role in roles)


def _headings(sheet: Sheet, shape: Shape, dice: Random) -> tuple[list[tuple[str, ...]], dict[Slot, Slot]]:
    """Return the header rows and the spans of their cells."""
    width = len(shape.roles)
    if shape.header == "none":
        return [], {}
    texts = []
    for role in shape.roles:
        text = header(role, sheet.year, dice, english=shape.header == "english")
        if role == "score" and "last" in shape.roles and dice.random() < 0.6 and shape.header != "english":
            text = dice.choice((f"คะแนนปี {sheet.year}", f"ปี {sheet.year}", "คะแนนปีนี้", f"ผลปี {sheet.year}"))
        if role == "score" and shape.score_header is not None:
            text = shape.score_header
        if shape.header == "misspelt":
            text = misspelt(text, dice)
        is_blank = shape.header == "empty" or (shape.header == "score-empty" and role == "score")
        texts.append("" if is_blank else sheet.numbers.plain(text))
    rows: list[tuple[str, ...]] = [tuple(texts)]
    spans: dict[Slot, Slot] = {}
    if shape.header_rows > 1:
        rows, spans = _grouped(shape.roles, texts, dice)
    extra = []
    if shape.header_rows > 2 or shape.has_title_row:
        year = sheet.numbers.plain(sheet.year)
        titles = (
            f"ผลการประเมิน ITA ประจำปีงบประมาณ พ.ศ. {year}",
            f"ตารางที่ {sheet.numbers.plain(1)} ผลการประเมินของหน่วยงาน ปี {year}",
        )
        extra = [(dice.choice(titles), *[""] * (width - 1))]
        spans = {(row + 1, column): span for (row, column), span in spans.items()} | {(0, 0): (1, width)}
    return [*extra, *rows], spans


def _grouped(
    roles: Sequence[str], texts: Sequence[str], dice: Random
) -> tuple[list[tuple[str, ...]], dict[Slot, Slot]]:
    """Return two header rows: neighbouring result columns get a common header above them."""
    upper, lower, spans = list(texts), [""] * len(texts), dict[Slot, Slot]()
    at = 0
    while at < len(roles):
        end = at
        while end < len(roles) and roles[end] in _GROUPED:
            end += 1
        if end == at:
            spans[0, at] = (2, 1)
            at += 1
            continue
        lower[at:end] = texts[at:end]
        upper[at:end] = [dice.choice(("ผลการประเมิน", "ผลการประเมินของหน่วยงาน", "ผล ITA")), *[""] * (end - at - 1)]
        spans[0, at] = (1, end - at)
        at = end
    return [tuple(upper), tuple(lower)], spans


class _Columns:
    """The texts of the cells of one table; what is drawn once for the table is drawn here."""

    def __init__(self, sheet: Sheet, keys: Sequence[Key], dice: Random) -> None:
        self.sheet = sheet
        self._dice = dice
        self._target = dice.choice(("85", "85.00", "90", "95.00"))
        self._has_percent = dice.random() < 0.2
        ranked = sorted((key for key in keys if key[0] in _RANKED), key=lambda key: -sheet.tree[key])
        self._ranks: Mapping[Key, int] = {key: number for number, key in enumerate(ranked, 1)}
        counted = [key for key in keys if key[0] in _RANKED] or keys
        self._sequence: Mapping[Key, int] = {key: number for number, key in enumerate(counted, 1)}

    def cell(self, role: str, key: Key) -> str:
        """Return the text of a cell."""
        sheet, dice, numbers = self.sheet, self._dice, self.sheet.numbers
        if role in ("label", "score", "sequence", "code", "instrument"):
            return self._identity(role, key)
        if role == "level":
            return self._level(key)
        if role == "weight":
            weight = 100 if key == OVERALL else int(100 * instrument_weight(key[1]))
            return numbers.plain(f"{weight}%" if self._has_percent else weight)
        if role == "weighted":
            weight_of = Decimal(1) if key == OVERALL else Decimal(int(100 * instrument_weight(key[1]))) / 100
            return numbers.text(sheet.tree[key] * weight_of)
        if role == "last":
            return numbers.text(sheet.last[key])
        if role == "difference":
            change = sheet.value(key) - numbers.value(sheet.last[key])
            return ("+" if change > 0 else "-" if change < 0 else "") + numbers.text(abs(change))
        if role in ("maximum", "minimum", "average"):
            return numbers.text(self._of_province(role, sheet.tree[key]))
        if role == "target":
            return numbers.plain(self._target)
        if role == "full":
            return numbers.plain("100")
        if role == "rank":
            return numbers.plain(self._ranks[key]) if key in self._ranks else ""
        words = {"guidance": GUIDANCE, "remark": REMARKS, "unit": UNITS, "status": STATUSES}
        return dice.choice(words[role])

    def _level(self, key: Key) -> str:
        sheet = self.sheet
        if key != OVERALL or sheet.year == 2566:
            return has_passed(sheet.value(key))
        if sheet.year <= 2565:
            return letter(sheet.value(key))
        return pass_level(
            sheet.tree[OVERALL], tuple(sheet.tree["instrument", code, "combined"] for code in INSTRUMENTS)
        )

    def _identity(self, role: str, key: Key) -> str:
        sheet, numbers = self.sheet, self.sheet.numbers
        if role == "label":
            return sheet.labels.text(key, sheet.year, numbers)
        if role == "score":
            return sheet.score(key)
        if role == "sequence":
            return numbers.plain(self._sequence[key]) if key in self._sequence else ""
        if role == "instrument":
            return instrument_of_key(key)
        scope, code, _part = key
        return {"indicator": f"ตัวชี้วัดที่ {numbers.plain(code)}", "overall": "", "instrument": ""}.get(scope, code)

    def _of_province(self, role: str, value: Decimal) -> Decimal:
        if role == "maximum":
            return min(Decimal(100), value + Decimal(self._dice.randint(512, 900)) / 100)
        if role == "minimum":
            return max(Decimal("12.51"), value - Decimal(self._dice.randint(900, 3500)) / 100)
        return max(Decimal(14), min(Decimal("98.83"), value + Decimal(self._dice.randint(-799, 501)) / 100))
