"""A page of a site as it reads, with what was found in it: what the dashboard leads to.

As in ``html``, but styles and script stand in files of their own beside the pages, so that 5,000
of them stay small.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any
from urllib.parse import quote

from sprogtjek import __version__
from sprogtjek.records import Report, Rule
from sprogtjek.reporters.html import article, asset, filters, footer
from sprogtjek.reporters.html_elements import Element, Form, document, is_link, tag, within
from sprogtjek.reporters.html_reading import COLOURS, Page, principle_names, readings

_STYLE = "report.css"
_SCRIPT = "report.js"
_BACK = "index.html"

# »file:« because 'self' is nothing where a page is opened from disk.
_POLICY = (
    "default-src 'none'; style-src 'self' file:; script-src 'self' file:; "
    "base-uri 'none'; form-action 'none'"
)


def view_name(number: int) -> str:
    """The file of the page with that number in the run: »0001.html«."""
    return f"{number:04d}.html"


def assets(dashboard: str) -> dict[str, str]:
    """The files that all views share, by name: they belong in the views' own folder.

    ``dashboard``: the way from there to the overview. Views lead to a page that leads on, so that
    they need not know what the overview is called.
    """
    way = quote(dashboard)
    head = tag(
        "head",
        tag("meta", charset="utf-8"),
        tag("meta", http_equiv="refresh", content=f"0; url={way}"),
        tag("title", "Overblikket"),
    )
    body = tag("body", tag("p", tag("a", "Gå til overblikket", href=way)))
    files = {name: asset(name) for name in (_STYLE, _SCRIPT)}
    return {**files, _BACK: document(tag("html", head, body, lang="da"))}


def render(report: Report, rules: Mapping[str, Rule[Any]], title: str) -> str:
    """One page's view. The report's source is the page's address."""
    texts = readings([Page(report, rules)])
    names = principle_names(texts)
    colours = {name: index % COLOURS + 1 for index, name in enumerate(names)}
    body = within(
        "body",
        tag("a", "Spring til teksten", href="#tekst-1", class_="skip"),
        _top(title or report.source, report.source),
        filters(texts, colours),
        *within("main", *article(texts[0], colours, several=False)),
        footer(),
    )
    head = _HEAD.fill(title=title or report.source)
    return document(*within("html", head, *body, lang="da"))


_HEAD = Form(
    tag(
        "head",
        tag("meta", charset="utf-8"),
        tag("meta", http_equiv="Content-Security-Policy", content=_POLICY),
        tag("meta", name="viewport", content="width=device-width, initial-scale=1"),
        tag("meta", name="color-scheme", content="light dark"),
        tag("meta", name="generator", content=f"sprogtjek {__version__}"),
        tag("title", "Sprogtjek af {title}"),
        tag("link", rel="stylesheet", href=_STYLE),
        tag("script", src=_SCRIPT, defer=True),
    )
)


def _top(title: str, address: str) -> Element:
    back = tag("nav", tag("a", "Til overblikket", href=_BACK), aria_label="Tilbage", class_="back")
    return tag("header", back, tag("h1", title), _link(address), class_="top")


def _link(address: str) -> Element:
    shown = tag("a", address, href=address, rel="noreferrer") if is_link(address) else address
    return tag("p", shown, class_="from")
