"""Text that is put into a marked-up source: where it may stand, and how it is written there."""

from __future__ import annotations

import html
import re

from sprogtjek.sources.filetypes import HTML, MARKDOWN
from sprogtjek.sources.folding import fold

# What would mark something up in the middle of a Markdown line.
_MARKS = re.compile(r"[\\`*_\[\]<>~|]")


def holds_markup(written: str, said: str, media_type: str) -> bool:
    """Whether what is ``written`` for some words holds more than the words: putting other words
    in its place would tear tags from their partners.
    """
    if media_type == HTML:
        return "<" in written
    return media_type == MARKDOWN and fold(html.unescape(written)) != said


def escaped(text: str, media_type: str) -> str:
    """A text as it is written in a source of this type."""
    if media_type == HTML:
        return html.escape(text, quote=False)
    return _MARKS.sub(r"\\\g<0>", text) if media_type == MARKDOWN else text
