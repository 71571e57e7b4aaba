"""An address → its page: robots.txt asked first, redirects followed by hand, all in bounds."""

from __future__ import annotations

import asyncio
from dataclasses import dataclass

from sprogtjek.site import addresses, reasons
from sprogtjek.site.options import Known
from sprogtjek.site.pages import Page
from sprogtjek.site.reasons import FetchError
from sprogtjek.site.requesting import Answer, Requester, Wish
from sprogtjek.site.robots import Robots

MAX_REDIRECTS = 10

AT_ONCE = 4
"""Requests under way at a time."""


@dataclass(frozen=True, slots=True)
class Fetched:
    """A page that was asked for, and what the server's headers say to robots of it."""

    page: Page
    robots: str = ""
    refused: FetchError | None = None


class Fetcher:
    """Fetches pages. To be used in one event loop."""

    def __init__(self, requester: Requester) -> None:
        self._requester = requester
        self.robots = Robots(requester)
        self._room = asyncio.Semaphore(AT_ONCE)

    async def fetch(self, address: str, wish: Wish, known: Known | None = None) -> Fetched:
        """The page at a normalised address, or why there is none."""
        async with self._room:
            try:
                where, answer = await self._followed(address, wish, known)
            except FetchError as why:
                return refused(address, why)
            except Exception as error:  # one page's trouble must not end the run
                return refused(address, reasons.broken_down(type(error).__name__))
        return Fetched(_page(address, where, answer, known), answer.robots)

    async def _followed(self, address: str, wish: Wish, known: Known | None) -> tuple[str, Answer]:
        """Where the page is in the end, and the answer from there. Raises ``FetchError``."""
        here, seen = address, {address}
        for _ in range(MAX_REDIRECTS + 1):
            rules = await self.robots.rules(here)
            rules.check(here)
            answer = await self._requester.ask(here, wish, known)
            if answer.location is None:
                return here, answer
            here = _target(here, answer.location)
            if here in seen:
                raise reasons.in_a_ring()
            seen.add(here)
        raise reasons.too_many_redirects(MAX_REDIRECTS)


def refused(address: str, why: FetchError) -> Fetched:
    """An address that brings no page."""
    return Fetched(Page(address, reason=why.reason, hint=why.hint), refused=why)


def _target(here: str, location: str) -> str:
    target = addresses.joined(here, location) if location else None
    if target is None:
        raise reasons.astray()
    if addresses.site(target) != addresses.site(here):
        raise reasons.elsewhere(addresses.host(target))
    return target


def _page(asked: str, where: str, answer: Answer, known: Known | None) -> Page:
    address = addresses.canonical(where) or where
    if answer.unchanged and known is not None:
        address = known.address or address
    return Page(
        address,
        answer.data,
        media_type=answer.media_type,
        charset=answer.charset,
        modified=answer.modified or (known.modified if answer.unchanged and known else ""),
        etag=answer.etag,
        unchanged=answer.unchanged,
        requested=asked if asked != address else "",
        links=(known.links or ()) if answer.unchanged and known else (),
    )
