"""What is written into a copy of a document: remarks on its words, and changes to accept."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from sprogtjek import filters, fixing
from sprogtjek.fixing import Edit
from sprogtjek.records import Finding, Level, Report
from sprogtjek.reporters.text import suggestion_lines
from sprogtjek.sources.folding import fold
from sprogtjek.sources.paragraphs import Laid, Piece

AUTHOR = "sprogtjek"
INITIALS = "st"


@dataclass(frozen=True, slots=True)
class Remark:
    """Some lines of text about the words ``start:end``, which stand in ``pieces``."""

    pieces: Sequence[Piece]
    start: int
    end: int
    lines: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Marked:
    """A copy of a document, and how many remarks and changes are in it."""

    data: bytes
    remarks: int
    changes: int


@dataclass(frozen=True, slots=True)
class Stamp:
    """Who writes and when, as it stands in the file."""

    when: datetime

    @property
    def date(self) -> str:
        """The local time, as Word and LibreOffice write it."""
        return self.when.replace(microsecond=0, tzinfo=None).isoformat()


def shown(report: Report, level: Level) -> Report:
    """The report with what people are told at a level."""
    return replace(report, findings=filters.at_least(filters.told(report.findings), level))


def remarks(report: Report, laid: Laid) -> Iterator[Remark]:
    """A remark for each finding. One about the whole text stands at its first paragraph."""
    for finding in report.findings:
        start, end = _interval(finding, laid)
        pieces = laid.between(start, end)
        if pieces:
            lines = (_message(finding, pieces), *suggestion_lines(finding))
            yield Remark(pieces, start, end, lines)


def _interval(finding: Finding, laid: Laid) -> tuple[int, int]:
    place = finding.place
    if finding.sentence and place.start is not None and place.end is not None:
        return place.start, place.end
    first = laid.document.blocks[0].segments
    return first[0].source.start, first[-1].source.end


def _message(finding: Finding, pieces: Sequence[Piece]) -> str:
    if not finding.sentence:
        return f"Hele teksten: {finding.message}"
    if any(piece.anchor for piece in pieces):
        return f"»{' '.join(finding.text.split())}«: {finding.message}"
    return finding.message


def changes(report: Report, laid: Laid) -> Iterator[tuple[Edit, Sequence[Piece]]]:
    """The safe edits that can be made to the text itself, each with the pieces it changes.

    What the edit is said to replace must be what stands there: masked numbers are left alone.
    """
    text = laid.document.source.text
    for edit in fixing.safe_edits(report):
        pieces = laid.between(edit.start, edit.end)
        plain = pieces and all(
            piece.source is not None and piece.anchor is None and not piece.result
            for piece in pieces
        )
        if plain and fold(text[edit.start : edit.end]) == fold(edit.old):
            yield edit, pieces
