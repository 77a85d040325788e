from __future__ import annotations

import os
import time
from concurrent.futures import as_completed
from concurrent.futures.process import BrokenProcessPool

import pytest
from pebble import ProcessExpired
from pebble.pool.base_pool import Task
from pebble.pool.process import PoolManager

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


def test_a_pool_that_breaks_is_replaced_and_nothing_is_lost(monkeypatch: pytest.MonkeyPatch) -> None:
    broken: list[str] = []

    def give_up_once(manager: PoolManager, worker_id: int) -> Task:
        if not broken:  # what pebble does when a worker dies before the pool has heard which task it took
            broken.append("pool")
            raise BrokenProcessPool("All workers expired")
        return find(manager, worker_id)

    find = PoolManager.find_expired_task
    monkeypatch.setattr(PoolManager, "find_expired_task", give_up_once)
    names = ["die", *(f"task {number}" for number in range(200))]
    with ProcessExecutor(2, timeout=30, preload="pipeline.records") as executor:
        futures = {name: executor.submit(_behave, name) for name in names}
        errors = {name: future.exception() for name, future in futures.items()}
    assert broken == ["pool"]
    assert {name: type(error) for name, error in errors.items() if error is not None} == {"die": ProcessExpired}


def test_workers_that_cannot_live_are_told_and_not_tried_for_ever(monkeypatch: pytest.MonkeyPatch) -> None:
    def give_up(_: PoolManager, worker_id: int) -> Task:
        raise BrokenProcessPool(f"worker {worker_id}")

    monkeypatch.setattr(PoolManager, "find_expired_task", give_up)
    with ProcessExecutor(1, timeout=30, preload="pipeline.records") as executor:
        futures = [executor.submit(_behave, "die") for _ in range(3)]
        assert [type(future.exception()) for future in futures] == [BrokenProcessPool] * 3


def test_inline_gives_results_and_errors_through_the_same_seam() -> None:
    executor = InlineExecutor()
    assert executor.submit(_double, 21).result() == 42
    with pytest.raises(ValueError, match="told to"):
        executor.submit(_behave, "raise").result()
