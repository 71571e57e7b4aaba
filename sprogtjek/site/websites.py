"""The pages of websites: of a sitemap, a list of addresses, a start page."""

from __future__ import annotations

from collections.abc import Iterator

from sprogtjek.errors import UserError
from sprogtjek.site import addresses, listed, listing, reasons, sitemap, starts
from sprogtjek.site.crawling import Crawl
from sprogtjek.site.mapped import Map
from sprogtjek.site.options import Expect, Kind, Notify, Options, Recall
from sprogtjek.site.pages import Page
from sprogtjek.site.reasons import FetchError
from sprogtjek.site.sitemap import SitemapError
from sprogtjek.site.visiting import Outside, Visit
from sprogtjek.sources import served


def pages(
    start: str,
    kind: Kind | None,
    options: Options,
    known: Recall,
    notify: Notify,
    outside: Outside | None,
    expect: Expect,
) -> Iterator[Page]:
    """The pages of ``start``: a file of some ``kind``, or an address. Raises ``UserError``."""
    visit = Visit(options, known, notify, outside, expect)
    try:
        if kind is None:
            yield from _from_web(visit, start)
        else:
            yield from _from_file(visit, start, kind)
    finally:
        visit.close()


def _from_file(visit: Visit, start: str, kind: Kind) -> Iterator[Page]:
    data = starts.data(start)
    if kind == "list":
        return listed.pages(visit, listing.read(data, start))
    return Map(visit, _first_site(data, start)).pages(data, start)


def _first_site(data: bytes, start: str) -> str:
    """The site of the first page in a saved sitemap: it is the one the user has named."""
    try:
        address = next((entry.address for entry in sitemap.entries(data)), "")
    except SitemapError as error:
        raise UserError(f"Sitemappet kan ikke læses: {error}.", path=start) from None
    first = addresses.canonical(address)
    if first is None:
        raise UserError("Sitemappet nævner ingen sider.", path=start)
    return addresses.site(first)


def _from_web(visit: Visit, start: str) -> Iterator[Page]:
    address = addresses.canonical(start)
    if address is None:
        hint = "Skriv den som https://kommune.dk, uden brugernavn og adgangskode."
        raise UserError("Webadressen kan ikke læses.", path=start, hint=hint)
    visit.guard.trust(addresses.host(address))
    fetched = visit.whole(address)
    if fetched.refused is not None:
        raise _no_start(start, fetched.refused)
    rules = visit.rules(address)
    named = Map(visit, addresses.site(address))
    if starts.kind_of(fetched.page.data) in ("sitemap", "list"):
        return named.pages(fetched.page.data, fetched.page.address)
    if visit.options.kind == "sitemap":
        return named.named(rules.sitemaps or [f"{addresses.origin(address)}/sitemap.xml"])
    if served.is_html(fetched.page.data, address, fetched.page.media_type):
        return Crawl(visit, fetched).pages()
    if len(fetched.page.data) > visit.options.megabytes * 1_000_000:
        raise _no_start(start, reasons.too_large(visit.options.megabytes))
    return iter([fetched.page])


def _no_start(start: str, why: FetchError) -> UserError:
    return UserError(why.reason, path=start, hint=why.hint or None)
