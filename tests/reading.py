"""Read a plain text for the tests, and what of its blocks they compare."""

from __future__ import annotations

import textwrap

from sprogtjek.records import Document, Source
from sprogtjek.sources.text import read_source


def read(text: str) -> Document:
    return read_source(Source("brev.txt", text))


def outline(text: str) -> list[tuple[str, str]]:
    blocks = read(textwrap.dedent(text).strip("\n")).blocks
    return [(block.kind, block.text) for block in blocks]


def texts(text: str) -> list[str]:
    return [block.text for block in read(text).blocks]
