"""The content of a document of measures before any layout: everything that a layout may print.

Takes an organisation's year and a source of chance, gives a sheet of measures; layouts print a part of their fields.
"""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from random import Random
from typing import Final

from benchmarks.layouts.measures.listing import draw_list_style
from benchmarks.layouts.measures.phrases import (
    distinct,
    draw_between,
    draw_meaning,
    draw_result,
    draw_status,
    draw_steps,
    draw_title,
    draw_units,
)
from benchmarks.layouts.measures.timing import Calendar, Time, draw_calendar, draw_time
from benchmarks.layouts.measures.truth import MeasureTruth
from benchmarks.layouts.places import draw_organisation
from benchmarks.layouts.records import Organisation
from benchmarks.layouts.trees import framework_of, indicator_names

YEARS: Final = (2566, 2567, 2568)
"""Years of the assessment that the measures answer."""
_THAI_DIGITS: Final = str.maketrans("0123456789", "๐๑๒๓๔๕๖๗๘๙")


@dataclass(frozen=True, slots=True)
class Content:
    """One measure with everything that may be printed of it."""

    title: str
    steps: tuple[str, ...]
    time: Time
    units: tuple[str, ...]
    meaning: str
    status: str
    result: str
    indicator: str
    item: str


@dataclass(frozen=True)
class Sheet:
    """The measures of one document and how the document writes. ``year`` is the year of action."""

    organisation: Organisation
    year: int
    stage: str
    calendar: Calendar
    contents: tuple[Content, ...]
    between: str
    list_style: str
    digits: str

    def printed(self, text: str) -> str:
        """Return a text in the digits of the document."""
        return text.translate(_THAI_DIGITS) if self.digits == "thai" else text

    def truth(self, content: Content, fields: Collection[str]) -> MeasureTruth:
        """Return what a layout that prints these fields states of a measure."""
        return MeasureTruth(
            content.title, self.stage,
            indicator=content.indicator if "indicator" in fields else None,
            item=content.item if "item" in fields else None,
            steps=content.steps if "steps" in fields else None,
            period=content.time.period if "period" in fields else None,
            units=content.units if "units" in fields else None,
            status=content.meaning if "status" in fields else None,
            result=self.printed(content.result) if "result" in fields else None,
            has_no_result="result" not in fields,
        )  # fmt: skip


def draw_measures(dice: Random, *, has_lines: bool, most: int = 8, stage: str | None = None) -> Sheet:
    """Draw the measures of a document. ``has_lines``: a cell can hold several lines."""
    year = dice.choice(YEARS) + 1
    stage = stage or dice.choice(("planned", "reported"))
    calendar = draw_calendar(year, dice)
    count = dice.randint(2, most)
    indicators = sorted(dice.choice(list(indicator_names())) for _at in range(count))
    indicators.sort(key=int)
    items = [entry.code for entry in framework_of(min(year, 2568)).items]
    contents = []
    for title, indicator in zip(distinct(count, lambda: draw_title(dice)), indicators, strict=True):
        meaning = draw_meaning(dice)
        contents.append(
            Content(
                title,
                draw_steps(dice),
                draw_time(calendar, dice),
                draw_units(dice),
                meaning,
                draw_status(meaning, dice),
                draw_result(dice),
                indicator,
                dice.choice(items),
            )
        )
    between = draw_between(dice)
    if between == "\n" and not has_lines:
        between = ", "
    return Sheet(
        draw_organisation(dice), year, stage, calendar, tuple(contents), between,
        draw_list_style(dice, has_lines=has_lines), dice.choice(("arabic", "thai")),
    )  # fmt: skip


_PLAN_TITLES: Final = (
    "มาตรการส่งเสริมคุณธรรมและความโปร่งใสภายในหน่วยงาน ประจำปีงบประมาณ พ.ศ. {y}",
    "แผนขับเคลื่อนมาตรการส่งเสริมความโปร่งใส ปีงบประมาณ {y}",
    "การกำหนดมาตรการยกระดับคุณธรรมและความโปร่งใส ปี {y}",
    "แผนปฏิบัติการส่งเสริมคุณธรรมและความโปร่งใสในการดำเนินงาน (ITA) ปีงบประมาณ พ.ศ. {y}",
    "มาตรการเพื่อยกระดับผลการประเมิน ITA ประจำปีงบประมาณ พ.ศ. {y}",
)  # fmt: skip
_REPORT_TITLES: Final = (
    "รายงานผลการดำเนินการตามมาตรการส่งเสริมคุณธรรมและความโปร่งใสภายในหน่วยงาน ประจำปีงบประมาณ พ.ศ. {y}",
    "รายงานการกำกับติดตามมาตรการส่งเสริมความโปร่งใส ปีงบประมาณ {y}", "สรุปผลการขับเคลื่อนมาตรการคุณธรรมและความโปร่งใส ปี {y}",
    "ผลการดำเนินงานตามมาตรการยกระดับ ITA ประจำปีงบประมาณ พ.ศ. {y}",
    "แบบติดตามผลมาตรการส่งเสริมคุณธรรมและความโปร่งใส ปีงบประมาณ พ.ศ. {y}",
)  # fmt: skip


def title_lines(sheet: Sheet, dice: Random) -> tuple[str, ...]:
    """Draw the lines above the measures: what the document is, of whom and of which year."""
    title = dice.choice(_PLAN_TITLES if sheet.stage == "planned" else _REPORT_TITLES).format(y=sheet.year)
    lines: tuple[str, ...] = (title, sheet.organisation.address)
    if dice.random() < 0.25:
        lines = (f"{title} ของ{sheet.organisation.address}",)
    elif dice.random() < 0.2:
        lines = (f"ประกาศ{sheet.organisation.address}", f"เรื่อง {title}")
    return tuple(sheet.printed(line) for line in lines)
