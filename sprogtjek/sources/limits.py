"""How much of a file is read: settings that hold while it is, and the clock.

The readers have bounds of their own beyond these, where a format can hide more than people write.
"""

from __future__ import annotations

import time
from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass

from sprogtjek.sources.refusals import too_slow


@dataclass(frozen=True, slots=True)
class Limits:
    """``megabytes``: of the file. ``unpacked``: megabytes of what is packed in it. ``depth``:
    elements or groups inside one another. ``pages``: of a PDF. ``seconds``: to read it.
    """

    megabytes: int = 50
    unpacked: int = 300
    depth: int = 500
    pages: int = 1000
    seconds: int = 60


_DEFAULT = Limits()
_LIMITS: ContextVar[Limits] = ContextVar("limits", default=_DEFAULT)
_STARTED: ContextVar[float | None] = ContextVar("started", default=None)


def current() -> Limits:
    """The limits of the file that is being read."""
    return _LIMITS.get()


@contextmanager
def reading(limits: Limits) -> Iterator[None]:
    """Read one file with these limits; the clock starts here."""
    before, started = _LIMITS.set(limits), _STARTED.set(time.monotonic())
    try:
        yield
    finally:
        _LIMITS.reset(before)
        _STARTED.reset(started)


def check_time(name: str) -> None:
    """Raise ``UserError`` when the time for this file is over."""
    started = _STARTED.get()
    if started is not None and time.monotonic() - started > current().seconds:
        raise too_slow(name)
