"""Light verbs in the impersonal passive: *der foretages en vurdering af → vi vurderer*."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sprogtjek.checks.active_voice import reader
from sprogtjek.checks.actor import verb_table
from sprogtjek.checks.agent_phrase import may_have_agent
from sprogtjek.checks.clause_fields import Clause, clause_of
from sprogtjek.checks.instruction import instructs_reader
from sprogtjek.checks.joined import joined_passives
from sprogtjek.checks.moved_words import capitalised, text_of
from sprogtjek.checks.passive_clause import Passive
from sprogtjek.checks.passive_voice import passives
from sprogtjek.checks.turning import in_order
from sprogtjek.checks.turning_doubts import is_risky
from sprogtjek.checks.verb_chain import verb_chain
from sprogtjek.checks.who_acts import is_senders_verb
from sprogtjek.records import Span

if TYPE_CHECKING:
    from collections.abc import Sequence

    from spacy.tokens import Token


def passive_of(verb: Token) -> Passive | None:
    """The passive whose verb this is."""
    return next((p for p in passives(verb.doc) if p.token.i == verb.i), None)


def in_active(
    passive: Passive, plain: str, kept: Sequence[Token], last: Token
) -> tuple[str, Span] | None:
    """The clause up to ``last`` with the plain verb; ``kept`` are words that stay as they are.

    ``None`` where the subject is not formal, or who acts is not plain.
    """
    clause = clause_of(passive)
    subject = _subject(passive, plain)
    if len(joined_passives(passive)) > 1:
        return None
    if clause is None or clause.formal is None or subject is None or is_risky(clause):
        return None
    head, *rest = plain.split()
    chain = verb_chain(passive, head)
    if chain is None or may_have_agent(passive.token):
        return None
    turned = Clause(
        clause.order, chain, clause.start, (), clause.before, clause.inner, clause.formal
    )
    words = [*in_order(turned, subject), *text_of(kept), *rest]
    text = capitalised(" ".join(words), clause.start)
    return text, Span(clause.start.idx, last.idx + len(last))


def _subject(passive: Passive, plain: str) -> str | None:
    """The reader of an instruction; the sender of what only senders do."""
    if instructs_reader(passive):
        return reader(passive.token.doc)
    is_senders = is_senders_verb(plain) or verb_table("sender_actions").has(plain, "verbs")
    return "vi" if is_senders else None
