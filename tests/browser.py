"""A real Chromium for tests, where playwright and one are installed, as they are in `.ci/run`."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager

import pytest

playwright = pytest.importorskip("playwright.sync_api", reason="playwright er ikke installeret")

_NAMES = ("chromium", "chromium-browser", "google-chrome")
CHROMIUM = os.environ.get("CHROMIUM") or next(filter(None, map(shutil.which, _NAMES)), None)
needed = pytest.mark.skipif(CHROMIUM is None, reason="her er ingen Chromium")
_QUIET = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)
WIDE = {"width": 1300, "height": 900}
NARROW = {"width": 375, "height": 760}


@contextmanager
def chromium() -> Iterator[playwright.Browser]:
    """A browser that asks nobody on the network."""
    with playwright.sync_playwright() as running:
        launched = running.chromium.launch(executable_path=CHROMIUM, args=list(_QUIET))
        yield launched
        launched.close()
