"""The reflexive pronoun that a replacement needs: *vi tager os af det*, *det viser sig*."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sprogtjek.checks.phrase_matching import Match
from sprogtjek.checks.phrase_middle import is_nominative
from sprogtjek.checks.phrase_patterns import REFLEXIVES
from sprogtjek.danish import verbs

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

_REFLEXIVE_OF = {"jeg": "mig", "du": "dig", "vi": "os", "i": "jer"}

_SHARES_SUBJECT = frozenset({"aux", "cop", "conj", "xcomp", "advcl"})
"""A verb in these relations and without a subject has that of the verb above it."""

_AUXILIARIES = {
    **dict.fromkeys(("har", "havde", "have", "haft"), "have"),
    **dict.fromkeys(("er", "var", "være", "været"), "være"),
    **dict.fromkeys(("bliver", "blev", "blive", "blevet"), "blive"),
}
_NEAR = 8
"""Words between an auxiliary and its participle, at most."""

_PASSIVE_FORMS = ("s_inf", "s_pres", "s_past")


def reflexive(match: Match, form: verbs.Form | None, doc: Doc) -> str | None:
    """The match's own reflexive pronoun, or the one of its subject.

    ``None`` where a reflexive verb cannot stand: in the passive, and with *være* (»er vist sig«).
    """
    own = [token.lower_ for token in doc[match.start : match.end] if token.lower_ in REFLEXIVES]
    if own:
        return own[0]
    verb = doc[match.head]
    if form in _PASSIVE_FORMS or (form == "part" and auxiliary(verb) != "have"):
        return None
    if form == "imp":
        return "dig"
    return _reflexive_of(_subject(verb) or _neighbour(match, doc))


def is_passive(verb: Token, form: verbs.Form | None) -> bool:
    """Whether a verb in a form is passive: *modtages*, *er modtaget*; not *har modtaget*."""
    return form in _PASSIVE_FORMS or (form == "part" and auxiliary(verb) in ("være", "blive"))


def auxiliary(participle: Token) -> str | None:
    """The nearest auxiliary before a participle."""
    before = list(participle.doc[max(0, participle.i - _NEAR) : participle.i])
    found = (_AUXILIARIES[t.lower_] for t in reversed(before) if t.lower_ in _AUXILIARIES)
    return next(found, None)


def _subject(verb: Token) -> Token | None:
    for _ in range(4):  # as many verbs as a clause piles up
        for child in verb.children:
            if child.dep_ in ("nsubj", "expl"):
                return child
        infinitive = verb.dep_ == "obj"  # vi ønsker at tage os af det
        if not infinitive and verb.dep_ not in _SHARES_SUBJECT:
            return None
        verb = verb.head
    return None


def _neighbour(match: Match, doc: Doc) -> Token | None:
    """A subject pronoun right before or after the verb, where the parse has no subject."""
    for index in (match.start - 1, match.head + 1):
        if 0 <= index < len(doc) and is_nominative(doc[index]):
            return doc[index]
    return None


def _reflexive_of(subject: Token | None) -> str:
    if subject is None:
        return "sig"
    persons = {subject.lower_} if is_nominative(subject) else set()
    persons |= {child.lower_ for child in subject.children if child.dep_ == "conj"}
    if len(persons) > 1:  # du og din mand: I
        return "os" if persons & {"jeg", "vi"} else "jer" if persons & {"du", "i"} else "sig"
    return next((_REFLEXIVE_OF[p] for p in persons if p in _REFLEXIVE_OF), "sig")
