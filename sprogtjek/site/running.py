"""Pages in, outcomes out, in the same order: streaming, with a bounded number of pages in hand.

Pages that need work are handed out in chunks. A chunk whose worker is lost is handed out once
more; then its pages go one at a time, so that a page which brings down every worker is found and
reported, and the others go on.
"""

from __future__ import annotations

import time
from collections import deque
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import Future
from dataclasses import dataclass, field

from sprogtjek.site import page_results
from sprogtjek.site.executors import Workers
from sprogtjek.site.outcomes import Outcome, pack
from sprogtjek.site.pages import Page
from sprogtjek.site.work import Spec, Task, work

CHUNK = 16
"""Pages handed out together: enough to parse in batches, few enough to share out evenly."""

_BYTES = 4_000_000  # of pages handed out together
_AHEAD = 2  # chunks handed out for each that is being worked on
_IN_HAND = 64  # pages waiting for an earlier one, for each chunk that is being worked on
_SECONDS = 2.0  # that a page waits for others where handing out means working

_FATAL = "Siden får sprogtjek til at bryde sammen, så den er ikke tjekket."
_FATAL_HINT = "Fortæl os gerne om den."

Work = Callable[[Spec, Sequence[Task]], list[Outcome]]
"""What a worker does; replaced in tests alone."""

Ready = Callable[[Page], "Task | Outcome"]
"""What is known of a page at once, or what is to be done to know it."""


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
    """A page in hand: known already, or a place in a chunk."""

    page: Page
    known: Outcome | None = None
    chunk: _Chunk | None = None
    index: int = 0


class Running:
    """A stream of pages through some workers."""

    def __init__(self, workers: Workers, spec: Spec, ready: Ready, work: Work = work) -> None:
        self._work = work
        self._workers = workers
        self._spec = spec
        self._ready = ready
        self._queue: deque[_Waiting] = deque()
        self._out: list[_Chunk] = []  # handed out and not back yet, or lost
        self._open: _Chunk | None = None

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
        if isinstance(known, Outcome):
            self._queue.append(_Waiting(page, known))
            self._hand_out_if_idle()
            return
        if self._open is None:
            self._open = _Chunk(time.monotonic())
        chunk = self._open
        self._queue.append(_Waiting(page, chunk=chunk, index=len(chunk.tasks)))
        chunk.tasks.append(known)
        if chunk.full:
            self._hand_out()
        self._hand_out_if_idle()

    def _hand_out_if_idle(self) -> None:
        """Let nobody wait for a full chunk while no worker does anything.

        Where one is at work the others come in with full chunks: to start one takes seconds of
        work, and a run where little has changed is done before that.
        """
        if self._open is None:
            return
        if self._workers.waits:
            idle = all(each.future is None or each.future.done() for each in self._out)
        else:  # then it is this process that would work, and nothing is fetched meanwhile
            idle = time.monotonic() - self._open.opened > _SECONDS
        if idle:
            self._hand_out()

    def _hand_out(self) -> None:
        if self._open is not None:
            self._out.append(self._open)
            self._submit(self._open)
            self._open = None

    def _submit(self, chunk: _Chunk) -> None:
        try:
            chunk.future = self._workers.executor.submit(self._work, self._spec, chunk.tasks)
        except self._workers.broken as error:  # a worker was lost since the last one came back
            chunk.future = Future()
            chunk.future.set_exception(error)

    @property
    def _is_much(self) -> bool:
        at_once = self._workers.at_once
        return len(self._out) > _AHEAD * at_once or len(self._queue) > _IN_HAND * at_once

    def _is_done(self, waiting: _Waiting) -> bool:
        """Whether nothing is gained by waiting."""
        chunk = waiting.chunk
        if chunk is None or chunk.future is None:
            return chunk is not self._open
        return chunk.future.done()

    def _next(self) -> tuple[Page, Outcome]:
        """The first page in hand with what came of it, once that is known."""
        first = self._queue.popleft()
        chunk = first.chunk
        if chunk is None:
            assert first.known is not None
            return first.page, first.known
        if chunk is self._open:
            self._hand_out()
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
