"""Quoted text: lines behind ``>`` and paragraphs wholly inside quotation marks."""

from __future__ import annotations

import re
from collections.abc import Sequence

from sprogtjek.sources.lines import Line

_PREFIX = re.compile(r"(?:> ?)+\s*")

# »50 m²« may be written >50 m²: a number alone makes no quotation.
_COMPARISON = re.compile(r"> ?\d")

_PAIRS = {"»": "«", "“": "”", "„": "“”", "”": "”", '"': '"', "«": "»"}


def quoted_lines(lines: Sequence[Line]) -> dict[int, Line]:
    """The lines behind ``>``, without it."""
    quoted: dict[int, Line] = {}
    gap = 0
    for index, line in enumerate(lines):
        prefix = _PREFIX.match(line.text)
        if prefix is None or (_COMPARISON.match(line.text) and index - 1 not in quoted):
            gap = 0
            continue
        inner = line.after(prefix.end())
        if inner.text:
            quoted[index] = inner.below(gap) if gap else inner
            gap = 0
        else:
            gap = 1
    return quoted


def is_quotation(lines: Sequence[Line]) -> bool:
    """Whether the lines are one quotation from the first character to the last."""
    closing = _PAIRS.get(lines[0].text[0])
    if closing is None:
        return False
    text = " ".join(line.text for line in lines).rstrip(".!?")
    inner = text[1:-1]
    return len(text) > 2 and text[-1] in closing and not any(mark in inner for mark in closing)
