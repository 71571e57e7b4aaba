"""The verb of a passive in the active, for what is said to the writer."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sprogtjek.checks.passive_clause import Passive
from sprogtjek.checks.verb_chain import verb_chain
from sprogtjek.danish.verbs import paradigm

if TYPE_CHECKING:
    from spacy.tokens import Token


def active_words(passive: Passive) -> str:
    """The verb in the same tense, as after a subject: *har afslået*, *kan ikke sende*."""
    chain = verb_chain(passive, passive.verb)
    if chain is None:
        return paradigm(passive.verb).get("pres", passive.verb)
    negation = ["ikke"] if _is_negated(passive, chain.finite) else []
    return " ".join([chain.active, *negation, *chain.rest])


def does_it(passive: Passive) -> str:
    """*gør det*, *har gjort det*, *skal gøre det*: in the tense of the passive."""
    chain = verb_chain(passive, "gøre")
    words = [chain.active, *chain.rest] if chain is not None else ["gør"]
    return " ".join([*words, "det"])


def _is_negated(passive: Passive, finite: Token) -> bool:
    if any(child.lower_ == "ikke" for child in passive.token.children):
        return True
    first, last = sorted((finite.i, passive.token.i))
    return any(t.lower_ == "ikke" for t in finite.doc[first:last])
