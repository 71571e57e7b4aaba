"""Text drawn from a source piece by piece, and the way back from it to the source.

A reader of marked-up text copies what people read into an extract. Blocks are made of the extract
alone; ``placed`` then gives them places in the source.
"""

from __future__ import annotations

from bisect import bisect_right

from sprogtjek.records import Block, Segment, Span


class Extract:
    """Text in the making. Pieces are added in reading order."""

    def __init__(self) -> None:
        self._text: list[str] = []
        self._starts: list[int] = []
        self._segments: list[Segment] = []
        self.length = 0

    def copy(self, text: str, start: int) -> None:
        """Add ``text`` that stands character by character at source offset ``start``."""
        self._add(text, Span(start, start + len(text)), verbatim=True)

    def replace(self, text: str, start: int, end: int) -> None:
        """Add ``text`` that as a whole stands for the source interval ``start:end``."""
        self._add(text, Span(start, end), verbatim=False)

    def end_line(self) -> None:
        """End the line; in the source it ends where the last piece does."""
        at = self._segments[-1].source.end if self._segments else 0
        self.replace("\n", at, at)

    def _add(self, text: str, source: Span, *, verbatim: bool) -> None:
        if not text:
            return
        self._text.append(text)
        self._starts.append(self.length)
        self._segments.append(Segment(Span(self.length, self.length + len(text)), source, verbatim))
        self.length += len(text)

    @property
    def text(self) -> str:
        """The text so far."""
        return "".join(self._text)

    @property
    def last(self) -> str:
        """The last character so far."""
        return self._text[-1][-1] if self._text else ""

    def placed(self, block: Block) -> Block:
        """A block of the extract's text as a block of the source."""
        segments: list[Segment] = []
        for segment in block.segments:
            for piece in self._through(segment):
                _join(segments, piece)
        return Block(block.kind, block.text, tuple(segments), block.section, block.target)

    def _through(self, segment: Segment) -> list[Segment]:
        """A segment that leads into the extract as segments that lead into the source."""
        at = bisect_right(self._starts, segment.source.start) - 1
        last = bisect_right(self._starts, max(segment.source.start, segment.source.end - 1)) - 1
        own = self._segments[at : last + 1]
        if not segment.verbatim:
            source = Span(
                _cut(own[0], segment.source).source.start, _cut(own[-1], segment.source).source.end
            )
            return [Segment(segment.block, source, False)]
        shift = segment.block.start - segment.source.start
        return [_cut(piece, segment.source, shift) for piece in own]


def _cut(piece: Segment, span: Span, moved: int = 0) -> Segment:
    """The part of a piece of the extract that lies in ``span``, ``moved`` in the block."""
    start, end = max(piece.block.start, span.start), min(piece.block.end, span.end)
    block = Span(start + moved, end + moved)
    if not piece.verbatim:
        return Segment(block, piece.source, False)
    shift = piece.source.start - piece.block.start
    return Segment(block, Span(start + shift, end + shift), True)


def _join(segments: list[Segment], piece: Segment) -> None:
    """Add a piece; with the one before it makes one, if both are one run in the source."""
    if segments:
        above = segments[-1]
        parts_of_one = not piece.verbatim and not above.verbatim and piece.source == above.source
        runs_on = piece.verbatim and above.verbatim and piece.source.start == above.source.end
        if parts_of_one or runs_on:
            block = Span(above.block.start, piece.block.end)
            source = Span(above.source.start, piece.source.end)
            segments[-1] = Segment(block, source, piece.verbatim)
            return
    segments.append(piece)
