"""Lead-ins that say nothing: *Det bemærkes, at fristen er kort → Fristen er kort*."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sprogtjek.checks.finite import is_finite
from sprogtjek.checks.noun_field import is_noun_phrase
from sprogtjek.checks.passive_clause import Passive
from sprogtjek.records import Span, Suggestion

if TYPE_CHECKING:
    from spacy.tokens import Token

_REACH = 12


def without_lead_in(passive: Passive) -> Suggestion | None:
    """The *at*-clause alone, as a main clause: its adverbs move behind the finite verb.

    Only at the start of a sentence, where one plain subject follows *at* and no second *at* does.
    """
    at = _that(passive.token)
    if at is None or _has_second(at):
        return None
    words = _before_finite(at)
    if not words:
        return None
    adverbs: list[Token] = []
    while words and words[-1].pos_ in ("ADV", "PART"):
        adverbs.insert(0, words.pop())
    subject = words
    if not subject or (subject[0].lower_ != "der" and not is_noun_phrase(subject)):
        return None
    finite = at.doc[(adverbs or subject)[-1].i + 1]
    moved = [*subject, finite, *adverbs] if adverbs else subject[:1]
    text = " ".join(token.text for token in moved) if adverbs else subject[0].text
    return Suggestion(
        text[0].upper() + text[1:], Span(at.sent[0].idx, max(t.idx + len(t) for t in moved))
    )


def _that(token: Token) -> Token | None:
    """*at* after the verb, with nothing before the verb but the words of the lead-in."""
    if any(t.text == "," for t in token.doc[token.sent.start : token.i]):
        return None
    for other in token.doc[token.i + 1 : min(token.i + _REACH, token.sent.end)]:
        if other.lower_ == "at" and other.nbor(-1).text in (",", token.text):
            return other
        if other.pos_ in ("VERB", "AUX"):
            return None
    return None


def _has_second(at: Token) -> bool:
    """*…, at fristen er kort, og at du kan klage*."""
    return any(
        t.lower_ == "at" and t.nbor(-1).lower_ in ("og", "samt", "men", "eller")
        for t in at.doc[at.i + 1 : at.sent.end]
    )


def _before_finite(at: Token) -> list[Token]:
    words: list[Token] = []
    for other in at.doc[at.i + 1 : at.sent.end]:
        if is_finite(other):
            return words
        if other.text == "," or other.pos_ == "SCONJ":
            return []
        words.append(other)
    return []
