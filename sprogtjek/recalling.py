"""What the last report on a text said of its blocks, for a text that is being written.

Between two keystrokes most blocks stay as they are and only move. Their findings are not made
anew, they are moved: a test holds the outcome equal to that of a text read for the first time.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from sprogtjek.passages import Passage, Terms
from sprogtjek.placing import Places
from sprogtjek.records import Block, Evidence, Finding, Hit, Place, Replacement, Source, Unit


@dataclass(frozen=True, slots=True)
class _Known:
    evidence: Evidence  # the same object stands for the same kind, words and rules
    look: tuple[object, ...]  # all else that the passage depends on, wherever the block stands
    origin: tuple[int, int, int]
    passage: Passage


class Recall:
    """The evidence and passages of the last report on a text that changes. Of one text, and one
    thread.
    """

    def __init__(self) -> None:
        self._collector: object = None
        self._evidence: dict[Any, Evidence] = {}
        self._on: tuple[object, ...] = ()
        self._terms: Terms | None = None
        self._before: dict[tuple[int, int], _Known] = {}
        self._now: dict[tuple[int, int], _Known] = {}
        self._met: Counter[int] = Counter()

    def evidence(self, collector: object) -> dict[Any, Evidence]:
        """What a collector has learned of the text, by its own keys; it keeps this up to date.

        However long the text is, and whatever else is read meanwhile, it is there as long as the
        text is open.
        """
        if collector is not self._collector:
            self._collector, self._evidence = collector, {}
        return self._evidence

    def begin(self, source: Source, terms: Terms) -> None:
        """A new report begins. What was said by other rules is forgotten."""
        on = source.media_type, source.unit, source.pages
        same = on == self._on and self._terms is not None and terms.same(self._terms)
        self._before = self._now if same else {}
        self._on, self._terms, self._now, self._met = on, terms, {}, Counter()

    def passage(
        self,
        index: int,
        evidence: Evidence,
        hits: Sequence[Hit],
        places: Places,
        make: Callable[[], Passage],
    ) -> Passage:
        """What there is to say of a block: made anew, or moved if it is as it was.

        What speaks of other blocks too is never remembered, for they may move by themselves.
        """
        block = places.blocks[index]
        if not block.segments or any(hit.related for hit in hits):
            return make()
        nth = self._met[id(evidence)] = self._met[id(evidence)] + 1
        start = block.segments[0].source.start
        line, column = places.line_column(start)
        look = (column, block.section, _written(block, places.text), _shape(block), tuple(hits))
        origin = index, start, line
        known = self._before.get((id(evidence), nth))
        if known is None or known.look != look:
            known = _Known(evidence, look, origin, make())
        elif known.origin != origin:
            known = _Known(evidence, known.look, origin, _moved(known, origin))
        self._now[id(evidence), nth] = known
        return known.passage


def _written(block: Block, text: str) -> str:
    return text[block.segments[0].source.start : block.segments[-1].source.end]


def _shape(block: Block) -> list[tuple[int, int, int, bool]]:
    """How its source makes the block, wherever it stands."""
    start = block.segments[0].source.start
    return [
        (s.block.start, s.source.start - start, s.source.end - start, s.verbatim)
        for s in block.segments
    ]


def _moved(known: _Known, origin: tuple[int, int, int]) -> Passage:
    (_, offset, line), passage = known.origin, known.passage
    move = _Move(origin[0], origin[1] - offset, origin[2] - line)
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
        if p.start is None or p.end is None:
            return Place(None, None, p.line + self.lines, p.column, p.page, end_line, p.end_column)
        return Place(
            p.start + self.offset,
            p.end + self.offset,
            p.line + self.lines,
            p.column,
            p.page,
            end_line,
            p.end_column,
        )
