"""A pronoun in place of a noun: *kommunen → vi, os, vores*; *ansøgeren → du, dig, din*."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal, NamedTuple

from sprogtjek.checks.possessive import possessive_before
from sprogtjek.records import Span, Suggestion

if TYPE_CHECKING:
    from spacy.tokens import Token

Role = Literal["subject", "object", "genitive", "complement"]

_REFERRING = frozenset(
    """sig sin sit sine denne vedkommende han hun ham hende hans hendes dens""".split()
)
"""Words that may refer back to the noun and would have to change with it."""

_SAYING_WHICH = frozenset({"conj", "acl:relcl", "appos", "nmod"})
"""Relations of words that say which one is meant: *borgeren fra nummer 4*."""

_ROLES: dict[str, Role] = {"nsubj": "subject", "obj": "object", "iobj": "object"}


class Pronoun(NamedTuple):
    """A personal pronoun: *vi, os, vores*; ``possessive`` agrees with its noun if it can."""

    subject: str
    object: str
    possessive: str


VI = Pronoun("vi", "os", "vores")
JEG = Pronoun("jeg", "mig", "min")
DU = Pronoun("du", "dig", "din")


def role_of(token: Token) -> Role | None:
    """What a noun is in its sentence; ``None`` for roles in which no pronoun can be offered."""
    if any(child.dep_ in _SAYING_WHICH for child in token.children):
        return None
    if token.dep_ == "conj":
        return None
    if preposition_of(token) is not None:
        return "complement"
    return _ROLES.get(token.dep_)


def preposition_of(token: Token) -> Token | None:
    """The preposition right before a noun and its *den*."""
    at = token.i - 1
    if at >= token.sent.start and token.doc[at].lower_ == "den":
        at -= 1
    before = token.doc[at] if at >= token.sent.start else None
    return before if before is not None and before.pos_ == "ADP" else None


def stand_in(token: Token, first: Token, pronoun: Pronoun, role: Role, advice: str) -> Suggestion:
    """``pronoun`` instead of the words from ``first`` to ``token``; advice where that is unsure."""
    span = Span(first.idx, token.idx + len(token))
    text: str | None = pronoun.subject if role == "subject" else pronoun.object
    if role == "genitive":
        text = pronoun.possessive
        if text not in ("vores", "jeres"):
            text = possessive_before(token, text)
    if text is None or _is_referred_to(token):
        return Suggestion(advice, span, "advice")
    return Suggestion(text.capitalize() if first.is_sent_start else text, span)


def _is_referred_to(token: Token) -> bool:
    """Whether a later word of the sentence may mean the noun."""
    return any(
        other.lower_ in _REFERRING or (other.lower_ == "den" and other.pos_ == "PRON")
        for other in token.doc[token.i + 1 : token.sent.end]
    )
