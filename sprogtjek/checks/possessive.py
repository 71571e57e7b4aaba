"""*din, dit* or *dine*: the possessive that agrees with the noun after a word."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sprogtjek.danish import nouns
from sprogtjek.danish.determiners import Agreement, inflect
from sprogtjek.danish.nouns import NounForm

if TYPE_CHECKING:
    from collections.abc import Sequence

    from spacy.tokens import Token

_REACH = 5
_BETWEEN = frozenset({"ADJ", "ADV", "NUM", "CCONJ", "VERB"})
"""What may stand between: *Deres nye og større bolig, Deres fremsendte brev*."""

_NOUNS = frozenset({"NOUN", "PROPN", "X"})
_SHOWN: dict[str, Agreement] = {"eget": "neut", "egen": "com", "egne": "plur"}


def possessive_before(token: Token, possessive: str = "din") -> str | None:
    """The form of ``possessive`` instead of ``token``: *Deres brev → dit*.

    ``None`` if there is no noun, or if its gender is not known from the dictionary or the block.
    """
    agreement = _agreement(_following(token))
    return inflect(possessive, agreement) if agreement else None


def _following(token: Token) -> Sequence[Token]:
    """The words up to the noun, the noun with them; nothing if there is no noun."""
    words: list[Token] = []
    for other in token.doc[token.i + 1 : min(token.i + 1 + _REACH, token.sent.end)]:
        words.append(other)
        if other.pos_ in _NOUNS or nouns.listed(nouns.lemma_of(other.lower_) or ""):
            return words  # »nøgler« is taken for a verb by taggers
        if other.pos_ not in _BETWEEN and other.lower_ not in _SHOWN:
            return ()
    return ()


def _agreement(words: Sequence[Token]) -> Agreement | None:
    if not words:
        return None
    for word in words[:-1]:
        if word.lower_ in _SHOWN:
            return _SHOWN[word.lower_]
        if word.pos_ == "NUM" and word.lower_ not in ("en", "et", "1"):
            return "plur"
    return _of_noun(words[-1])


def _of_noun(noun: Token) -> Agreement | None:
    lemma = _lemma(noun)
    if lemma is None:
        plural = "Number=Plur" in noun.morph and noun.lower_.endswith(("er", "e", "ers", "es"))
        return "plur" if plural else _shown_gender(noun, noun.lower_)
    if _is_plural(noun, {form for form, _ in nouns.forms_of(noun.lower_, lemma)}):
        return "plur"
    return nouns.gender(lemma) or _shown_gender(noun, lemma)


def _lemma(noun: Token) -> str | None:
    """The dictionary form of a noun that is listed; the pipeline's where it is one."""
    word, given = noun.lower_, noun.lemma_.lower()
    # A word the lemmatizer does not know is given back as it is.
    candidates = [given] if given != word else []
    candidates += filter(None, (nouns.lemma_of(word), nouns.lemma_of(word.removesuffix("s"))))
    candidates += [word.removesuffix("r"), given]  # »nøgler« looks like a noun in -ler
    fits = [c for c in candidates if nouns.known(c) and nouns.forms_of(word, c)]
    return next(filter(nouns.listed, fits), fits[0] if fits else None)


def _is_plural(noun: Token, forms: set[NounForm]) -> bool:
    if {"sing", "plur"} <= forms:  # »spørgsmål«: the tagger has to say
        return "Number=Plur" in noun.morph
    return bool(forms) and "sing" not in forms


def _shown_gender(noun: Token, lemma: str) -> Agreement | None:
    """The gender that the noun shows elsewhere in the block: *skemaet*."""
    words = {token.lower_ for token in noun.doc}
    if lemma + "et" in words:
        return "neut"
    return "com" if lemma + "en" in words else None
