"""Lines of PDF pages → paragraphs: lines that were wrapped put together, across pages too.

A line was wrapped if the first word of the next would not have fitted into the room that it
leaves. Places and lengths are in points.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise

from sprogtjek.sources import lines as plain
from sprogtjek.sources.linebreak import seam
from sprogtjek.sources.pdf_lines import Line
from sprogtjek.sources.wrapping import ends_open

# Room between lines that is more than so many times the usual is room between paragraphs.
_APART = 1.25
_SAME_SIZE = 0.08
_SAME_EDGE = 8.0
_SLACK = 0.02  # of the width of a column
_ENDS = ".!?:;…"
_MARKER = re.compile(
    r"[•◦▪▫‣⁃●○■□►➢➤✓✔☐☑☒·\uf0b7\uf0a7\uf0d8\uf02d](?:\s|$)|[o–—-]\s+\S|\(?(?:\d{1,3}|[a-zæøå])[.)]\s+\S"
)
_SURE_MARKER = re.compile(r"[•◦▪▫‣⁃●○■□►➢➤✓✔☐☑☒·\uf0b7\uf0a7\uf0d8\uf02d]")


@dataclass(slots=True)
class Column:
    """The lines of a column, or of a page that has none, and from where to where they reach."""

    lines: list[Line]
    left: float = 0.0
    right: float = 0.0


@dataclass(slots=True)
class Text:
    """The lines of a paragraph, and whether room stands above it."""

    lines: list[Line]
    apart: bool
    column: Column
    marked: bool = False

    def pieces(self) -> Iterable[tuple[str, int]]:
        """Its text line by line, put together as it is read aloud, and the page of each line."""
        texts = [plain.Line(0, len(line.text), line.text) for line in self.lines]
        for index, line in enumerate(self.lines):
            text = line.text
            if index + 1 < len(texts):
                dropped, between = seam(texts[index], texts[index + 1])
                text = text[: len(text) - dropped] + between
            yield text, line.page


def measured(columns: Sequence[list[Line]]) -> list[Column]:
    """The columns, each as wide as the widest of its kind in the document."""
    found = [Column(lines, min(line.left for line in lines)) for lines in columns if lines]
    rights: dict[int, list[float]] = {}
    for column in found:
        ends = rights.setdefault(round(column.left / _SAME_EDGE), [])
        ends.extend(line.right for line in column.lines)
    # One line that sticks out (a table, a head) is no measure for many.
    widest = {edge: sorted(ends)[-3 if len(ends) >= 12 else -1] for edge, ends in rights.items()}
    for column in found:
        column.right = widest[round(column.left / _SAME_EDGE)]
    return found


def paragraphs(columns: Sequence[Column], leading: float) -> list[Text]:
    """The paragraphs of a document, in order. ``leading`` is the usual distance of lines."""
    found: list[Text] = []
    for column in columns:
        texts = _in_column(column, leading)
        if found and texts and _runs_over(found[-1], texts[0]):
            found[-1].lines += texts.pop(0).lines
            found[-1].column = column
        found += texts
    return found


def _in_column(column: Column, leading: float) -> list[Text]:
    first = column.lines[0]
    found = [Text([first], True, column, _is_marked(first))]
    for line, below in pairwise(column.lines):
        text = found[-1]
        apart = line.base - below.base > _APART * leading * max(line.size, below.size)
        if not apart and _goes_on(text, line, below, column):
            text.lines.append(below)
        else:
            found.append(Text([below], apart, column, _is_marked(below)))
    return found


def _is_marked(line: Line) -> bool:
    return _MARKER.match(line.text) is not None


def _goes_on(text: Text, line: Line, below: Line, column: Column) -> bool:
    """Whether a line right below another goes on with its paragraph."""
    if not _looks_alike(line, below) or "\t" in line.text or "\t" in below.text:
        return False
    if _starts_item(text, line, below):
        return False
    if line.text[-1] in "-\u2010\u00ad" and line.text[-2:-1].isalnum():
        return True
    indent = below.left - line.left
    if text.marked and len(text.lines) == 1 and 2 < indent < 6 * line.size:
        return True  # a hanging indent
    if 0.7 * line.size < indent < 4 * line.size and line.text[-1] in _ENDS:
        return False  # the first line of a paragraph
    if text.marked and len(text.lines) > 1 and indent < -2 and line.text[-1] in _ENDS:
        return False
    return _was_wrapped(line, below, column.right - column.left, column.right)


def _looks_alike(line: Line, below: Line) -> bool:
    same = abs(line.size - below.size) <= _SAME_SIZE * line.size
    return same and line.bold == below.bold


def _starts_item(text: Text, line: Line, below: Line) -> bool:
    if not _is_marked(below):
        return False
    if _SURE_MARKER.match(below.text) or below.left < line.left - 2:
        return True
    level = abs(below.left - text.lines[0].left) < 2
    return (text.marked and level) or line.text[-1] in _ENDS


def _was_wrapped(line: Line, below: Line, width: float, right: float) -> bool:
    forced = not _fits(line, below, right - _SLACK * width)
    if below.text[0].islower():
        few = len(line.text.split()) < 4 and len(below.text.split()) < 4
        listed = few and not ends_open(_plain(line))
        return forced or not (line.text[-1] == ":" or listed)
    if forced:
        return True
    if len(line.text.split()) >= 3 and (line.text[-1] == "," or ends_open(_plain(line))):
        return True
    return below.text[0] in "(§" and line.text[-1] not in _ENDS


def _plain(line: Line) -> plain.Line:
    return plain.Line(0, len(line.text), line.text)


def _fits(line: Line, below: Line, right: float) -> bool:
    """Whether the first word of the lower line has room at the end of the upper one."""
    word = len(below.text.split(None, 1)[0])
    width = (below.right - below.left) / len(below.text) * word
    return line.right + 0.2 * line.size + width <= right


def _runs_over(text: Text, below: Text) -> bool:
    """Whether a paragraph at the foot of a column or page goes on at the head of the next."""
    line, first = text.lines[-1], below.lines[0]
    if not _looks_alike(line, first) or below.marked or "\t" in line.text + first.text:
        return False
    if line.text[-1] in "-\u2010\u00ad" and line.text[-2:-1].isalnum():
        return True
    if line.text[-1] in _ENDS:
        return False
    full = line.right > text.column.right - 0.2 * (text.column.right - text.column.left)
    long = sum(len(each.text) for each in text.lines) > 60
    return long and (first.text[0].islower() or (full and not line.bold))
