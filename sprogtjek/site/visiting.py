"""A visit to a site: what it takes to fetch its pages, from first to last."""

from __future__ import annotations

import ssl
from collections.abc import Iterator
from concurrent.futures import Future
from dataclasses import dataclass, field, replace

from sprogtjek.site import client
from sprogtjek.site.background import Background
from sprogtjek.site.fetching import Fetched, Fetcher
from sprogtjek.site.media import Wanted
from sprogtjek.site.network import Guard, Resolve, resolve
from sprogtjek.site.notices import Notices
from sprogtjek.site.options import Expect, Known, Notify, Options, Recall, expect_nothing
from sprogtjek.site.pace import Clock, WallClock
from sprogtjek.site.pages import Page
from sprogtjek.site.requesting import Requester, Wish
from sprogtjek.site.robots import Rules
from sprogtjek.site.settling import Finish
from sprogtjek.site.sitemap import MOST as MOST_SITEMAP
from sprogtjek.site.window import Ask, Take, in_order

LONG_DELAY = 5.0
"""Seconds between pages, as robots.txt asks, from which on the user is told."""


@dataclass(frozen=True, slots=True)
class Outside:
    """The world outside: time, names, whom to trust."""

    clock: Clock = field(default_factory=WallClock)
    resolve: Resolve = resolve
    trusted: ssl.SSLContext | None = None


class Visit:
    """Fetches in the background until it is closed."""

    def __init__(
        self,
        options: Options,
        known: Recall,
        notify: Notify,
        outside: Outside | None = None,
        expect: Expect = expect_nothing,
    ) -> None:
        self.options = options
        self.expect = expect
        self.known = known
        self.notices = Notices(notify)
        self.guard = Guard(intranet=options.intranet)
        outside = outside or Outside()
        self._client = client.Client(
            self.guard, outside.resolve, outside.trusted or client.trusted(), options.timeout
        )
        requester = Requester(
            self._client,
            outside.clock,
            interval=options.interval,
            timeout=options.timeout,
            retries=options.retries,
        )
        self._fetcher = Fetcher(requester)
        self._background = Background()
        self._wish = Wish(self._wanted, options.megabytes * 1_000_000)

    @property
    def _wanted(self) -> Wanted:
        return "document" if self.options.documents else "page"

    def close(self) -> None:
        """Stop all that is under way."""
        self._background.close(self._client.close())

    def rules(self, address: str) -> Rules:
        """What robots.txt says; the user is told if it makes the visit slow."""
        rules = self._background.result(self._fetcher.robots.rules(address))
        if rules.delay >= LONG_DELAY:
            self.notices.say(
                f"Hjemmesidens robots.txt beder om {rules.delay:.0f} sekunder mellem siderne. "
                "Det bliver overholdt."
            )
        return rules

    def whole(self, address: str) -> Fetched:
        """Whatever is at an address: a start page, a sitemap. The user is kept waiting."""
        wish = Wish("anything", MOST_SITEMAP, cut=True)
        return self._background.result(self._fetcher.fetch(address, wish))

    def pages(self, take: Take, finish: Finish) -> Iterator[Page]:
        """The pages that are taken, in order; the notices after the last."""
        yield from in_order(take, self._begin, finish, self.options.ahead)
        self.notices.tell()

    def asked(self, ask: Ask, *, links: bool = False) -> Ask:
        """The same, with what is known of it; with ``links`` only if those are known, too."""
        known = self.known(ask.address)
        if known is not None and links and known.links is None:
            return ask
        return replace(ask, known=known)

    def _begin(self, ask: Ask) -> Future[Fetched]:
        if ask.known is not None and ask.known.done:
            return _ready(Fetched(_done(ask.address, ask.known)))
        if ask.fetched is not None:
            return _ready(ask.fetched)
        return self._background.start(self._fetcher.fetch(ask.address, self._wish, ask.known))


def _done(asked: str, known: Known) -> Page:
    """A page that was fetched earlier in this session."""
    address = known.address or asked
    return Page(
        address,
        modified=known.modified,
        etag=known.etag,
        unchanged=True,
        requested=asked if asked != address else "",
        links=known.links or (),
    )


def _ready(fetched: Fetched) -> Future[Fetched]:
    future: Future[Fetched] = Future()
    future.set_result(fetched)
    return future
