"""What is said about each finding: why, and what to write."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import cache, lru_cache
from typing import NamedTuple

from sprogtjek.records import Finding, Level
from sprogtjek.reporters.html_elements import Element, Form, Node, is_link, tag, together, within
from sprogtjek.reporters.html_reading import Item, Reading
from sprogtjek.reporters.html_text import SIGNS
from sprogtjek.reporters.places import spoken
from sprogtjek.reporters.text import LEVEL_NAMES, suggestion_lines


class _Said(NamedTuple):
    """What a card says, wherever its finding stands. ``principles`` are the numbers of ``names``.

    ``title`` and ``url`` are those of the rule's source. Without ``why`` the rule is not known.
    """

    level: Level
    message: str
    quoted: str
    suggested: tuple[str, ...]
    rule: str
    why: str | None
    title: str | None
    url: str
    related: Element | None
    names: tuple[str, ...]
    principles: str
    colour: int
    placed: bool


def cards(reading: Reading, colours: Mapping[str, int]) -> tuple[Node, ...]:
    """The findings of one text in reading order. A reason is given once in print."""
    seen: set[str] = set()
    made = []
    index = {name: str(at) for at, name in enumerate(colours)}
    touched = {
        names: " ".join([index[name] for name in names])
        for names in {item.names for item in reading.items}
    }
    for item in reading.items:
        rule, colour = item.finding.rule, colours[item.names[0]]
        card = _card(_said(reading, item, touched[item.names], colour)).fill(
            card=item.card,
            number=item.number,
            place=_place(reading, item),
            again=" again" if rule in seen else "",
            mark=item.mark,
        )
        made.append(card)
        seen.add(rule)
    return within("ol", *made, class_="cards", role="list")


def _place(reading: Reading, item: Item) -> str:
    if item.block is None:
        return "Hele teksten"
    return spoken(item.finding.place, reading.report.unit)


def _said(reading: Reading, item: Item, principles: str, colour: int) -> _Said:
    finding = item.finding
    words = finding.sentence[finding.mark.start : finding.mark.end].strip()
    quoted = item.block is not None and not item.wide and words not in finding.message
    rule = reading.page.rules.get(finding.rule)
    source = rule.source if rule else None
    return _Said(
        finding.level,
        finding.message,
        words if quoted else "",
        suggestion_lines(finding),
        finding.rule,
        rule.why if rule else None,
        source.title if source else None,
        source.url if source else "",
        together(*_related(reading, finding)) if finding.related else None,
        item.names,
        principles,
        colour,
        item.block is not None,
    )


def _related(reading: Reading, finding: Finding) -> Iterator[Node]:
    for related in finding.related:
        line = reading.line_at(related.place)
        where = spoken(related.place, reading.report.unit)
        yield tag("a", where, href=f"#{line.id}") if line else where
        yield f": »{' '.join(related.text.split())}« "


# The same is said of each word of a kind, on page after page.
@lru_cache(maxsize=4096)
def _card(said: _Said) -> Form:
    """A card that lacks but its place."""
    before = [_QUOTED.fill(words=said.quoted)] if said.quoted else []
    before += [_part("Hvad du kan skrive", s.removeprefix("Forslag: ")) for s in said.suggested]
    label = "Princip" if len(said.names) == 1 else "Principper"
    return _form(reasoned=said.why is not None, placed=said.placed).partly(
        level=_level(said.level),
        message=said.message,
        before=together(*before),
        why=said.why,
        related=_part("Se også", tag("span", said.related)) if said.related else None,
        names=_part(label, ", ".join(said.names)),
        source=None if said.title is None else _source(said.title, said.url),
        rule=said.rule,
        colour=said.colour,
        strength=said.level,
        principles=said.principles,
    )


@cache
def _form(*, reasoned: bool, placed: bool) -> Form:
    """A card. ``reasoned``: it says why. ``placed``: it leads to a place in the text."""
    place = tag("span", "{number} · {place}", class_="place")
    head = tag(
        "summary",
        tag("span", "{level} ", place, class_="line"),
        " ",
        tag("span", "{message}", class_="message", id="{card}-m"),
    )
    foot = tag(
        "p",
        together(tag("a", "Vis i teksten", href="#{mark}", class_="show"), " ") if placed else None,
        "{source}",
        tag("span", "Regel: ", tag("code", "{rule}")),
        " ",
        class_="foot",
    )
    why = _part("Hvorfor", "{why}", "part{again}") if reasoned else None
    return Form(
        tag(
            "li",
            tag("details", head, tag("div", "{before}", why, "{related}{names}", foot)),
            id="{card}",
            class_="card p{colour} {strength}",
            data_level="{strength}",
            data_colour="{colour}",
            data_principles="{principles}",
        )
    )


_QUOTED = Form(tag("p", "»{words}«", class_="quoted"))


def _part(label: str, content: Node, class_: str = "part") -> Element:
    return tag("p", tag("b", label, class_="label"), " ", content, class_=class_)


@cache
def _level(level: Level) -> Element:
    sign = tag("span", SIGNS[level], class_="glyph", aria_hidden="true")
    return tag("span", sign, f" {LEVEL_NAMES[level].capitalize()}", class_="level")


@lru_cache(maxsize=1024)
def _source(title: str, url: str) -> Element:
    if not is_link(url):
        return together(tag("span", f"Kilde: {title}"), " ")
    link = tag("a", title, href=url, rel="noreferrer")
    return together(tag("span", "Kilde: ", link), " ")
