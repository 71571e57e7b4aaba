"""Bullets and numbers that start a list item, told from dashes, dates and ordinals in prose."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from sprogtjek.sources.dates import MONTH
from sprogtjek.sources.lines import Line, by_look

_LETTER = "[a-zæøå]"
_STYLES = {
    # No other use at the start of a line; U+F0B7 and the like are bullets of symbol fonts.
    "bullet": r"[•◦▪▫‣⁃●○■□►➢➤✓✔☐☑☒·\uf0b7\uf0a7\uf0d8\uf02d]\s*|o\t\s*",
    "dash": r"[-–—−*]\s+(?=\S)",
    "tight": r"-(?=[^\W\d_])",
    "parenthesis": rf"\(?(?P<p>\d{{1,3}}|[ivx]{{1,4}}|{_LETTER}|[A-ZÆØÅ])\)\s+(?=\S)",
    "section": r"(?P<s>\d{1,2}(?:\.\d{1,2})+)\.?\s+(?=[A-ZÆØÅ])",
    "number": r"(?P<n>\d{1,3})\.\s+(?=\S)|(?P<t>\d{1,3})\.(?=[A-ZÆØÅ])",
    # »d. 1. maj«, »f. eks.« and initials (»A. Jensen«) are sorted out by the series they lack.
    "letter": rf"(?P<l>{_LETTER}|[A-ZÆØÅ])\.\)?\s+(?=\D)|(?P<m>{_LETTER})\.\)\s+",
}
_MARKER = re.compile("|".join(f"(?P<{style}>{form})" for style, form in _STYLES.items()))

_ENDS = ".:;!?,"


@dataclass(frozen=True)
class Marker:
    """A possible list marker: its style, its place in a series, its length in characters."""

    style: str
    value: tuple[int, ...]
    length: int
    capital: bool


def list_markers(lines: Sequence[Line]) -> list[Marker | None]:
    """For each line the marker that makes it a list item, or ``None``."""
    candidates = [_candidate(line) for line in lines]
    series = _series(candidates)
    accepted: list[Marker | None] = []
    listed: set[str] = set()  # the styles of the items above in the same chunk
    for index, (line, marker) in enumerate(zip(lines, candidates, strict=True)):
        first = index == 0 or line.gap > 0
        listed = set() if first else listed
        fresh = first or accepted[-1] is not None or lines[index - 1].text[-1] in _ENDS
        if marker is not None:
            siblings = index in series or _has_sibling(lines, candidates, index)
            siblings = siblings or (marker.style in listed and marker.style != "number")
            if not _is_marker(marker, line, fresh, first, siblings):
                marker = None
        accepted.append(marker)
        listed |= {marker.style} if marker else set()
    return accepted


@by_look
def _candidate(line: Line) -> Marker | None:
    match = _MARKER.match(line.text)
    if match is None:
        return None
    style = next(style for style in _STYLES if match[style] is not None)
    written = next((match[name] for name in "psntlm" if match[name]), "")
    rest = line.text[match.end() : match.end() + 20]
    if style == "number" and MONTH.match(rest):
        return None
    return Marker(style, _value(written), match.end(), rest[:1].isupper())


def _value(written: str) -> tuple[int, ...]:
    if not written:
        return ()
    if written[0].isdigit():
        return tuple(int(number) for number in written.split("."))
    return (ord(written[0]),)


def _is_marker(marker: Marker, line: Line, fresh: bool, first: bool, siblings: bool) -> bool:
    if marker.style == "bullet":
        return True
    if marker.style == "dash":
        return marker.length < len(line.text) and (fresh or siblings)
    if marker.style == "parenthesis":
        return fresh or siblings
    if marker.style == "number" and marker.capital:
        return siblings or first or (fresh and marker.value == (1,))
    # Also ordinals (»3. behandling«), clock times (»8.30 Morgenmad«) and initials look so.
    return siblings and (fresh or marker.style == "tight")


def _series(candidates: Sequence[Marker | None]) -> set[int]:
    """The candidates that count on from one another: 1, 2, 2.1, 3 … or a, b, c …"""
    found: set[int] = set()
    last: dict[str, int] = {}
    for index, marker in enumerate(candidates):
        if marker is None or not marker.value:
            continue
        family = "number" if marker.style == "section" else marker.style
        above = last.get(family)
        previous = candidates[above] if above is not None else None
        if above is not None and previous is not None and _follows(previous.value, marker.value):
            found.update((above, index))
        last[family] = index
    return found


def _follows(before: tuple[int, ...], after: tuple[int, ...]) -> bool:
    if after == (*before, 1):
        return True
    depth = len(after) - 1
    return len(before) > depth and after == (*before[:depth], before[depth] + 1)


def _has_sibling(lines: Sequence[Line], candidates: Sequence[Marker | None], index: int) -> bool:
    """Whether the next line down with a marker of the same unnumbered style is close by."""
    marker = candidates[index]
    if marker is None or marker.style not in ("dash", "tight"):
        return False
    for at in range(index + 1, min(index + 6, len(lines))):
        if marker.style == "dash" and lines[at].gap:
            return False
        other = candidates[at]
        if other is not None and other.style == marker.style:
            return lines[at].text[0] == lines[index].text[0]
    return index > 0 and candidates[index - 1] == marker
