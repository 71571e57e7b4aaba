"""The polite *De, Dem, Deres*: where a text says it, and *du, dig, din* instead.

Inside a sentence the capital says it all. At the beginning of one *De* may be the plural (*De
ældre …*, *De har svaret*), so it is only a candidate there: a pronoun before its verb, or *Deres*
before its noun, with no persons in the sentence before that it could refer to.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from sprogtjek.checks.finite import is_finite
from sprogtjek.checks.landmarks import tokens_of_words
from sprogtjek.checks.possessive import possessive_before
from sprogtjek.danish.actors import is_actor
from sprogtjek.danish.address import FAMILIAR, POLITE, POSSESSIVE
from sprogtjek.records import Span, Suggestion

if TYPE_CHECKING:
    from collections.abc import Iterator

    from spacy.tokens import Doc, Token

_SURE_VERBS = frozenset({"bedes", "anmodes", "indkaldes", "meddeles"})
"""*De bedes* at the beginning of a paragraph cannot be about others."""

_IN_SMALL_LETTERS = frozenset(map(str.lower, POLITE))
_TITLES = frozenset({"Majestæt", "Excellence", "Kongelige"})
_NAMES = frozenset({"PROPN", "NOUN", "ADJ"})


class Polite(NamedTuple):
    """A polite pronoun. ``sure``: it is one; else others in the text must show it."""

    token: Token
    sure: bool

    @property
    def span(self) -> Span:
        """Its place in the block."""
        return Span(self.token.idx, self.token.idx + len(self.token))

    def familiar(self) -> str | None:
        """*du, dig, din, dit, dine*; ``None`` if the noun's gender is not known."""
        word = FAMILIAR.get(self.token.text) or possessive_before(self.token, POSSESSIVE)
        return word.capitalize() if word and _opens(self.token) else word

    def suggestion(self) -> Suggestion:
        """The familiar form, or advice."""
        word = self.familiar()
        if word is None:
            return Suggestion("Skriv »din«, »dit« eller »dine«.", self.span, "advice")
        return Suggestion(word, self.span)


def polite(doc: Doc) -> Iterator[Polite]:
    """The polite pronouns of a block, sure ones and candidates."""
    for token in tokens_of_words(doc, _IN_SMALL_LETTERS):
        if token.text not in POLITE or _is_name(token):
            continue
        if not _opens(token):
            yield Polite(token, sure=True)
        elif _may_be_polite(token):
            yield Polite(token, sure=_is_sure(token))


def _opens(token: Token) -> bool:
    """Whether a sentence, or a part that may begin with a capital, starts here."""
    if token.is_sent_start or token.i == 0:
        return True
    before = token.nbor(-1).text
    return before != "," and not before[-1].isalnum()


def _is_name(token: Token) -> bool:
    """*De Radikale, De Forenede Nationer, Deres Majestæt*: a capital follows, no verb before."""
    if token.i + 1 >= len(token.doc):
        return False
    after = token.nbor(1)
    if token.text == "Deres":
        return after.text in _TITLES
    if token.text != "De" or not after.text.istitle() or after.is_sent_start:
        return False
    return token.i == 0 or not is_finite(token.nbor(-1))


def _may_be_polite(token: Token) -> bool:
    if token.text == "Dem" or token.i + 1 >= len(token.doc):
        return False  # »Dem, der …«
    after = token.nbor(1)
    if token.text == "De":
        return is_finite(after) and not _has_persons_before(token)
    named = after.pos_ in _NAMES or after.lower_ in ("eget", "egen", "egne")
    return named and not _has_persons_before(token)


def _has_persons_before(token: Token) -> bool:
    """Whether the sentence before, or this one, speaks of several persons: *naboerne*."""
    start = token.sent.start
    before = token.doc[start - 1].sent.start if start else start
    return any(
        other.lower_ in ("de", "dem", "begge")
        or (other.pos_ == "NOUN" and "Number=Plur" in other.morph and is_actor(other.lower_))
        for other in token.doc[before : token.i]
        if other.text not in POLITE
    )


def _is_sure(token: Token) -> bool:
    return token.i == 0 and token.text == "De" and token.nbor(1).lower_ in _SURE_VERBS
