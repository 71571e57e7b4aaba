"""Paragraphs that a format sets apart → blocks: what the format does not say, the words show.

For readers of formats with a structure of their own (HTML, Markdown, Word …). A paragraph that
the format calls a heading or a list item is one; body text may still be part of a letter, a
heading that is only bold, or a list item with a typed dash, and is told as in plain text.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from sprogtjek.offsets import BlockBuilder
from sprogtjek.records import Block, BlockKind
from sprogtjek.sources.folding import trim, write
from sprogtjek.sources.letter import letter_parts
from sprogtjek.sources.linebreak import write_lines
from sprogtjek.sources.lines import Line
from sprogtjek.sources.markers import list_markers
from sprogtjek.sources.parts import Part
from sprogtjek.sources.sheet import Parts
from sprogtjek.sources.titles import name_kinds, section_level

LINE_BREAK = "\u2028"
"""A line break inside a paragraph, in extracted text (``<br>``, shift-enter in Word)."""

DEEPEST = 7
"""The level of a heading that only looks like one, in a text that has real ones."""

# What may turn out to be part of a letter although the format calls it something else: the
# title of a letter is its subject, and letterheads are set in tables.
_ALSO: dict[BlockKind | None, frozenset[BlockKind]] = {
    "heading": frozenset({"subject"}),
    "cell": frozenset({"address", "signature"}),
}


@dataclass(frozen=True, slots=True)
class Link:
    """A link text in the extracted text, and the address it leads to."""

    start: int
    end: int
    target: str


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph at ``start:end`` of the extracted text.

    ``kind`` is what the format calls it, ``None`` for body text. ``level`` is that of a heading,
    from 1. ``gap`` is the number of blank lines above: 0 for a paragraph that stands right
    below the last one, as the lines of an address do.
    """

    start: int
    end: int
    kind: BlockKind | None = None
    level: int = 0
    gap: int = 1
    links: tuple[Link, ...] = ()


def blocks_of(text: str, paragraphs: Sequence[Paragraph]) -> tuple[Block, ...]:
    """The blocks of an extracted text, in order; blank paragraphs give none."""
    owners: list[int] = []
    lines: list[Line] = []
    for index, paragraph in enumerate(paragraphs):
        for line in _lines(text, paragraph):
            owners.append(index)
            lines.append(line)
    parts, origins = _parts(lines, owners, paragraphs)
    name_kinds(parts)
    return tuple(_blocks(text, parts, origins, paragraphs))


def _lines(text: str, paragraph: Paragraph) -> Iterator[Line]:
    gap, at = paragraph.gap, paragraph.start
    for piece in text[paragraph.start : paragraph.end].split(LINE_BREAK):
        start, end = trim(text, at, at + len(piece))
        at += len(piece) + 1
        if start < end:
            yield Line(start, end, text[start:end], gap=gap)
            gap = 0


def _parts(
    lines: Sequence[Line], owners: Sequence[int], paragraphs: Sequence[Paragraph]
) -> tuple[list[Part], list[int]]:
    """The parts of the text, and for each the index of its paragraph."""
    given = [paragraphs[owner].kind for owner in owners]
    markers = [
        None if kind else marker for kind, marker in zip(given, list_markers(lines), strict=True)
    ]
    marked = [
        marker is not None or kind not in (None, "heading", "cell")
        for kind, marker in zip(given, markers, strict=True)
    ]
    letter = _letter(lines, marked, given)
    parts: list[Part] = []
    origins: list[int] = []
    for index, line in enumerate(lines):
        kind = letter.get(index, given[index])
        marker = markers[index] if kind is None else None
        same = bool(origins) and origins[-1] == owners[index]
        if parts and marker is None and _goes_on(parts[-1], line, kind, same=same):
            parts[-1].lines.append(line)
            continue
        text = line.after(marker.length) if marker else line
        if text.text:
            parts.append(Part([text], kind, marker))
            origins.append(owners[index])
    return parts, origins


def _letter(
    lines: Sequence[Line], marked: Sequence[bool], given: Sequence[BlockKind | None]
) -> Parts:
    found = letter_parts(lines, marked)
    return {
        index: kind
        for index, kind in found.items()
        if given[index] is None or kind in _ALSO.get(given[index], ())
    }


def _goes_on(part: Part, line: Line, kind: BlockKind | None, *, same: bool) -> bool:
    """Whether a line belongs to the part above; ``same``: both are of one paragraph."""
    if part.kind != kind or line.gap or kind == "greeting":
        return False
    if kind in ("address", "signature", "subject"):
        return True
    if not same:
        return False
    # A line break in body text is meant: lines go on only where the sentence does.
    last, first = part.last, line.text[0]
    return kind is not None or last in ".!?,;-\u00ad" or not (first.isupper() or first.isdigit())


def _blocks(
    text: str, parts: Sequence[Part], origins: Sequence[int], paragraphs: Sequence[Paragraph]
) -> Iterator[Block]:
    path: list[tuple[int, str]] = []
    titled = any(paragraph.kind == "heading" for paragraph in paragraphs)
    for index, (part, origin) in enumerate(zip(parts, origins, strict=True)):
        assert part.kind is not None
        builder = BlockBuilder()
        write_lines(builder, text, part.lines)
        level = paragraphs[origin].level or (
            DEEPEST if titled else section_level(part, first=not index)
        )
        if part.kind == "heading":
            path = [(above, title) for above, title in path if above < level]
        section = tuple(title for _, title in path)
        yield builder.build(part.kind, section)
        if index + 1 == len(origins) or origins[index + 1] != origin:
            yield from _links(text, paragraphs[origin], section)
        if part.kind == "heading":
            path.append((level, builder.text))


def _links(text: str, paragraph: Paragraph, section: tuple[str, ...]) -> Iterator[Block]:
    for link in paragraph.links:
        start, end = trim(text, link.start, link.end)
        if start < end:
            builder = BlockBuilder()
            write(builder, text, start, end)
            yield builder.build("link", section, link.target)
