"""Tables with several years, several organisations or elements as columns.

Takes sheets, gives a grid and the facts that it states.
"""

from __future__ import annotations

from collections.abc import Sequence
from random import Random

from benchmarks.layouts.labels import pass_level
from benchmarks.layouts.records import Fact, Grid, Key, Slot
from benchmarks.layouts.tables import Sheet
from benchmarks.layouts.trees import INSTRUMENTS, OVERALL
from benchmarks.layouts.wording import header


def transposed(sheet: Sheet, keys: Sequence[Key], dice: Random) -> tuple[Grid, tuple[Fact, ...]]:
    """Lay out elements as columns and one row of scores."""
    labels = tuple(sheet.labels.text(key, sheet.year, sheet.numbers) for key in keys)
    scores = tuple(sheet.score(key) for key in keys)
    if dice.random() < 0.5:
        return Grid((labels, scores)), sheet.facts(keys)
    names = (header("label", sheet.year, dice), header("score", sheet.year, dice))
    return Grid(((names[0], *labels), (names[1], *scores))), sheet.facts(keys)


def by_year(sheets: Sequence[Sheet], keys: Sequence[Key], dice: Random) -> tuple[Grid, tuple[Fact, ...]]:
    """Lay out one column for each year, in the order of the sheets."""
    first = sheets[0]
    pattern = dice.choice(("ปี {}", "{}", "พ.ศ. {}", "ปีงบประมาณ {}", "ปีงบประมาณ พ.ศ. {}", "คะแนนปี {}", "ปี {short}"))
    years = [
        first.numbers.plain(pattern.replace("{short}", str(sheet.year % 100)).replace("{}", str(sheet.year)))
        for sheet in sheets
    ]
    label = header("label", first.year, dice)
    rows = [
        (sheets[0].labels.text(key, first.year, first.numbers), *(sheet.score(key) for sheet in sheets)) for key in keys
    ]
    facts = tuple(fact for sheet in sheets for fact in sheet.facts(keys))
    if dice.random() < 0.4:
        group = dice.choice(("คะแนน", "ผลการประเมิน", "คะแนน ITA", "ผลคะแนนรายปี"))
        upper, lower = (label, group, *[""] * (len(years) - 1)), ("", *years)
        spans: dict[Slot, Slot] = {(0, 0): (2, 1), (0, 1): (1, len(years))}
        return Grid((upper, lower, *rows), 2, spans), facts
    return Grid(((label, *years), *rows)), facts


def by_organisation(sheets: Sequence[Sheet], keys: Sequence[Key], dice: Random) -> tuple[Grid, tuple[Fact, ...]]:
    """Lay out one column for each organisation."""
    first = sheets[0]
    names = [sheet.organisation.full_name for sheet in sheets]
    rows = [
        (first.labels.text(key, first.year, first.numbers), *(sheet.score(key) for sheet in sheets)) for key in keys
    ]
    facts = tuple(fact for sheet in sheets for fact in sheet.facts(keys))
    return Grid(((header("label", first.year, dice), *names), *rows)), facts


def organisation_rows(sheets: Sequence[Sheet], keys: Sequence[Key], dice: Random) -> tuple[Grid, tuple[Fact, ...]]:
    """Lay out one row for each organisation, with its sequence, rank, district or level beside at random."""
    first = sheets[0]
    numbers = first.numbers
    keys = dice.sample(list(keys), len(keys)) if dice.random() < 0.3 else list(keys)
    columns: list[tuple[str, list[str]]] = []
    for key in keys:
        name = first.labels.text(key, first.year, numbers)
        if key == OVERALL and dice.random() < 0.5:
            name = header("score", first.year, dice)
        columns.append((name, [sheet.score(key) for sheet in sheets]))
    columns.insert(
        0,
        (
            dice.choice(("หน่วยงาน", "อปท.", "ชื่อหน่วยงาน", "องค์กรปกครองส่วนท้องถิ่น")),
            [s.organisation.full_name for s in sheets],
        ),
    )
    if dice.random() < 0.4:
        columns.insert(1, ("อำเภอ", [sheet.organisation.district for sheet in sheets]))
    if first.year >= 2567 and numbers.places == 2 and dice.random() < 0.4:
        levels = [
            pass_level(sheet.tree[OVERALL], tuple(sheet.tree["instrument", code, "combined"] for code in INSTRUMENTS))
            for sheet in sheets
        ]
        columns.append((dice.choice(("ระดับ", "ผลการประเมิน", "ระดับผล")), levels))
    if dice.random() < 0.6:
        columns.insert(
            0, (header("sequence", first.year, dice), [numbers.plain(at) for at, _sheet in enumerate(sheets, 1)])
        )
    if OVERALL in keys and dice.random() < 0.3:
        best = sorted(sheets, key=lambda sheet: -sheet.tree[OVERALL])
        columns.append(("อันดับ", [numbers.plain(best.index(sheet) + 1) for sheet in sheets]))
    rows = zip(*([name, *cells] for name, cells in columns), strict=True)
    facts = tuple(fact for sheet in sheets for fact in sheet.facts(keys))
    return Grid(tuple(rows)), facts


def respondent_parts(sheet: Sheet, keys: Sequence[Key], dice: Random) -> tuple[Grid, tuple[Fact, ...]]:
    """Lay out EIT scores by respondent group: public, survey and their mean."""
    names = dice.choice((
        ("EIT (Public)", "EIT (Survey)", "คะแนนเฉลี่ย EIT"), ("EIT ส่วนที่ 1", "EIT ส่วนที่ 2", "คะแนนรวม"),
        ("ส่วนที่ 1 (Public)", "ส่วนที่ 2 (Survey)", "เฉลี่ย 2 ส่วน"),
    ))  # fmt: skip
    pairs = list(zip(("public", "survey", "combined"), names, strict=True))
    pairs = pairs[: 2 if dice.random() < 0.3 else 3]
    top = (header("label", sheet.year, dice), *(sheet.numbers.plain(name) for _part, name in pairs))
    rows, stated = [], list[Key]()
    for scope, code, _part in keys:
        cells: list[Key] = [(scope, code, part) for part, _name in pairs]  # type: ignore[misc]
        rows.append((sheet.labels.text(cells[0], sheet.year, sheet.numbers), *(sheet.score(cell) for cell in cells)))
        stated += cells
    return Grid((top, *rows)), sheet.facts(stated)
