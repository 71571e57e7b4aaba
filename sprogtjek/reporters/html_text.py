"""The text as it reads, with what was found marked in it.

A place of a few words is coloured and leads to what is said about it. A wider one gets a sign at
its beginning, since a whole page in colour points to nothing. Where places overlap, each stretch
leads to the narrowest of them and knows the others.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import groupby, pairwise

from sprogtjek.records import LEVELS, Block, Level, Span
from sprogtjek.reporters.html_elements import Element, Node, hidden, tag
from sprogtjek.reporters.html_reading import Item, Line, Reading
from sprogtjek.reporters.text import LEVEL_NAMES

SIGNS: Mapping[Level, str] = {"error": "◆", "warning": "▲", "hint": "○"}
"""So that a level is not told by colour alone."""

_LETTERHEAD = frozenset({"address", "signature"})
_DEEPEST = 6


def text(reading: Reading, colours: Mapping[str, int]) -> Iterator[Element]:
    """All blocks. Items of a list, and cells, that follow each other stand together."""
    lines: dict[int, list[Line]] = {}
    for line in reading.lines:
        lines.setdefault(line.block, []).append(line)
    items: dict[int | None, list[Item]] = {}
    for item in reading.items:
        items.setdefault(item.block, []).append(item)
    if None in items:
        yield _about_whole(items[None], colours)
    writer = _Writer(reading, lines, items, colours)
    numbered = enumerate(reading.blocks)
    for kind, run in groupby(numbered, key=lambda each: each[1].kind):
        blocks = [writer.block(index, block) for index, block in run]
        if kind in ("list_item", "cell"):
            yield tag("ul", *blocks, class_="cells" if kind == "cell" else None, role="list")
        else:
            yield from blocks


def _about_whole(items: Sequence[Item], colours: Mapping[str, int]) -> Element:
    label = tag("span", "Om hele teksten: ")
    return tag("p", label, *(_sign(item, colours) for item in items), class_="whole")


class _Writer:
    """Writes the blocks of one text."""

    def __init__(
        self,
        reading: Reading,
        lines: Mapping[int, Sequence[Line]],
        items: Mapping[int | None, Sequence[Item]],
        colours: Mapping[str, int],
    ) -> None:
        self._report = reading.report
        self._lines = lines
        self._items = items
        self._colours = colours

    def block(self, index: int, block: Block) -> Element:
        """A block as an element of its kind."""
        content = list(self._content(index, block))
        if block.kind == "heading":
            return tag(f"h{min(4 + len(block.section), _DEEPEST)}", *content)
        if block.kind in ("list_item", "cell"):
            return tag("li", *content)
        if block.kind == "quote":
            return tag("blockquote", tag("p", *content))
        return tag("p", *content, class_=None if block.kind == "paragraph" else block.kind)

    def _content(self, index: int, block: Block) -> Iterator[Node]:
        """The sentences, and what stands between them."""
        at = 0
        breaks = _breaks(block, self._lines.get(index, ()))
        for line in self._lines.get(index, ()):
            yield from self._stretch(index, block, Span(at, line.span.start), breaks)
            inside = self._stretch(index, block, line.span, breaks)
            yield tag("span", *inside, id=line.id, class_="sentence")
            at = line.span.end
        yield from self._stretch(index, block, Span(at, max(at, len(block.text))), breaks)

    def _stretch(
        self, index: int, block: Block, within: Span, breaks: frozenset[int]
    ) -> Iterator[Node]:
        items = [i for i in self._items.get(index, ()) if _overlap(i.span, within)]
        if not items and not breaks:
            yield block.text[within.start : within.end]
            return
        edges = {within.start, within.end, *breaks, *(at + 1 for at in breaks)}
        edges |= {edge for item in items for edge in (item.span.start, item.span.end)}
        inner = sorted(edge for edge in edges if within.start <= edge <= within.end)
        for start, end in pairwise(inner):
            here = [item for item in items if item.span.start <= start and end <= item.span.end]
            yield from (_sign(i, self._colours) for i in here if i.wide and i.span.start == start)
            words: Node = tag("br") if start in breaks else block.text[start:end]
            yield self._marked(words, start, here)

    def _marked(self, words: Node, start: int, here: Sequence[Item]) -> Node:
        narrow = sorted((item for item in here if not item.wide), key=_narrowest_first)
        if narrow:
            words = _mark(words, start, narrow, self._colours)
        wide = [item for item in here if item.wide]
        if not wide:
            return words
        return tag("span", words, class_="wide", data_f=_cards(wide))


def _mark(words: Node, start: int, items: Sequence[Item], colours: Mapping[str, int]) -> Element:
    """A stretch that leads to what is said about it. One stretch of each place takes the focus."""
    new = [item for item in items if item.span.start == start]
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
    level = item.finding.level
    return tag(
        "a",
        tag("span", SIGNS[level], aria_hidden="true"),
        hidden(f"{LEVEL_NAMES[level].capitalize()}: {item.finding.message} "),
        id=item.mark,
        class_=f"mark sign p{_colour(item, colours)} {level}",
        href=f"#{item.card}",
        data_f=item.card,
        data_first=item.card,
        data_n=str(item.number),
    )


def _colour(item: Item, colours: Mapping[str, int]) -> int:
    return colours[item.names[0]]


def _cards(items: Sequence[Item]) -> str:
    return " ".join(item.card for item in items)


def _narrowest_first(item: Item) -> tuple[int, int, int]:
    size = item.span.end - item.span.start
    return (size, -LEVELS.index(item.finding.level), item.number)


def _overlap(one: Span, other: Span) -> bool:
    return one.start < other.end and other.start < one.end


def _breaks(block: Block, lines: Sequence[Line]) -> frozenset[int]:
    """Where the lines of an address end: at each space that stands for something else in the
    source, if there are as many as there are new lines (and no other white space among them).
    """
    if block.kind not in _LETTERHEAD:
        return frozenset()
    folded = (segment.block for segment in block.segments if not segment.verbatim)
    spaces = frozenset(at.start for at in folded if block.text[at.start : at.end] == " ")
    return spaces if len(spaces) == sum(line.turns for line in lines) else frozenset()
