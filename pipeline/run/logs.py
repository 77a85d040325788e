"""The run's log: JSON lines beside the database, one event a line.

Takes ids, counts, reasons and places in code; never a page's text, a name, or an exception's message, which may hold
either. Library loggers are counted, not copied, for the same reason.
"""

from __future__ import annotations

import logging
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from typing import TextIO

import structlog
from structlog.typing import FilteringBoundLogger

_NOISY = ("pdfminer", "pdfplumber", "PIL", "fontTools", "bs4")


def logger_to(stream: TextIO) -> FilteringBoundLogger:
    """A logger that writes each event to the stream as one JSON object in a line, times in UTC."""
    logger: FilteringBoundLogger = structlog.wrap_logger(
        structlog.WriteLogger(stream),
        processors=[
            structlog.processors.add_log_level,
            structlog.processors.TimeStamper(fmt="iso", utc=True),
            structlog.processors.JSONRenderer(sort_keys=True, ensure_ascii=False),
        ],
        wrapper_class=structlog.make_filtering_bound_logger(logging.INFO),
    )
    return logger


class _Tally(logging.Handler):
    def __init__(self) -> None:
        super().__init__(logging.WARNING)
        self.counts: Counter[str] = Counter()

    def emit(self, record: logging.LogRecord) -> None:
        self.counts[f"{record.name}:{record.levelname}"] += 1


@contextmanager
def tallied_libraries() -> Iterator[Counter[str]]:
    """While the block runs, warnings of the reading libraries are counted by logger and level, and printed nowhere."""
    tally = _Tally()
    before = [(logging.getLogger(name), logging.getLogger(name).propagate) for name in _NOISY]
    for logger, _ in before:
        logger.addHandler(tally)
        logger.propagate = False
    try:
        yield tally.counts
    finally:
        for logger, propagate in before:
            logger.removeHandler(tally)
            logger.propagate = propagate
