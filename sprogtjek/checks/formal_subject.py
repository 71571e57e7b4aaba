"""Passives with a formal subject: *det vurderes, at …*, *der er truffet afgørelse*."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sprogtjek.checks.kept import kept
from sprogtjek.checks.passive_clause import Passive, modal_of

if TYPE_CHECKING:
    from spacy.tokens import Token

_FORMAL = frozenset({"det", "der"})
_NEAR = 9
"""Words within which the clause of *det vurderes …, at* begins."""

_NOT_BEFORE_OBJECT = frozenset({"ADP", "SCONJ", "PUNCT", "VERB", "AUX", "PART", "CCONJ"})


@kept
def formal_subject(passive: Passive) -> Token | None:
    """*det* or *der* right beside the finite verb of a passive."""
    finite = _finite_of(passive)
    if finite is None:
        return None
    doc, sent = finite.doc, finite.sent
    before = doc[finite.i - 1] if finite.i > sent.start else None
    after = doc[finite.i + 1] if finite.i + 1 < sent.end else None
    for subject in (before, after):
        if subject is not None and subject.lower_ in _FORMAL and subject.i != passive.token.i:
            is_other = subject.lower_ == "der" and _is_relative(subject)
            return None if is_other else subject
    return None


def _is_relative(token: Token) -> bool:
    """*skemaet, der skal udfyldes*: here »der« is the noun before it."""
    previous = token.nbor(-1) if token.i > token.sent.start else None
    if previous is None:
        return False
    return previous.pos_ in ("NOUN", "PROPN", "PRON") or (
        previous.text == ","
        and token.i > token.sent.start + 1
        and token.nbor(-2).pos_ in ("NOUN", "PROPN", "PRON")
    )


def _finite_of(passive: Passive) -> Token | None:
    """The finite verb of a passive's verb group."""
    modal = modal_of(passive)
    if modal is not None:
        return modal
    auxiliary = passive.auxiliary
    if auxiliary is None:
        return passive.token
    if auxiliary.lower_ not in ("blevet", "være", "været", "blive"):
        return auxiliary
    for other in reversed(auxiliary.doc[auxiliary.sent.start : auxiliary.i]):
        if other.lower_ in ("er", "var"):
            return other
        if other.pos_ in ("VERB", "SCONJ"):
            return None
    return None


def that_follows(token: Token) -> bool:
    """Whether *at …* or *om …* follows: at once (*det anbefales at …*), after adverbs (*det
    vurderes derfor, om …*), or after a comma (*det vurderes på den baggrund, at …*)."""
    close = True
    for other in token.doc[token.i + 1 : min(token.i + _NEAR, token.sent.end)]:
        after_comma = other.nbor(-1).text == ","
        if other.lower_ in ("at", "om", "hvorvidt") and (close or after_comma):
            return True
        if other.pos_ in ("VERB", "AUX") or other.text in (".", ";", ":"):
            return False
        close = close and other.pos_ in ("ADV", "PUNCT", "PRON")
    return False


def object_follows(token: Token) -> bool:
    """Whether a noun phrase follows at once: *der er truffet afgørelse*."""
    following = token.nbor(1) if token.i + 1 < token.sent.end else None
    return following is not None and following.pos_ not in _NOT_BEFORE_OBJECT
