"""The pages of a sitemap, and of the sitemaps it names."""

from __future__ import annotations

from collections import Counter, deque
from collections.abc import Iterable, Iterator
from contextlib import suppress
from itertools import chain

from sprogtjek.site import addresses, listing, notices, reasons, sitemap, starts
from sprogtjek.site.fetching import refused
from sprogtjek.site.notices import number
from sprogtjek.site.pages import Page
from sprogtjek.site.reasons import FetchError
from sprogtjek.site.settling import Seen, Settling
from sprogtjek.site.sitemap import Entry, SitemapError
from sprogtjek.site.visiting import Visit
from sprogtjek.site.window import Ask

MAX_SITEMAPS = 500
"""Sitemaps in one run; each may name 50,000 pages."""

MAX_DEPTH = 3
"""Indexes inside indexes; the protocol has no more than one."""


class Map:
    """Asks for what sitemaps name. ``site`` is the site that its pages are of."""

    def __init__(self, visit: Visit, site: str) -> None:
        self._visit = visit
        self._site = site
        self._settling = Settling(visit.notices)
        self._seen = Seen()
        self._maps = Seen()
        self._waiting: deque[tuple[str, int]] = deque()
        self._read = self._named = 0

    def pages(self, data: bytes, address: str) -> Iterator[Page]:
        """The pages of the sitemap ``data`` that came from ``address``."""
        self._maps.add(address)
        return self._pages(chain(self._entries(data, address, 0), self._more()))

    def named(self, sitemaps: Iterable[str]) -> Iterator[Page]:
        """The pages of the sitemaps at some addresses."""
        for address in sitemaps:
            self._wait(address, 0)
        return self._pages(self._more())

    def _pages(self, asks: Iterator[Ask]) -> Iterator[Page]:
        limited = self._limited(asks)
        return self._visit.pages(lambda: next(limited, None), self._settling.page)

    def _limited(self, asks: Iterator[Ask]) -> Iterator[Ask]:
        most = self._visit.options.max_pages
        for taken, ask in enumerate(asks):
            if taken == most:
                self._visit.notices.say(
                    f"Sitemappet nævner mere end {number(most)} sider, og resten er ikke taget "
                    "med. Antallet kan ændres med --max-pages."
                )
                return
            yield ask

    def _more(self) -> Iterator[Ask]:
        """What the sitemaps that wait name, and those that these name."""
        while self._waiting:
            address, depth = self._waiting.popleft()
            fetched = self._visit.whole(address)
            if fetched.refused is not None:
                yield Ask(address, fetched=fetched)
            elif starts.kind_of(fetched.page.data) == "files":
                yield _unasked(address, reasons.no_sitemap())
            else:
                yield from self._entries(fetched.page.data, address, depth)

    def _entries(self, data: bytes, address: str, depth: int) -> Iterator[Ask]:
        """Pages to ask for; the sitemaps wait until all of these have been."""
        self._count(data)
        try:
            for entry in _read(data):
                if entry.kind == "sitemap":
                    self._wait(entry.address, depth + 1)
                else:
                    ask = self._ask(entry)
                    if ask is not None:
                        yield ask
        except SitemapError as error:
            yield _unasked(address, reasons.half_sitemap(str(error)))

    def _count(self, data: bytes) -> None:
        """Tell how many pages there will be, unless there are more sitemaps to read."""
        kinds: Counter[str] = Counter()
        with suppress(SitemapError):
            kinds.update(entry.kind for entry in _read(data))
        self._named += kinds["url"]
        if not kinds["sitemap"] and not self._waiting:
            self._visit.expect(min(self._named, self._visit.options.max_pages))

    def _wait(self, named: str, depth: int) -> None:
        address = addresses.canonical(named)
        if address is None or addresses.site(address) != self._site:
            self._visit.notices.count(notices.OTHER_SITEMAPS)
            return
        if not self._maps.add(address):
            return
        if depth > MAX_DEPTH or self._read >= MAX_SITEMAPS:
            self._visit.notices.say(
                "Sitemappet henviser til flere sitemaps, end der bliver læst. "
                f"Grænsen er {MAX_SITEMAPS}."
            )
            return
        self._read += 1
        self._waiting.append((address, depth))

    def _ask(self, entry: Entry) -> Ask | None:
        address = addresses.canonical(entry.address)
        if address is None:
            return _unasked(entry.address, reasons.no_address())
        if not self._seen.add(address):
            return None
        if addresses.site(address) != self._site:
            return _unasked(address, reasons.other_site(addresses.host(address)))
        return self._visit.asked(Ask(address, modified=entry.modified))


def _read(data: bytes) -> Iterator[Entry]:
    """The entries of a sitemap, in XML or as lines of plain text."""
    if not listing.is_list(data):
        return sitemap.entries(data)
    return (Entry("url", line) for line in listing.lines(data.decode("utf-8-sig", "replace")))


def _unasked(address: str, why: FetchError) -> Ask:
    return Ask(address, fetched=refused(address, why))
