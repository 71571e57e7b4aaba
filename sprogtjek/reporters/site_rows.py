"""The list of pages: its head, and the first pages of it for paper and for browsers without script.

``site.js`` makes the same rows of the pages' figures; a test holds the two equal.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from sprogtjek.reporters.html_elements import Element, is_link, tag
from sprogtjek.reporters.site_view import view_name
from sprogtjek.reporters.site_words import number, pages, relative, shown
from sprogtjek.sitestats.records import Site, SitePage

PER_SHEET = 20
"""Pages shown at a time: as many as an editor may take on first."""


@dataclass(frozen=True, slots=True)
class Column:
    """A column: its key in the script, and its heading."""

    key: str
    name: str


def columns(site: Site) -> tuple[Column, ...]:
    """The columns that there is something to show in."""
    every = (
        Column("gain", "Nr."),
        Column("title", "Side"),
        Column("gain", "Gevinst"),
        Column("errors", "Fejl"),
        Column("warnings", "Advarsler"),
        Column("lix", "Lix"),
        Column("words", "Ord"),
        Column("visits", "Visninger"),
    )
    shown = site.weighing.by_visits
    return tuple(column for column in every if shown or column.key != "visits")


def table(site: Site, folder: str) -> Element:
    """The first pages of the list."""
    heads = (_head(index, column) for index, column in enumerate(columns(site)))
    first = enumerate(site.pages[:PER_SHEET], 1)
    rows = (_row(place, page, site, folder) for place, page in first)
    caption = tag("caption", "Sider, den vigtigste først", class_="heard", id="tabelnavn")
    body = tag("tbody", *rows, id="raekker")
    return tag("table", caption, tag("thead", tag("tr", *heads)), body, class_="pages")


def _head(index: int, column: Column) -> Element:
    """The number of a page is its place by gain, so only one of them sorts."""
    if index == 0:
        return tag("th", column.name, scope="col", class_="rank")
    return tag("th", column.name, scope="col", class_=column.key, data_key=column.key)


def _row(place: int, page: SitePage, site: Site, folder: str) -> Element:
    cells = [
        tag("td", number(place), class_="rank"),
        tag("th", *_about(page, site, folder), scope="row", class_="page"),
        tag("td", *_gain(page, site), class_="gain", data_name="Gevinst"),
        _figure("Fejl", number(page.tally.errors)),
        _figure("Advarsler", number(page.tally.warnings)),
        _figure("Lix", "–" if page.lix is None else number(round(page.lix))),
        _figure("Ord", number(page.words)),
    ]
    if site.weighing.by_visits:
        seen = "–" if page.visits is None else number(page.visits)
        cells.append(_figure("Visninger", seen))
    return tag("tr", *cells)


def _figure(name: str, value: str) -> Element:
    """A cell. Its name is shown where there is no room for columns."""
    return tag("td", value, data_name=name)


def _about(page: SitePage, site: Site, folder: str) -> Iterator[Element]:
    """The title leads to the page's own view, the address to the page itself."""
    where = shown(page.address, site)
    own = f"{folder}/{view_name(page.number)}" if folder else ""
    leads = own or (page.address if is_link(page.address) else "")
    yield tag("a", page.title, href=leads, class_="title") if leads else _plain(page.title)
    if own and is_link(page.address):
        yield tag("a", where, href=page.address, rel="noreferrer", class_="where")
    else:
        yield tag("span", where, class_="where")
    if page.begin:
        yield tag("span", page.begin[0], class_="advice")
    if page.copies:
        yield tag("span", f"Samme tekst på {pages(page.copies)} mere", class_="news")
    if news := _news(page):
        yield tag("span", news, class_="news")


def _plain(title: str) -> Element:
    return tag("span", title, class_="title")


def _gain(page: SitePage, site: Site) -> Sequence[Element]:
    most = site.pages[0].gain
    share = 100 * page.gain / most if most else 0.0
    bar = tag("rect", width=f"{share:.1f}%", height="8", class_="part")
    drawn = tag("svg", bar, width="100%", height="8", aria_hidden="true")
    return [tag("span", relative(page.gain, site)), drawn]


def _news(page: SitePage) -> str:
    """What has changed on a page since an earlier run."""
    if page.is_new:
        return "Ikke tjekket sidst"
    if page.change is None:
        return ""
    told = ((page.change.new, "nyt fund", "nye fund"), (page.change.mended, "rettet", "rettede"))
    parts = [f"{number(n)} {one if n == 1 else more}" for n, one, more in told if n]
    return f"{', '.join(parts)} siden sidst" if parts else ""
