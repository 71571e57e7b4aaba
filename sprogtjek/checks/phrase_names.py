"""Words that are part of a name: »Galleri Side«, »Center for Bistand«."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sprogtjek.checks.phrase_matching import Match

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

_LINKS = frozenset({"for", "og", "om", "af"})
"""Words that join the parts of a name: *Center for Bistand*, *Lov om Bistand*."""


def may_be_name(match: Match, doc: Doc) -> bool:
    """Whether a match has a capital that neither its place nor its rule gives it."""
    if match.start == 0 or match.pattern.exact or match.pattern.written[:1].isupper():
        return False
    first = doc[match.start]
    before = doc[match.start - 1]
    return _is_titled(first) and first.is_sent_start is not True and not before.is_punct


def is_in_name(match: Match, doc: Doc) -> bool:
    """Whether a match is one of several capitalised words, or joined to one."""
    if not may_be_name(match, doc):
        return False
    before = match.start - 1
    if doc[before].lower_ in _LINKS:
        before -= 1
    after = match.end
    return _is_name_part(before, doc) or _is_name_part(after, doc)


def _is_name_part(index: int, doc: Doc) -> bool:
    if not 0 <= index < len(doc):
        return False
    return _is_titled(doc[index]) and doc[index].pos_ in ("NOUN", "PROPN", "ADJ", "X")


def _is_titled(token: Token) -> bool:
    return token.text[:1].isupper() and not token.text.isupper()
