"""Pages for the tests of the HTML reader, and what it draws from them."""

from __future__ import annotations

from sprogtjek.records import Document, Source
from sprogtjek.sources import html

PROSE = "<p>Du kan søge om støtte, hvis du bor til leje.</p>"
SAID = "Du kan søge om støtte, hvis du bor til leje."


def read(text: str) -> Document:
    """A page as a document."""
    return html.read_source(Source("side.html", text, "text/html"))


def outline(text: str) -> list[tuple[str, str]]:
    """The kinds and texts of its blocks."""
    return [(block.kind, block.text) for block in read(text).blocks]


def texts(text: str) -> list[str]:
    """The texts of its blocks."""
    return [block.text for block in read(text).blocks]


def page(body: str, head: str = "") -> str:
    """A whole page."""
    return f"<!DOCTYPE html><html lang=da><head>{head}</head><body>{body}</body></html>"
