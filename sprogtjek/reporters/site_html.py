"""The dashboard: one file that shows a whole site, and where to begin.

It needs nothing but itself, as in ``html``; the pages' own views lie in a folder beside it. The
script draws the list of pages a sheet at a time, so thousands of pages are no heavier than twenty.
"""

from __future__ import annotations

from collections.abc import Iterator
from urllib.parse import quote, unquote, urlsplit

from sprogtjek.reporters import site_lists, site_panels
from sprogtjek.reporters.html import asset, footer, head
from sprogtjek.reporters.html_elements import Element, document, raw, tag
from sprogtjek.reporters.site_data import data
from sprogtjek.reporters.site_panels import Panel, section_name
from sprogtjek.reporters.site_rows import table
from sprogtjek.reporters.site_words import number, pages
from sprogtjek.sitestats.records import Site

_STYLE = "site.css"
_SCRIPT = "site.js"
_LISTS = (".xml", ".xml.gz", ".txt")  # of addresses: no part of the site's name
_SORTS = (
    ("gain", "Gevinst"),
    ("errors", "Fejl"),
    ("warnings", "Advarsler"),
    ("density", "Point pr. 100 ord"),
    ("lix", "Lix"),
    ("passive", "Andel af sætninger med passiv"),
    ("longest", "Længste sætning"),
    ("words", "Ord"),
    ("visits", "Visninger"),
    ("new", "Nye fund"),
    ("mended", "Rettede fund"),
    ("title", "Titel"),
    ("address", "Adresse"),
)


def render(site: Site, *, title: str, folder: str = "") -> str:
    """The dashboard. ``folder``: where the pages' own views lie, from where the file is."""
    name = f"Sprogtjek af {_short(title)}"
    style = asset("report.css") + asset(_STYLE)
    page = tag(
        "html", head(name, style, asset(_SCRIPT)), _body(name, site, quote(folder)), lang="da"
    )
    return document(page)


def _short(start: str) -> str:
    """Where the run began, as people say it: »kommune.example« for the address of its sitemap."""
    url = urlsplit(start)
    if url.scheme not in ("http", "https"):
        return start
    path = "" if url.path.endswith(_LISTS) else url.path.rstrip("/")
    return url.netloc.removeprefix("www.") + unquote(path)


def _body(name: str, site: Site, folder: str) -> Element:
    panels = list(_panels(site, folder))
    return tag(
        "body",
        tag("a", "Spring til siderne", href="#sider", class_="skip"),
        tag("header", tag("h1", name), tag("p", _opening(site)), class_="top"),
        _jumps(panels),
        tag("main", *_main(site, folder, panels)),
        footer(),
        _data(site, folder),
        raw("script", asset(_SCRIPT)),
        class_="site",
    )


def _opening(site: Site) -> str:
    missing = (
        f" {pages(len(site.unchecked)).capitalize()} kunne ikke tjekkes." if site.unchecked else ""
    )
    if not any(page.points for page in site.pages):
        return f"{pages(len(site.pages))} er tjekket.{missing} Reglerne fandt ikke noget."
    most = "flest læsere" if site.weighing.pages_with_visits else "læserne"
    return (
        f"{pages(len(site.pages))} er tjekket.{missing} De sider, hvor en ny tekst hjælper {most} "
        "mest, står øverst. Du bestemmer, hvad der skal ændres."
    )


def _panels(site: Site, folder: str) -> Iterator[Panel]:
    """The parts after the list, those with nothing to say left out."""
    every = (
        site_lists.repeats(site, folder),
        site_lists.phrases(site),
        site_panels.principles(site),
        site_panels.rules(site),
        site_lists.unchecked(site),
        site_lists.method(site),
    )
    yield from (panel for panel in every if panel is not None)


def _jumps(panels: list[Panel]) -> Element:
    heads = [("Sider", "sider"), *((panel.heading, panel.place) for panel in panels)]
    links = (tag("li", tag("a", words, href=f"#{place}")) for words, place in heads)
    return tag("nav", tag("ul", *links, role="list"), aria_label="Indhold", class_="jumps")


def _main(site: Site, folder: str, panels: list[Panel]) -> Iterator[Element]:
    if site.pages:
        aside = (site_panels.figures, site_panels.trend, site_panels.sections, site_panels.lix)
        tiles = (make(site) for make in aside)
        yield tag("div", _list(site, folder), tag("div", *tiles, class_="aside"), class_="board")
    yield from panels


def _list(site: Site, folder: str) -> Element:
    return tag(
        "section",
        tag("h2", "Begynd her", id="sider", tabindex="-1"),
        _first_of_all(site),
        _controls(site),
        tag("p", role="status", id="status"),
        tag("div", table(site, folder), class_="wider"),
        tag("p", "Ingen sider passer til det. Prøv med færre ord.", id="ingen", hidden=True),
        tag("div", id="blad", class_="sheets"),
        _without_script(site),
        aria_labelledby="sider",
        class_="list",
    )


def _first_of_all(site: Site) -> Element | None:
    """A block that many pages share, where mending it gains more than any page does."""
    if not site.repeats or site.repeats[0].gain <= site.pages[0].gain:
        return None
    link = tag("a", "Ret det ét sted", href="#gentaget")
    words = f"Et afsnit på {pages(site.repeats[0].pages)} giver større gevinst end nogen side. "
    return tag("p", words, link, ".", class_="note")


def _without_script(site: Site) -> Element:
    words = f"Her er de første af {pages(len(site.pages))}. Slå JavaScript til for at se alle."
    return tag("p", words, class_="without")


def _controls(site: Site) -> Element:
    known = {"visits": site.weighing.by_visits, "new": bool(site.trend), "mended": bool(site.trend)}
    sorts = [(key, name) for key, name in _SORTS if known.get(key, True)]
    sections = [
        ("alle", "Alle"),
        *((str(i), f"{section_name(s)} ({number(s.pages)})") for i, s in enumerate(site.sections)),
    ]
    search = tag("input", type="search", id="soeg", autocomplete="off", spellcheck="false")
    return tag(
        "div",
        tag("label", tag("span", "Søg i titel, adresse og råd"), search, class_="search"),
        _choice("omraade", "Område", sections) if len(site.sections) > 1 else None,
        _choice("sorter", "Sortér efter", sorts),
        tag("div", id="valgt", class_="chosen-filters"),
        role="search",
        aria_label="Find sider",
        class_="finder",
    )


def _choice(id_: str, name: str, options: list[tuple[str, str]]) -> Element:
    made = (tag("option", words, value=value) for value, words in options)
    return tag("label", tag("span", name), tag("select", *made, id=id_))


def _data(site: Site, folder: str) -> Element:
    return raw("script", data(site, folder), type="application/json", id="data")
