"""One thread that does the heavy work, one job at a time, so that the server always answers."""

from __future__ import annotations

import threading
from collections import OrderedDict
from collections.abc import Callable
from concurrent.futures import Future
from dataclasses import dataclass, field
from typing import Any, TypeVar

T = TypeVar("T")

Between = Callable[[], None]
"""Called by a job between its steps; raises ``Dropped`` when the job is dropped."""


class Dropped(Exception):  # noqa: N818 - no error: a newer job has taken its place
    """The job is not wanted any more."""


@dataclass
class _Job:
    action: Callable[[Between], Any]
    result: Future[Any] = field(default_factory=Future)
    dropped: threading.Event = field(default_factory=threading.Event)

    def run(self) -> None:
        if not self.result.set_running_or_notify_cancel():
            return
        try:
            value = self.action(self._between)
        except BaseException as error:  # whoever waits for the result must not wait in vain
            self.result.set_exception(error)
        else:
            self.result.set_result(value)

    def _between(self) -> None:
        if self.dropped.is_set():
            raise Dropped


class Worker:
    """Jobs by name, first come, first served. A new one drops the one of its name."""

    def __init__(self) -> None:
        self._waiting: OrderedDict[str, _Job] = OrderedDict()
        self._running: tuple[str, _Job] | None = None
        self._changed = threading.Condition()
        self._stopped = False
        self._thread = threading.Thread(target=self._work, name="sprogtjek", daemon=True)
        self._thread.start()

    def submit(self, name: str, action: Callable[[Between], T]) -> Future[T]:
        """Do ``action`` in its turn; the result is ``Dropped`` if the job is."""
        job = _Job(action)
        with self._changed:
            self._drop(name)
            self._waiting[name] = job
            self._changed.notify()
        return job.result

    def drop(self, name: str) -> None:
        """Do not do, or do not finish, the job of a name."""
        with self._changed:
            self._drop(name)

    def _drop(self, name: str) -> None:
        waiting = self._waiting.pop(name, None)
        if waiting and waiting.result.set_running_or_notify_cancel():
            waiting.result.set_exception(Dropped())
        if self._running and self._running[0] == name:
            self._running[1].dropped.set()

    def stop(self) -> None:
        """Drop everything and end the thread at its next step."""
        with self._changed:
            for name in [*self._waiting, *([self._running[0]] if self._running else [])]:
                self._drop(name)
            self._stopped = True
            self._changed.notify()

    def _work(self) -> None:
        while True:
            with self._changed:
                self._running = None
                self._changed.wait_for(lambda: self._waiting or self._stopped)
                if self._stopped:
                    return
                self._running = self._waiting.popitem(last=False)
            self._running[1].run()
