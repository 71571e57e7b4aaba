"""Running heads, footers and page numbers: what stands at the edge of pages and says nothing."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence

from sprogtjek.sources.pdf_lines import Line

_EDGE = 0.16  # of a page's height
_FIGURES = re.compile(r"\d+")
_NUMBER = re.compile(
    r"(?:(?:side|s\.|page|-|–)\s*)?(?:\d{1,4}|[ivxl]{1,6})"
    r"(?:\s*(?:af|/|of|ud af|\|)\s*\d{1,4})?\s*[-–.]?",
    re.IGNORECASE,
)
_LEAST_SHARE = 0.4  # of the pages


def without_running(pages: Sequence[list[Line]], heights: Sequence[float]) -> list[list[Line]]:
    """The lines of each page less those that pages repeat at their edges, and page numbers."""
    edges = [_at_edges(lines, height) for lines, height in zip(pages, heights, strict=True)]
    counts = Counter(key for top, bottom in edges for key in {_key(x) for x in top + bottom})
    fewest = max(2, _LEAST_SHARE * len(pages))
    kept: list[list[Line]] = []
    for lines, (top, bottom) in zip(pages, edges, strict=True):
        gone = set[int]()
        for edge in (top, bottom):
            gone |= set(_running(edge, counts, fewest))
        kept.append([line for line in lines if id(line) not in gone])
    return kept


def _at_edges(lines: Sequence[Line], height: float) -> tuple[list[Line], list[Line]]:
    """The lines near the top and near the bottom, each from the edge inwards."""
    ordered = sorted(lines, key=lambda line: -line.base)
    top = [line for line in ordered if line.base > (1 - _EDGE) * height]
    return top, [line for line in ordered[::-1] if line.base < _EDGE * height]


def _running(edge: Iterable[Line], counts: Counter[tuple[str, int]], fewest: float) -> list[int]:
    """From the edge inwards, up to the first line that belongs to the text."""
    found: list[int] = []
    for line in edge:
        if counts[_key(line)] < fewest and _NUMBER.fullmatch(line.text) is None:
            return found
        found.append(id(line))
    return found


def _key(line: Line) -> tuple[str, int]:
    """What running lines have in common from page to page."""
    return _FIGURES.sub("#", line.text), round(line.base / 6)
