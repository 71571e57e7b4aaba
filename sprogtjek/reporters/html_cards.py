"""What is said about each finding: why, and what to write."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import cache, lru_cache

from sprogtjek.records import Finding, Level, Reference
from sprogtjek.reporters.html_elements import Element, Form, Node, is_link, tag, together, within
from sprogtjek.reporters.html_reading import Item, Reading
from sprogtjek.reporters.html_text import SIGNS
from sprogtjek.reporters.places import spoken
from sprogtjek.reporters.text import LEVEL_NAMES, suggestion_lines

_HEAD = tag(
    "summary",
    tag("span", "{level} ", tag("span", "{number} · {place}", class_="place"), class_="line"),
    " ",
    tag("span", "{message}", class_="message", id="{card}-m"),
)
_CARD = Form(
    tag(
        "li",
        tag("details", _HEAD, tag("div", "{said}", tag("p", "{show}{origin}", class_="foot"))),
        id="{card}",
        class_="card p{colour} {strength}",
        data_level="{strength}",
        data_colour="{colour}",
        data_principles="{principles}",
    )
)
_SHOW = Form(together(tag("a", "Vis i teksten", href="#{mark}", class_="show"), " "))
_QUOTED = Form(tag("p", "»{words}«", class_="quoted"))
_PART = Form(tag("p", tag("b", "{label}", class_="label"), " {content}", class_="{kind}"))


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
        finding = item.finding
        made.append(
            _CARD.fill(
                card=item.card,
                level=_level(finding.level),
                number=item.number,
                place=_place(reading, item),
                message=finding.message,
                said=_said(reading, item, first=finding.rule not in seen),
                show=_SHOW.fill(mark=item.mark) if item.block is not None else None,
                origin=_origin(reading, finding.rule),
                colour=colours[item.names[0]],
                strength=finding.level,
                principles=touched[item.names],
            )
        )
        seen.add(finding.rule)
    return within("ol", *made, class_="cards", role="list")


@cache
def _level(level: Level) -> Element:
    sign = tag("span", SIGNS[level], class_="glyph", aria_hidden="true")
    return tag("span", sign, f" {LEVEL_NAMES[level].capitalize()}", class_="level")


def _place(reading: Reading, item: Item) -> str:
    if item.block is None:
        return "Hele teksten"
    return spoken(item.finding.place, reading.report.unit)


def _said(reading: Reading, item: Item, *, first: bool) -> Element:
    finding = item.finding
    words = _words(finding)
    quoted = item.block is not None and not item.wide and words not in finding.message
    rule = reading.page.rules.get(finding.rule)
    return _parts(
        words if quoted else "",
        tuple(suggestion_lines(finding)),
        rule.why if rule else None,
        first,
        together(*_related(reading, finding)) if finding.related else None,
        item.names,
    )


# The same is said of each word of a kind, on page after page.
@lru_cache(maxsize=4096)
def _parts(
    quoted: str,
    suggested: tuple[str, ...],
    why: str | None,
    first: bool,
    related: Element | None,
    principles: tuple[str, ...],
) -> Element:
    parts = [_QUOTED.fill(words=quoted)] if quoted else []
    parts += [_part("Hvad du kan skrive", line.removeprefix("Forslag: ")) for line in suggested]
    if why is not None:
        parts.append(_part("Hvorfor", why, "part" if first else "part again"))
    if related:
        parts.append(_part("Se også", tag("span", related)))
    label = "Princip" if len(principles) == 1 else "Principper"
    return together(*parts, _part(label, ", ".join(principles)))


def _part(label: str, content: Node, kind: str = "part") -> Element:
    return _PART.fill(label=label, content=content, kind=kind)


def _words(finding: Finding) -> str:
    return finding.sentence[finding.mark.start : finding.mark.end].strip()


def _related(reading: Reading, finding: Finding) -> Iterator[Node]:
    for related in finding.related:
        line = reading.line_at(related.place)
        where = spoken(related.place, reading.report.unit)
        yield tag("a", where, href=f"#{line.id}") if line else where
        yield f": »{' '.join(related.text.split())}« "


def _origin(reading: Reading, rule: str) -> Element:
    known = reading.page.rules.get(rule)
    return _sourced(rule, known.source if known else None)


@lru_cache(maxsize=1024)
def _sourced(rule: str, source: Reference | None) -> Element:
    shown = tag("span", "Regel: ", tag("code", rule))
    return together(_source(source) if source else None, " " if source else None, shown, " ")


def _source(source: Reference) -> Element:
    if not is_link(source.url):
        return tag("span", f"Kilde: {source.title}")
    return tag("span", "Kilde: ", tag("a", source.title, href=source.url, rel="noreferrer"))
