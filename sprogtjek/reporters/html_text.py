"""The text as it reads, with what was found marked in it.

A place of a few words is coloured and leads to what is said about it. A wider one gets a sign at
its beginning, since a whole page in colour points to nothing. Where places overlap, each stretch
leads to the narrowest of them and knows the others.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import lru_cache
from itertools import groupby, pairwise

from sprogtjek.records import LEVELS, Block, Level
from sprogtjek.reporters.html_elements import Element, Form, Node, hidden, tag, within
from sprogtjek.reporters.html_reading import Item, Line, Reading
from sprogtjek.reporters.text import LEVEL_NAMES

SIGNS: Mapping[Level, str] = {"error": "◆", "warning": "▲", "hint": "○"}
"""So that a level is not told by colour alone."""

_LETTERHEAD = frozenset({"address", "signature"})
_DEEPEST = 6
_BREAK = tag("br")


def text(reading: Reading, colours: Mapping[str, int]) -> Iterator[Node]:
    """All blocks. Items of a list, and cells, that follow each other stand together."""
    items: dict[int | None, list[Item]] = {}
    for item in reading.items:
        items.setdefault(item.block, []).append(item)
    if None in items:
        yield _about_whole(items[None], colours)
    numbered = enumerate(reading.blocks)
    for kind, run in groupby(numbered, key=lambda each: each[1].kind):
        nodes: list[Node] = []
        for index, block in run:
            lines = reading.by_block.get(index, ())
            content = _content(_Marker(block, lines, items.get(index, ()), colours), lines)
            nodes += _block(block, content)
        if kind in ("list_item", "cell"):
            class_ = "cells" if kind == "cell" else None
            yield from within("ul", *nodes, class_=class_, role="list")
        else:
            yield from nodes


def _about_whole(items: Sequence[Item], colours: Mapping[str, int]) -> Element:
    label = tag("span", "Om hele teksten: ")
    return tag("p", label, *(_sign(item, colours) for item in items), class_="whole")


def _block(block: Block, content: Iterable[Node]) -> tuple[Node, ...]:
    """A block as an element of its kind."""
    if block.kind == "heading":
        return within(f"h{min(4 + len(block.section), _DEEPEST)}", *content)
    if block.kind in ("list_item", "cell"):
        return within("li", *content)
    if block.kind == "quote":
        return within("blockquote", *within("p", *content))
    return within("p", *content, class_=None if block.kind == "paragraph" else block.kind)


def _content(marker: _Marker, lines: Sequence[Line]) -> Iterator[Node]:
    """The sentences, and what stands between them."""
    at = 0
    for line in lines:
        yield from marker.stretch(at, line.start)
        start, end = _sentence(line.id)
        yield start
        yield from marker.stretch(line.start, line.end)
        yield end
        at = line.end
    yield from marker.stretch(at, marker.end)


class _Marker:
    """Marks the places of one block."""

    def __init__(
        self,
        block: Block,
        lines: Sequence[Line],
        items: Sequence[Item],
        colours: Mapping[str, int],
    ) -> None:
        self.end = len(block.text)
        self._text = block.text
        self._items = items
        self._breaks = _breaks(block, lines)
        self._colours = colours

    def stretch(self, start: int, end: int) -> Sequence[Node]:
        """What stands from ``start`` to ``end``."""
        items = [item for item in self._items if item.start < end and start < item.end]
        if not items and not self._breaks:
            return (self._text[start:end],)
        edges = {start, end, *self._breaks, *[at + 1 for at in self._breaks]}
        for item in items:
            edges.add(item.start)
            edges.add(item.end)
        nodes: list[Node] = []
        for at, until in pairwise(sorted([edge for edge in edges if start <= edge <= end])):
            words: Node = _BREAK if at in self._breaks else self._text[at:until]
            here = [item for item in items if item.start <= at and until <= item.end]
            nodes += _marked(words, at, here, self._colours) if here else (words,)
        return nodes


def _marked(
    words: Node, start: int, items: Sequence[Item], colours: Mapping[str, int]
) -> Sequence[Node]:
    """Some words of all these places, behind the signs of the wide ones that begin there."""
    wide = [item for item in items if item.wide]
    if len(wide) < len(items):
        words = _mark(words, start, [item for item in items if not item.wide], colours)
    if not wide:
        return (words,)
    before, after = _wide(" ".join([item.card for item in wide]))
    return *[_sign(item, colours) for item in wide if item.start == start], before, words, after


# Ids are the same on page after page.
@lru_cache(maxsize=1024)
def _sentence(id_: str) -> tuple[Node, ...]:
    return within("span", id=id_, class_="sentence")


@lru_cache(maxsize=1024)
def _wide(cards: str) -> tuple[Node, ...]:
    return within("span", class_="wide", data_f=cards)


def _mark(words: Node, start: int, items: Sequence[Item], colours: Mapping[str, int]) -> Element:
    """A stretch that leads to what is said about it. One stretch of each place takes the focus."""
    if len(items) == 1 and items[0].start == start:
        item = items[0]
        form = _own(_colour(item, colours), item.finding.level)
        return form.fill(words=words, mark=item.mark, card=item.card, number=item.number)
    return _shared(words, start, sorted(items, key=_narrowest_first), colours)


_ALONE = {"data_f": "{card}", "data_first": "{card}", "data_n": "{number}"}
"""For the script: the card of a place that no other shares, and its number."""


@lru_cache(maxsize=64)
def _own(colour: int, level: Level) -> Form:
    """The words of one place that no other shares."""
    return Form(
        tag(
            "a",
            "{words}",
            id="{mark}",
            class_=f"mark p{colour} {level}",
            href="#{card}",
            aria_describedby="{card}-m",
            **_ALONE,
        )
    )


def _shared(words: Node, start: int, items: Sequence[Item], colours: Mapping[str, int]) -> Element:
    new = [item for item in items if item.start == start]
    first = items[0]
    return tag(
        "a",
        words,
        id=new[0].mark if new else None,
        class_=f"mark p{_colour(first, colours)} {first.finding.level}",
        href=f"#{first.card}",
        tabindex=None if new else "-1",
        aria_describedby=" ".join(f"{item.card}-m" for item in new),
        data_f=_cards(items),
        data_first=_cards(new),
        data_n=", ".join(str(number) for number in sorted(item.number for item in new)),
    )


def _sign(item: Item, colours: Mapping[str, int]) -> Element:
    finding = item.finding
    form = _sign_form(_colour(item, colours), finding.level)
    return form.fill(message=finding.message, mark=item.mark, card=item.card, number=item.number)


@lru_cache(maxsize=64)
def _sign_form(colour: int, level: Level) -> Form:
    return Form(
        tag(
            "a",
            tag("span", SIGNS[level], aria_hidden="true"),
            hidden(f"{LEVEL_NAMES[level].capitalize()}: {{message}} "),
            id="{mark}",
            class_=f"mark sign p{colour} {level}",
            href="#{card}",
            **_ALONE,
        )
    )


def _colour(item: Item, colours: Mapping[str, int]) -> int:
    return colours[item.names[0]]


def _cards(items: Sequence[Item]) -> str:
    return " ".join([item.card for item in items])


def _narrowest_first(item: Item) -> tuple[int, int, int]:
    return (item.end - item.start, -LEVELS.index(item.finding.level), item.number)


def _breaks(block: Block, lines: Sequence[Line]) -> frozenset[int]:
    """Where the lines of an address end: at each space that stands for something else in the
    source, if there are as many as there are new lines (and no other white space among them).
    """
    if block.kind not in _LETTERHEAD:
        return frozenset()
    folded = (segment.block for segment in block.segments if not segment.verbatim)
    spaces = frozenset(at.start for at in folded if block.text[at.start : at.end] == " ")
    return spaces if len(spaces) == sum(line.turns for line in lines) else frozenset()
