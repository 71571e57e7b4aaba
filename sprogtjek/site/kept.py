"""Where a run over a site keeps things between runs. Both folders hold words of texts."""

from __future__ import annotations

import shutil
import time
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

from platformdirs import user_cache_path, user_state_path

DAYS = 180
"""How long a run that is not repeated is kept; some sites are checked twice a year."""


def cache_folder() -> Path:
    """What was learned of blocks and pages; can always be thrown away."""
    return user_cache_path("sprogtjek", appauthor=False) / "site"


def sessions_folder() -> Path:
    """How far each run has come, and what it has found."""
    return user_state_path("sprogtjek", appauthor=False) / "sessions"


def forget_old(folder: Path, days: int = DAYS) -> None:
    """Delete the sessions that nobody has gone on with for long."""
    oldest = time.time() - days * 24 * 3600
    for path in _files(folder):
        with suppress(OSError):  # another run may be at it
            if path.stat().st_mtime < oldest:
                path.unlink()


def size(folder: Path) -> int:
    """The bytes in a folder."""
    return sum(path.stat().st_size for path in _files(folder))


def clear(folder: Path) -> None:
    """Delete a folder and all in it. Raises ``OSError``."""
    if folder.exists():
        shutil.rmtree(folder)


def _files(folder: Path) -> Iterator[Path]:
    return (path for path in folder.rglob("*") if path.is_file())
