"""The texts of a folder. An editor asks for them every other second, and a folder may be large."""

from __future__ import annotations

import time
from collections.abc import Callable, Sequence
from pathlib import Path

REST = 20
"""A folder is looked through again after this many times what it took the last time."""


class Folder:
    """The files that were found, and when to look again. ``clock``: seconds that only grow."""

    def __init__(self, clock: Callable[[], float] = time.monotonic) -> None:
        self._clock = clock
        self._looked: Path | None = None
        self._found: Sequence[Path] = ()
        self._due = 0.0

    def now(self, folder: Path) -> Sequence[Path]:
        """The files as they are."""
        start = self._clock()
        self._looked, self._found = folder, files(folder)
        end = self._clock()
        self._due = end + REST * (end - start)
        return self._found

    def lately(self, folder: Path) -> Sequence[Path]:
        """The files as they were a short while ago."""
        if folder != self._looked or self._clock() >= self._due:
            return self.now(folder)
        return self._found


def files(folder: Path) -> list[Path]:
    """The files with lines in which something can be shown."""
    from sprogtjek import paths
    from sprogtjek.sources import formats

    suffixes = {suffix for each in formats.FORMATS if each.editable for suffix in each.suffixes}
    found = paths.expand([str(folder.absolute())])
    return [p for p in found if isinstance(p, Path) and p.suffix.lower() in suffixes]
