"""Why a document could not be used, in words for people and a place in code for the log.

Takes an exception or an event of the run, gives a ``Failure``; never passes on an exception's own message, which may
hold text of a report.
"""

from __future__ import annotations

import traceback
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Literal

from pipeline.read import ReadError

StageName = Literal["acquire", "read", "parse", "normalise", "check", "load"]
RunReason = Literal["unreadable", "changed", "gone", "timeout", "worker_died", "needs_memory", "exception"]
# Troubles that may pass without a change of file, rules or code; the costly ones are tried in so many runs only.
_PASSING = frozenset({"unreadable", "changed", "gone", "timeout", "worker_died", "needs_memory"})
_COSTLY = frozenset({"timeout", "worker_died", "needs_memory"})
_MOST_COSTLY_ATTEMPTS = 5

_SENTENCES: dict[RunReason, tuple[str, str]] = {
    "unreadable": ("เปิดไฟล์ไม่ได้ ({what})", "The file cannot be opened ({what})."),
    "changed": ("ไฟล์ถูกเปลี่ยนระหว่างการอ่าน สั่งนำเข้าใหม่อีกครั้ง", "The file changed while it was read; ingest it again."),
    "gone": (
        "ต้องอ่านเอกสารใหม่ แต่ไม่มีไฟล์ต้นฉบับแล้ว นำไฟล์กลับมาแล้วสั่งนำเข้าใหม่",
        "The document must be read again, but its file is gone; put it back and ingest it again.",
    ),
    "timeout": ("ใช้เวลาเกิน {what} วินาที", "It took longer than {what} seconds."),
    "worker_died": (
        "โปรแกรมที่อ่านไฟล์นี้หยุดทำงานกะทันหัน (รหัส {what})",
        "The process that worked on this file died (exit code {what}).",
    ),
    "needs_memory": (
        "หน่วยความจำไม่พอสำหรับไฟล์นี้ ลดจำนวน --workers แล้วสั่งนำเข้าใหม่",
        "There is not enough memory for this file; ingest it again with fewer --workers.",
    ),
    "exception": (
        "โปรแกรมมีข้อผิดพลาดกับไฟล์นี้ ({what}) โปรดแจ้งผู้พัฒนาพร้อมบันทึกการทำงาน",
        "The program failed on this file ({what}); please report it with the log.",
    ),
}


@dataclass(frozen=True, slots=True)
class Failure:
    """One document that could not be used. ``trace`` is places in code (``module.py:line function``), inmost last."""

    stage: StageName
    reason: str
    message_th: str
    message_en: str
    trace: tuple[str, ...] = ()

    def is_worth_retrying(self, attempts: int) -> bool:
        """Return whether the next run should try again although nothing has changed, after so many attempts."""
        return self.reason in _PASSING and (self.reason not in _COSTLY or attempts < _MOST_COSTLY_ATTEMPTS)


class StageError(Exception):
    """A stage raised; the cause is ``__cause__``."""

    def __init__(self, stage: StageName) -> None:
        self.stage: StageName = stage
        super().__init__(stage)


@contextmanager
def during(name: StageName) -> Iterator[None]:
    """Whatever is raised inside becomes a ``StageError`` that names the stage."""
    try:
        yield
    except Exception as error:
        raise StageError(name) from error


def failure(stage: StageName, reason: RunReason, what: object = "", trace: tuple[str, ...] = ()) -> Failure:
    """The failure for an event of the run, ``what`` put into its sentences."""
    thai, english = _SENTENCES[reason]
    return Failure(stage, reason, thai.format(what=what), english.format(what=what), trace)


def failure_of(error: StageError) -> Failure:
    """The failure for what a stage raised."""
    cause = error.__cause__
    if isinstance(cause, ReadError):
        return Failure(error.stage, cause.reason, cause.detail_th, cause.detail_en)
    assert cause is not None
    if isinstance(cause, MemoryError):
        return failure(error.stage, "needs_memory")
    frames = traceback.extract_tb(cause.__traceback__)
    trace = tuple(f"{'/'.join(frame.filename.split('/')[-3:])}:{frame.lineno} {frame.name}" for frame in frames)
    return failure(error.stage, "exception", f"{type(cause).__name__} {trace[-1]}", trace)
