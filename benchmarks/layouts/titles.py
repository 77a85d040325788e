"""The text around tables: title lines above and closing lines below, in the styles of local governments.

Takes the organisation and the assessed year, gives lines that name both and state no score.
"""

from __future__ import annotations

from random import Random
from typing import Final

from benchmarks.layouts.numbers import NumberStyle
from benchmarks.layouts.records import Organisation

_ITA: Final = "การประเมินคุณธรรมและความโปร่งใสในการดำเนินงานของหน่วยงานภาครัฐ"
_SHORT: Final = "การประเมินคุณธรรมและความโปร่งใส (ITA)"
_MONTHS: Final = ("ตุลาคม", "พฤศจิกายน", "ธันวาคม")
_CLOSINGS: Final = (
    (), (), ("จัดทำโดย งานวิเคราะห์นโยบายและแผน สำนักปลัด",), ("จึงประกาศให้ทราบโดยทั่วกัน",),
    ("ที่มา : สำนักงานคณะกรรมการป้องกันและปราบปรามการทุจริตแห่งชาติ",),
    ("จึงเรียนมาเพื่อโปรดทราบ", "(ลงชื่อ) ........................ ปลัด"),
    ("ทั้งนี้ หน่วยงานจะนำผลการประเมินไปปรับปรุงการดำเนินงานต่อไป",),
)  # fmt: skip


def around(
    organisation: Organisation, year: int, dice: Random, numbers: NumberStyle
) -> tuple[tuple[str, ...], tuple[str, ...], str]:
    """Draw the lines before and after the facts of one organisation, and the name of the style."""
    name = dice.choice(("report", "announcement", "letter", "analysis", "memo", "plain", "web"))
    printed = numbers.plain(year)
    lines = {
        "report": (f"รายงานผล{_SHORT}", organisation.address, f"ประจำปีงบประมาณ พ.ศ. {printed}"),
        "announcement": (
            f"ประกาศ{organisation.full_name}", f"เรื่อง ผล{_SHORT} ประจำปีงบประมาณ พ.ศ. {printed}",
            f"ด้วย{organisation.address} ได้เข้าร่วม{_ITA} ขอประกาศผลดังนี้",
        ),
        "letter": (
            f"ที่ {numbers.plain(f'{dice.randint(10000, 99999)}')}/ว {numbers.plain(dice.randint(10, 999))}",
            f"ที่ทำการ{organisation.full_name} อำเภอ{organisation.district} จังหวัด{organisation.province}",
            f"{numbers.plain(dice.randint(1, 28))} {dice.choice(_MONTHS)} {printed}",
            f"เรื่อง แจ้งผล{_SHORT} ประจำปีงบประมาณ พ.ศ. {printed}", f"เรียน นายอำเภอ{organisation.district}",
        ),
        "analysis": (
            f"รายงานผลการวิเคราะห์{_SHORT} ประจำปีงบประมาณ พ.ศ. {printed}", f"ของ{organisation.address}",
            "๑. ผลการประเมิน" if numbers.digits == "thai" else "1. ผลการประเมิน",
        ),
        "memo": (
            "บันทึกข้อความ", f"ส่วนราชการ สำนักปลัด {organisation.full_name} จังหวัด{organisation.province}",
            f"เรื่อง สรุปผล{_SHORT} ปีงบประมาณ พ.ศ. {printed}", f"เรียน นายก{organisation.full_name}",
        ),
        "plain": (f"ผลการประเมิน ITA ปี {printed} {organisation.address}",),
        "web": (
            f"{organisation.full_name}", f"อ.{organisation.district} จ.{organisation.province}",
            f"ITA {printed}", f"ผลการประเมินคุณธรรมและความโปร่งใส ประจำปี {printed}",
        ),
    }[name]  # fmt: skip
    return lines, dice.choice(_CLOSINGS), f"title:{name}"


def around_many(province: str, year: int, dice: Random, numbers: NumberStyle) -> tuple[str, ...]:
    """Draw the title of a table with several organisations of a province."""
    printed = numbers.plain(year)
    return dice.choice((
        (f"ผล{_SHORT} ประจำปีงบประมาณ พ.ศ. {printed}", f"องค์กรปกครองส่วนท้องถิ่นในจังหวัด{province}"),
        (f"สรุปคะแนน ITA ปี {printed} จังหวัด{province}",),
        (f"บัญชีแนบท้าย ผล{_SHORT}", f"จังหวัด{province} ปีงบประมาณ พ.ศ. {printed}"),
    ))  # fmt: skip
