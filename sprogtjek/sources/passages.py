"""Passages of marked-up text → blocks: gathered word by word, told by what the markup says.

What the markup does not say, the words show, as in a plain text: the parts of a letter, a heading
that is only bold, a list item with a typed dash.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field

from sprogtjek.offsets import BlockBuilder
from sprogtjek.records import Block, Span
from sprogtjek.sources.extract import Extract
from sprogtjek.sources.folding import trim, write
from sprogtjek.sources.lines import Given, paragraph_lines
from sprogtjek.sources.parts import split_parts
from sprogtjek.sources.text import part_blocks
from sprogtjek.sources.titles import name_kinds

LINE_BREAK = "\u2028"
"""A line break inside a passage (``<br>``)."""

# The level of a heading that only looks like one, in a text that has real ones.
_DEEPEST = 8


@dataclass(slots=True)
class _Link:
    """A link text in the extract, and the address it leads to."""

    start: int
    end: int
    target: str


@dataclass(slots=True)
class _Passage:
    """A stretch of the extract. ``gap`` is the number of blank lines above it."""

    start: int
    given: Given
    gap: int
    end: int = 0
    spoken: bool = False
    links: list[_Link] = field(default_factory=list)


class Flow:
    """Takes the words of a text in reading order, and where they are set apart.

    All source offsets given to it are moved by ``shift``.
    """

    def __init__(self, extract: Extract) -> None:
        self._extract = extract
        self._passages: list[_Passage] = []
        self._open: _Passage | None = None
        self.shift = 0
        self._gap = 1
        self._target: str | None = None
        self._later: list[Callable[[], None]] = []

    def copy(self, text: str, start: int, given: Given, *, spoken: bool = True) -> None:
        """Add words that stand character by character at source offset ``start``."""
        self._opened(given, spoken and not text.isspace())
        self._extract.copy(text, start + self.shift)

    def add(self, text: str, source: Span, given: Given, *, spoken: bool = True) -> None:
        """Add words that as a whole stand for a source interval.

        A passage of which nothing is ``spoken`` (code, another language) is no passage.
        """
        self._opened(given, spoken and not text.isspace())
        self._replace(text, source)

    def space(self, source: Span, *, verbatim: bool) -> None:
        """Add a blank, unless there is one before it."""
        if self._open and self._extract.last not in (" ", LINE_BREAK):
            if verbatim:
                self._extract.copy(" ", source.start + self.shift)
            else:
                self._replace(" ", source)

    def break_line(self, source: Span) -> None:
        """End the line; an empty line ends the passage."""
        if self._open is None:
            self._gap = 1
        elif self._extract.last == LINE_BREAK:
            self.end(1)
        else:
            self._replace(LINE_BREAK, source)

    def _replace(self, text: str, source: Span) -> None:
        self._extract.replace(text, source.start + self.shift, source.end + self.shift)

    def end(self, gap: int) -> None:
        """End the passage, with so many blank lines below it."""
        if self._open:
            self._cut_link()
            self._open.end = self._extract.length
            if self._open.spoken:
                self._passages.append(self._open)
                self._gap = 0
            self._open = None
            self._extract.end_line()
        self._gap = max(self._gap, gap)
        waiting, self._later = self._later, []
        for say in waiting:
            say()
            self.end(0)

    def later(self, say: Callable[[], None]) -> None:
        """Say something below the passage that is open."""
        self._later.append(say)

    def start_link(self, target: str) -> None:
        """From here on the words are the text of a link. A link in a link ends the outer one."""
        self._cut_link()
        self._target = target
        if self._open:
            self._open.links.append(_Link(self._extract.length, -1, target))

    def end_link(self) -> None:
        """Up to here the words were the text of a link."""
        self._cut_link()
        self._target = None

    def _cut_link(self) -> None:
        if self._open and self._open.links and self._open.links[-1].end < 0:
            self._open.links[-1].end = self._extract.length

    def _opened(self, given: Given, spoken: bool) -> None:
        if self._open is None:
            self._open = _Passage(self._extract.length, given, self._gap)
            if self._target is not None:
                self._open.links.append(_Link(self._extract.length, -1, self._target))
        self._open.spoken |= spoken

    def blocks(self) -> tuple[Block, ...]:
        """The blocks of all passages, placed in the source."""
        self.end(0)
        return tuple(self._extract.placed(block) for block in self._found())

    def _found(self) -> Iterator[Block]:
        text = self._extract.text
        lines = [
            line
            for each in self._passages
            for line in paragraph_lines(text, each.start, each.end, each.gap, each.given)
        ]
        parts = split_parts(lines)
        name_kinds(parts)
        if any(each.given.kind == "heading" for each in self._passages):
            for part in parts:
                if part.kind == "heading" and part.level is None:
                    part.level = _DEEPEST
        links = [link for passage in self._passages for link in passage.links][::-1]
        for block in part_blocks(text, parts):
            yield block
            while links and links[-1].start < block.segments[-1].source.end:
                yield from _link(text, links.pop(), block.section)


def _link(text: str, link: _Link, section: tuple[str, ...]) -> Iterator[Block]:
    start, end = trim(text, link.start, link.end)
    if start < end:
        builder = BlockBuilder()
        write(builder, text, start, end)
        yield builder.build("link", section, link.target)
