"""An executor whose worker dies or hangs on files named so; everything else runs as usual."""

from __future__ import annotations

import os
import time
from collections.abc import Callable
from concurrent.futures import Future
from typing import ParamSpec, TypeVar, cast

from pipeline.run import ProcessExecutor
from pipeline.run.tasks import Job

P = ParamSpec("P")
T = TypeVar("T")


class Sabotaged:
    """Takes the place of the local processes; runs in them all the same."""

    def __init__(self, inner: ProcessExecutor) -> None:
        self._inner = inner

    def submit(self, fn: Callable[P, T], /, *args: P.args, **kwargs: P.kwargs) -> Future[T]:
        return cast("Future[T]", self._inner.submit(_sabotage, fn, *args, **kwargs))


def _sabotage(fn: Callable[..., object], *args: object, **kwargs: object) -> object:
    (job,) = args
    assert isinstance(job, Job)
    name = "" if job.path is None else job.path.name
    if "kills" in name:
        os._exit(9)
    if "hangs" in name:
        time.sleep(600)
    return fn(*args, **kwargs)
