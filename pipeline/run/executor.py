"""Where tasks run: the seam between the work and the machines that do it.

Takes a function and its arguments, gives a future; one document is one task. Here tasks run in processes of this
machine; any ``concurrent.futures.Executor`` (a cluster's, for example) fits the same seam.
"""

from __future__ import annotations

import signal
from collections.abc import Callable
from concurrent.futures import CancelledError, Future
from concurrent.futures.process import BrokenProcessPool
from functools import partial
from multiprocessing import get_context
from threading import Condition, RLock
from types import TracebackType
from typing import Any, ParamSpec, Protocol, Self, TypeVar

from pebble import ProcessPool

P = ParamSpec("P")
T = TypeVar("T")

_TASKS_PER_WORKER = 200  # a worker is replaced then, so that no library's leak grows over a country
_MOST_POOLS = 3


class Executor(Protocol):
    """Runs a function somewhere. A future of a task that was stopped or died raises; the others are not touched."""

    def submit(self, fn: Callable[P, T], /, *args: P.args, **kwargs: P.kwargs) -> Future[T]:
        """The future of ``fn(*args, **kwargs)``."""


class ProcessExecutor:
    """Processes of this machine. A task that hangs is killed after ``timeout`` seconds; a killed worker costs one task.

    The future of a hung task raises ``TimeoutError``, that of a died worker ``pebble.ProcessExpired``. A pool that
    breaks as a whole is replaced and its tasks run again; where ``_MOST_POOLS`` break in a row without one task done,
    workers cannot live on this machine, and the futures raise ``BrokenProcessPool``.
    """

    def __init__(self, workers: int, timeout: float, preload: str) -> None:
        # Forked from a server with one thread: the libraries are imported once, and no lock is ever inherited.
        self._context = get_context("forkserver")
        self._context.set_forkserver_preload([preload])
        self._workers = workers
        self._timeout = timeout
        self._waiting: dict[Future[Any], Callable[[], Any]] = {}
        self._changed = Condition(RLock())
        self._barren_pools = 0
        self._pool = self._new_pool()

    def submit(self, fn: Callable[P, T], /, *args: P.args, **kwargs: P.kwargs) -> Future[T]:
        """The future of a task in a worker."""
        future: Future[T] = Future()
        with self._changed:
            self._waiting[future] = partial(fn, *args, **kwargs)
            self._schedule(future)
        return future

    def _new_pool(self) -> ProcessPool:
        return ProcessPool(
            self._workers, max_tasks=_TASKS_PER_WORKER, initializer=_ignore_interrupts, context=self._context
        )

    def _schedule(self, future: Future[Any]) -> None:
        pool = self._pool
        try:
            done: Future[Any] = pool.schedule(self._waiting[future], timeout=self._timeout)
        except RuntimeError:  # what pebble says of a pool that broke before anybody was told
            self._start_over(pool)
            return
        done.add_done_callback(lambda one: self._hand_over(one, future, pool))

    def _hand_over(self, done: Future[Any], future: Future[Any], pool: ProcessPool) -> None:
        """Gives the end of a task to whoever waits for it, unless it is the end of its pool."""
        error = CancelledError() if done.cancelled() else done.exception()
        with self._changed:
            if isinstance(error, BrokenProcessPool):
                self._start_over(pool)
                return
            if self._waiting.pop(future, None) is None:
                return  # done in another pool
            self._barren_pools = 0
            self._changed.notify_all()
        if error is None:
            future.set_result(done.result())
        else:
            future.set_exception(error)

    def _start_over(self, broken: ProcessPool) -> None:
        """Runs what waits in a new pool: pebble gives up a pool when a worker dies before it has named its task."""
        if self._pool is not broken:
            return
        self._barren_pools += 1
        if self._barren_pools < _MOST_POOLS:
            self._pool = self._new_pool()
            for future in list(self._waiting):
                self._schedule(future)
            return
        for future in list(self._waiting):
            del self._waiting[future]
            future.set_exception(BrokenProcessPool(f"{_MOST_POOLS} pools of processes broke, one after the other"))
        self._changed.notify_all()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        if kind is None:
            with self._changed:
                self._changed.wait_for(lambda: not self._waiting)
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
