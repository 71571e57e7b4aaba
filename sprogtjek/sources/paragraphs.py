"""Paragraphs of a word processor's document → `Document`, and the way back to its nodes.

The reader of each format says what its styles say (`Given`); all else is told as in a plain text,
by the same code, so that one letter reads the same in every format. The text drawn from the file
has one paragraph a line.
"""

from __future__ import annotations

from bisect import bisect_right
from collections import deque
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field

from sprogtjek.offsets import BlockBuilder
from sprogtjek.records import Block, Directive, Document, Source
from sprogtjek.sources.archive import too_large
from sprogtjek.sources.danishness import is_foreign
from sprogtjek.sources.directives import take_directives
from sprogtjek.sources.folding import trim, write
from sprogtjek.sources.lines import Given, Line, paragraph_lines
from sprogtjek.sources.parts import Part, split_parts
from sprogtjek.sources.text import part_blocks
from sprogtjek.sources.titles import name_kinds
from sprogtjek.sources.xmltree import Element, Text

BREAK = "\u2028"
"""A line break inside a paragraph."""

MAIN = 0
"""The flow of the text itself. Each text box and note is a flow of its own."""

# Paragraphs this far apart, in points, look as if a blank line stood between them.
_BLANK = 5.0

MAX_TEXT = 10_000_000
"""Characters in a document; 500 pages have about a sixth of it."""

# The level of a heading that only looks like one, in a text that has real ones.
_DEEPEST = 9


@dataclass(slots=True, eq=False)
class Piece:
    """Some characters of the text and the node that shows them.

    ``source`` is the character data, where ``text`` stands in it from ``skip`` on; where there is
    none the piece is one thing (a tab, a formula). ``holder`` is the element that marks go around
    where they cannot go into ``node`` itself: a run. ``anchor`` is what to mark instead where
    this part of a file takes no marks.
    """

    text: str
    node: Element
    holder: Element
    source: Text | None = None
    skip: int = 0
    anchor: Element | None = None
    result: bool = False  # of a field: made anew when the field is updated
    start: int = 0

    @property
    def end(self) -> int:
        """Where it ends in the text of the document."""
        return self.start + len(self.text)


@dataclass(slots=True)
class Link:
    """A link in a paragraph: from the character ``start`` to ``end`` of it."""

    start: int
    end: int
    target: str


@dataclass(slots=True, eq=False)
class Paragraph:
    """A paragraph as a format's reader finds it.

    ``space`` is the room above it in points, ``blank`` the number of empty paragraphs there.
    ``language`` is that of all its letters, where the file says so; ``breaks`` are the places of
    the page breaks in it.
    """

    given: Given = field(default_factory=Given)
    pieces: list[Piece] = field(default_factory=list)
    flow: int = MAIN
    space: float = 0.0
    blank: int = 0
    languages: set[str] = field(default_factory=set)
    links: list[Link] = field(default_factory=list)
    breaks: list[int] = field(default_factory=list)
    length: int = 0

    def add(self, piece: Piece) -> None:
        """Put a piece at the end. It must not hold a character that ends a line."""
        if piece.text:
            self.pieces.append(piece)
            self.length += len(piece.text)

    @property
    def text(self) -> str:
        """Its text so far."""
        return "".join(piece.text for piece in self.pieces)


@dataclass(frozen=True, slots=True)
class Laid:
    """A document and the pieces its text is made of, in order."""

    document: Document
    pieces: tuple[Piece, ...]

    def between(self, start: int, end: int) -> Sequence[Piece]:
        """The pieces that have a character in ``start:end``."""
        first = bisect_right(self.pieces, start, key=lambda piece: piece.end)
        last = bisect_right(self.pieces, end - 1, key=lambda piece: piece.start)
        return self.pieces[first:last]


def lay_out(name: str, media_type: str, paragraphs: Sequence[Paragraph]) -> Laid:
    """The document of some paragraphs in reading order. Those without text are left out.

    Raises:
        UserError: there is more text than in any document.
    """
    if sum(paragraph.length for paragraph in paragraphs) > MAX_TEXT:
        raise too_large(name)
    kept = [paragraph for paragraph in paragraphs if _has_text(paragraph)]
    starts = _place(kept)
    text = "\n".join(paragraph.text for paragraph in kept)
    breaks = [at + own for at, each in zip(starts, kept, strict=True) for own in each.breaks]
    source = Source(
        name, text, media_type, "paragraph", tuple(sorted({0, *breaks})) if breaks else ()
    )
    shown = [
        (at, each)
        for at, each in zip(starts, kept, strict=True)
        if not is_foreign(each.text, each.languages)
    ]
    parts, directives = _parts(text, shown)
    blocks = _with_links(text, part_blocks(text, parts), shown)
    pieces = tuple(piece for paragraph in kept for piece in paragraph.pieces if piece.text)
    return Laid(Document(source, tuple(blocks), tuple(directives)), pieces)


def _has_text(paragraph: Paragraph) -> bool:
    text = paragraph.text
    start, end = trim(text, 0, len(text))
    return start < end


def _place(paragraphs: Iterable[Paragraph]) -> list[int]:
    """Give every piece its place in the text; the places where the paragraphs start."""
    starts: list[int] = []
    at = 0
    for paragraph in paragraphs:
        starts.append(at)
        for piece in paragraph.pieces:
            piece.start = at
            at = piece.end
        at += 1  # the line end
    return starts


def _parts(
    text: str, paragraphs: Sequence[tuple[int, Paragraph]]
) -> tuple[list[Part], list[Directive]]:
    """The parts of all flows in order, and the directives."""
    parts: list[Part] = []
    directives: list[Directive] = []
    flows: dict[int, list[tuple[int, Paragraph]]] = {}
    for at, paragraph in paragraphs:
        flows.setdefault(paragraph.flow, []).append((at, paragraph))
    for flow in flows.values():
        lines, found = take_directives(list(_lines(text, flow)))
        own = split_parts(lines)
        name_kinds(own)
        parts += own
        directives += found
    if any(paragraph.given.kind == "heading" for _, paragraph in paragraphs):
        for part in parts:
            if part.kind == "heading" and part.level is None:
                part.level = _DEEPEST
    parts.sort(key=lambda part: part.lines[0].start)
    return parts, sorted(directives, key=lambda directive: directive.span)


def _lines(text: str, flow: Sequence[tuple[int, Paragraph]]) -> Iterator[Line]:
    """The lines of a flow. Who presses Enter twice means that, whatever room the style leaves."""
    blanks = sum(paragraph.blank > 0 for _, paragraph in flow)
    by_hand = 4 * blanks >= len(flow) > 1
    for index, (at, paragraph) in enumerate(flow):
        spaced = paragraph.space >= _BLANK and not by_hand
        gap = max(paragraph.blank, int(spaced or not index))
        yield from paragraph_lines(text, at, at + paragraph.length, gap, paragraph.given)


def _with_links(
    text: str, blocks: Iterator[Block], paragraphs: Sequence[tuple[int, Paragraph]]
) -> Iterator[Block]:
    """The blocks, each followed by the links in it."""
    links = deque(
        (start, end, link.target)
        for at, paragraph in paragraphs
        for link in paragraph.links
        for start, end in [trim(text, at + link.start, at + link.end)]
        if start < end
    )
    for block in blocks:
        yield block
        while links and links[0][0] < block.segments[-1].source.end:
            start, end, target = links.popleft()
            yield _link(text, start, end, target, block)


def _link(text: str, start: int, end: int, target: str, block: Block) -> Block:
    builder = BlockBuilder()
    write(builder, text, start, end)
    return builder.build("link", block.section, target)
