"""Small things that the sentence checks do with spans of tokens."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sprogtjek.records import Span as BlockSpan

if TYPE_CHECKING:
    from spacy.tokens import Span, Token

_TRIMMED = frozenset(",.;:–—-()[]»«\"'“”„…•!?")


def is_word(token: Token) -> bool:
    """Whether the token has a letter or digit."""
    return any(character.isalnum() for character in token.text)


def trimmed(tokens: Span) -> Span:
    """The tokens without punctuation at either end. May be empty."""
    start, end, doc = tokens.start, tokens.end, tokens.doc
    while start < end and doc[start].text in _TRIMMED:
        start += 1
    while end > start and doc[end - 1].text in _TRIMMED:
        end -= 1
    return tokens if end - start == tokens.end - tokens.start else doc[start:end]


def place(tokens: Span) -> BlockSpan:
    """The tokens as an interval of the block."""
    return BlockSpan(tokens.start_char, tokens.end_char)
