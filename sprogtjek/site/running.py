"""Pages in, outcomes out, in the same order: streaming, with a bounded number of pages in hand.

Pages that need work are handed out in chunks. A chunk whose worker is lost is handed out once
more; then its pages go one at a time, so that a page which brings down every worker is found and
reported, and the others go on.
"""

from __future__ import annotations

import time
from collections import deque
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import Future, wait
from dataclasses import dataclass, field
from typing import Any

from sprogtjek.site import page_results
from sprogtjek.site.executors import Workers
from sprogtjek.site.outcomes import Outcome, pack
from sprogtjek.site.pages import Page
from sprogtjek.site.work import Spec, Task, work

CHUNK = 16
"""Pages handed out together: enough to parse in batches, few enough to share out evenly."""

_BYTES = 4_000_000  # of pages handed out together
_AHEAD = 2  # chunks handed out for each that is being worked on
_WORTH = 2  # full chunks that wait when one more process is started: that takes as long as they do
_IN_HAND = 64  # pages waiting for an earlier one, for each chunk that is being worked on …
_LIGHT = 4096  # … besides those of which no more than the address is held
_SECONDS = 2.0  # that a page waits for others where handing out means working

_FATAL = "Siden får sprogtjek til at bryde sammen, så den er ikke tjekket."
_FATAL_HINT = "Fortæl os gerne om den."

Work = Callable[[Spec, Sequence[Task]], list[Outcome]]
"""What a worker does; replaced in tests alone."""

Ready = Callable[[Page], "Task | Outcome | None"]
"""What is known of a page at once, or what is to be done to know it. ``None``: it is kept, and
``Kept`` gives it when its turn comes."""

Kept = Callable[[Page], Outcome]
"""What came of a page earlier. It is asked for late, since outcomes take room."""


@dataclass(eq=False, slots=True)
class _Chunk:
    """Pages handed out together. ``losses``: how often their worker was lost. With no
    ``future`` they are still being collected, or have been lost too often.
    """

    opened: float
    tasks: list[Task] = field(default_factory=list)
    future: Future[list[Outcome]] | None = None
    losses: int = 0

    @property
    def full(self) -> bool:
        size = sum(len(task.page.data) for task in self.tasks)
        return len(self.tasks) >= CHUNK or size >= _BYTES


@dataclass(frozen=True, slots=True)
class _Waiting:
    """A page in hand: known already, a place in a chunk, or neither if it is kept elsewhere."""

    page: Page
    known: Outcome | None = None
    chunk: _Chunk | None = None
    index: int = 0


class Running:
    """A stream of pages through some workers."""

    def __init__(
        self, workers: Workers, spec: Spec, ready: Ready, kept: Kept, work: Work = work
    ) -> None:
        self._work = work
        self._workers = workers
        self._spec = spec
        self._ready = ready
        self._kept = kept
        self._queue: deque[_Waiting] = deque()
        self._light = 0  # of them
        self._out: list[_Chunk] = []  # handed out and not back yet, or lost
        self._full: deque[_Chunk] = deque()  # not handed out yet
        self._open: _Chunk | None = None
        self._started = 0 if workers.starts else workers.at_once  # who can be at work
        self._starting: Future[None] | None = None

    def get_ready(self, do: Callable[..., None], *given: Any) -> None:
        """Have a process do something before the first page is there, if one must be started."""
        if self._workers.starts:
            self._starting = self._workers.executor.submit(do, *given)
            self._started = 1

    def outcomes(self, pages: Iterable[Page]) -> Iterator[tuple[Page, Outcome]]:
        """Each page with what came of it, in the order of the pages."""
        for page in pages:
            self._take(page)
            while self._queue and (self._is_done(self._queue[0]) or self._is_much):
                yield self._next()
        while self._queue:
            yield self._next()

    def _take(self, page: Page) -> None:
        known = self._ready(page)
        if known is None or isinstance(known, Outcome):
            self._queue.append(_Waiting(page, known))
            self._light += known is None
        else:
            self._collect(page, known)
        self._share_out()

    def _collect(self, page: Page, task: Task) -> None:
        if self._open is None:
            self._open = _Chunk(time.monotonic())
        chunk = self._open
        self._queue.append(_Waiting(page, chunk=chunk, index=len(chunk.tasks)))
        chunk.tasks.append(task)
        if chunk.full:
            self._full.append(chunk)
            self._open = None

    def _share_out(self) -> None:
        """Hand out full chunks as long as somebody takes them, and rather what there is than let
        everyone be idle.
        """
        while self._full and self._is_wanted:
            self._hand_out(self._full.popleft())
        if self._open is not None and not self._full and self._is_idle(self._open):
            self._hand_out(self._open)

    @property
    def _is_wanted(self) -> bool:
        """Whether a chunk is better off with the workers. To start one takes seconds of work, and
        a run where little has changed is done before that.
        """
        if self._started < self._workers.at_once and self._busy >= self._started:
            if self._started and len(self._full) < _WORTH:
                return False
            self._started += 1
        return True

    @property
    def _busy(self) -> int:
        """How many chunks are being worked on, or wait for whoever is."""
        starting = self._starting is not None and not self._starting.done()
        return starting + sum(not (each.future is None or each.future.done()) for each in self._out)

    def _is_idle(self, chunk: _Chunk) -> bool:
        """Whether nobody does anything while a chunk that is not full waits."""
        if self._workers.waits:
            return not self._busy
        # Then it is this process that would work, and nothing is fetched meanwhile.
        return time.monotonic() - chunk.opened > _SECONDS

    def _hand_out(self, chunk: _Chunk) -> None:
        if chunk is self._open:
            self._open = None
        self._started = max(self._started, 1)
        self._out.append(chunk)
        self._submit(chunk)

    def _submit(self, chunk: _Chunk) -> None:
        try:
            chunk.future = self._workers.executor.submit(self._work, self._spec, chunk.tasks)
        except self._workers.broken as error:  # a worker was lost since the last one came back
            chunk.future = Future()
            chunk.future.set_exception(error)

    @property
    def _is_much(self) -> bool:
        at_once, heavy = self._workers.at_once, len(self._queue) - self._light
        return (
            len(self._out) + len(self._full) > _AHEAD * at_once
            or heavy > _IN_HAND * at_once
            or self._light > _LIGHT
        )

    def _is_done(self, waiting: _Waiting) -> bool:
        """Whether nothing is gained by waiting."""
        chunk = waiting.chunk
        if chunk is None:
            return True
        if chunk.future is None:
            return chunk.losses > 0
        return chunk.future.done()

    def _next(self) -> tuple[Page, Outcome]:
        """The first page in hand with what came of it, once that is known."""
        self._share_out()
        first = self._queue.popleft()
        chunk = first.chunk
        if chunk is None:
            self._light -= first.known is None
            return first.page, first.known or self._kept(first.page)
        if chunk not in self._out:  # all before it is back
            if self._starting is not None:
                wait([self._starting])  # else one more process would be started for it
            self._hand_out(self._full.popleft() if self._full else chunk)
        outcome = self._back(chunk)[first.index]
        if first.index + 1 == len(chunk.tasks):
            self._out.remove(chunk)
        return first.page, outcome

    def _back(self, chunk: _Chunk) -> list[Outcome]:
        """What came of a chunk, whatever becomes of the workers."""
        while chunk.future is not None:
            try:
                return chunk.future.result()
            except self._workers.broken:
                self._renew()
        self._settle()
        outcomes = [self._alone(task) for task in chunk.tasks]
        chunk.future = Future()
        chunk.future.set_result(outcomes)
        return outcomes

    def _renew(self) -> None:
        """Hand out once more what was lost; what is lost again waits to go page by page."""
        lost = [each for each in self._out if each.future and self._is_lost(each.future)]
        self._workers.renew()
        for each in lost:
            each.losses += 1
            each.future = None
            if each.losses == 1:
                self._submit(each)

    def _settle(self) -> None:
        """Let all else come back, or be lost too often: where pages go one at a time, the worker
        of one must not be brought down by another.
        """
        while out := [each.future for each in self._out if each.future is not None]:
            wait(out)
            if not any(map(self._is_lost, out)):
                return
            self._renew()

    def _is_lost(self, future: Future[list[Outcome]]) -> bool:
        if not future.done():
            return self._workers.breaks_whole
        return isinstance(future.exception(), self._workers.broken)

    def _alone(self, task: Task) -> Outcome:
        for _ in range(2):
            try:
                return self._workers.executor.submit(self._work, self._spec, [task]).result()[0]
            except self._workers.broken:
                self._renew()
        return pack(page_results.unchecked(task.page, _FATAL, _FATAL_HINT))
