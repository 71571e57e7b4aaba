"""How far a long run has come, on one line that is written over; for terminals alone."""

from __future__ import annotations

import sys
import time

_SECONDS = 0.2  # between two looks


class Progress:
    """Told of each page that is done. ``expected``: how many there will be, if anyone knows."""

    def __init__(self, expected: int = 0) -> None:
        self._shown = sys.stderr.isatty()
        self._expected = expected
        self._pages = self._findings = 0
        self._began = self._told = time.monotonic()
        self._width = 0

    def add(self, findings: int) -> None:
        """A page is done and has so many findings."""
        self._pages += 1
        self._findings += findings
        now = time.monotonic()
        if self._shown and now - self._told >= _SECONDS:
            self._told = now
            self._write(self._line(now - self._began))

    def expect(self, pages: int) -> None:
        """It turns out how many there will be."""
        self._expected = pages

    def clear(self) -> None:
        """Leave the line empty for what comes next."""
        if self._width:
            self._write("")
            sys.stderr.write("\r")
            self._width = 0

    def _line(self, seconds: float) -> str:
        rate = self._pages / seconds
        parts = [f"{_number(self._pages)} sider", f"{rate:.1f} i sekundet".replace(".", ",")]
        left = self._expected - self._pages
        if left > 0:
            parts.append(f"omkring {_number(left)} tilbage, {_time(left / rate)}")
        return " · ".join([*parts, f"{_number(self._findings)} fund"])

    def _write(self, line: str) -> None:
        sys.stderr.write(f"\r{line:<{self._width}}")
        sys.stderr.flush()
        self._width = len(line)


def _number(value: int) -> str:
    return f"{value:,}".replace(",", ".")


def _time(seconds: float) -> str:
    minutes = round(seconds / 60)
    if minutes < 1:
        return "under et minut"
    return f"{minutes} min." if minutes < 90 else f"{minutes / 60:.1f} timer".replace(".", ",")
