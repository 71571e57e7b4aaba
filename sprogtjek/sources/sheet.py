"""A letter as it is read for its parts: its lines, and what each could be."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from sprogtjek.records import BlockKind
from sprogtjek.sources.address import Strength
from sprogtjek.sources.lines import Line, by_look

Parts = dict[int, BlockKind]
"""The kind of each line, by its index, that is known to be a letter part."""


@dataclass(frozen=True)
class Sheet:
    """The lines of a text with, by index, which are list items and how like an address.

    ``groups`` are the chunks of lines between blank lines.
    """

    lines: Sequence[Line]
    marked: Sequence[bool]
    strengths: Sequence[Strength | None]
    groups: Sequence[list[int]]

    def is_sentence(self, index: int) -> bool:
        """Whether the line ends as a sentence does, and is long enough to be one."""
        return _is_sentence(self.lines[index])

    def is_prose(self, index: int) -> bool:
        """Whether the line is a sentence, a list item, or too long for anything else."""
        return self.marked[index] or self.is_sentence(index) or self.lines[index].words > 12


@by_look
def _is_sentence(line: Line) -> bool:
    return line.words >= 4 and line.text[-1] in ".!?"
