"""Tables drawn with bars, tabs or wide gaps, and lines that only draw something."""

from __future__ import annotations

import re
from collections.abc import Sequence

from sprogtjek.sources.lines import Line, by_look

_BARS = re.compile(r"[|│┃║]")
_TABS = re.compile(r"\t+")
_GAPS = re.compile(r" {3,}")
_FEWEST_GAPS = 2  # one wide gap may be a slip in running text, or a date set to the right
_RULE = re.compile(r"(?:[-–—=_*~#.•·+|\s│┃║]|[\u2500-\u257f]){3,}|[-–—*|│┃║_=~#]{1,2}")


@by_look
def is_rule(line: Line) -> bool:
    """Whether the line only draws: ``-----``, ``* * *``, ``+----+----+``."""
    return _RULE.fullmatch(line.text) is not None


def table_rows(lines: Sequence[Line], marked: Sequence[bool]) -> dict[int, list[Line]]:
    """The cells of each line that is a row of a table."""
    rows: dict[int, list[Line]] = {}
    for separator in (_BARS, _TABS, _GAPS):
        counts = [
            0 if marks or index in rows else _counts(line)[separator]
            for index, (line, marks) in enumerate(zip(lines, marked, strict=True))
        ]
        if separator is _GAPS:
            counts = [count if count >= _FEWEST_GAPS else 0 for count in counts]
        for index, line in enumerate(lines):
            framed = separator is _BARS and counts[index] > 1 and _is_framed(line)
            if counts[index] and (framed or _has_neighbour(lines, counts, index)):
                rows[index] = _cells(line, separator)
    return rows


@by_look
def _counts(line: Line) -> dict[re.Pattern[str], int]:
    """How often each separator stands on the line."""
    return {each: len(each.findall(line.text)) for each in (_BARS, _TABS, _GAPS)}


def _is_framed(line: Line) -> bool:
    return bool(_BARS.match(line.text[0]) and _BARS.match(line.text[-1]))


def _has_neighbour(lines: Sequence[Line], counts: Sequence[int], index: int) -> bool:
    above = index > 0 and not lines[index].gap and counts[index - 1] == counts[index]
    last = index + 1 == len(lines)
    return above or (not last and not lines[index + 1].gap and counts[index + 1] == counts[index])


def _cells(line: Line, separator: re.Pattern[str]) -> list[Line]:
    ends = [match.span() for match in separator.finditer(line.text)]
    starts = [0, *(end for _, end in ends)]
    stops = [*(start for start, _ in ends), len(line.text)]
    cells = [line.part(start, stop) for start, stop in zip(starts, stops, strict=True)]
    return [cell for cell in cells if cell.text]
