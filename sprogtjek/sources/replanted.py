"""Blocks of one text put into another that has one block a line.

A mail's message is a text inside a file, and perhaps a web page: its own lines and tags mean
nothing to who reads the mail, paragraphs do.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Sequence
from dataclasses import replace

from sprogtjek.offsets import to_block
from sprogtjek.records import Block, Directive, Document, Segment, Source, Span


def replant(
    name: str, media_type: str, blocks: Sequence[Block], directives: Iterable[Directive] = ()
) -> Document:
    """A document of the blocks. A link stays inside of the block that its words stand in.

    Only ``directives`` from the source that the blocks stem from are understood.
    """
    placed: list[Block] = []
    origins: list[int] = []
    starts: list[int] = []
    lines: list[str] = []
    at = 0
    holder: Block | None = None
    for block in blocks:
        if block.kind == "link" and holder is not None:
            inner = to_block(holder, _origin(block))
            shift = starts[-1]
            placed.append(_planted(block, Span(inner.start + shift, inner.end + shift)))
            continue
        holder = block
        starts.append(at)
        origins.append(_origin(block).start)
        lines.append(block.text)
        placed.append(_planted(block, Span(at, at + len(block.text))))
        at += len(block.text) + 1
    source = Source(name, "\n".join(lines), media_type, "paragraph")
    ends = [*starts, len(source.text)]
    moved = (
        replace(each, span=Span(ends[index], ends[index]))
        for each in directives
        for index in [bisect_left(origins, each.span.start)]
    )
    return Document(source, tuple(placed), tuple(moved))


def _origin(block: Block) -> Span:
    return Span(block.segments[0].source.start, block.segments[-1].source.end)


def _planted(block: Block, place: Span) -> Block:
    whole = Span(0, len(block.text))
    verbatim = place.end - place.start == whole.end
    return replace(block, segments=(Segment(whole, place, verbatim),))
