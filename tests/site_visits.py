"""What the tests of site pages need besides a server: time that passes at once, a run."""

from __future__ import annotations

import asyncio
import ssl
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path

from site_server import SiteServer

from sprogtjek.site import sources
from sprogtjek.site.options import Known, Options
from sprogtjek.site.pages import Page
from sprogtjek.site.visiting import Outside


@cache
def nobody() -> ssl.SSLContext:
    """Trusts no certificate, and is made in no time."""
    return ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT)


class QuickClock:
    """Time that passes as soon as anybody waits."""

    def __init__(self) -> None:
        self.time = 0.0
        self.slept: list[float] = []

    def now(self) -> float:
        return self.time

    async def sleep(self, seconds: float) -> None:
        self.slept.append(seconds)
        self.time += seconds
        await asyncio.sleep(0)


@dataclass
class Run:
    """A run over a start: its pages, what was told meanwhile, how long it waited."""

    pages: list[Page]
    notices: list[str]
    clock: QuickClock = field(default_factory=QuickClock)
    expected: list[int] = field(default_factory=list)

    @property
    def addresses(self) -> list[str]:
        return [page.address for page in self.pages]

    def by_path(self) -> dict[str, Page]:
        """The pages by the path in their address."""
        return {"/" + page.address.split("/", 3)[3]: page for page in self.pages}


def run(
    start: str,
    known: dict[str, Known] | None = None,
    outside: Outside | None = None,
    clock: QuickClock | None = None,
    **options: object,
) -> Run:
    """All pages of a start. Nothing is waited for, and no rate kept, unless an option says so."""
    clock = clock or QuickClock()
    notices: list[str] = []
    given = Options(**{"rate": 0.0, **options})
    around = outside or Outside(clock=clock, trusted=nobody())
    expected: list[int] = []
    recall, say, expect = (known or {}).get, notices.append, expected.append
    found = sources.pages(start, given, recall, say, around, expect)
    return Run(list(found), notices, clock, expected)


def listed(site: SiteServer, tmp_path: Path, *paths: str, **options: object) -> Run:
    """A run over a list of paths on a server."""
    file = tmp_path / "adresser.txt"
    file.write_text("\n".join(site.url(path) for path in paths), encoding="utf-8")
    return run(str(file), **options)


def only(site: SiteServer, tmp_path: Path, path: str, **options: object) -> Page:
    """The one page at a path."""
    (page,) = listed(site, tmp_path, path, **options).pages
    return page
