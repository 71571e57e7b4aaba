"""Words of a clause as they are written when they stand elsewhere in it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

from sprogtjek.danish.nouns import lemma_of
from sprogtjek.danish.pronouns import as_object

if TYPE_CHECKING:
    from spacy.tokens import Token


def text_of(tokens: Iterable[Token]) -> list[str]:
    """The tokens as one text; none for no tokens."""
    text = "".join(token.text + (token.whitespace_ or "") for token in tokens).strip()
    return [text] if text else []


def subject_words(subject: Sequence[Token]) -> list[str]:
    """The subject as it is written inside a sentence."""
    return [decapitalised(subject[0]), *text_of(subject[1:])] if subject else []


def object_words(subject: Sequence[Token]) -> list[str]:
    """The subject of the passive as the object of the active."""
    pronoun = as_object(decapitalised(subject[0])) if len(subject) == 1 else None
    return [pronoun] if pronoun is not None else subject_words(subject)


def is_light(subject: Sequence[Token]) -> bool:
    """An unstressed pronoun stands before *ikke*: *vi kender dig ikke*."""
    return len(subject) == 1 and as_object(decapitalised(subject[0])) is not None


def decapitalised(token: Token) -> str:
    """The word as it is written inside a sentence."""
    text: str = token.text
    if token.i != token.sent.start or text[1:2].isupper() or text in ("I", "De", "Deres"):
        return text
    if token.pos_ == "PROPN" and lemma_of(token.lower_) is None:
        return text
    return text[0].lower() + text[1:]


def capitalised(text: str, start: Token) -> str:
    """The text with a capital where it begins a sentence as ``start`` did."""
    if start.text[0].isupper() and start.i == start.sent.start:
        return text[0].upper() + text[1:]
    return text
