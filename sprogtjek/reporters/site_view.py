"""A page of a site as it reads, with what was found in it: what the dashboard leads to.

As in ``html``, but styles and script stand in files of their own beside the pages, so that 5,000
of them stay small.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any
from xml.etree.ElementTree import Element

from sprogtjek import __version__
from sprogtjek.records import Report, Rule
from sprogtjek.reporters.html import article, asset, filters, footer
from sprogtjek.reporters.html_elements import document, is_link, tag
from sprogtjek.reporters.html_reading import COLOURS, Page, principle_names, readings

_STYLE = "report.css"
_SCRIPT = "report.js"

# »file:« because 'self' is nothing where a page is opened from disk.
_POLICY = (
    "default-src 'none'; style-src 'self' file:; script-src 'self' file:; "
    "base-uri 'none'; form-action 'none'"
)


def view_name(number: int) -> str:
    """The file of the page with that number in the run: »0001.html«."""
    return f"{number:04d}.html"


def assets() -> dict[str, str]:
    """The files that all views share, by name: they belong in the views' own folder."""
    return {name: asset(name) for name in (_STYLE, _SCRIPT)}


def render(
    report: Report,
    rules: Mapping[str, Rule[Any]],
    title: str,
    *,
    address: str = "",
    dashboard: str = "",
) -> str:
    """One page's view. ``dashboard``: the way to the overview from the views' folder."""
    texts = readings([Page(report, rules)])
    names = principle_names(texts)
    colours = {name: index % COLOURS + 1 for index, name in enumerate(names)}
    body = tag(
        "body",
        tag("a", "Spring til teksten", href="#tekst-1", class_="skip"),
        _top(title or address, address, dashboard),
        filters(texts, colours),
        tag("main", *(article(reading, colours, several=False) for reading in texts)),
        footer(),
    )
    return document(tag("html", _head(title or address), body, lang="da"))


def _head(title: str) -> Element:
    return tag(
        "head",
        tag("meta", charset="utf-8"),
        tag("meta", http_equiv="Content-Security-Policy", content=_POLICY),
        tag("meta", name="viewport", content="width=device-width, initial-scale=1"),
        tag("meta", name="color-scheme", content="light dark"),
        tag("meta", name="generator", content=f"sprogtjek {__version__}"),
        tag("title", f"Sprogtjek af {title}"),
        tag("link", rel="stylesheet", href=_STYLE),
        tag("script", src=_SCRIPT, defer=True),
    )


def _top(title: str, address: str, dashboard: str) -> Element:
    back = tag("a", "Til overblikket", href=dashboard) if dashboard else None
    return tag(
        "header",
        tag("nav", back, aria_label="Tilbage", class_="back") if back is not None else None,
        tag("h1", title),
        _link(address),
        class_="top",
    )


def _link(address: str) -> Element | None:
    if not address:
        return None
    shown = tag("a", address, href=address, rel="noreferrer") if is_link(address) else address
    return tag("p", shown, class_="address-line")
