"""A thread that fetches while others work, and stops at once when it is told to."""

from __future__ import annotations

import asyncio
import threading
from collections.abc import Coroutine
from concurrent.futures import Future
from concurrent.futures import TimeoutError as NotYet
from typing import Any, TypeVar

Result = TypeVar("Result")

_LOOK = 0.5
"""Seconds between looks at whether the user wants to stop (Windows wakes nobody who waits)."""


class Background:
    """An event loop in a thread of its own."""

    def __init__(self) -> None:
        self._loop = asyncio.new_event_loop()
        self._thread = threading.Thread(target=self._run, daemon=True, name="sprogtjek-fetch")
        self._thread.start()

    def start(self, work: Coroutine[Any, Any, Result]) -> Future[Result]:
        """Begin some work; its result comes in the future."""
        return asyncio.run_coroutine_threadsafe(work, self._loop)

    def result(self, work: Coroutine[Any, Any, Result]) -> Result:
        """The result of some work, waited for."""
        return wait_for(self.start(work))

    def close(self, last: Coroutine[Any, Any, None]) -> None:
        """Drop all work that is under way, do the last, and end the thread."""
        try:
            wait_for(asyncio.run_coroutine_threadsafe(self._stop(last), self._loop))
        finally:
            self._loop.call_soon_threadsafe(self._loop.stop)
            self._thread.join()

    async def _stop(self, last: Coroutine[Any, Any, None]) -> None:
        others = asyncio.all_tasks() - {asyncio.current_task()}
        for task in others:
            task.cancel()
        await asyncio.gather(*others, return_exceptions=True)
        await last

    def _run(self) -> None:
        asyncio.set_event_loop(self._loop)
        try:
            self._loop.run_forever()
            self._loop.run_until_complete(self._loop.shutdown_asyncgens())
        finally:
            self._loop.close()


def wait_for(future: Future[Result]) -> Result:
    """What a future holds, once it does."""
    while True:
        try:
            return future.result(_LOOK)
        except NotYet:
            if future.done():
                raise
