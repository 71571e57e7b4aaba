"""Where a passive clause must stay as it is, since other words lean on its subject."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from sprogtjek.checks.clause_fields import Clause
from sprogtjek.checks.imagined import clause as words_of_clause
from sprogtjek.danish.pronominal_adverbs import OF_NOUNS
from sprogtjek.danish.subordinators import SUBORDINATORS

if TYPE_CHECKING:
    from spacy.tokens import Token

_REFLEXIVE = frozenset({"sig", "sin", "sit", "sine", "hinanden"})
_AND = frozenset({"og", "men", "eller", "samt"})
_POLITE = frozenset({"De", "Dem", "Deres"})


def is_risky(clause: Clause) -> bool:
    """Whether the clause should not be turned round."""
    last = clause.chain.last
    return (
        any(token.lower_ in _REFLEXIVE for token in words_of_clause(last))
        or is_shared(last)
        or _has_infinitive(last)
        or _is_unsure_polite(clause.subject)
        or _parts_noun(clause)
    )


def _parts_noun(clause: Clause) -> bool:
    """*at udgiften hertil er godkendt*, *det på baggrund heraf er besluttet*: the adverb is the
    noun's, and must not be left behind where that moves away."""
    if not clause.subject or not clause.before:
        return False
    return clause.subject[-1].pos_ == "NOUN" and clause.before[0].lower_ in OF_NOUNS


def is_shared(last: Token) -> bool:
    """*skal udfyldes, men kan sendes*, *fremsættes skriftligt og sendes*: another verb has the
    same subject, which must not be moved away from it."""
    words = list(last.doc[last.i + 1 : last.sent.end])
    if any(_is_listed(token) for token in words):
        return True
    for at, token in enumerate(words):
        rest = words[at + 1 :] if token.lower_ in _AND else []
        verb = next((other for other in rest if other.pos_ not in ("ADV", "PART")), None)
        if verb is not None and verb.pos_ in ("VERB", "AUX") and not _joins_verbs(token, last):
            return True
    return False


def _is_listed(token: Token) -> bool:
    """*koordineres, prioriteres og udsendes*; not *…, sendes klagen videre*."""
    if token.pos_ != "VERB" or not token.lower_.endswith("s") or token.nbor(-1).text != ",":
        return False
    following = token.nbor(1) if token.i + 1 < token.sent.end else None
    return following is None or following.pos_ in ("CCONJ", "ADP", "ADV", "PUNCT")


def _joins_verbs(conjunction: Token, last: Token) -> bool:
    """*det vurderes, at du var eller burde være*: the verbs on both sides are further on."""
    before = conjunction.nbor(-1)
    opened = any(t.lower_ in SUBORDINATORS for t in last.doc[last.i + 1 : before.i])
    return opened and before.pos_ in ("VERB", "AUX")


def _has_infinitive(last: Token) -> bool:
    """*behandles uden at blive forelagt*: the infinitive has the same subject."""
    rest = last.doc[last.i + 1 : last.sent.end]
    return any(t.lower_ in ("blive", "være") and t.nbor(-1).lower_ == "at" for t in rest)


def _is_unsure_polite(subject: Sequence[Token]) -> bool:
    """*Deres ansøgning* at the start of a sentence: yours or theirs?"""
    if not subject or subject[0].text not in ("Deres", "De", "I"):
        return False
    first = subject[0]
    if first.i != first.sent.start:
        return False
    is_polite = any(t.text in _POLITE and not t.is_sent_start for t in first.doc)
    return not is_polite and (first.text != "De" or len(subject) == 1)
