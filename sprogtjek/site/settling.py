"""What becomes of a fetched page: its true address, its links, whether it is there already."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from hashlib import blake2b

from sprogtjek.errors import UserError
from sprogtjek.site import links, notices
from sprogtjek.site.fetching import Fetched
from sprogtjek.site.links import Signs
from sprogtjek.site.notices import Notices
from sprogtjek.site.pages import Page
from sprogtjek.site.window import Ask
from sprogtjek.sources import served

Finish = Callable[[Ask, Fetched], "Page | None"]


class Seen:
    """Addresses met, kept as a few bytes each."""

    def __init__(self) -> None:
        self._marks: set[bytes] = set()

    def add(self, address: str) -> bool:
        """Whether it is new."""
        mark = blake2b(address.encode(), digest_size=8).digest()
        new = mark not in self._marks
        self._marks.add(mark)
        return new


class Settling:
    """Makes pages of what was fetched, each address once."""

    def __init__(self, said: Notices) -> None:
        self._notices = said
        self._given = Seen()

    def page(self, ask: Ask, fetched: Fetched) -> Page | None:
        """The page, or ``None`` if it has come before."""
        return self.once(ask, settled(ask, fetched.page, signs(fetched, follow=False)))

    def once(self, ask: Ask, page: Page) -> Page | None:
        """The page, or ``None`` if one with its address has come before."""
        if self._given.add(page.address):
            return page
        if page.address != ask.address:
            self._notices.count(notices.SAME_PAGE)
        return None


def signs(fetched: Fetched, *, follow: bool) -> Signs:
    """What a page says to those who follow links; nothing if it is no web page."""
    page = fetched.page
    if not page.data:
        return Signs()
    try:
        text = served.html(page.data, page.address, page.media_type, page.charset)
    except UserError:  # whoever reads the page will say so
        return Signs()
    if text is None:
        return Signs()
    return links.read(text, page.address, headers=fetched.robots, follow=follow)


def settled(ask: Ask, page: Page, said: Signs) -> Page:
    """The page under its true address, with its links and the date its sitemap gives."""
    address = said.canonical or page.address
    return replace(
        page,
        address=address,
        requested=ask.address if ask.address != address else "",
        modified=page.modified or ask.modified,
        links=page.links or said.links,
    )
