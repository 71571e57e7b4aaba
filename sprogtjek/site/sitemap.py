"""Sitemaps (sitemaps.org 0.9): read as they stream by, by a parser that expands nothing.

They come from strangers: document types are refused, so that there are neither entities to expand
nor files to fetch, and packed ones are unpacked piece by piece up to a limit.
"""

from __future__ import annotations

import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal
from xml.parsers import expat

from sprogtjek.site.addresses import MAX_LENGTH

MOST = 52_428_800
"""Bytes of one sitemap, unpacked; the protocol allows no more."""

_GZIP = b"\x1f\x8b"
_STEP = 1 << 16
_ITEMS = {"urlset": "url", "sitemapindex": "sitemap"}
_FIELDS = ("loc", "lastmod")


class SitemapError(Exception):
    """It is no sitemap, or not from here on. The message is a Danish half-sentence."""


@dataclass(frozen=True, slots=True)
class Entry:
    """The address of a page, or of another sitemap; ``modified`` as it is given."""

    kind: Literal["url", "sitemap"]
    address: str
    modified: str = ""


def is_sitemap(data: bytes) -> bool:
    """Whether a file's first bytes are those of a sitemap, packed or not."""
    parser = _Parser()
    try:
        for piece in _unpacked(data[:_STEP]):
            parser.feed(piece)
            break
    except SitemapError:
        pass
    return parser.item is not None


def entries(data: bytes) -> Iterator[Entry]:
    """The entries in order. Raises ``SitemapError`` where it goes wrong, after those before."""
    parser = _Parser()
    for piece in _unpacked(data):
        try:
            parser.feed(piece)
        finally:
            yield from parser.taken()
    parser.finish()
    yield from parser.taken()


def _unpacked(data: bytes) -> Iterator[bytes]:
    if not data.startswith(_GZIP):
        for at in range(0, len(data), _STEP):
            yield data[at : at + _STEP]
        if len(data) >= MOST:
            raise SitemapError("det er for stort")
        return
    stream, left, waiting = zlib.decompressobj(31), MOST, data
    while waiting and not stream.eof:
        try:
            piece = stream.decompress(waiting, _STEP)
        except zlib.error:
            raise SitemapError("det kan ikke pakkes ud") from None
        left -= len(piece)
        if left < 0:
            raise SitemapError("det er for stort")
        yield piece
        waiting = stream.unconsumed_tail


class _Parser:
    """``item`` is what the entries are called, once the root element has said."""

    def __init__(self) -> None:
        self.item: str | None = None
        self._namespace = ""
        self._open: list[str] = []
        self._values: dict[str, str] = {}
        self._found: list[Entry] = []
        self._parser = expat.ParserCreate(namespace_separator=" ")
        self._parser.buffer_text = True
        self._parser.StartDoctypeDeclHandler = self._doctype
        self._parser.StartElementHandler = self._start
        self._parser.EndElementHandler = self._end
        self._parser.CharacterDataHandler = self._text

    def feed(self, piece: bytes) -> None:
        self._parse(piece, last=False)

    def finish(self) -> None:
        self._parse(b"", last=True)

    def taken(self) -> list[Entry]:
        """The entries found since it was last asked."""
        found, self._found = self._found, []
        return found

    def _parse(self, piece: bytes, *, last: bool) -> None:
        try:
            self._parser.Parse(piece, last)
        except (expat.ExpatError, ValueError, LookupError):
            raise SitemapError("det er ikke hel XML") from None

    def _doctype(self, *_: object) -> None:
        raise SitemapError("det har en dokumenttype")

    def _start(self, name: str, attributes: dict[str, str]) -> None:
        namespace, _, local = name.rpartition(" ")
        if not self._open:
            self.item, self._namespace = _ITEMS.get(local), namespace
            if self.item is None:
                raise SitemapError("det er ikke et sitemap")
        if len(self._open) > 20:
            raise SitemapError("det er for indviklet")
        # Pictures and films of a page have addresses too, in namespaces of their own.
        self._open.append(local if namespace == self._namespace else name)
        if len(self._open) == 2:
            self._values = {}

    def _end(self, name: str) -> None:
        if len(self._open) == 2 and self._open[1] == self.item:
            address = self._values.get("loc", "").strip()
            if address:
                kind: Literal["url", "sitemap"] = "url" if self.item == "url" else "sitemap"
                modified = self._values.get("lastmod", "").strip()[:40]
                self._found.append(Entry(kind, address, modified))
        self._open.pop()

    def _text(self, text: str) -> None:
        if len(self._open) == 3 and self._open[2] in _FIELDS:
            said = self._values.get(self._open[2], "") + text
            self._values[self._open[2]] = said[: MAX_LENGTH + 1]
