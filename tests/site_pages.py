"""Small pages for runs over a site, and work that goes wrong; workers import it by name."""

from __future__ import annotations

import os
import signal
from collections.abc import Iterator, Sequence
from pathlib import Path

from sprogtjek.config import Config
from sprogtjek.results import PageResult
from sprogtjek.site.outcomes import Outcome, pack
from sprogtjek.site.pages import Page
from sprogtjek.site.work import Spec, Task

FOOTER = "<p>Såfremt du har spørgsmål, bedes du rette henvendelse til kommunen.</p>"
DEADLY = "Denne side slår sin arbejder ihjel."


def page_html(number: int, text: str = "") -> str:
    """A page with a text of its own and a box that all pages have."""
    own = text or f"Ansøgningen skal fremsendes senest den {number % 28 + 1}. maj til afdelingen."
    return (
        '<!doctype html><html lang="da"><head><meta charset="utf-8"><title>Side</title></head>'
        f"<body><main><h1>Side nummer {number}</h1><p>{own}</p>{FOOTER}</main></body></html>"
    )


def some_pages(count: int) -> Iterator[Page]:
    """Pages as they come from a server; one of them could not be had."""
    for number in range(count):
        address = f"https://kommune.example/side/{number}"
        if number == 3:
            yield Page(address, reason="Siden findes ikke.")
        else:
            yield Page(address, page_html(number).encode(), "text/html", "utf-8")


def write_folder(folder: Path, count: int) -> Path:
    """The pages as files."""
    folder.mkdir()
    for number in range(count):
        path = folder / f"side-{number:03}.html"
        path.write_text(page_html(number), encoding="utf-8")
    return folder


def task(page: Page) -> Task:
    """What is handed to a worker of a page."""
    return Task(page, Config(), "")


def numbered(spec: Spec, tasks: Sequence[Task]) -> list[Outcome]:
    """Work that takes no time, by workers that a deadly page kills."""
    if any(DEADLY.encode() in task.page.data for task in tasks):
        os.kill(os.getpid(), signal.SIGKILL)
    return [pack(PageResult(task.page.address, words=len(task.page.data))) for task in tasks]
