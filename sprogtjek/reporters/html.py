"""``--format html``: one page that shows the texts, what was found in them, and what to write.

The page needs nothing but itself: styles and script stand in it, and its own content security
policy forbids everything else, so that a text cannot fetch or run anything where it is opened.
"""

from __future__ import annotations

import base64
import hashlib
from collections import Counter
from collections.abc import Mapping, Sequence
from functools import cache, lru_cache
from importlib.resources import files
from pathlib import PurePath

from sprogtjek import __version__
from sprogtjek.records import LEVELS, Level, Problem
from sprogtjek.reporters.html_cards import cards
from sprogtjek.reporters.html_elements import Element, Node, document, raw, tag, within
from sprogtjek.reporters.html_reading import (
    COLOURS,
    Page,
    Reading,
    principle_names,
    readings,
)
from sprogtjek.reporters.html_summary import counts, kind_of_text, lix, summary
from sprogtjek.reporters.html_text import SIGNS, text
from sprogtjek.reporters.text import count

_LIMITS = (
    "Reglerne ser på ord og sætninger. De kan ikke se, om det, der står, er rigtigt, om noget "
    "mangler, eller hvordan tonen føles. Om teksten kan forstås, ved læseren."
)
_HELP = (
    "Vælg et sted for at se hvorfor, og hvad du kan skrive. Farven viser princippet. Et tegn foran "
    "en sætning gælder det hele."
)
_LIX = (
    "Lix er antal ord pr. sætning plus procentdelen af ord på syv bogstaver eller mere. Tallet er "
    "ikke et mål i sig selv: En tekst kan have lav lix og være uforståelig."
)


def render(pages: Sequence[Page]) -> str:
    """All reports as one page."""
    texts = readings(pages)
    names = principle_names(texts)
    colours = {name: index % COLOURS + 1 for index, name in enumerate(names)}
    title = _title(texts)
    top = head(title, asset("report.css"), asset("report.js"))
    return document(*within("html", top, *_body(title, texts, colours), lang="da"))


def _title(texts: Sequence[Reading]) -> str:
    if len(texts) == 1:
        return f"Sprogtjek af {_name(texts[0])}"
    return f"Sprogtjek af {len(texts)} tekster"


def _name(reading: Reading) -> str:
    source = reading.report.source
    return "teksten" if source == "-" else PurePath(source.replace("\\", "/")).name or source


def head(title: str, style: str, script: str) -> Element:
    """The head of a page that holds its style, and lets only this script run."""
    policy = (
        f"default-src 'none'; style-src {_hash(style)}; script-src {_hash(script)}; "
        "base-uri 'none'; form-action 'none'"
    )
    return tag(
        "head",
        tag("meta", charset="utf-8"),
        tag("meta", http_equiv="Content-Security-Policy", content=policy),
        tag("meta", name="viewport", content="width=device-width, initial-scale=1"),
        tag("meta", name="color-scheme", content="light dark"),
        tag("meta", name="generator", content=f"sprogtjek {__version__}"),
        tag("title", title),
        raw("style", style),
    )


def asset(name: str) -> str:
    """A file of the page, with the newlines that a browser makes of any."""
    data = (files("sprogtjek") / "reporters" / name).read_text(encoding="utf-8")
    return data.replace("\r\n", "\n")


def _hash(content: str) -> str:
    digest = hashlib.sha256(content.encode("utf-8")).digest()
    return f"'sha256-{base64.b64encode(digest).decode('ascii')}'"


def _body(title: str, texts: Sequence[Reading], colours: Mapping[str, int]) -> tuple[Node, ...]:
    several = len(texts) > 1
    articles = (article(reading, colours, several=several) for reading in texts)
    return within(
        "body",
        tag("a", "Spring til teksten", href="#tekst-1", class_="skip"),
        tag("header", tag("h1", title), tag("p", _opening(texts)), class_="top"),
        _contents(texts) if several else None,
        filters(texts, colours),
        *within("main", *(part for each in articles for part in each)),
        footer(),
        raw("script", asset("report.js")),
    )


@cache
def footer(*more: str) -> Element:
    """What no report can tell, and how its figures are counted."""
    told = (tag("p", words) for words in (_LIMITS, _LIX, *more))
    return tag("footer", tag("h2", "Det kan rapporten ikke sige"), *told)


def _opening(texts: Sequence[Reading]) -> str:
    found = any(reading.items for reading in texts)
    if not found:
        return "Reglerne fandt ikke noget. Om teksten kan forstås, ved læseren."
    return "Her er steder, det er værd at se på igen. Du bestemmer, hvad der skal ændres."


def _contents(texts: Sequence[Reading]) -> Element:
    names = ("Tekst", "Lix", "Fejl", "Advarsler", "Forslag")
    head = tag("tr", *(tag("th", name, scope="col") for name in names))
    table = tag(
        "table",
        tag("thead", head),
        tag("tbody", *(_contents_row(reading) for reading in texts)),
    )
    title = tag("h2", "Indhold", id="indhold")
    return tag("nav", title, table, aria_labelledby="indhold", class_="contents")


def _contents_row(reading: Reading) -> Element:
    link = tag("a", _name(reading), href=f"#fil-{reading.number}")
    if not _is_read(reading):
        problem = tag("td", "kan ikke tjekkes", colspan=4)
        return tag("tr", tag("th", link, scope="row"), problem)
    tally = Counter(item.finding.level for item in reading.items)
    value = lix(reading.report.stats)
    cells = ["–" if value is None else f"{value:.0f}"]
    cells += [str(tally[level]) for level in LEVELS[::-1]]
    return tag("tr", tag("th", link, scope="row"), *(tag("td", cell) for cell in cells))


def _is_read(reading: Reading) -> bool:
    return bool(reading.report.blocks) or not reading.report.problems


def filters(texts: Sequence[Reading], colours: Mapping[str, int]) -> Element | None:
    """The controls that choose which findings are shown, if there are any."""
    items = [item for reading in texts for item in reading.items]
    if not items:
        return None
    tally = Counter(item.finding.level for item in items)
    weakest = min(LEVELS.index(reading.page.level) for reading in texts)
    boxes = (
        _box(level, tally[level], LEVELS.index(level) >= weakest)
        for level in LEVELS[::-1]
        if tally[level]
    )
    touched = {name for item in items for name in item.names}
    return tag(
        "div",
        tag("div", *boxes, role="group", aria_label="Niveau", class_="levels"),
        _choice(tuple((at, name) for at, name in enumerate(colours) if name in touched)),
        tag("p", role="status", id="status"),
        role="search",
        aria_label="Vælg fund",
        class_="filters",
    )


@lru_cache(maxsize=256)
def _choice(principles: tuple[tuple[int, str], ...]) -> Element:
    options = (tag("option", name, value=str(at)) for at, name in principles)
    select = tag("select", tag("option", "Alle", value="alle"), *options, id="princip")
    return tag("label", tag("span", "Princip "), select)


@lru_cache(maxsize=256)
def _box(level: Level, number: int, checked: bool) -> Element:
    box = tag("input", type="checkbox", value=level, checked=checked, name="niveau")
    sign = tag("span", SIGNS[level], aria_hidden="true", class_="glyph")
    words = tag("span", count(number, level), class_=f"key {level}")
    return tag("label", box, sign, words)


def article(reading: Reading, colours: Mapping[str, int], *, several: bool) -> tuple[Node, ...]:
    """One text: its figures, itself, and what was found in it."""
    number = reading.number
    parts: list[Node] = [
        tag("h2", _name(reading), id=f"fil-{number}", class_=None if several else "heard"),
        tag("p", f"{counts(reading)}.".capitalize(), class_="counts") if reading.blocks else None,
        _line(kind_of_text(reading)) if reading.blocks else None,
        *(_problem(problem, "Kan ikke tjekkes") for problem in reading.report.problems),
        *(_problem(notice, "Bemærk") for notice in reading.report.notices),
    ]
    if reading.blocks:
        parts += [summary(reading, colours), *_reading(reading, colours)]
    return within("article", *parts, aria_labelledby=f"fil-{number}")


def _line(words: str) -> Element | None:
    return tag("p", words, class_="kind") if words else None


def _problem(problem: Problem, label: str) -> Element:
    hint = f" {problem.hint}" if problem.hint else ""
    line = f" (linje {problem.line})" if problem.line and problem.unit == "line" else ""
    return tag("p", tag("strong", f"{label}: "), f"{problem.message}{line}{hint}", class_="problem")


def _reading(reading: Reading, colours: Mapping[str, int]) -> tuple[Node, ...]:
    number = reading.number
    shown = within(
        "section",
        tag("h3", "Teksten", id=f"tekst-{number}", tabindex="-1"),
        tag("p", _HELP, class_="note") if reading.items else None,
        *within("div", *text(reading, colours), class_="letter"),
        aria_labelledby=f"tekst-{number} fil-{number}",
        class_="text",
    )
    found = within(
        "section",
        tag("h3", "Fund", id=f"fund-{number}"),
        tag("p", "Ingen fund med det valg.", class_="none", hidden=bool(reading.items)),
        *cards(reading, colours),
        aria_labelledby=f"fund-{number} fil-{number}",
        class_="findings",
    )
    return within("div", *shown, *found, class_="reading")
