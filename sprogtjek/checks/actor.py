"""What the checks for a hidden sender and a hidden reader share: the tables, and words near."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import lru_cache
from typing import TYPE_CHECKING, Any, NamedTuple

from sprogtjek.checks.formal_subject import formal_subject, that_follows
from sprogtjek.checks.passive_clause import Passive
from sprogtjek.danish.tables import table

if TYPE_CHECKING:
    from spacy.tokens import Token

_BEFORE = 7
_AFTER = 6
"""Words around a passive among which its noun is looked for."""


class VerbTable(NamedTuple):
    """Verbs by themselves under each heading, and verbs together with a noun or a particle."""

    verbs: Mapping[str, frozenset[str]]
    nouns: Mapping[str, Mapping[str, Sequence[str]]]

    def has(self, verb: str, heading: str) -> bool:
        """Whether a verb stands under a heading."""
        return verb in self.verbs[heading]

    def fits(self, passive: Passive, heading: str) -> bool:
        """Whether one of the words for the passive's verb under a heading is near."""
        words = self.nouns[heading].get(passive.verb, ())
        return bool(words) and _is_near(passive.token, words)


@lru_cache(maxsize=4)
def verb_table(name: str) -> VerbTable:
    """The table of ``danish/NAME.yaml``, read once."""
    data: Mapping[str, Any] = table(name)
    return VerbTable(
        {key: frozenset(value.split()) for key, value in data.items() if isinstance(value, str)},
        {key: value for key, value in data.items() if not isinstance(value, str)},
    )


def _is_near(token: Token, nouns: Sequence[str]) -> bool:
    start, end = max(token.sent.start, token.i - _BEFORE), min(token.sent.end, token.i + _AFTER)
    words = [other.lower_ for other in token.doc[start:end]]
    return any(_is_among(noun, words) for noun in nouns)


def _is_among(noun: str, words: Sequence[str]) -> bool:
    if " " in noun:  # »til grund«: as written, word for word
        return f" {noun} " in f" {' '.join(words)} "
    return any(_is_form_of(word, noun) for word in words)


def _is_form_of(word: str, noun: str) -> bool:
    # Long ones as the last part of a compound too: *septiktanken*. »sådan, som« have one form.
    return word.startswith(noun) or (len(noun) > 3 and noun in word)


def is_impersonal_that(passive: Passive) -> bool:
    """*det bemærkes, at …*; *derfor bemærkes det, at …*; *det skal for en ordens skyld …, at*."""
    subject = formal_subject(passive)
    return subject is not None and subject.lower_ == "det" and that_follows(passive.token)
