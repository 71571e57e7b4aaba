"""What the user asks of a run over a site, and what is known from before."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Literal

Kind = Literal["files", "list", "sitemap", "crawl"]

MAX_PAGES = 10_000
"""Pages of a sitemap or crawl; the largest Danish municipal sites have about half as many."""

RATE = 2.0
"""Requests a second to one server: 5,000 pages take three quarters of an hour."""


@dataclass(frozen=True, slots=True)
class Options:
    """Where pages come from and how they are asked for.

    ``kind``: what the start is; recognised if ``None``. ``documents``: linked PDF, Word and other
    documents too, not web pages alone. ``max_pages``: of a sitemap or crawl. ``depth``: links
    from the start page, ``None`` for no limit. ``rate``: requests a second to one server at most,
    0 for no limit. ``timeout``: seconds for one page. ``megabytes``: of one page.
    ``retries``: of a request that fails in a way that may pass. ``intranet``: addresses on
    private networks are fetched. ``ahead``: pages fetched before they are asked for, at most.
    """

    kind: Kind | None = None
    documents: bool = False
    max_pages: int = MAX_PAGES
    depth: int | None = None
    rate: float = RATE
    timeout: float = 60.0
    megabytes: int = 50
    retries: int = 3
    intranet: bool = False
    ahead: int = 64

    @property
    def interval(self) -> float:
        """Seconds from one request to the next."""
        return 1 / self.rate if self.rate > 0 else 0.0


@dataclass(frozen=True, slots=True)
class Known:
    """What is known of an address that was asked for before.

    ``done``: it was in this session, and is not fetched again. ``address``, ``etag`` and
    ``modified`` are those of the page that came. ``links`` are the page's, ``None`` if they were
    not kept; a crawl must have them to go on from a page that is not fetched.
    """

    address: str = ""
    etag: str = ""
    modified: str = ""
    links: tuple[str, ...] | None = None
    done: bool = False


Recall = Callable[[str], "Known | None"]
"""What is known of an address asked for (``Page.asked_for``). Called in the caller's thread."""

Notify = Callable[[str], None]
"""Told, in Danish sentences, what concerns the run as a whole: limits met, pages left out."""


Expect = Callable[[int], None]
"""Told how many pages there will be, once that is known."""


def nothing_known(address: str) -> Known | None:
    """For a first run."""
    return None


def say_nothing(notice: str) -> None:
    """For callers who do not listen."""


def expect_nothing(pages: int) -> None:
    """For callers who do not count."""
