"""Suggestions put into the text they were made for.

Edits never overlap and are made from right to left, so that no place moves before its turn.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from sprogtjek import filters
from sprogtjek.linter import Linter
from sprogtjek.records import Finding, Replacement, Report, Source, Span
from sprogtjek.sources.markup import escaped

_LINE_END = re.compile(r"[ \t]*(\r\n|[\n\r])[ \t]*")
_MOST_PASSES = 8  # a replacement may be mended in its turn; none of ours needs more than two


@dataclass(frozen=True, slots=True)
class Edit:
    """Put ``text`` in the place of the source interval ``start:end``, where ``old`` stands."""

    start: int
    end: int
    text: str
    old: str
    finding: Finding


def safe_edits(report: Report) -> tuple[Edit, ...]:
    """The first suggestion of each finding, where that one is safe."""
    found = filters.told(report.findings)
    edits = (edit_of(f, f.suggestions[0]) for f in found if f.suggestions and _is_safe(f))
    return without_overlaps(edit for edit in edits if edit)


def _is_safe(finding: Finding) -> bool:
    return finding.suggestions[0].safety == "safe"


def edit_of(finding: Finding, suggestion: Replacement, text: str | None = None) -> Edit | None:
    """A suggestion (or another text in its place) as an edit; advice is none."""
    place = suggestion.place
    if suggestion.safety == "advice" or place.start is None or place.end is None:
        return None
    new = suggestion.text if text is None else text
    return Edit(place.start, place.end, new, suggestion.replaces, finding)


def without_overlaps(edits: Iterable[Edit]) -> tuple[Edit, ...]:
    """The edits in order of place, less those that reach into an earlier one."""
    kept: list[Edit] = []
    for edit in sorted(edits, key=lambda edit: (edit.start, -edit.end)):
        if not kept or not touches(edit, kept[-1]):
            kept.append(edit)
    return tuple(kept)


def touches(one: Edit, other: Edit) -> bool:
    """Whether two edits share a place in the text."""
    return one.start < other.end and other.start < one.end


def apply(text: str, edits: Sequence[Edit], media_type: str = "text/plain") -> str:
    """The text with the edits made, written as a text of this type is."""
    for edit in sorted(edits, key=lambda edit: edit.start, reverse=True):
        span, new = change(text, edit, media_type)
        text = text[: span.start] + new + text[span.end :]
    return text


def change(text: str, edit: Edit, media_type: str = "text/plain") -> tuple[Span, str]:
    """The interval of the text that an edit replaces, and what it writes there.

    A line end inside what stood there is kept: between the last two words of the new, or behind
    it, where a space gives way to it.
    """
    span, new = Span(edit.start, edit.end), escaped(edit.text, media_type)
    broken = _LINE_END.search(text[edit.start : edit.end])
    if not broken:
        return span, new
    if " " in new:
        head, _, tail = new.rpartition(" ")
        return span, head + broken[1] + tail
    if text.startswith(" ", edit.end):
        return Span(edit.start, edit.end + 1), new + broken[1]
    return span, new


def fixed(source: Source, linter: Linter) -> tuple[str, tuple[Edit, ...]]:
    """The text with every safe edit made, and the edits.

    What stands after one pass is read again, for a new wording may be part of a phrase; so a
    second call on the result changes nothing.
    """
    made: list[Edit] = []
    for _ in range(_MOST_PASSES):
        edits = safe_edits(linter.lint(source))
        if not edits:
            break
        made.extend(edits)
        source = replace(source, text=apply(source.text, edits, source.media_type))
    return source.text, tuple(made)
