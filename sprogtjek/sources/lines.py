"""The lines of a plain text, with what layout says about them."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from functools import lru_cache, wraps
from itertools import pairwise
from typing import Any, TypeVar

from sprogtjek.records import BlockKind
from sprogtjek.sources.folding import fold, trim

T = TypeVar("T")

_LINE = re.compile(r"([^\n\r\v\x85\u2028\u2029]*)(\r\n|[\n\r\v\x85\u2028\u2029]|\Z)")

# Line separators inside a paragraph (shift-enter in a word processor): they end a line, but
# any number of them does not make a blank line.
_SOFT_ENDS = frozenset("\v\x85\u2028")

_TAB_WIDTH = 8

LONG = 200
"""No title, address line or list lead-in is longer than this many characters."""

REMEMBERED = 4096
"""Lines of which it is remembered what they look like: a text being written is read again at each
keystroke, and has the same lines but for one.
"""


@dataclass(frozen=True, slots=True)
class Given:
    """What a format with styles says of a paragraph: nothing of ordinary text.

    ``level`` is that of a heading. ``listed`` is how deep a list item stands, from 1, and
    ``numbered`` that it has a number. ``starts`` is false on the further lines of a paragraph
    that is broken into lines.
    """

    kind: BlockKind | None = None
    level: int = 0
    listed: int = 0
    numbered: bool = False
    starts: bool = True


class Look:
    """What can be said of a line by its text alone, found out when it is first asked for."""

    __slots__ = ("notes", "text")

    def __init__(self, text: str) -> None:
        self.text = text
        self.notes: dict[object, Any] = {}


_look = lru_cache(REMEMBERED)(Look)


@dataclass(frozen=True)
class Line:
    """A line with text on it, trimmed: ``text`` is the source interval ``start:end``.

    ``indent`` is the column where the text starts, ``gap`` the number of blank lines above,
    ``soft`` says that a soft hyphen ends the line, ``given`` what its format says of it.
    """

    start: int
    end: int
    text: str
    indent: int = 0
    gap: int = 0
    soft: bool = False
    given: Given | None = None
    look: Look = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "look", _look(self.text))

    @property
    def right(self) -> int:
        """The column where the line ends."""
        return self.indent + len(self.text)

    @property
    def plain(self) -> str:
        """The folded text of a line of ordinary length, for matching; else nothing."""
        return _plain(self)

    @property
    def words(self) -> int:
        """The number of words, counted on lines of ordinary length alone."""
        return _words(self)

    def below(self, gap: int) -> Line:
        """The line with ``gap`` blank lines above."""
        return self if gap == self.gap else replace(self, gap=gap)

    def after(self, length: int) -> Line:
        """The line without its first ``length`` characters (a marker)."""
        return self.part(length, len(self.text))

    def part(self, start: int, end: int) -> Line:
        """The part of the line at ``start:end``, trimmed."""
        start, end = trim(self.text, start, end)
        return replace(
            self,
            start=self.start + start,
            end=self.start + end,
            text=self.text[start:end],
            indent=self.indent + start,
        )


def by_look(tell: Callable[[Line], T]) -> Callable[[Line], T]:
    """A function that looks at the text of a line alone, and remembers what it told."""

    @wraps(tell)
    def told(line: Line) -> T:
        notes = line.look.notes
        try:
            found: T = notes[tell]
        except KeyError:
            found = notes[tell] = tell(line)
        return found

    return told


@by_look
def _plain(line: Line) -> str:
    return fold(line.text) if len(line.text) <= LONG else ""


@by_look
def _words(line: Line) -> int:
    return len(line.plain.split()) if len(line.text) <= LONG else LONG


def split_lines(text: str) -> list[Line]:
    """The lines of ``text`` that are not blank."""
    lines: list[Line] = []
    gap = 1
    for match in _LINE.finditer(text):
        at, written = match.start(1), match[1]
        start, end, column, soft = _trimmed(written)
        if start < end:
            lines.append(Line(at + start, at + end, written[start:end], column, gap, soft))
            gap = 0
        elif match.group(2) not in _SOFT_ENDS:
            gap += 1
    return single_spaced(lines)


@lru_cache(REMEMBERED)
def _trimmed(line: str) -> tuple[int, int, int, bool]:
    """Where the text of a line starts and ends, in which column, and if a soft hyphen follows."""
    start, end = trim(line, 0, len(line))
    return start, end, _column(line[:start]), "\u00ad" in line[end:]


def paragraph_lines(text: str, start: int, end: int, gap: int, given: Given) -> Iterator[Line]:
    """The lines of one paragraph with its own styles, ``gap`` blank lines below the one above."""
    whole = given.kind not in (None, "cell") or given.listed
    pieces = [(start, end)] if whole else [m.span(1) for m in _LINE.finditer(text, start, end)]
    for first, last in pieces:
        at, stop = trim(text, first, last)
        if at < stop:
            soft = "\u00ad" in text[stop:last]
            yield Line(at, stop, text[at:stop], 0, gap, soft, given)
            gap = 0
            if last < end:
                given = replace(given, starts=False)


def chunks(lines: Sequence[Line]) -> Iterator[range]:
    """The index ranges of lines that stand together without a blank line between."""
    start = 0
    for index in range(1, len(lines) + 1):
        if index == len(lines) or lines[index].gap:
            yield range(start, index)
            start = index


def single_spaced(lines: list[Line]) -> list[Line]:
    """The lines with halved gaps, if the text is written with a blank line after each line.

    Text copied out of a PDF often is. It shows in lines that break off mid-sentence, over and
    over, with the next line going on in lower case below one blank line.
    """
    gaps = [(above, line) for above, line in pairwise(lines) if line.gap == 1]
    broken = sum(unfinished(above) and line.text[0].islower() for above, line in gaps)
    if broken < 5 or 2 * broken < len(gaps):
        return lines
    return lines[:1] + [replace(line, gap=line.gap // 2) for line in lines[1:]]


def unfinished(line: Line) -> bool:
    """Whether a line of prose breaks off before its sentence ends."""
    return len(line.text) >= 45 and line.text[-1] not in ".!?:;…"


def _column(blank: str) -> int:
    return len(blank.replace("\t", " " * _TAB_WIDTH))
