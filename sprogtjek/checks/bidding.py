"""*Skemaet bedes udfyldt → Udfyld skemaet*: what is asked in the passive as an imperative."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sprogtjek.checks.clause_fields import clause_of
from sprogtjek.checks.instruction import bidden
from sprogtjek.checks.moved_words import capitalised, object_words
from sprogtjek.checks.passive_clause import Passive
from sprogtjek.checks.turning_doubts import is_shared
from sprogtjek.danish.verbs import paradigm
from sprogtjek.danish.voice import verb_of_participle
from sprogtjek.records import Span, Suggestion

if TYPE_CHECKING:
    from spacy.tokens import Token

_NOT_IMPERATIVE = frozenset({"rette", "stile"})
"""*Ret spørgsmål til os* says something else."""
_CONDITIONS = frozenset({"hvis", "når", "såfremt", "ønsker", "har", "er", "kan", "vil", "skal"})


def as_imperative(passive: Passive) -> Suggestion | None:
    """*bedes* and its participle as an imperative; ``None`` where the order is in doubt.

    After a condition with *så*: *Har du spørgsmål, så ring*.
    """
    participle, clause = bidden(passive.token), clause_of(passive)
    verb = verb_of_participle(participle.lower_) if participle is not None else None
    if participle is None or clause is None or verb is None or verb in _NOT_IMPERATIVE:
        return None
    if clause.order not in ("front", "inverted") or not clause.subject:
        return None
    between = participle.doc[max(passive.token.i, clause.subject[-1].i) + 1 : participle.i]
    if any(token.lower_ not in ("venligst", "derfor") for token in between):
        return None
    if is_shared(participle) or _has_recipient(participle):
        return None
    words = [paradigm(verb)["imp"], *object_words(clause.subject)]
    if clause.order == "inverted":
        if not _follows_condition(passive.token):
            return None
        words.insert(0, "så")
    text = capitalised(" ".join(words), clause.start)
    return Suggestion(text, Span(clause.start.idx, participle.idx + len(participle)))


def _follows_condition(token: Token) -> bool:
    return token.nbor(-1).text == "," and token.sent[0].lower_ in _CONDITIONS


def _has_recipient(token: Token) -> bool:
    """*bedes påført sagsnummer*: with two objects, the order of words is not safe."""
    following = token.nbor(1) if token.i + 1 < token.sent.end else None
    return following is not None and following.pos_ in ("NOUN", "PROPN", "PRON", "DET", "ADJ")
