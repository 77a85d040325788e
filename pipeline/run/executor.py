"""Where tasks run: the seam between the work and the machines that do it.

Takes a function and its arguments, gives a future; one document is one task. Here tasks run in processes of this
machine; any ``concurrent.futures.Executor`` (a cluster's, for example) fits the same seam.
"""

from __future__ import annotations

import signal
from collections.abc import Callable
from concurrent.futures import Future
from multiprocessing import get_context
from types import TracebackType
from typing import ParamSpec, Protocol, Self, TypeVar

from pebble import ProcessPool

P = ParamSpec("P")
T = TypeVar("T")

_TASKS_PER_WORKER = 200  # a worker is replaced then, so that no library's leak grows over a country


class Executor(Protocol):
    """Runs a function somewhere. A future of a task that was stopped or died raises; the others are not touched."""

    def submit(self, fn: Callable[P, T], /, *args: P.args, **kwargs: P.kwargs) -> Future[T]:
        """The future of ``fn(*args, **kwargs)``."""


class ProcessExecutor:
    """Processes of this machine. A task that hangs is killed after ``timeout`` seconds; a killed worker costs one task.

    The future of a hung task raises ``TimeoutError``, that of a died worker ``pebble.ProcessExpired``.
    """

    def __init__(self, workers: int, timeout: float, preload: str) -> None:
        # Forked from a server with one thread: the libraries are imported once, and no lock is ever inherited.
        context = get_context("forkserver")
        context.set_forkserver_preload([preload])
        self._timeout = timeout
        self._pool = ProcessPool(workers, max_tasks=_TASKS_PER_WORKER, initializer=_ignore_interrupts, context=context)

    def submit(self, fn: Callable[P, T], /, *args: P.args, **kwargs: P.kwargs) -> Future[T]:
        """The future of a task in a worker."""
        future: Future[T] = self._pool.schedule(fn, args=args, kwargs=kwargs, timeout=self._timeout)
        return future

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        if kind is None:
            self._pool.close()  # type: ignore[no-untyped-call]
        else:
            self._pool.stop()  # type: ignore[no-untyped-call]
        self._pool.join()


class InlineExecutor:
    """This process, one task after the other: for debugging. Nothing protects the run from a task that hangs."""

    def submit(self, fn: Callable[P, T], /, *args: P.args, **kwargs: P.kwargs) -> Future[T]:
        """The future of a task that has run already."""
        future: Future[T] = Future()
        try:
            future.set_result(fn(*args, **kwargs))
        except Exception as error:  # noqa: BLE001 - it is raised to whoever asks the future
            future.set_exception(error)
        return future


def _ignore_interrupts() -> None:
    """Ctrl-C reaches every process of the terminal; the parent alone decides what it means."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
