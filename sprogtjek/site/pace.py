"""How fast one server is asked: never faster than is polite, slower when it says so."""

from __future__ import annotations

import asyncio
import time
from typing import Protocol


class Clock(Protocol):
    """Time, and how to let it pass."""

    def now(self) -> float:
        """Seconds since some moment."""
        ...

    async def sleep(self, seconds: float) -> None:
        """Come back after so many seconds."""
        ...


class WallClock:
    """Time as it passes."""

    def now(self) -> float:
        """Seconds since some moment."""
        return time.monotonic()

    async def sleep(self, seconds: float) -> None:
        """Come back after so many seconds."""
        await asyncio.sleep(seconds)


class Pace:
    """Gives requests to one server their turns, ``interval`` seconds apart."""

    def __init__(self, clock: Clock, interval: float) -> None:
        self._clock = clock
        self.interval = interval
        self._next = clock.now()
        self._line = asyncio.Lock()  # those who wait take their turns in the order they came

    async def turn(self) -> None:
        """Wait until the next request may be sent."""
        async with self._line:
            while (now := self._clock.now()) < self._next:
                await self._clock.sleep(self._next - now)
            self._next = now + self.interval

    def hold(self, seconds: float) -> None:
        """The server asks to be left alone for so long."""
        self._next = max(self._next, self._clock.now() + seconds)
