"""The words that agree with a noun, when it is replaced by one of another gender."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from sprogtjek.checks.phrase_wording import Replacement, like
from sprogtjek.danish import adjectives, determiners
from sprogtjek.danish.nouns import Gender

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

_BETWEEN = frozenset({"ADJ", "ADV", "CCONJ"})
"""What may stand between determiner and noun: *et meget højt og urimeligt gebyr*."""

_AFTER_ARTICLE = frozenset({"sådan", "sådant", "anden", "andet", "egen", "eget"})
"""Determiners that follow another: *en sådan, din egen*."""


def agree_before(new: Replacement, gender: Gender | None, doc: Doc) -> Replacement | None:
    """``new`` with the words before it in the gender of its noun: *et højt* → *en høj*.

    ``None`` if a word must agree and cannot be made to.
    """
    start = new.start
    while start and doc[start - 1].pos_ in _BETWEEN and not _is_determiner(doc[start - 1]):
        start -= 1
    if start and _is_determiner(doc[start - 1]):
        start -= 1
        if start and doc[start].lower_ in _AFTER_ARTICLE and _is_determiner(doc[start - 1]):
            start -= 1
    elif any(t.pos_ != "ADJ" for t in doc[start : new.start]):
        return replace(new, sure=False)  # an adverb of the clause, not of the noun
    words = [_agree(token, gender) for token in doc[start : new.start]]
    if not all(words):
        return None
    text = " ".join([*(word for word in words if word), new.text])
    return replace(new, text=text, start=start, sure=False)


def agree_after(new: Replacement, noun: Token, gender: Gender | None, doc: Doc) -> Replacement:
    """``new`` with the adjective said of its noun: *gebyret er højt* → *betalingen er høj*."""
    adjective = noun.head
    if noun.dep_ != "nsubj" or adjective.pos_ != "ADJ" or adjective.i < new.end:
        return new
    agreed = _agree(adjective, gender)
    if agreed in (None, adjective.text):
        return new
    text = f"{new.text} {doc[new.end : adjective.i].text} {agreed}"
    return replace(new, text=text, end=adjective.i + 1, sure=False)


def _is_determiner(token: Token) -> bool:
    return determiners.row_of(token.lower_) is not None


def _agree(token: Token, gender: Gender | None) -> str | None:
    if gender is None:
        return None
    if _is_determiner(token):
        inflected = determiners.inflect(token.lower_, gender)
        return like(token.text, inflected) if inflected else None
    if token.pos_ != "ADJ":
        return token.text
    lemma = token.lemma_.lower()
    forms = adjectives.paradigm(lemma)
    if token.lower_ not in (forms.get("com"), forms.get("neut")):
        return token.text  # definite, or a comparative: the same for both genders
    return like(token.text, forms[gender])
