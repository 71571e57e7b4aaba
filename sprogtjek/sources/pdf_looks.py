"""What size and weight say of the paragraphs of a PDF file: headings and notes."""

from __future__ import annotations

import re
from collections.abc import Sequence

from sprogtjek.sources.lines import Given
from sprogtjek.sources.pdf_lines import Line
from sprogtjek.sources.pdf_paragraphs import Text

_LARGE = 1.12
_SMALL = 0.92
_LONGEST_HEADING = 200  # characters
_LONGEST_BOLD = 15  # words
_NOTE = re.compile(r"(?:\d{1,3}|\*+)(?=[\s)]|[A-ZÆØÅ])\)?\s*")


class Looks:
    """Tells headings from text by what most letters of the document look like."""

    def __init__(self, texts: Sequence[Text], body: float) -> None:
        self._body = body
        self._all_bold = _is_mostly_bold(texts)
        sizes = {self._size(text.lines[0]) for text in texts if self._is_large(text)}
        self._levels = {size: level for level, size in enumerate(sorted(sizes)[::-1], start=1)}

    def given(self, text: Text) -> Given:
        """What the look of a paragraph says."""
        if self._is_large(text):
            return Given("heading", self._levels[self._size(text.lines[0])])
        if self._is_bold_title(text):
            return Given("heading", len(self._levels) + 1)
        return Given()

    def _size(self, line: Line) -> float:
        return round(line.size)

    def _is_large(self, text: Text) -> bool:
        length = sum(len(line.text) for line in text.lines)
        large = all(line.size > _LARGE * self._body for line in text.lines)
        return large and length <= _LONGEST_HEADING and any(map(str.isalpha, text.lines[0].text))

    def _is_bold_title(self, text: Text) -> bool:
        if self._all_bold or not all(line.bold for line in text.lines):
            return False
        words = sum(len(line.text.split()) for line in text.lines)
        small = any(line.size < _SMALL * self._body for line in text.lines)
        ends = text.lines[-1].text[-1] in ".,;:!"
        title = "\t" not in text.lines[0].text and any(map(str.isalpha, text.lines[0].text))
        listed = text.marked and not text.lines[0].text[0].isdecimal()
        return words <= _LONGEST_BOLD and title and not (ends or small or listed)


def _is_mostly_bold(texts: Sequence[Text]) -> bool:
    lines = [line for text in texts for line in text.lines]
    bold = sum(len(line.text) for line in lines if line.bold)
    return 2 * bold > sum(len(line.text) for line in lines)


def split_notes(lines: Sequence[Line], body: float) -> tuple[list[Line], list[Line]]:
    """The lines of a page without its footnotes, and those: small, numbered, below all else."""
    ordered = sorted(lines, key=lambda line: -line.base)
    first = len(ordered)
    while first and ordered[first - 1].size < _SMALL * body:
        first -= 1
    while first < len(ordered) and not _starts_note(ordered[first]):
        first += 1
    notes = ordered[first:] if first else []
    gone = {id(line) for line in notes}
    return [line for line in lines if id(line) not in gone], notes


def _starts_note(line: Line) -> bool:
    return line.noted or _NOTE.match(line.text) is not None


def note_texts(notes: Sequence[Line]) -> list[list[Line]]:
    """The lines of each footnote, less its number."""
    found: list[list[Line]] = []
    for line in notes:
        if _starts_note(line) or not found:
            found.append([])
        found[-1].append(line)
    return found


def without_number(text: str) -> str:
    """The text of a footnote less the number that stands before it."""
    return _NOTE.sub("", text, count=1)
