"""In which order the lines of a page are read: columns one after another, tables row by row.

A gutter is a place that no line crosses while lines stand on both sides of it. What stands
beside a table cell is read with it; what stands beside a column of prose is read after it.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from statistics import median

from sprogtjek.sources.pdf_lines import Line, joined

_FEWEST = 3  # lines on each side of a gutter
_MOST_GUTTERS = 12  # places that are tried
_DEEPEST = 3  # columns in columns
_EDGE = 1.5  # points that letters may stick out


@dataclass(frozen=True, slots=True)
class _Zone:
    """Lines between two that cross the gutter, on its left and on its right."""

    left: list[Line]
    right: list[Line]


def columns(lines: Sequence[Line], depth: int = 0) -> list[list[Line]]:
    """The lines in reading order, column by column."""
    gutter = _gutter(lines) if depth < _DEEPEST else None
    if gutter is None:
        return [joined(lines)] if lines else []
    found: list[list[Line]] = []
    waiting: list[Line] = []
    for zone in _zones(lines, gutter):
        if _are_columns(zone):
            found += columns(waiting, _DEEPEST)
            found += columns(zone.left, depth + 1) + columns(zone.right, depth + 1)
            waiting = []
        else:
            waiting += zone.left + zone.right
    return found + columns(waiting, _DEEPEST)


def _gutter(lines: Sequence[Line]) -> float | None:
    """The place where the most lines stand in columns, if there is any."""
    lefts = Counter(round(line.left) for line in lines)
    best, most = None, 0
    for left, _ in lefts.most_common(_MOST_GUTTERS):
        at = left - _EDGE
        zones = [zone for zone in _zones(lines, at) if _are_columns(zone)]
        count = sum(len(zone.left) + len(zone.right) for zone in zones)
        if count > most:
            best, most = at, count
    return best


def _zones(lines: Sequence[Line], gutter: float) -> list[_Zone]:
    """All lines from the top down: zones beside a gutter, and each line that crosses it."""
    zones: list[_Zone] = []
    zone = _Zone([], [])
    for line in sorted(lines, key=lambda line: (-line.base, line.left)):
        if line.left < gutter - _EDGE and line.right > gutter + _EDGE:
            zones += [zone, _Zone([line], [])]
            zone = _Zone([], [])
        else:
            (zone.right if line.left >= gutter - _EDGE else zone.left).append(line)
    return [*zones, zone]


def _are_columns(zone: _Zone) -> bool:
    left, right = zone.left, zone.right
    if len(left) < _FEWEST or len(right) < _FEWEST:
        return False
    if min(len(_within(left, right)), len(_within(right, left))) < _FEWEST:
        return False
    return (_is_prose(left) and _is_prose(right)) or not _is_aligned(left, right)


def _within(lines: Sequence[Line], others: Sequence[Line]) -> list[Line]:
    """Those of the lines that stand beside the others."""
    top, bottom = max(each.base for each in others), min(each.base for each in others)
    return [line for line in lines if bottom - line.size < line.base < top + line.size]


def _is_prose(lines: Sequence[Line]) -> bool:
    """Whether most lines fill the column, as those of paragraphs do."""
    left, right = min(line.left for line in lines), max(line.right for line in lines)
    full = median(line.right - line.left for line in lines) > 0.7 * (right - left)
    return full and median(len(line.text) for line in lines) >= 18


def _is_aligned(left: Sequence[Line], right: Sequence[Line]) -> bool:
    """Whether lines on both sides stand on the same heights, as those of table rows do."""
    fewer, more = sorted((_within(left, right), _within(right, left)), key=len)
    bases = [line.base for line in more]
    level = sum(any(abs(line.base - base) < 2 for base in bases) for line in fewer)
    return level >= 0.8 * len(fewer)
