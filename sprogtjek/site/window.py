"""Pages fetched ahead of their turn, and handed on in the order they were asked for.

Which page comes when depends on what was asked alone, never on which server answered first.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Iterator
from concurrent.futures import Future
from dataclasses import dataclass

from sprogtjek.site.background import wait_for
from sprogtjek.site.fetching import Fetched
from sprogtjek.site.options import Known
from sprogtjek.site.pages import Page

MOST_HELD = 100_000_000
"""Bytes of fetched pages that wait for their turn; no more are asked for beyond that."""


@dataclass(frozen=True, slots=True)
class Ask:
    """An address to fetch, or one that was ``fetched`` already.

    ``depth``: links from the start. ``modified``: as its sitemap says.
    """

    address: str
    depth: int = 0
    modified: str = ""
    known: Known | None = None
    fetched: Fetched | None = None


Take = Callable[[], "Ask | None"]
"""The next to ask for, if there is one just now."""


def in_order(
    take: Take,
    begin: Callable[[Ask], Future[Fetched]],
    finish: Callable[[Ask, Fetched], Page | None],
    ahead: int,
) -> Iterator[Page]:
    """What ``finish`` makes of each page that was taken, in order; it may cause more to take."""
    waiting: deque[tuple[Ask, Future[Fetched]]] = deque()
    held = _Held()
    while True:
        while len(waiting) < ahead and held.bytes() < MOST_HELD:
            ask = take()
            if ask is None:
                break
            waiting.append((ask, held.watched(begin(ask))))
        if not waiting:
            return
        ask, future = waiting.popleft()
        fetched = wait_for(future)
        held.give(fetched)
        page = finish(ask, fetched)
        if page is not None:
            yield page


class _Held:
    """The bytes of pages that wait for their turn, counted as these come: to look at each page
    in hand for every page that is handed on costs a tenth of asking for it.
    """

    def __init__(self) -> None:
        self._came: deque[int] = deque()  # filled by the thread that fetches
        self._bytes = 0

    def watched(self, future: Future[Fetched]) -> Future[Fetched]:
        future.add_done_callback(self._take)
        return future

    def give(self, fetched: Fetched) -> None:
        self._bytes -= len(fetched.page.data)

    def bytes(self) -> int:
        while self._came:
            self._bytes += self._came.popleft()
        return self._bytes

    def _take(self, future: Future[Fetched]) -> None:
        if not future.cancelled() and future.exception() is None:
            self._came.append(len(future.result().page.data))
