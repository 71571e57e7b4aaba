"""The runs of a PDF page → lines: what stands on one height and close together."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from statistics import median

from sprogtjek.sources.folding import fold
from sprogtjek.sources.pdf_runs import Run

_NEAR = 1.0
"""Runs that stand closer than so many times the size of their letters are one line."""

_TABBED = 2.0
"""Lines on one height with more room between are set apart as by a tabulator."""

_SAME_HEIGHT = 0.3
_RAISED = 0.5
_WORD_GAP = 0.15
_REFERENCE = re.compile(r"[\d*,\s]{1,6}")
_SMALL = 0.8


@dataclass(frozen=True, slots=True)
class Line:
    """A line on a page, in points. ``noted`` says that it starts with a raised number."""

    text: str
    left: float
    right: float
    base: float
    size: float
    bold: bool
    page: int = 0
    noted: bool = False


def lines_of(runs: Sequence[Run], page: int) -> list[Line]:
    """The lines of a page, from the top down. Two columns give two lines on one height."""
    lines: list[Line] = []
    for row in _rows(runs):
        lines += _split(row, page)
    return [line for line in lines if fold(line.text)]


def _rows(runs: Sequence[Run]) -> list[list[Run]]:
    """The runs on each height, from left to right. Raised and lowered signs are with theirs."""
    rows: list[list[Run]] = []
    for run in sorted(runs, key=lambda run: (-run.base, run.left)):
        for row in reversed(rows[-3:]):
            largest = max(row, key=lambda each: each.size)
            small, large = sorted((run.size, largest.size))
            reach = _RAISED if small < _SMALL * large else _SAME_HEIGHT
            if abs(largest.base - run.base) < reach * large:
                row.append(run)
                break
        else:
            rows.append([run])
    for row in rows:
        row.sort(key=lambda run: run.left)
    return rows


def _split(row: Sequence[Run], page: int) -> Iterable[Line]:
    near: list[Run] = []
    for run in row:
        if near and run.left - max(each.right for each in near) > _NEAR * near[-1].size:
            yield _line(near, page)
            near = []
        near.append(run)
    if near:
        yield _line(near, page)


def _line(runs: Sequence[Run], page: int) -> Line:
    shown, noted = _without_references(runs)
    shown = _without_shadows(shown)
    text = ""
    for above, run in zip([None, *shown], shown, strict=False):
        if above and not text.endswith(" ") and run.left - above.right > _WORD_GAP * run.size:
            text += " "
        text += run.text
    largest = max(shown, key=lambda run: len(run.text))
    letters = sum(len(run.text) for run in shown)
    heavy = sum(len(run.text) for run in shown if run.bold)
    return Line(
        " ".join(text.split()),
        min(run.left for run in shown),
        max(run.right for run in shown),
        largest.base,
        largest.size,
        heavy > 0.9 * letters,
        page,
        noted,
    )


def _without_references(runs: Sequence[Run]) -> tuple[list[Run], bool]:
    """The runs less the raised numbers of notes; whether one stands first."""
    largest = max(runs, key=lambda run: len(run.text))
    raised = [
        run.size < _SMALL * largest.size
        and run.base > largest.base + 0.15 * largest.size
        and _REFERENCE.fullmatch(run.text) is not None
        for run in runs
    ]
    return [run for run, up in zip(runs, raised, strict=True) if not up], raised[0]


def _without_shadows(runs: Sequence[Run]) -> list[Run]:
    """The runs less those that draw the same letters again at the same place."""
    kept: list[Run] = []
    for run in runs:
        if not any(
            run.text.strip() == other.text.strip() and abs(run.left - other.left) < 0.3 * run.size
            for other in kept[-3:]
        ):
            kept.append(run)
    return kept


def joined(lines: Sequence[Line]) -> list[Line]:
    """Lines from the top down, those on one height put together."""
    rows: list[Line] = []
    for line in sorted(lines, key=lambda line: (-line.base, line.left)):
        above = rows[-1] if rows else None
        if above and abs(above.base - line.base) < _SAME_HEIGHT * line.size:
            gap = line.left - above.right
            between = "\t" if gap > _TABBED * line.size else " "
            rows[-1] = replace(
                above,
                text=above.text + between + line.text,
                right=max(above.right, line.right),
                bold=above.bold and line.bold,
            )
        else:
            rows.append(line)
    return rows


def usual_size(lines: Iterable[Line]) -> float:
    """The size in which most letters are written; 0 where there are none."""
    letters: dict[float, int] = {}
    for line in lines:
        size = round(line.size * 2) / 2
        letters[size] = letters.get(size, 0) + len(line.text)
    return max(letters, key=lambda size: letters[size], default=0.0)


def usual_leading(columns: Iterable[Sequence[Line]]) -> float:
    """The distance of the lines of one paragraph, as a multiple of the size of their letters."""
    found: list[float] = []
    for lines in columns:
        for line, below in pairwise(lines):
            leading = (line.base - below.base) / max(line.size, 1.0)
            if 0.8 < leading < 2.6 and abs(line.size - below.size) < 0.5:
                found.append(leading)
    if not found:
        return 1.3
    found.sort()
    closest = [leading for leading in found if leading < 1.15 * found[len(found) // 10]]
    return median(closest)
