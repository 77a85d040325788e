from __future__ import annotations

import os
import time
from concurrent.futures import as_completed

import pytest
from pebble import ProcessExpired

from pipeline.run import InlineExecutor, ProcessExecutor


def _double(number: int) -> int:
    return number * 2


def _behave(how: str) -> str:
    if how == "die":
        os._exit(7)
    if how == "hang":
        time.sleep(600)
    if how == "raise":
        raise ValueError("told to")
    return how


def test_one_task_that_dies_hangs_or_raises_costs_nothing_but_itself() -> None:
    names = ["a", "die", "b", "hang", "c", "raise", "d"]
    with ProcessExecutor(2, timeout=3, preload="pipeline.records") as executor:
        futures = {executor.submit(_behave, name): name for name in names}
        errors = {name: future.exception() for future, name in ((one, futures[one]) for one in as_completed(futures))}
    assert isinstance(errors["die"], ProcessExpired)
    assert errors["die"].exitcode == 7
    assert isinstance(errors["hang"], TimeoutError)
    assert isinstance(errors["raise"], ValueError)
    assert {name for name, error in errors.items() if error is None} == {"a", "b", "c", "d"}


def test_inline_gives_results_and_errors_through_the_same_seam() -> None:
    executor = InlineExecutor()
    assert executor.submit(_double, 21).result() == 42
    with pytest.raises(ValueError, match="told to"):
        executor.submit(_behave, "raise").result()
