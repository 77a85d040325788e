"""What the workbook calls the words of the closed lists, in Thai and in English."""

from __future__ import annotations

from functools import cache
from typing import Literal, get_args

from pipeline.records import DocumentStatus, OrganisationKind, Part, Scope, Severity, Stage, Status

Language = Literal["th", "en"]
ValueSource = Literal["reported", "reconciled"]
FollowUp = Literal[
    "reported", "perhaps_reported", "not_reported", "no_report", "not_planned", "no_plan", "not_comparable",
]  # fmt: skip

_WORDS: dict[object, dict[str, tuple[str, str]]] = {
    Severity: {
        "error": ("ผิด", "error"),
        "warning": ("เตือน", "warning"),
        "info": ("แจ้ง", "info"),
    },
    Scope: {
        "overall": ("ภาพรวม", "overall"),
        "instrument": ("เครื่องมือ", "instrument"),
        "indicator": ("ตัวชี้วัด", "indicator"),
        "sub_indicator": ("ตัวชี้วัดย่อย", "sub-indicator"),
        "question": ("ข้อคำถาม", "question"),
        "item": ("ข้อ OIT", "OIT item"),
    },
    Part: {
        "combined": ("รวม", "combined"),
        "public": ("ส่วนที่ 1 Public", "part 1, public"),
        "survey": ("ส่วนที่ 2 Survey", "part 2, survey"),
    },
    Stage: {"planned": ("แผน", "planned"), "reported": ("รายงานผล", "reported")},
    Status: {
        "not_started": ("ยังไม่เริ่ม", "not started"),
        "in_progress": ("กำลังดำเนินการ", "in progress"),
        "done": ("เสร็จแล้ว", "done"),
        "unknown": ("ไม่ระบุ", "not stated"),
    },
    DocumentStatus: {"accepted": ("ใช้ได้", "accepted"), "needs_review": ("ต้องให้คนตรวจ", "needs review")},
    ValueSource: {"reported": ("ตามที่พิมพ์", "as printed"), "reconciled": ("ตามการพิสูจน์", "as proved")},
    FollowUp: {
        "reported": ("มีรายงาน", "reported"),
        "perhaps_reported": ("อาจมีรายงาน ควรให้คนดู", "perhaps reported"),
        "not_reported": ("ไม่รายงาน", "not reported"),
        "no_report": ("ไม่มีรายงานของปี", "no report for the year"),
        "not_planned": ("ไม่อยู่ในแผน", "not planned"),
        "no_plan": ("ไม่มีแผนของปี", "no plan for the year"),
        "not_comparable": ("ไม่ทราบหน่วยงานหรือปี", "body or year unknown"),
    },
    OrganisationKind: {
        "pao": ("องค์การบริหารส่วนจังหวัด", "provincial administrative organisation"),
        "city_municipality": ("เทศบาลนคร", "city municipality"),
        "town_municipality": ("เทศบาลเมือง", "town municipality"),
        "subdistrict_municipality": ("เทศบาลตำบล", "subdistrict municipality"),
        "sao": ("องค์การบริหารส่วนตำบล", "subdistrict administrative organisation"),
        "special": ("องค์กรปกครองส่วนท้องถิ่นรูปแบบพิเศษ", "special local government"),
        "agency": ("หน่วยงานอื่น", "other agency"),
    },
}


@cache
def words_of(kind: object, language: Language) -> dict[str, str]:
    """Every word of a closed list (one of the ``Literal`` types above) with what it is called.

    Raises ``KeyError`` for a list, or a word of it, that nothing is written of.
    """
    column = 0 if language == "th" else 1
    return {word: _WORDS[kind][word][column] for word in get_args(kind)}
