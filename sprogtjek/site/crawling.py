"""From a start page along its links: breadth first, on one site, in an order of its own.

Links are taken in the order of the pages they stand on, whatever order these come in.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Iterator
from dataclasses import replace
from pathlib import PurePosixPath

from sprogtjek.site import addresses, notices, reasons
from sprogtjek.site.fetching import Fetched
from sprogtjek.site.media import DOCUMENT_SUFFIXES
from sprogtjek.site.notices import number
from sprogtjek.site.pages import Page
from sprogtjek.site.reasons import DisallowedError, FetchError, NoPageError
from sprogtjek.site.settling import Seen, Settling, settled, signs
from sprogtjek.site.visiting import Visit
from sprogtjek.site.window import Ask

MOST_WAITING = 100_000
"""Links that wait to be followed; a site with more makes them up as one goes."""

# Files that no text is read from: never asked for.
_NEVER = frozenset(
    """
    .jpg .jpeg .png .gif .svg .webp .avif .bmp .ico .tif .tiff .mp3 .wav .ogg .mp4 .m4v .mov .avi
    .webm .css .js .mjs .json .xml .rss .atom .ics .vcf .zip .gz .7z .rar .tar .exe .msi .dmg .woff
    .woff2 .ttf .eot .xls .xlsx .xlsm .ods .csv .ppt .pptx .odp .doc .dot .kml .kmz .gpx .dwg
    """.split()
)

# Where a link may well lead, and nothing is amiss with the page that it stands on.
_PASSED_OVER: dict[type[FetchError] | type[None], tuple[str, str]] = {
    DisallowedError: notices.DISALLOWED,
    NoPageError: notices.NO_PAGE,
}


class Crawl:
    """Follows links. ``start`` is the start page, fetched already."""

    def __init__(self, visit: Visit, start: Fetched) -> None:
        self._visit = visit
        self._options = visit.options
        self._settling = Settling(visit.notices)
        self._seen = Seen()
        self._waiting: deque[Ask] = deque()
        self._taken = 0
        self._start = start

    def pages(self) -> Iterator[Page]:
        """The pages in the order they were found."""
        address = self._start.page.asked_for
        self._seen.add(address)
        self._waiting.append(Ask(address, fetched=self._start))
        return self._visit.pages(self._take, self._finish)

    def _take(self) -> Ask | None:
        if not self._waiting:
            return None
        if self._taken >= self._options.max_pages:
            self._visit.notices.say(
                f"Der er fulgt links til {number(self._taken)} sider, og der er flere. "
                "Antallet kan ændres med --max-pages."
            )
            return None
        self._taken += 1
        return self._visit.asked(self._waiting.popleft(), links=True)

    def _finish(self, ask: Ask, fetched: Fetched) -> Page | None:
        said = signs(fetched, follow=True)
        self._seen.add(fetched.page.address)  # where a redirect led need not be asked for again
        page = settled(ask, fetched.page, said)
        if self._options.depth is None or ask.depth < self._options.depth:
            for link in page.links:
                self._add(link, ask.depth + 1)
        passed_over = _PASSED_OVER.get(type(fetched.refused)) if ask.depth else None
        if passed_over:
            self._visit.notices.count(passed_over)
            return None
        if ask.depth and said.noindex:
            refused = reasons.noindex()
            page = replace(page, data=b"", reason=refused.reason, hint=refused.hint)
        return self._settling.once(ask, page)

    def _add(self, address: str, depth: int) -> None:
        if not self._seen.add(address):
            return
        suffix = PurePosixPath(addresses.path(address)).suffix.lower()
        if suffix in _NEVER:
            return
        if suffix in DOCUMENT_SUFFIXES and not self._options.documents:
            self._visit.notices.count(notices.DOCUMENTS)
        elif len(self._waiting) < MOST_WAITING:
            self._waiting.append(Ask(address, depth))
        else:
            self._visit.notices.say(
                f"Der er fundet over {number(MOST_WAITING)} links, og resten er ikke fulgt. "
                "Måske laver en kalender eller en søgeside nye adresser i det uendelige."
            )
