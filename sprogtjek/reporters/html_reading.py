"""A report made ready for the page: which finding and which sentence stands where in the text."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Any, NamedTuple

from sprogtjek import filters, profiles
from sprogtjek.offsets import block_offset
from sprogtjek.principles import principles
from sprogtjek.profiles import Profile
from sprogtjek.records import PROSE, Block, Finding, Level, Place, Report, Rule, Unit
from sprogtjek.words import split_words

WIDE = 60
"""Code points from which a place is too wide to be coloured: a sign stands at its beginning."""

COLOURS = 12


@dataclass(frozen=True, slots=True)
class Page:
    """A report, the rules that were in force for it, and the weakest level shown at first."""

    report: Report
    rules: Mapping[str, Rule[Any]]
    level: Level = "warning"


class Item(NamedTuple):
    """A finding with its number, its place in the text shown (no ``block``: the text as a whole is
    meant), and the principles it touches, by name.

    ``card`` is the id of what is said about it. ``mark`` is the id of its place in the text: places
    that begin together share it. ``wide``: a sign marks it, and not colour on its words.
    """

    number: int
    finding: Finding
    block: int | None
    start: int
    end: int
    names: tuple[str, ...]
    card: str
    mark: str
    wide: bool


class Line(NamedTuple):
    """A sentence (or heading, or list item) of the text. ``id`` is that of its place in the text.
    ``counted``: it is running prose. ``turns``: how many times its source goes on to a new line.
    """

    id: str
    block: int
    start: int
    end: int
    words: int
    counted: bool
    turns: int


@dataclass(frozen=True, slots=True)
class Reading:
    """One text of the page. ``lines`` and ``items`` are in reading order; ``by_block`` gives the
    lines of a block.
    """

    number: int
    page: Page
    profile: Profile
    blocks: tuple[Block, ...]
    items: tuple[Item, ...]
    lines: tuple[Line, ...]
    by_block: Mapping[int, Sequence[Line]]

    @property
    def report(self) -> Report:
        """The report it shows."""
        return self.page.report

    def line_at(self, place: Place) -> Line | None:
        """The sentence at a place in the source."""
        for index, block in enumerate(self.blocks):
            if place.start is not None and _covers(block, place):
                start = block_offset(block, place.start)
                for line in self.by_block.get(index, ()):
                    if line.start <= start < line.end:
                        return line
        return None


def readings(pages: Sequence[Page]) -> tuple[Reading, ...]:
    """All texts of the page, numbered from 1."""
    return tuple(_reading(number, page) for number, page in enumerate(pages, 1))


def _reading(number: int, page: Page) -> Reading:
    report = page.report
    profile = profiles.load(report.profile)
    at = dict(_shown(report.blocks))
    shown = tuple(report.blocks[index] for index, own in at.items() if index == own)
    order = {index: i for i, index in enumerate(k for k, own in at.items() if k == own)}
    where = {index: order[own] for index, own in at.items()}
    told = filters.told(report.findings)
    names = {each: _all_of(each, profile) for each in {f.principles for f in told}}
    items = (
        _item(number, i, finding, shown, where, names[finding.principles])
        for i, finding in enumerate(told, 1)
    )
    lines = tuple(_lines(number, report, where))
    return Reading(number, page, profile, shown, tuple(items), lines, _by_block(lines))


def _by_block(lines: Iterable[Line]) -> dict[int, list[Line]]:
    found: dict[int, list[Line]] = {}
    for line in lines:
        found.setdefault(line.block, []).append(line)
    return found


def _shown(blocks: Sequence[Block]) -> Iterator[tuple[int, int]]:
    """Each block, and the one it is shown in: itself, or for a link the block it stands in."""
    own = -1
    for index, block in enumerate(blocks):
        inside = block.kind == "link" and own >= 0 and _within(block, blocks[own])
        own = own if inside else index
        yield index, own


def _within(inner: Block, outer: Block) -> bool:
    one, other = _extent(inner), _extent(outer)
    return other[0] <= one[0] and one[1] <= other[1]


def _extent(block: Block) -> tuple[int, int]:
    if not block.segments:
        return 0, 0
    return block.segments[0].source.start, block.segments[-1].source.end


def _covers(block: Block, place: Place) -> bool:
    start, end = _extent(block)
    return place.start is not None and start <= place.start < end


def _item(
    text: int,
    number: int,
    finding: Finding,
    blocks: Sequence[Block],
    where: Mapping[int, int],
    names: tuple[str, ...],
) -> Item:
    place, block = finding.place, where.get(finding.block)
    card = f"f{text}-{number}"
    if block is None or not finding.sentence or place.start is None or place.end is None:
        return Item(number, finding, None, 0, 0, names, card, f"m{text}-{number}", wide=True)
    start, end = _span(blocks[block], place)
    wide = end - start > WIDE
    mark = f"m{text}-{number}" if wide else f"m{text}-{block}-{start}"
    return Item(number, finding, block, start, end, names, card, mark, wide)


def _span(block: Block, place: Place) -> tuple[int, int]:
    assert place.start is not None
    assert place.end is not None
    return block_offset(block, place.start), block_offset(block, place.end, end=True)


def _all_of(ours: tuple[str, ...], profile: Profile) -> tuple[str, ...]:
    """The names of some principles, each once."""
    return tuple(dict.fromkeys(name for each in ours for name in _names(each, profile)))


def _names(ours: str, profile: Profile) -> tuple[str, ...]:
    """A principle's name, in the profile's own words where it has them."""
    known = principles()
    return profile.own_names(ours) or (known[ours].name if ours in known else ours,)


def _lines(text: int, report: Report, where: Mapping[int, int]) -> Iterator[Line]:
    number = 0
    for index, unit in _placed(report.blocks, report.units):
        block, place = report.blocks[index], unit.place
        if block.kind == "link" or place.start is None:
            continue
        number += 1
        start, end = _span(block, place)
        words = _count(unit.text)
        counted = block.kind in PROSE and words > 0
        turns = (place.end_line or place.line) - place.line
        yield Line(f"s{text}-{number}", where[index], start, end, words, counted, turns)


@lru_cache(maxsize=4096)  # many sentences stand on page after page
def _count(sentence: str) -> int:
    return len(split_words(sentence))


def _placed(blocks: Sequence[Block], units: Iterable[Unit]) -> Iterator[tuple[int, Unit]]:
    """Each unit with its block: both are in reading order, and every block has one or more."""
    left = list(units)[::-1]
    for index, block in enumerate(blocks):
        kind = "sentence" if block.kind in ("paragraph", "quote") else block.kind
        while left and left[-1].kind == kind and _covers(block, left[-1].place):
            yield index, left.pop()


def principle_names(texts: Iterable[Reading]) -> tuple[str, ...]:
    """All principles that the texts are held up to, in the order of their profiles."""
    return tuple(dict.fromkeys(name for reading in texts for name in _all_names(reading)))


def _all_names(reading: Reading) -> Iterator[str]:
    own = reading.profile.principles.values()
    yield from (each.name for each in own or principles().values())
    yield from (name for item in reading.items for name in item.names)
