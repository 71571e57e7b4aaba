"""What is said about each finding: why, and what to write."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from functools import cache, lru_cache
from typing import Any

from sprogtjek.records import Finding, Level, Rule
from sprogtjek.reporters.html_elements import Element, Node, is_link, tag
from sprogtjek.reporters.html_reading import Item, Reading
from sprogtjek.reporters.html_text import SIGNS
from sprogtjek.reporters.places import spoken
from sprogtjek.reporters.text import LEVEL_NAMES, suggestion_lines


def cards(reading: Reading, colours: Mapping[str, int]) -> Element:
    """The findings of one text in reading order. A reason is given once in print."""
    seen: set[str] = set()
    made = []
    for item in reading.items:
        made.append(_card(reading, item, colours, first=item.finding.rule not in seen))
        seen.add(item.finding.rule)
    return tag("ol", *made, class_="cards", role="list")


def _card(reading: Reading, item: Item, colours: Mapping[str, int], *, first: bool) -> Element:
    rule = reading.page.rules.get(item.finding.rule)
    return tag(
        "li",
        tag("details", _head(reading, item), tag("div", *_body(reading, item, rule, first))),
        id=item.card,
        class_=f"card p{colours[item.names[0]]} {item.finding.level}",
        data_level=item.finding.level,
        data_colour=str(colours[item.names[0]]),
        data_principles=" ".join(str(_index(colours, name)) for name in item.names),
    )


def _index(colours: Mapping[str, int], name: str) -> int:
    return list(colours).index(name)


def _head(reading: Reading, item: Item) -> Element:
    finding = item.finding
    level = _level(finding.level)
    place = tag("span", f"{item.number} · {_place(reading, item)}", class_="place")
    message = tag("span", finding.message, class_="message", id=f"{item.card}-m")
    return tag("summary", tag("span", level, " ", place, class_="line"), " ", message)


@cache
def _level(level: Level) -> Element:
    sign = tag("span", SIGNS[level], class_="glyph", aria_hidden="true")
    return tag("span", sign, f" {LEVEL_NAMES[level].capitalize()}", class_="level")


def _place(reading: Reading, item: Item) -> str:
    if item.block is None:
        return "Hele teksten"
    return spoken(item.finding.place, reading.report.unit)


def _body(reading: Reading, item: Item, rule: Rule[Any] | None, first: bool) -> Iterator[Element]:
    finding = item.finding
    words = _words(finding)
    if item.block is not None and not item.wide and words not in finding.message:
        yield tag("p", f"»{words}«", class_="quoted")
    for line in suggestion_lines(finding):
        yield _part("Hvad du kan skrive", line.removeprefix("Forslag: "))
    if rule:
        yield _part("Hvorfor", rule.why, class_="part" if first else "part again")
    if related := list(_related(reading, finding)):
        yield _part("Se også", tag("span", *related))
    yield _part("Princip" if len(item.names) == 1 else "Principper", ", ".join(item.names))
    yield _foot(item, rule)


# The same is said of each word of a kind, on page after page. ``typed``: an element is no text.
@lru_cache(maxsize=1024, typed=True)
def _part(label: str, content: Node, class_: str = "part") -> Element:
    return tag("p", tag("b", label, class_="label"), " ", content, class_=class_)


def _words(finding: Finding) -> str:
    return finding.sentence[finding.mark.start : finding.mark.end].strip()


def _related(reading: Reading, finding: Finding) -> Iterator[Node]:
    for related in finding.related:
        line = reading.line_at(related.place)
        where = spoken(related.place, reading.report.unit)
        link = tag("a", where, href=f"#{line.id}") if line else where
        yield from (link, f": »{' '.join(related.text.split())}« ")


def _foot(item: Item, rule: Rule[Any] | None) -> Element:
    parts: list[Element] = []
    if item.block is not None:
        parts.append(tag("a", "Vis i teksten", href=f"#{item.mark}", class_="show"))
    if rule and rule.source:
        parts.append(_source(rule.source.title, rule.source.url))
    parts.append(_rule(item.finding.rule))
    return tag("p", *_spaced(parts), class_="foot")


@lru_cache(maxsize=1024)
def _rule(id_: str) -> Element:
    return tag("span", "Regel: ", tag("code", id_))


@lru_cache(maxsize=1024)
def _source(title: str, url: str) -> Element:
    if not is_link(url):
        return tag("span", f"Kilde: {title}")
    return tag("span", "Kilde: ", tag("a", title, href=url, rel="noreferrer"))


def _spaced(parts: Sequence[Element]) -> Iterator[Element | str]:
    for part in parts:
        yield part
        yield " "
