"""Bytes put into bytes: the rest of a part stays as it was."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from xml.sax.saxutils import escape

from sprogtjek.sources.xmltree import Text, Tree

_ENTITY_END = 32  # bytes; no reference to a character is longer


@dataclass(frozen=True, slots=True)
class Splice:
    """Put ``new`` in the place of the bytes ``start:end``."""

    start: int
    end: int
    new: bytes


def spliced(data: bytes, splices: Iterable[Splice]) -> bytes:
    """The bytes with all splices made. Of several at one place the first stands first."""
    done: list[bytes] = []
    at = 0
    for splice in sorted(splices, key=lambda splice: (splice.start, splice.end)):
        assert splice.start >= at, splice
        done += [data[at : splice.start], splice.new]
        at = splice.end
    return b"".join([*done, data[at:]])


def encoded(text: str, tree: Tree) -> bytes:
    """Text as it stands between tags in a part."""
    return escape(text, {"\r": "&#13;"}).encode(tree.encoding, "xmlcharrefreplace")


def byte_of(tree: Tree, text: Text, index: int) -> int:
    """Where the character ``index`` of some character data stands in the bytes.

    Inside a CDATA section, which marks cannot go into, it is where the section starts.
    """
    raw = tree.data[text.start : text.end]
    if not any(odd in raw for odd in (b"&", b"<", b"\r")):
        return text.start + len(text.text[:index].encode(tree.encoding))
    at = text.start
    while index > 0:
        size, count = _unit(tree, at)
        if count > index:
            break
        at, index = at + size, index - count
    return at


def _unit(tree: Tree, at: int) -> tuple[int, int]:
    """How many bytes the next thing takes, and how many characters it is."""
    data = tree.data
    if data.startswith(b"<![CDATA[", at):
        end = data.index(b"]]>", at)
        return end + 3 - at, len(data[at + 9 : end].decode(tree.encoding))
    if data[at : at + 1] == b"&":
        return data.index(b";", at, at + _ENTITY_END) + 1 - at, 1
    if data.startswith(b"\r\n", at):
        return 2, 1
    if tree.encoding.lower() not in ("utf-8", "utf8"):
        return 1, 1
    lead = data[at]
    return (1 if lead < 0xC0 else 2 if lead < 0xE0 else 3 if lead < 0xF0 else 4), 1
