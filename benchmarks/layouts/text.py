"""The family ``text``: the same facts without a table.

Takes a source of chance, gives lines of text that state the scores of one organisation, sometimes of two years or of
several organisations.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from random import Random
from typing import Final

from benchmarks.layouts.forms import width_of
from benchmarks.layouts.labels import element_name
from benchmarks.layouts.numbers import draw_style
from benchmarks.layouts.places import draw_organisation, draw_organisations
from benchmarks.layouts.random_tables import draw_sheet
from benchmarks.layouts.records import Drawn, Fact, Key
from benchmarks.layouts.tables import Sheet, keys_of
from benchmarks.layouts.titles import around
from benchmarks.layouts.trees import OVERALL, YEARS, indicator_names, instrument_names

_Stated = tuple[list[str], tuple[Fact, ...]]
_ALIGNED: Final = frozenset({"aligned"})


def draw_text(name: str, form: str, dice: Random) -> Drawn:
    """Draw a document of one kind of text."""
    kind = dice.choice(sorted(_KINDS))
    year = dice.choice(YEARS)
    numbers = replace(draw_style(dice), has_comma=False)
    sheet = draw_sheet(dice, year, draw_organisation(dice), numbers)
    if kind in _WHOLE:
        lines, facts = _WHOLE[kind](sheet, dice)
        return Drawn(name, "text", kind, tuple(lines), facts, form, (numbers.trait,))
    lines, facts = _KINDS[kind](sheet, dice)
    before, after, trait = around(sheet.organisation, year, dice, numbers)
    form = "tabs" if kind in _ALIGNED else form
    return Drawn(name, "text", kind, (*before, *lines, *after), facts, form, (trait, numbers.trait))


def _chosen(dice: Random, year: int, *names: str) -> list[Key]:
    names = names or ("indicators", "indicators+overall", "complete", "instruments", "instruments+overall")
    return keys_of(dice.choice(names), year)


def _label(sheet: Sheet, key: Key) -> str:
    return sheet.labels.text(key, sheet.year, sheet.numbers)


def _aligned(sheet: Sheet, dice: Random) -> _Stated:
    keys = _chosen(dice, sheet.year)
    labels = [_label(sheet, key) for key in keys]
    wide = max(width_of(label) for label in labels) + dice.randint(2, 8)
    tail = dice.choice(("", "", " คะแนน"))
    if dice.random() < 0.3:
        lines = [f"{sheet.score(key):<10}{label}" for key, label in zip(keys, labels, strict=True)]
    else:
        lines = [
            label + " " * (wide - width_of(label)) + sheet.score(key) + tail
            for key, label in zip(keys, labels, strict=True)
        ]
    return lines, sheet.facts(keys)


def _label_value(sheet: Sheet, dice: Random) -> _Stated:
    keys = _chosen(dice, sheet.year)
    pattern = dice.choice(
        ("{}: {}", "{} : {} คะแนน", "{} = {}", "{} ได้ {} คะแนน", "{} - {}", "{} → {}", "{} ร้อยละ {}", "{} ({})")
    )
    return [pattern.format(_label(sheet, key), sheet.score(key)) for key in keys], sheet.facts(keys)


def _bullets(sheet: Sheet, dice: Random) -> _Stated:
    keys = _chosen(dice, sheet.year)
    mark = dice.choice(("- ", "• ", "✓ ", "* ", "– ", "๏ "))
    pattern = dice.choice(("{} {} คะแนน", "{} {}", "{} ได้คะแนน {}", "{} คะแนน {}", "{} เท่ากับ {} คะแนน"))
    return [mark + pattern.format(_label(sheet, key), sheet.score(key)) for key in keys], sheet.facts(keys)


def _leaders(sheet: Sheet, dice: Random) -> _Stated:
    keys = _chosen(dice, sheet.year)
    dot = dice.choice((".", "…", "_", ". "))
    lines = [f"{_label(sheet, key)} {dot * (dice.randint(8, 14))} {sheet.score(key)}" for key in keys]
    return lines, sheet.facts(keys)


def _alternate(sheet: Sheet, dice: Random, *, value_first: bool) -> _Stated:
    keys = _chosen(dice, sheet.year)
    pairs = [
        (sheet.score(key), _label(sheet, key)) if value_first else (_label(sheet, key), sheet.score(key))
        for key in keys
    ]
    return [line for pair in pairs for line in pair], sheet.facts(keys)


def _names_then_values(sheet: Sheet, dice: Random) -> _Stated:
    keys = _chosen(dice, sheet.year)
    return [*(_label(sheet, key) for key in keys), *(sheet.score(key) for key in keys)], sheet.facts(keys)


def _sentences(sheet: Sheet, dice: Random) -> _Stated:
    keys = dice.sample(_chosen(dice, sheet.year), 3) if dice.random() < 0.4 else _chosen(dice, sheet.year)
    patterns = dice.sample((
        "{} ได้คะแนน {} คะแนน", "{} มีคะแนนเท่ากับ {} คะแนน", "{} ได้รับคะแนนร้อยละ {}", "คะแนนของ {} คือ {} คะแนน",
        "{} มีผลคะแนนอยู่ที่ {}", "หน่วยงานได้คะแนน {} เท่ากับ {}", "{} คิดเป็นร้อยละ {}", "ในส่วนของ {} หน่วยงานได้ {} คะแนน",
    ), 2)  # fmt: skip
    said = [dice.choice(patterns).format(_label(sheet, key), sheet.score(key)) for key in keys]
    lines = [" ".join(said)] if dice.random() < 0.5 else said
    return lines, sheet.facts(keys)


def _respectively(sheet: Sheet, dice: Random) -> _Stated:
    keys = _chosen(dice, sheet.year, "indicators", "instruments", "IIT")
    if keys[-1][0] == "instrument" and keys[0][0] == "indicator":
        keys = keys[:-1]
    keys = keys[: dice.randint(3, len(keys))]
    names = [_short(sheet, key) for key in keys]
    scores = [sheet.score(key) for key in keys]
    prefix = "ตัวชี้วัด" if keys[0][0] == "indicator" else "เครื่องมือ "
    if dice.random() < 0.5:
        line = f"{prefix}{' '.join(names[:-1])} และ{names[-1]} มีคะแนน {' '.join(scores[:-1])} และ {scores[-1]} ตามลำดับ"
    else:
        line = f"คะแนน{prefix}{', '.join(names)} เท่ากับ {', '.join(scores)} คะแนน ตามลำดับ"
    return [line], sheet.facts(keys)


def _short(sheet: Sheet, key: Key) -> str:
    return (
        key[1]
        if key[0] == "instrument"
        else indicator_names()[key[1]][sheet.labels.variant % len(indicator_names()[key[1]])]
    )


def _equal(sheet: Sheet, dice: Random) -> _Stated:
    count = dice.choice((2, 3))
    keys = dice.sample(keys_of("indicators", sheet.year), count)
    sheet = replace(sheet, tree={**sheet.tree, **dict.fromkeys(keys, sheet.tree[keys[0]])})
    names = [_short(sheet, key) for key in keys]
    joined = f"{' '.join(names[:-1])} และ{names[-1]}"
    score = sheet.score(keys[0])
    line = dice.choice((
        f"ตัวชี้วัด{joined} ได้คะแนนเท่ากัน คือ {score} คะแนน", f"ตัวชี้วัดที่ได้คะแนนเท่ากัน {score} คะแนน ได้แก่ {joined}",
        f"{joined} มีคะแนนเท่ากันที่ {score}",
    ))  # fmt: skip
    return [line], sheet.facts(keys)


def _two_years(sheet: Sheet, dice: Random) -> _Stated:
    key = dice.choice([OVERALL, *keys_of("instruments", sheet.year), *keys_of("indicators", sheet.year)[:5]])
    label = _short(sheet, key) if key != OVERALL else dice.choice(("คะแนนรวม ITA", "คะแนนภาพรวม"))
    this, last = sheet.numbers.plain(sheet.year), sheet.numbers.plain(sheet.year - 1)
    now, then = sheet.score(key), sheet.numbers.text(sheet.last[key])
    word = "เพิ่มขึ้น" if sheet.value(key) >= sheet.numbers.value(sheet.last[key]) else "ลดลง"
    line = dice.choice((
        f"{label} ปี {last} ได้ {then} คะแนน และปี {this} ได้ {now} คะแนน",
        f"{label} ปีงบประมาณ พ.ศ. {this} เท่ากับ {now} คะแนน {word}จากปีงบประมาณ พ.ศ. {last} ซึ่งได้ {then} คะแนน",
        f"เมื่อเปรียบเทียบ {label} พบว่า ปี {this} ({now} คะแนน) {word}จากปี {last} ({then} คะแนน)",
        f"{label} จากเดิม {then} คะแนน ในปี {last} {word}เป็น {now} คะแนน ในปี {this}",
    ))  # fmt: skip
    return [line], sheet.facts([key]) + sheet.last_facts([key])


def _chart(sheet: Sheet, dice: Random) -> _Stated:
    keys = _chosen(dice, sheet.year, "instruments", "instruments+overall", "indicators")
    caption = f"แผนภูมิที่ {sheet.numbers.plain(1)} แสดงคะแนน{'รายตัวชี้วัด' if len(keys) == 10 else 'รายเครื่องมือ'}"
    between = dice.choice(("   ", " | ", " / ", ", "))
    line = between.join(f"{_label(sheet, key)} {sheet.score(key)}" for key in keys)
    return dice.choice(([caption, line], [line, caption])), sheet.facts(keys)


def _items(sheet: Sheet, dice: Random) -> _Stated:
    keys = dice.sample(keys_of("items", sheet.year), dice.randint(4, 10))
    pattern = dice.choice(
        ("{code} {name} ได้ {score} คะแนน", "- {code} {name} = {score}", "ข้อ {code} {name} : {score} คะแนน")
    )
    lines = [
        pattern.format(
            code=key[1].upper() if "ข้อ" in pattern else key[1],
            name=element_name(key, sheet.year),
            score=sheet.score(key),
        )
        for key in keys
    ]
    return lines, sheet.facts(keys)


def _extremes(sheet: Sheet, dice: Random) -> _Stated:
    keys = sorted(keys_of("indicators", sheet.year), key=lambda key: sheet.tree[key])
    low, high = keys[0], keys[-1]
    line = dice.choice((
        "ตัวชี้วัดที่ได้คะแนนสูงสุด คือ {} ได้ {} คะแนน และตัวชี้วัดที่ได้คะแนนต่ำสุด คือ {} ได้ {} คะแนน",
        "คะแนนสูงสุด ได้แก่ ตัวชี้วัด{} ({} คะแนน) ส่วนคะแนนต่ำสุด ได้แก่ ตัวชี้วัด{} ({} คะแนน)",
    )).format(_short(sheet, high), sheet.score(high), _short(sheet, low), sheet.score(low))  # fmt: skip
    return [f"ได้คะแนนรวม {sheet.score(OVERALL)} คะแนน", line], sheet.facts([OVERALL, low, high])


def _news(sheet: Sheet, dice: Random) -> _Stated:
    who, year, score = sheet.organisation, sheet.numbers.plain(sheet.year), sheet.score(OVERALL)
    lead = dice.choice((
        f"{who.full_name} จ.{who.province} คว้าคะแนน ITA ปี {year} สูงถึง {score} คะแนน",
        (f"ข่าวประชาสัมพันธ์ {who.address} เข้ารับการประเมินคุณธรรมและความโปร่งใส ประจำปีงบประมาณ พ.ศ. {year}"
        f" ได้คะแนนรวม {score} คะแนน"),
        (f"เมื่อวันที่ {sheet.numbers.plain(dice.randint(1, 28))} สิงหาคม {year} สำนักงาน ป.ป.ช. ประกาศผล ITA ปี {year}"
        f" โดย{who.address} ได้คะแนนรวม {score} คะแนน"),
    ))  # fmt: skip
    keys = [OVERALL]
    lines = [lead]
    if dice.random() < 0.6:
        keys += keys_of("instruments", sheet.year)
        parts = " ".join(f"{key[1]} {sheet.score(key)} คะแนน" for key in keys[1:])
        lines.append(f"แบ่งเป็น {parts}")
    lines.append("นายกกล่าวขอบคุณบุคลากรทุกคนที่ร่วมกันปฏิบัติงานด้วยความโปร่งใส")
    return lines, sheet.facts(keys)


def _memo(sheet: Sheet, dice: Random) -> _Stated:
    who, year = sheet.organisation, sheet.numbers.plain(sheet.year)
    keys: list[Key] = [OVERALL, *keys_of("instruments", sheet.year)]
    names = [instrument_names()[key[1]][0] for key in keys[1:]]
    parts = " ".join(
        f"{at}) {name} ({key[1]}) ได้ {sheet.score(key)} คะแนน"
        for at, (key, name) in enumerate(zip(keys[1:], names, strict=True), 1)
    )
    unit = dice.choice(("สำนักปลัด", "กองคลัง", "งานนิติการ"))
    number, day = sheet.numbers.plain(dice.randint(10, 999)), sheet.numbers.plain(dice.randint(1, 28))
    lines = [
        "บันทึกข้อความ", f"ส่วนราชการ {unit} {who.full_name} จังหวัด{who.province}",
        f"ที่ {number}/{year} วันที่ {day} กันยายน {year}",
        f"เรื่อง รายงานผลการประเมิน ITA ประจำปีงบประมาณ พ.ศ. {year}", f"เรียน นายก{who.full_name}",
        (f"ตามที่ {who.address} ได้เข้ารับการประเมิน ITA ปีงบประมาณ พ.ศ. {year} นั้น"
        f" ผลปรากฏว่าหน่วยงานได้คะแนนรวม {sheet.score(OVERALL)} คะแนน โดย {parts}"),
        "จึงเรียนมาเพื่อโปรดทราบ",
    ]  # fmt: skip
    return lines, sheet.facts(keys)


def _year_list(sheet: Sheet, dice: Random) -> _Stated:
    who = sheet.organisation
    years = range(YEARS[0], dice.choice((2567, 2568, 2569)) + 1)
    sheets = [replace(draw_sheet(dice, year, who, sheet.numbers), labels=sheet.labels) for year in years]
    pattern = dice.choice(("ปี พ.ศ. {} : {} คะแนน", "ปี {} ได้ {} คะแนน", "ปีงบประมาณ {} = {}", "- พ.ศ. {} คะแนน {}"))
    lines = [f"ผลคะแนน ITA ย้อนหลัง {who.address}"]
    lines += [pattern.format(sheet.numbers.plain(entry.year), entry.score(OVERALL)) for entry in sheets]
    return lines, tuple(fact for entry in sheets for fact in entry.facts([OVERALL]))


def _ranking(sheet: Sheet, dice: Random) -> _Stated:
    year = sheet.numbers.plain(sheet.year)
    sheets = [
        replace(draw_sheet(dice, sheet.year, who, sheet.numbers))
        for who in draw_organisations(dice.randint(2, 4), dice)
    ]
    sheets.sort(key=lambda entry: -entry.tree[OVERALL])
    said = [f"{entry.organisation.full_name} ได้ {entry.score(OVERALL)} คะแนน" for entry in sheets]
    line = (
        f"สำนักงาน ป.ป.ช. ประจำจังหวัด{sheets[0].organisation.province} เผยผลคะแนน ITA ประจำปีงบประมาณ พ.ศ. {year}"
        f" หน่วยงานที่ได้คะแนนสูงสุด ได้แก่ {said[0]} รองลงมา คือ {' '.join(said[1:])}"
    )
    return [line], tuple(fact for entry in sheets for fact in entry.facts([OVERALL]))


_WHOLE: Final[Mapping[str, Callable[[Sheet, Random], _Stated]]] = {
    "news": _news, "memo": _memo, "year-list": _year_list, "ranking": _ranking,
}  # fmt: skip
_KINDS: Final[Mapping[str, Callable[[Sheet, Random], _Stated]]] = {
    "aligned": _aligned, "label-value": _label_value, "bullets": _bullets, "leaders": _leaders,
    "label-above-value": lambda sheet, dice: _alternate(sheet, dice, value_first=False),
    "value-above-label": lambda sheet, dice: _alternate(sheet, dice, value_first=True),
    "names-then-values": _names_then_values, "sentences": _sentences, "respectively": _respectively, "equal": _equal,
    "two-years": _two_years, "chart": _chart, "items": _items, "extremes": _extremes, **_WHOLE,
}  # fmt: skip
