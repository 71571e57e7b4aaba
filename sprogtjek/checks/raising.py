"""*Mødet forventes at vare en time → Vi forventer, at mødet varer en time*."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sprogtjek.checks.clause_fields import clause_of
from sprogtjek.checks.moved_words import capitalised, subject_words
from sprogtjek.checks.passive_clause import Passive
from sprogtjek.checks.turning_doubts import is_shared
from sprogtjek.danish.verbs import paradigm
from sprogtjek.records import Span, Suggestion

if TYPE_CHECKING:
    from spacy.tokens import Token


def with_clause(passive: Passive, subject: str) -> Suggestion | None:
    """The infinitive after a passive of thinking as an *at*-clause in the present."""
    infinitive, clause = _infinitive(passive.token), clause_of(passive)
    if infinitive is None or clause is None or not clause.subject or clause.inner:
        return None
    present = paradigm(infinitive.lower_).get("pres")
    if present is None or clause.order == "relative" or is_shared(infinitive):
        return None
    chain = clause.chain
    order = [chain.active, subject] if clause.order == "inverted" else [subject, chain.active]
    between = passive.token.doc[max(passive.token.i, clause.subject[-1].i) + 1 : infinitive.i - 1]
    if clause.before or len(between):
        return None
    words = [*order, *chain.rest]
    text = f"{' '.join(words)}, at {' '.join(subject_words(clause.subject))} {present}"
    end = infinitive.idx + len(infinitive)
    return Suggestion(capitalised(text, clause.start), Span(clause.start.idx, end))


def _infinitive(token: Token) -> Token | None:
    """The infinitive after *at*: *forventes afgørelsen at foreligge*."""
    words = token.doc[token.i + 1 : min(token.i + 5, token.sent.end)]
    for other in words:
        if other.text in (",", ".") or other.pos_ == "VERB":
            return None
        if other.lower_ == "at" and other.pos_ == "PART" and other.i + 1 < token.sent.end:
            following: Token = other.nbor(1)
            is_verb = following.pos_ in ("VERB", "AUX") and following.lower_.endswith("e")
            return following if is_verb or following.lower_ in ("bestå", "ske", "nå") else None
    return None
