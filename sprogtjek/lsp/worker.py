"""One thread that does the heavy work, one job at a time, so that the server always answers.

What is being written goes first: a job gives way between its steps to a more urgent one, and is
done again after it. What it had learned by then is not lost, for the linter remembers it.
"""

from __future__ import annotations

import itertools
import threading
from collections.abc import Callable
from concurrent.futures import Future, InvalidStateError
from contextlib import suppress
from dataclasses import dataclass, field
from enum import IntEnum
from typing import Any, TypeVar

T = TypeVar("T")

Between = Callable[[], None]
"""Called by a job between its steps; it raises where the job is to stop."""


class Urgency(IntEnum):
    """What goes before what."""

    TYPING = 0  # the text that was changed last, and settings and rules: all else waits for them
    SOON = 1  # somebody waits for it
    LATER = 2  # files that nobody looks at


class Stopped(Exception):  # noqa: N818 - no error
    """The job is to stop here."""


class Dropped(Stopped):
    """The job is not wanted any more."""


class _GiveWay(Stopped):
    """A more urgent job waits."""


@dataclass(eq=False)
class _Job:
    name: str
    urgency: Urgency
    number: int  # those of one urgency are done in the order they came in
    action: Callable[[Between], Any]
    result: Future[Any] = field(default_factory=Future)
    dropped: bool = False

    @property
    def turn(self) -> tuple[int, int]:
        """Jobs are done from the lowest on."""
        return self.urgency, self.number

    @property
    def unwanted(self) -> bool:
        """Whether nobody waits for it: it is dropped, or the editor has cancelled its question."""
        return self.dropped or self.result.cancelled()

    def end(self, value: Any = None, error: BaseException | None = None) -> None:
        """Tell whoever waits; the editor may cancel at any time."""
        with suppress(InvalidStateError):
            if error is None:
                self.result.set_result(value)
            else:
                self.result.set_exception(error)


class Worker:
    """Jobs by name, the most urgent first. A new one drops the one of its name."""

    def __init__(self) -> None:
        self._waiting: dict[str, _Job] = {}
        self._running: _Job | None = None
        self._numbers = itertools.count()
        self._changed = threading.Condition()
        self._stopped = False
        self._thread = threading.Thread(target=self._work, name="sprogtjek", daemon=True)
        self._thread.start()

    def submit(
        self, name: str, action: Callable[[Between], T], urgency: Urgency = Urgency.SOON
    ) -> Future[T]:
        """Do ``action`` in its turn; the result is ``Dropped`` if the job is."""
        with self._changed:
            self._drop(name)
            job = self._waiting[name] = _Job(name, urgency, next(self._numbers), action)
            self._changed.notify()
        return job.result

    def drop(self, name: str) -> None:
        """Do not do, or do not finish, the job of a name."""
        with self._changed:
            self._drop(name)

    def _drop(self, name: str) -> None:
        waiting = self._waiting.pop(name, None)
        if waiting:
            waiting.end(error=Dropped())
        if self._running and self._running.name == name:
            self._running.dropped = True

    def stop(self) -> None:
        """Drop everything and end the thread at its next step."""
        with self._changed:
            for name in [*self._waiting, *([self._running.name] if self._running else [])]:
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
                job = min(self._waiting.values(), key=lambda job: job.turn)
                self._running = self._waiting.pop(job.name)
            if not job.unwanted:
                self._do(job)

    def _do(self, job: _Job) -> None:
        try:
            value = job.action(lambda: self._between(job))
        except _GiveWay:
            self._put_back(job)
        except BaseException as error:  # whoever waits for the result must not wait in vain
            job.end(error=error)
        else:
            job.end(value)

    def _between(self, job: _Job) -> None:
        with self._changed:
            if job.unwanted:
                raise Dropped
            if any(other.urgency < job.urgency for other in self._waiting.values()):
                raise _GiveWay

    def _put_back(self, job: _Job) -> None:
        with self._changed:
            if job.unwanted:
                job.end(error=Dropped())
            else:
                self._waiting[job.name] = job
