"""The parts of a plain text: lines that will be one block, of a kind perhaps still unknown."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from sprogtjek.records import BlockKind
from sprogtjek.sources.letter import letter_parts
from sprogtjek.sources.lines import Given, Line, unfinished
from sprogtjek.sources.markers import Marker, list_markers
from sprogtjek.sources.quotes import quoted_lines
from sprogtjek.sources.tables import is_rule, table_rows
from sprogtjek.sources.wrapping import Wrapping

# A sentence may run on across a page break of so many blank lines.
_WIDEST_BRIDGED = 4


@dataclass
class Part:
    """Lines that are one block. ``kind`` is ``None`` for body text not yet looked at."""

    lines: list[Line]
    kind: BlockKind | None = None
    marker: Marker | None = None
    level: int | None = None  # of a heading that has a style of its own

    @property
    def gap(self) -> int:
        """The number of blank lines above."""
        return self.lines[0].gap

    @property
    def words(self) -> int:
        """The number of words (of very long lines: at least so many)."""
        return sum(line.words for line in self.lines)

    @property
    def title(self) -> str:
        """The text, if it is short enough for a title; else nothing."""
        if len(self.lines) == 1:
            return self.lines[0].plain
        return " ".join(line.plain for line in self.lines) if len(self.lines) <= 3 else ""

    @property
    def last(self) -> str:
        """The last character."""
        return self.lines[-1].text[-1]


def split_parts(lines: Sequence[Line]) -> list[Part]:
    """The parts of the text in reading order; lines that only draw are left out."""
    lines = _without_rules(lines)
    quotes = quoted_lines(lines)
    markers = [
        None if index in quotes else _given_marker(lines[index]) or marker
        for index, marker in enumerate(list_markers(lines))
    ]
    marked = [
        marker is not None or index in quotes or _is_fixed(lines[index])
        for index, marker in enumerate(markers)
    ]
    letter = letter_parts(lines, marked)
    rows = table_rows(lines, [marks or index in letter for index, marks in enumerate(marked)])
    wrapping = Wrapping(lines, marked)

    parts: list[Part] = []
    for index, line in enumerate(lines):
        above = lines[index - 1] if index else None
        if index in rows:
            parts += [Part([cell], "cell") for cell in rows[index]]
        elif index in quotes:
            _add(parts, quotes[index], "quote", above)
        elif index in letter:
            _add(parts, line, letter[index], above)
        elif line.given and line.given.kind:
            _add_given(parts, line, line.given, markers[index], wrapping)
        elif (marker := markers[index]) is not None:
            item = line.after(marker.length)
            parts.append(Part([item] if item.text else [], None, marker))
        elif (
            parts
            and parts[-1].kind is None
            and above
            and not (line.given and line.given.starts)
            and _goes_on(parts[-1], above, line, wrapping)
        ):
            parts[-1].lines.append(line)
        else:
            parts.append(Part([line]))
    return [part for part in parts if part.lines]


def _without_rules(lines: Sequence[Line]) -> list[Line]:
    kept: list[Line] = []
    gap = 0
    for line in lines:
        if is_rule(line):
            gap = _WIDEST_BRIDGED + 1  # no sentence runs on across it
        else:
            kept.append(line.below(gap) if gap else line)
            gap = 0
    return kept


def _add(parts: list[Part], line: Line, kind: BlockKind, above: Line | None) -> None:
    """Add the line to the part above if both are of one kind and stand together."""
    together = parts and parts[-1].kind == kind and not line.gap and kind != "greeting"
    if together:
        parts[-1].lines.append(line)
    else:
        parts.append(Part([line], kind))


def _given_marker(line: Line) -> Marker | None:
    """The marker that a list item in a word processor has without its being in the text."""
    if line.given is None or not line.given.listed:
        return None
    value = (1,) * line.given.listed if line.given.numbered else ()
    return Marker("number" if value else "bullet", value, 0, line.text[0].isupper())


def _is_fixed(line: Line) -> bool:
    """Whether the format says what the line is, and no look of it says otherwise."""
    return line.given is not None and line.given.kind not in (None, "heading", "cell")


def _add_given(
    parts: list[Part], line: Line, given: Given, marker: Marker | None, wrapping: Wrapping
) -> None:
    """Add a line whose kind the format gives. A number before a heading is not part of it."""
    further = not given.starts and parts and parts[-1].kind == given.kind
    if further and wrapping.goes_on(parts[-1].lines[-1], line):
        parts[-1].lines.append(line)
        return
    if marker is not None and marker.length < len(line.text):
        line = line.after(marker.length)
    kind = "list_item" if marker is not None and given.kind == "cell" else given.kind
    parts.append(Part([line], kind, marker, given.level))


def _goes_on(part: Part, above: Line, line: Line, wrapping: Wrapping) -> bool:
    """Whether the unmarked body line goes on with the part above."""
    if not part.lines:  # a bullet on a line of its own
        return line.gap <= 1
    if line.gap:
        # A page break, or a blank line too many, in mid-sentence.
        near = line.gap <= _WIDEST_BRIDGED
        return near and unfinished(above) and line.text[0].islower()
    if part.marker is not None and line.indent >= max(2, part.lines[0].indent - 1):
        return True
    return wrapping.goes_on(above, line)
