"""robots.txt: what a site asks of programs that read it (RFC 9309)."""

from __future__ import annotations

import asyncio
from dataclasses import dataclass
from typing import TYPE_CHECKING

from sprogtjek.site import addresses, reasons
from sprogtjek.site.reasons import FetchError
from sprogtjek.site.requesting import Requester, Wish

if TYPE_CHECKING:
    from protego import Protego

AGENT = "sprogtjek"
MOST = 512_000
"""Bytes that are read of it; the standard asks for no less."""

MOST_SERVERS = 500
"""Servers whose rules are remembered; a list may name any number."""

_REDIRECTS = 5  # as many as the standard asks to follow
_WISH = Wish("anything", MOST, cut=True)


@dataclass(frozen=True, slots=True)
class Rules:
    """What one server allows. ``refusal``: why nothing is fetched from it at all."""

    protego: Protego | None = None
    refusal: FetchError | None = None

    def check(self, address: str) -> None:
        """Raise ``FetchError`` if the address must not be fetched."""
        if self.refusal is not None:
            raise self.refusal.with_traceback(None)  # the same one for every page
        if self.protego is not None and not self.protego.can_fetch(address, AGENT):
            raise reasons.disallowed()

    @property
    def delay(self) -> float:
        """Seconds between requests that the site asks for."""
        if self.protego is None:
            return 0.0
        rate = self.protego.request_rate(AGENT)
        pause = rate.seconds / rate.requests if rate and rate.requests else 0.0
        return max(float(self.protego.crawl_delay(AGENT) or 0.0), pause)

    @property
    def sitemaps(self) -> tuple[str, ...]:
        """The sitemaps it names."""
        return tuple(self.protego.sitemaps) if self.protego is not None else ()


class Robots:
    """The rules of each server, asked for once, when the first of its pages is."""

    def __init__(self, requester: Requester) -> None:
        self._requester = requester
        self._rules: dict[str, asyncio.Task[Rules]] = {}

    async def rules(self, address: str) -> Rules:
        """The rules of the server of an address. Its pace is set by them."""
        server = addresses.origin(address)
        if server not in self._rules:
            if len(self._rules) >= MOST_SERVERS:
                del self._rules[next(iter(self._rules))]
            self._rules[server] = asyncio.create_task(self._fetched(server))
        task = self._rules[server]
        if task.done():
            return task.result()
        # Others wait for the same task: it goes on when one of them is told to stop.
        return await asyncio.shield(task)

    async def _fetched(self, server: str) -> Rules:
        try:
            rules = await self._followed(f"{server}/robots.txt")
        except FetchError as refused:
            return Rules(refusal=_unavailable(refused))
        pace = self._requester.pace(f"{server}/")
        pace.interval = max(pace.interval, rules.delay)
        return rules

    async def _followed(self, address: str) -> Rules:
        own = addresses.site(address)
        for _ in range(_REDIRECTS + 1):
            answer = await self._requester.ask(address, _WISH)
            if answer.location is None:
                return _parsed(answer.data)
            target = addresses.joined(address, answer.location)
            if target is None or addresses.site(target) != own:
                break
            address = target
        return Rules()  # as if there were none (RFC 9309, 2.3.1.2)


def _parsed(data: bytes) -> Rules:
    from protego import Protego

    return Rules(Protego.parse(data.decode("utf-8-sig", errors="replace")))


def _unavailable(refused: FetchError) -> FetchError | None:
    """Why nothing may be fetched when there are no rules; ``None`` where all may be."""
    if refused.silent:
        return refused
    if refused.status is not None and 400 <= refused.status < 500 and refused.status != 429:
        return None
    return reasons.robots_unknown(refused.reason)
