"""A page of a site, as it came."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Page:
    """A page's bytes, or why there are none.

    ``address`` is the page's canonical web address, or the path of its file; no two pages of a
    run have the same. ``requested`` is the address that was asked for, where that led to another
    (a redirect, ``rel=canonical``). ``media_type`` and ``charset`` are what the server says,
    empty where nobody says. ``modified`` is when it was last changed (ISO 8601), if known.
    ``etag`` is the server's own mark of this version. ``unchanged``: there are no bytes, since
    the page is as when it was last fetched: the server says so, or it was in this session.
    ``links`` are the addresses that a crawl found on it. ``reason`` says in Danish, as a
    sentence, why the page could not be had; ``hint`` what to do about it.
    """

    address: str
    data: bytes = b""
    media_type: str = ""
    charset: str = ""
    modified: str = ""
    etag: str = ""
    unchanged: bool = False
    reason: str = ""
    hint: str = ""
    requested: str = ""
    links: tuple[str, ...] = ()

    @property
    def asked_for(self) -> str:
        """The address to know the page by when the same is asked for again."""
        return self.requested or self.address
