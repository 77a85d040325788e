"""Made-up reports for measuring: as many as wanted, all different, the same for the same seed.

Takes a count and a seed, gives files of 15 to 90 kB like those that public bodies publish. Places are real names,
drawn by chance; every figure and sentence is made up. The wording is in ``words``; element names are those of the
rules. Not for judging correctness: the documents with known truth stand under ``tests``.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from random import Random

from benchmarks.figures import Figures, figures_of
from benchmarks.words import FAULTS, UNITS, period, result, sentence, steps, thai
from pipeline.normalise.register.gazetteer import BANGKOK, gazetteer
from pipeline.rulebook import Rulebook
from pipeline.rulebook.framework import Element, Framework

SEED = 2568
_YEARS = (2566, 2567, 2568)
_KINDS = ("องค์การบริหารส่วนตำบล", "องค์การบริหารส่วนตำบล", "เทศบาลตำบล")
_SHORTEST, _LONGEST = 15_000, 90_000  # bytes, about the shortest and the longest of the real reports
_HEADERS = (
    ("มาตรการ/กิจกรรม", "วิธีดำเนินการ", "ระยะเวลาดำเนินการ", "ผู้รับผิดชอบ", "ผลการดำเนินการ", "ผลลัพธ์"),
    ("มาตรการ โครงการ หรือกิจกรรม", "ขั้นตอนหรือวิธีการปฏิบัติ", "ช่วงระยะเวลาใน การดำเนินการ", "ผู้รับผิดชอบ",
     "ผลการดำเนินการ (Output)", "ผลลัพธ์หรือผลสัมฤทธิ์ (Outcome)"),
    ("แนวทาง/มาตรการ", "ขั้นตอน", "ระยะเวลา", "หน่วยงานที่รับผิดชอบ", "สรุปผลการดำเนินการ", "ความสำเร็จ"),
)  # fmt: skip
_GUIDELINES = (
    "ลำดับที่", "ตัวชี้วัด", "มาตรการ", "ผู้รับผิดชอบ", "ระยะเวลาดำเนินการ", "ขั้นตอนหรือวิธีการ",
    "ยังไม่ ดำเนินการ", "อยู่ระหว่าง ดำเนินการ", "ดำเนินการ แล้ว", "ผลการดำเนินการ",
)  # fmt: skip


def write_reports(folder: Path, count: int, rulebook: Rulebook, seed: int = SEED) -> list[Path]:
    """Writes ``count`` reports; gives their paths in order."""
    places = gazetteer()
    codes = sorted(code for code in places.subdistricts if not code.startswith(BANGKOK))
    paths = []
    for number in range(count):
        random = Random(f"{seed}/{number}")
        area = places.subdistricts[random.choice(codes)]
        district = places.districts[area.parent]
        where = f"อำเภอ{district.name} จังหวัด{places.provinces[district.parent].name}"
        framework = rulebook.frameworks[str(random.choice(_YEARS))]
        paths.append(folder / f"{number:04d}.txt")
        text = _Report(random, framework, random.choice(_KINDS) + area.name, where).text()
        paths[-1].write_text(text, encoding="utf-8")
    return paths


class _Report:
    """One report; ``text`` is its file. The year is the framework's fiscal year (Buddhist era)."""

    def __init__(self, random: Random, framework: Framework, name: str, where: str) -> None:
        self._random = random
        self._framework = framework
        self._name = name
        self._where = where
        self._year = framework.year
        self._figures: Figures = figures_of(framework, random)

    def text(self) -> str:
        """A family drawn by chance, and pages of measures until it is as long as the draw wants."""
        families = {
            self._measures: (15, 50),
            self._guidelines: (20, 40),
            self._analysis: (55, 90),
            self._short: (15, 25),
        }
        family, wanted = self._random.choice(list(families.items()))
        return self._filled(family, self._random.randint(*wanted) * 1000)

    def _filled(self, family: Callable[[], Iterator[str]], wanted: int) -> str:
        blocks = list(family())
        size = sum(len(block.encode()) + 2 for block in blocks)
        number = 0
        while size < max(_SHORTEST, min(wanted, _LONGEST - 6000)):
            number += 1
            blocks.append(self._measure_table(number))
            size += len(blocks[-1].encode()) + 2
        return "\n\n".join(blocks) + "\n"

    def _title(self, what: str) -> str:
        return f"{what}\nประจำปีงบประมาณ พ.ศ. {thai(self._year)}\n\n{self._name} {self._where}"

    def _measures(self) -> Iterator[str]:
        yield self._title("รายงานผลการดำเนินการตามมาตรการส่งเสริมคุณธรรมและความโปร่งใสภายในหน่วยงาน")
        yield self._overall()
        yield self._list_of_items()

    def _short(self) -> Iterator[str]:
        yield f"**{self._title('รายงานผลการดำเนินการมาตรการส่งเสริมคุณธรรมและความโปร่งใส')}**"
        for number, code in enumerate(("IIT", "EIT", "OIT"), 1):
            instrument = self._element("instrument", code)
            below = self._framework.children("instrument", code)
            low = min(below, key=lambda one: self._figures.of[one.scope, one.code])
            score = self._figures.text(low)
            yield (
                f"{thai(number)}. {instrument.name_th} ({code}) พบว่า ผลคะแนนของตัวชี้วัดที่ {thai(low.code)} {low.name_th} "
                f"คือ {score} คะแนน มีค่าต่ำสุดของ {code} แต่ผ่านเกณฑ์เป้าหมาย (๘๕ คะแนนขึ้นไป)"
            )

    def _guidelines(self) -> Iterator[str]:
        yield self._title("รายงานการดำเนินการตามมาตรการส่งเสริมคุณธรรมและความโปร่งใสภายในหน่วยงาน")
        for indicator in self._framework.indicators:
            rows: list[tuple[str, ...]] = [_GUIDELINES]
            for number in range(1, self._random.randint(2, 4)):
                states = [""] * 3
                states[self._random.randrange(3)] = self._random.choice(('<input type="checkbox" checked>', "☑", "✓"))
                rows.append(
                    (thai(number), indicator.name_th or "", sentence(self._random), self._units(), self._period(),
                     self._steps(), *states, steps(self._random, 2, results=True))
                )  # fmt: skip
            yield f"ตัวชี้วัดที่ {thai(indicator.code)} {indicator.name_th}"
            yield _table(rows)

    def _analysis(self) -> Iterator[str]:
        year = thai(self._year)
        number = f"{thai(self._random.randint(50000, 99999))}/{thai(self._random.randint(1, 900))}"
        yield f"บันทึกข้อความ\n\nส่วนราชการ สำนักปลัด {self._name}\n\nที่ {number}"
        yield f"วันที่ {thai(self._random.randint(1, 28))} ธันวาคม {year}"
        yield (
            "เรื่อง รายงานการวิเคราะห์ผลการประเมินคุณธรรมและความโปร่งใสในการดำเนินงานของ"
            f"{self._name} {self._where} ปีงบประมาณ พ.ศ. {year}"
        )
        yield self._overall()
        yield "๑. ผลการประเมินรายตัวชี้วัด"
        rows = [("แบบสำรวจ", "ตัวชี้วัดที่", "รายละเอียดตัวชี้วัด", "คะแนน")]
        for one in self._framework.indicators:
            indicator = self._element("indicator", one.code)
            rows.append((one.parent, thai(one.code), one.name_th or "", self._figures.text(indicator)))
        yield _table(rows)
        yield "๒. รายละเอียดการวิเคราะห์"
        for one in self._framework.indicators:
            yield self._detail(self._element("indicator", one.code))
        yield "ปัญหา/อุปสรรค"
        yield "\n".join(f"{thai(place)}. {fault}" for place, fault in enumerate(self._faults(3), 1))

    def _detail(self, indicator: Element) -> str:
        """The questions or items of an indicator with their scores, and its analysis."""
        instrument = self._framework.instrument_of("indicator", indicator.code)
        rows = [(f"ตัวชี้วัดที่ {thai(indicator.code)} {indicator.name_th}", *self._figures.columns(indicator))]
        heads = ["คะแนน (Public)", "คะแนน (Survey)"] if len(rows[0]) == 3 else ["คะแนน"]
        rows.append((f"แบบวัด {instrument}", *heads))
        for child in self._framework.children("indicator", indicator.code):
            name = child.name_th or ""
            label = name if child.scope == "sub_indicator" else f"{thai(child.code)} {name}"
            rows.append((label, *self._figures.columns(child)))
            rows += [
                (f"{thai(item.code)} {item.name_th or ''}", *self._figures.columns(item))
                for item in self._framework.children("sub_indicator", child.code)
            ]
        analysis = (
            f"<p>ข้อบกพร่อง/ข้อปรับปรุง {' '.join(self._faults(2))}</p> <p>ข้อที่ต้องพัฒนา {sentence(self._random)}</p> "
            f"<p>รักษาระดับ {sentence(self._random)}</p>"
        )
        rows.append((analysis, *([""] * (len(rows[0]) - 1))))
        return _table(rows)

    def _overall(self) -> str:
        overall = self._figures.text(self._element("overall", "ITA"))
        parts = " ".join(
            f"{code} ได้ {self._figures.text(self._element('instrument', code))} คะแนน" for code in ("IIT", "EIT", "OIT")
        )
        return (
            f"จากการประเมินคุณธรรมและความโปร่งใสในการดำเนินงานของ{self._name} ประจำปีงบประมาณ พ.ศ. {thai(self._year)} "
            f"โดยภาพรวมได้คะแนน {overall} คะแนน โดย {parts} ซึ่ง{sentence(self._random)}"
        )

    def _list_of_items(self) -> str:
        rows = [("ข้อ", "รายการเปิดเผยข้อมูล", "คะแนน")]
        items = (one for one in self._framework.elements if one.scope == "item")
        rows += [(thai(one.code), one.name_th or "", self._figures.text(one)) for one in items]
        return "การเปิดเผยข้อมูลสาธารณะ (OIT)\n\n" + _table(rows)

    def _measure_table(self, number: int) -> str:
        header = self._random.choice(_HEADERS)
        rows: list[tuple[str, ...]] = [header]
        if self._random.random() < 0.5:
            indicator = self._random.choice(self._framework.indicators)
            rows.append((f"ตัวชี้วัดที่ {thai(indicator.code)} {indicator.name_th}", "", "", "", "", ""))
        rows += [
            (f"{thai(number)}. มาตรการ{sentence(self._random)}", self._steps(), self._period(), self._units(),
             steps(self._random, self._random.randint(1, 4)),
             steps(self._random, self._random.randint(1, 4), results=True))
            for _ in range(self._random.randint(1, 3))
        ]  # fmt: skip
        return _table(rows)

    def _period(self) -> str:
        return period(self._random, self._year)

    def _steps(self) -> str:
        text = steps(self._random, self._random.randint(2, 6))
        return f"<p>{text}</p> <p>{result(self._random)}</p>" if self._random.random() < 0.2 else text

    def _units(self) -> str:
        return "/".join(self._random.sample(UNITS, self._random.randint(1, 3)))

    def _faults(self, count: int) -> list[str]:
        return self._random.sample(FAULTS, count)

    def _element(self, scope: str, code: str) -> Element:
        return next(one for one in self._framework.elements if (one.scope, one.code) == (scope, code))


def _table(rows: Sequence[tuple[str, ...]]) -> str:
    return "\n".join("\t".join(row) for row in rows)
