"""Which line breaks the writer meant, and which only end a full line.

A line was wrapped if the next word would not have fitted on it. The width is that of the
lines which surely were wrapped: those with a line in lower case below.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise, zip_longest

from sprogtjek.sources.lines import Line, by_look, chunks, unfinished

# Narrower lines than this are no wrapped prose unless the text itself shows such a width.
_NARROWEST = 45

# Wider lines than this are paragraphs on one line, unless they go on in lower case.
_WIDEST = 120

# Mail programs and typewriters wrap here, or before.
_USUAL = 80

_SENTENCE_ENDS = ".!?:;…"

# A line that ends in one of these is not done: no title ends so, and no list item.
_OPEN_WORDS = frozenset(
    "at både da de den det din dit dine en end er et eller fordi har hvis inden jeres kan mellem "
    "men må når og omkring samt skal som så vil vores deres bl.a. f.eks. fx herunder".split()
)
# These may stand last in a Danish question or its like (»Det skal du have med«).
_PREPOSITIONS = frozenset(
    "af blandt efter for foran fra gennem hos i med mod om over på til uden under ved".split()
)
_QUESTION_WORDS = frozenset(
    "det her hvad hvem hvilke hvilken hvor hvordan hvorfor hvornår sådan".split()
)

# A web or mail address that has a line to itself. With a full stop it ends a sentence instead.
_BARE_ADDRESS = re.compile(r"(?:(?:https?://|www\.)\S+|[^\s@]+@\S+)(?<![.,;])")

# »Afdeling: Pleje« below »Sagsnr.: 12«: two entries, however long the upper one is.
_ENTRY = re.compile(r"[A-ZÆØÅ][\w.-]*(?: [\w.-]+){0,2}: ?\S.*")


class Wrapping:
    """Tells for two lines without a blank line between whether they are one paragraph."""

    def __init__(self, lines: Sequence[Line], marked: Sequence[bool]) -> None:
        pairs = [
            (line, below)
            for (line, below), starts in zip(pairwise(lines), marked[1:], strict=True)
            if not below.gap and not starts
        ]
        wrapped = sorted(
            line.right for line, below in pairs if below.text[0].islower() and unfinished(line)
        )
        whole = sum(line.right > _WIDEST and line.text[-1] in _SENTENCE_ENDS for line, _ in pairs)
        # The lower edge of a ragged margin, so that few wrapped lines seem to leave room.
        self._width = wrapped[len(wrapped) // 2] if len(wrapped) >= 4 else 0
        self._one_line_paragraphs = whole >= len(wrapped)
        self._addresses = _bare_addresses(lines)
        self._widest: dict[int, int] = {}
        for chunk in chunks(lines):
            widest = max(lines[index].right for index in chunk)
            self._widest.update((lines[index].start, widest) for index in chunk)

    def goes_on(self, line: Line, below: Line) -> bool:
        """Whether ``below`` continues the paragraph of ``line``."""
        if line.soft or (line.text[-1] in "-\u2010" and line.text[-2:-1].isalnum()):
            return True
        if self._is_separate(line, below):
            return False
        forced = not self._fits(line, below)
        if below.text[0].islower():
            listed = line.words < 4 and below.words < 4 and not ends_open(line)
            return forced or not (line.text[-1] == ":" or listed)
        if forced:
            ends = line.text[-1] in _SENTENCE_ENDS
            widest = _USUAL if self._one_line_paragraphs else _WIDEST
            return not (ends and line.right > widest)
        if line.words >= 3 and (line.text[-1] == "," or ends_open(line)):
            return True
        return below.text[0] in "(§" and line.text[-1] not in _SENTENCE_ENDS

    def _is_separate(self, line: Line, below: Line) -> bool:
        """Whether the lower line is an address or an entry of its own, in whatever width."""
        if below.start in self._addresses:
            return (line.text[-1].isalnum() or line.text[-1] in ".!?)") and not ends_open(line)
        if line.start in self._addresses and below.text[0].isupper():
            return True
        return all(_ENTRY.fullmatch(each.plain) for each in (line, below))

    def _fits(self, line: Line, below: Line) -> bool:
        word = len(below.text[:80].split(None, 1)[0])
        return line.right + 1 + word <= self._margin(line)

    def _margin(self, line: Line) -> int:
        widest = self._widest.get(line.start, line.right)
        if self._width and widest <= 1.3 * self._width:
            return self._width
        return max(widest, _NARROWEST)


def _bare_addresses(lines: Sequence[Line]) -> set[int]:
    """Where the lines start that only hold an address, unless the sentence goes on below."""
    return {
        line.start
        for line, below in zip_longest(lines, lines[1:])
        if _is_bare_address(line) and (below is None or below.gap or not below.text[0].islower())
    }


@by_look
def _is_bare_address(line: Line) -> bool:
    return _BARE_ADDRESS.fullmatch(line.text) is not None


def ends_open(line: Line, *, preposition: bool = True) -> bool:
    """Whether the line ends in a word (with ``preposition``: such too) that needs another."""
    words = line.plain.lower().split() or [""]
    if preposition and words[-1] in _PREPOSITIONS:
        return words[0] not in _QUESTION_WORDS
    return words[-1] in _OPEN_WORDS
