"""What an adjective or determiner agrees with, read from the words around it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sprogtjek.danish import determiners, nouns
from sprogtjek.danish.determiners import Agreement

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token


def agreement_at(index: int, doc: Doc) -> tuple[Agreement, bool]:
    """Gender and number at token ``index``, and whether the text really shows them."""
    before = determiners.agreements(doc[index - 1].lower_) if index else frozenset()
    if len(before) == 1:
        return next(iter(before)), True
    noun = next((t for t in doc[index + 1 : index + 5] if t.pos_ in ("NOUN", "PROPN")), None)
    if noun is not None:
        return _of_noun(noun)
    return _of_token(doc[index]) or "com", False


def _of_noun(noun: Token) -> tuple[Agreement, bool]:
    word = noun.lower_
    if "Number=Plur" in noun.morph:
        return "plur", True
    lemma = nouns.lemma_of(word) or noun.lemma_.lower()
    gender = nouns.gender(lemma)
    if gender is None:
        return _of_token(noun) or "com", False
    return gender, True


def _of_token(token: Token) -> Agreement | None:
    if "Number=Plur" in token.morph:
        return "plur"
    if "Gender=Neut" in token.morph:
        return "neut"
    return "com" if "Gender=Com" in token.morph else None
