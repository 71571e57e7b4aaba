"""Block offsets to source offsets, and source offsets to lines and columns.

The map falls out of building the block: a reader hands over pieces of text in order, each
with the source interval it came from, so nothing is ever searched for afterwards.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from copy import copy

from sprogtjek.records import Block, BlockKind, Segment, Span

_LINE_END = re.compile(r"\r\n|\r|\n")


class BlockBuilder:
    """Collects the pieces of one block in source order and builds the ``Block``."""

    def __init__(self) -> None:
        self._text: list[str] = []
        self._segments: list[Segment] = []
        self._length = 0

    def copy(self, text: str, start: int) -> None:
        """Append ``text`` that stands character by character at source offset ``start``."""
        self._append(text, Span(start, start + len(text)), verbatim=True)

    def replace(self, text: str, start: int, end: int) -> None:
        """Append ``text`` that as a whole stands for the source interval ``start:end``."""
        self._append(text, Span(start, end), verbatim=False)

    def append(self, other: BlockBuilder, offset: int) -> None:
        """Append all that another builder has, ``offset`` further on in the source."""
        self._text += other._text
        for each in other._segments:
            block, source = each.block, each.source
            if self._length:
                block = Span(self._length + block.start, self._length + block.end)
            moved = Span(source.start + offset, source.end + offset)
            self._segments.append(Segment(block, moved, each.verbatim))
        self._length += other._length

    def _append(self, text: str, source: Span, *, verbatim: bool) -> None:
        if not text:
            return
        block = Span(self._length, self._length + len(text))
        self._segments.append(Segment(block, source, verbatim))
        self._text.append(text)
        self._length = block.end

    @property
    def text(self) -> str:
        """The block text so far."""
        return "".join(self._text)

    def build(self, kind: BlockKind, section: tuple[str, ...] = (), target: str = "") -> Block:
        """The finished block, with the invariants of its map asserted."""
        segments = tuple(self._segments)
        check_segments(segments, self._length)
        return Block(kind, self.text, segments, section, target)


def check_segments(segments: tuple[Segment, ...], length: int) -> None:
    """Assert that the segments tile the block and run forward through the source."""
    block_end = source_end = 0
    for segment in segments:
        assert segment.block.start == block_end, segments
        assert segment.source.start >= source_end, segments
        if segment.verbatim:
            size = segment.block.end - segment.block.start
            assert segment.source.end - segment.source.start == size, segment
        block_end, source_end = segment.block.end, segment.source.end
    assert block_end == length, (block_end, length)


def to_source(block: Block, span: Span) -> Span:
    """The source interval of a block interval.

    An interval that touches a replaced run takes in all of that run's source. An empty
    interval maps to an empty one.
    """
    return Span(*source_offsets(block, span))


def source_offsets(block: Block, span: Span) -> tuple[int, int]:
    """Start and end of the source interval of a block interval, see ``to_source``."""
    if not block.segments:
        return 0, 0
    segment = _segment_at(block, span.start)
    if segment.verbatim and span.end <= segment.block.end:  # one run, as most blocks are
        moved = segment.source.start - segment.block.start
        return span.start + moved, span.end + moved
    start = _source_start(segment, span.start)
    return start, start if span.start == span.end else _source_end(block, span.end)


def _source_start(segment: Segment, offset: int) -> int:
    if segment.verbatim:
        return segment.source.start + offset - segment.block.start
    return segment.source.start if offset < segment.block.end else segment.source.end


def _source_end(block: Block, offset: int) -> int:
    segment = _segment_at(block, offset - 1)
    if segment.verbatim:
        return segment.source.start + offset - segment.block.start
    return segment.source.end


def _segment_at(block: Block, offset: int) -> Segment:
    segments = block.segments
    if len(segments) == 1:
        return segments[0]
    return segments[bisect_right(segments, offset, key=_block_start) - 1]


def _block_start(segment: Segment) -> int:
    return segment.block.start


def to_block(block: Block, span: Span) -> Span:
    """The block interval of a source interval inside the block: the other way of ``to_source``."""
    return Span(block_offset(block, span.start), block_offset(block, span.end, end=True))


def block_offset(block: Block, offset: int, *, end: bool = False) -> int:
    """Where a source offset inside the block is in it; ``end``: as the end of an interval.

    A place inside a replaced run counts as that run's start, or its end.
    """
    segments = block.segments
    segment = segments[0]
    if len(segments) > 1:
        before = bisect_left if end else bisect_right
        index = before(segments, offset, key=lambda segment: segment.source.start) - 1
        segment = segments[max(0, index)]
    if offset >= segment.source.end:
        return segment.block.end
    if segment.verbatim:
        return segment.block.start + max(0, offset - segment.source.start)
    return segment.block.end if end else segment.block.start


class LineIndex:
    """Lines and columns of a text. Only CR LF, CR and LF end a line, as in editors."""

    def __init__(self, text: str) -> None:
        self._starts = [0, *(match.end() for match in _LINE_END.finditer(text))]
        self._length = len(text)

    def changed(self, text: str, start: int, end: int, size: int) -> LineIndex:
        """The index of ``text``: this one's with ``size`` characters in the place of ``start:end``.

        Only the lines around them are looked at, from the character before (CR and LF may have
        come together) to the one behind.
        """
        above = bisect_right(self._starts, max(0, start - 1))
        below = bisect_right(self._starts, end + 1)
        moved = size - (end - start)
        until = self._starts[below] + moved if below < len(self._starts) else len(text)
        around = _LINE_END.finditer(text, self._starts[above - 1], until)
        made = copy(self)
        made._length = len(text)
        made._starts = [
            *self._starts[:above],
            *(match.end() for match in around),
            *(at + moved for at in self._starts[below + 1 :]),
        ]
        return made

    def line_column(self, offset: int) -> tuple[int, int]:
        """Line and column of a code-point offset, both counted from 1."""
        line = bisect_right(self._starts, offset)
        return line, offset - self._starts[line - 1] + 1

    def start(self, line: int) -> int:
        """The offset where a line (from 1) starts; of one behind the last, the text's end."""
        return self._starts[line - 1] if line <= len(self._starts) else self._length
