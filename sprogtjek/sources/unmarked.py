"""Pieces of text from formats that no marks are put into."""

from __future__ import annotations

from sprogtjek.sources.paragraphs import Piece
from sprogtjek.sources.xmltree import Element

_NOWHERE = Element("nowhere", {}, None, 0, 0)


def piece(text: str) -> Piece:
    """Some characters of a paragraph."""
    return Piece(text, _NOWHERE, _NOWHERE)
