"""What reports have said of blocks that are met again: in a text that is being written, or on other
pages of a site.

Between two keystrokes most blocks stay as they are and only move, and the same box stands on a
thousand pages. Their findings are not made anew, they are moved: a test holds the outcome equal to
that of a text read for the first time.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any, NamedTuple

from sprogtjek.passages import Passage, Terms
from sprogtjek.placing import Places
from sprogtjek.protected import protects
from sprogtjek.records import Block, Evidence, Finding, Hit, Place, Replacement, Source, Unit

_LINE_END = re.compile(r"[\r\n]")


class _Origin(NamedTuple):
    """Where a block stands: its number in the text, and its first character."""

    block: int
    offset: int
    line: int
    column: int


@dataclass(frozen=True, slots=True)
class _Known:
    evidence: Evidence  # the same object stands for the same kind, words and rules
    look: tuple[object, ...]  # all else that the passage depends on, wherever the block stands
    origin: _Origin
    passage: Passage


class Recall:
    """The evidence and passages of the last report on a text that changes, or the passages of the
    last texts of many. For one thread.

    ``beside``: how many passages are kept of texts before the last.
    """

    def __init__(self, beside: int = 0) -> None:
        self._beside = beside
        self._collector: object = None
        self._evidence: dict[Any, Evidence] = {}
        self._on: tuple[object, ...] = ()
        self._paged = False
        self._known: dict[tuple[int, bool, int], _Known] = {}  # those met last come last
        self._met: Counter[tuple[int, bool]] = Counter()

    def evidence(self, collector: object) -> dict[Any, Evidence]:
        """What a collector has learned of the text, by its own keys; it keeps this up to date.

        However long the text is, and whatever else is read meanwhile, it is there as long as the
        text is open.
        """
        if collector is not self._collector:
            self._collector, self._evidence = collector, {}
        return self._evidence

    def begin(self, source: Source, terms: Terms) -> None:
        """A new report begins. What was said by other rules is never said again."""
        most = max(self._beside, self._met.total())
        while len(self._known) > most:
            del self._known[next(iter(self._known))]
        kind = source.media_type, source.unit, terms
        self._on = self._on if kind == self._on else kind  # the same object is soon compared
        self._paged = bool(source.pages)
        self._met = Counter()

    def passage(
        self,
        index: int,
        evidence: Evidence,
        hits: Sequence[Hit],
        places: Places,
        make: Callable[[], Passage],
    ) -> Passage:
        """What there is to say of a block: made anew, or moved if it is as it was.

        What speaks of other blocks too is never remembered, for they may move by themselves; nor
        is what stands on pages, for it may move to the next one.
        """
        block = places.blocks[index]
        if self._paged or not block.segments or any(hit.related for hit in hits):
            return make()
        protected = protects(block.section)
        same = id(evidence), protected
        self._met[same] += 1
        key = *same, self._met[same]
        start = block.segments[0].source.start
        origin = _Origin(index, start, *places.line_column(start))
        look = (*self._on, *_look(block, places.text, origin.column), *hits)
        known = self._known.pop(key, None)
        if known is None or known.look != look:
            known = _Known(evidence, look, origin, make())
        elif known.origin != origin:
            known = _Known(evidence, known.look, origin, _moved(known, origin))
        self._known[key] = known
        return known.passage


def _look(block: Block, text: str, column: int) -> tuple[object, ...]:
    """How its source makes the block, wherever it stands; and in which column it starts, if only
    a part of it is moved sideways with that.
    """
    start = block.segments[0].source.start
    written = text[start : block.segments[-1].source.end]
    shape = [
        (s.block.start, s.source.start - start, s.source.end - start, s.verbatim)
        for s in block.segments
    ]
    return written, shape, column if _LINE_END.search(written) else 0


def _moved(known: _Known, origin: _Origin) -> Passage:
    before, passage = known.origin, known.passage
    move = _Move(
        origin.block,
        origin.offset - before.offset,
        origin.line - before.line,
        origin.column - before.column,
    )
    return Passage(
        tuple(map(move.finding, passage.findings)),
        tuple(map(move.finding, passage.permitted)),
        tuple(map(move.finding, passage.suppressed)),
        tuple(map(move.unit, passage.units)),
    )


@dataclass(frozen=True, slots=True)
class _Move:
    """So far down the text, and to this block. Written out field by field: it runs for every
    finding of a long text at each keystroke.
    """

    block: int
    offset: int
    lines: int
    columns: int

    def finding(self, f: Finding) -> Finding:
        place = self.place(f.place)
        return Finding(
            f.rule,
            f.kind,
            f.level,
            f.principles,
            f.message,
            place,
            f.text,
            f.sentence,
            f.mark,
            self.block,
            tuple([self._replacement(r, f.place, place) for r in f.suggestions]),
            f.covered_by,
            f.related,
        )

    def _replacement(self, r: Replacement, before: Place, now: Place) -> Replacement:
        """Most stand in the place of the finding itself."""
        place = now if r.place is before else self.place(r.place)
        return Replacement(r.text, place, r.safety, r.replaces, r.group)

    def unit(self, unit: Unit) -> Unit:
        """A unit, moved."""
        return Unit(unit.kind, self.place(unit.place), unit.text)

    def place(self, p: Place) -> Place:
        """A place, moved. One where nothing can be written has no offsets."""
        end_line = None if p.end_line is None else p.end_line + self.lines
        end_column = None if p.end_column is None else p.end_column + self.columns
        line, column = p.line + self.lines, p.column + self.columns
        if p.start is None or p.end is None:
            return Place(None, None, line, column, p.page, end_line, end_column)
        start, end = p.start + self.offset, p.end + self.offset
        return Place(start, end, line, column, p.page, end_line, end_column)
