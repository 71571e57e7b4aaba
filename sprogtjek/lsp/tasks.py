"""Work in the event loop that nobody waits for: what goes wrong in it is told of all the same."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Coroutine
from typing import Any

from pygls.exceptions import JsonRpcInternalError


class Tasks:
    """The work under way. ``tell`` hears of what goes wrong."""

    def __init__(self, tell: Callable[[Exception], None]) -> None:
        self._tell = tell
        self._tasks: set[asyncio.Task[None]] = set()

    def start(self, work: Coroutine[Any, Any, None]) -> None:
        """Begin some work."""
        task = asyncio.get_running_loop().create_task(work)
        self._tasks.add(task)  # the loop itself forgets tasks
        task.add_done_callback(self._ended)

    def _ended(self, task: asyncio.Task[None]) -> None:
        self._tasks.discard(task)
        error = None if task.cancelled() else task.exception()
        if isinstance(error, Exception):
            self._tell(error)


def fault(error: Exception, left: str) -> str:
    """What there is to say of a fault of ours: its kind alone, for the rest may quote the text.

    ``left``: what has not been done.
    """
    return f"Der er en fejl i sprogtjek ({kind(error)}). {left} Fortæl os gerne om den."


def kind(error: Exception) -> str:
    """The kind of an error. pygls wraps what goes wrong in an answer, with its kind in front."""
    wrapped = error.message if isinstance(error, JsonRpcInternalError) else None
    return wrapped.partition(":")[0] if wrapped else type(error).__name__
