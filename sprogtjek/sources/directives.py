"""Words from the writer to the linter: »sprogtjek: fra passiv-s« … »sprogtjek: til«.

*fra* turns rules off from there on, *til* turns them on again; without rules all are meant. In a
plain text a directive is a line of its own, alone or in the comment form of another format.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Literal

from sprogtjek.records import Directive, Span
from sprogtjek.sources.lines import Line

_DIRECTIVE = re.compile(
    r"(?:<!--|/\*|//|#|\[//\]: # \()?\s*"
    r"sprogtjek:\s*(?P<action>fra|til)\b(?P<rules>(?:[\s,]+[a-zæøå0-9-]*[a-zæøå0-9])*)"
    r"\s*(?:-->|\*/|\))?",
    re.IGNORECASE,
)


def directive(text: str, span: Span) -> Directive | None:
    """The directive that a line or comment is, if it is one."""
    match = _DIRECTIVE.fullmatch(text.strip()) if ":" in text else None
    if match is None:
        return None
    rules = tuple(re.split(r"[\s,]+", match["rules"].lower().strip(" ,\t")))
    action: Literal["fra", "til"] = "fra" if match["action"].lower() == "fra" else "til"
    return Directive(action, tuple(rule for rule in rules if rule), span)


def take_directives(lines: Sequence[Line]) -> tuple[list[Line], tuple[Directive, ...]]:
    """The lines that are text, and the directives among the others.

    What stands above and below a directive is as far apart as the wider of the gaps around it.
    """
    kept: list[Line] = []
    found: list[Directive] = []
    gap = 0
    for line in lines:
        word = directive(line.text, Span(line.start, line.end))
        if word is not None:
            found.append(word)
            gap = max(gap, line.gap)
            continue
        kept.append(line.below(max(gap, line.gap)))
        gap = 0
    return kept, tuple(found)
