"""Values that take long to make, kept between runs in the user's cache folder.

Only what is made from sprogtjek's own files is kept there, never anything of a text.
"""

from __future__ import annotations

import hashlib
import json
import os
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from typing import Any

from platformdirs import user_cache_path


def cached(name: str, content: str, make: Callable[[], Any]) -> Any:
    """The JSON value that ``make`` gives, from the cache if ``content`` has not changed.

    A folder that cannot be read or written only costs time.
    """
    digest = hashlib.sha256(content.encode()).hexdigest()[:32]
    path = user_cache_path("sprogtjek", appauthor=False) / f"{name}-{digest}.json"
    with suppress(OSError, ValueError):
        return json.loads(path.read_text(encoding="utf-8"))
    value = make()
    with suppress(OSError):
        _write(path, json.dumps(value, ensure_ascii=False))
    return value


def _write(path: Path, text: str) -> None:
    """Whole or not at all: another process may be reading or writing the same value."""
    path.parent.mkdir(parents=True, exist_ok=True)
    draft = path.with_suffix(f".{os.getpid()}.tmp")
    draft.write_text(text, encoding="utf-8")
    draft.replace(path)
