"""»Sig ikke dette her«: directives around a block, in the comment form of its language."""

from __future__ import annotations

from lsprotocol.types import TextEdit

from sprogtjek.lsp.checking import Checked
from sprogtjek.records import Block, Finding, Span
from sprogtjek.sources.filetypes import HTML, MARKDOWN


def ignoring(checked: Checked, finding: Finding) -> list[TextEdit]:
    """The edits that silence a finding's rule in its block; none where they have no place.

    A finding about the text as a whole is silenced by a directive anywhere: at the end, where it
    silences nothing else.
    """
    text = checked.text
    off, on = (_comment(f"sprogtjek: {what} {finding.rule}", text.media_type) for what in _WORDS)
    if not finding.sentence:
        return [_insert(checked, len(text.content), f"\n\n{off}\n")]
    extent = _extent(checked.report.blocks[finding.block])
    if text.media_type == HTML:
        extent = _outside_tags(text.content, extent)
        return [_insert(checked, extent.start, off), _insert(checked, extent.end, on)]
    return _around_lines(checked, extent, off, on)


_WORDS = ("fra", "til")


def _comment(words: str, media_type: str) -> str:
    return f"<!-- {words} -->" if media_type in (HTML, MARKDOWN) else words


def _insert(checked: Checked, offset: int, new: str) -> TextEdit:
    return TextEdit(checked.text.lines.range(offset, offset), new)


def _around_lines(checked: Checked, extent: Span, off: str, on: str) -> list[TextEdit]:
    """On lines of their own, for a table above and below the whole of it."""
    text, lines = checked.text.content, checked.text.lines
    start, end = lines.line_start(extent.start), lines.next_line(max(extent.start, extent.end - 1))
    if checked.report.blocks and "|" in text[start:end] and checked.text.media_type == MARKDOWN:
        while start and "|" in text[lines.line_start(start - 1) : start]:
            start = lines.line_start(start - 1)
        while end < len(text) and "|" in text[end : lines.next_line(end)]:
            end = lines.next_line(end)
    before = "" if text[start:end].endswith(("\n", "\r")) else "\n"
    return [_insert(checked, start, f"{off}\n"), _insert(checked, end, f"{before}{on}\n")]


def _extent(block: Block) -> Span:
    return Span(block.segments[0].source.start, block.segments[-1].source.end)


def _outside_tags(text: str, extent: Span) -> Span:
    """The interval, widened so that it does not begin or end inside a tag."""
    start, end = extent.start, extent.end
    opened = text.rfind("<", 0, start)
    if opened > text.rfind(">", 0, start):
        start = opened
    closing = text.find(">", end)
    if closing >= 0 and not 0 <= text.find("<", end) < closing:
        end = closing + 1
    return Span(start, end)
