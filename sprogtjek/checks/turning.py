"""A passive clause turned into an active one: *sagen behandles af nævnet → nævnet behandler …*."""

from __future__ import annotations

from collections.abc import Sequence, Set
from dataclasses import replace
from typing import TYPE_CHECKING

from sprogtjek.checks.agent_phrase import Agent, may_have_agent
from sprogtjek.checks.clause_fields import Clause, clause_of
from sprogtjek.checks.moved_words import capitalised, is_light, object_words, text_of
from sprogtjek.checks.passive_clause import Passive
from sprogtjek.checks.second_object import may_follow, preposition
from sprogtjek.checks.turning_doubts import is_risky
from sprogtjek.danish.sentence_adverbs import SENTENCE_ADVERBS
from sprogtjek.records import Span, Suggestion

if TYPE_CHECKING:
    from spacy.tokens import Token


def turned(passive: Passive, subject: str, agent: Agent | None = None) -> Suggestion | None:
    """The clause with ``subject`` for a subject and the verb in the active, the agent left out.

    ``None`` where the words leave a doubt about the word order.
    """
    clause = clause_of(passive)
    if clause is None or is_risky(clause):
        return None
    if agent is None and may_have_agent(passive.token):
        return None
    after = _after(clause)
    if not may_follow(clause, passive.verb, after):
        return None
    clause, adverbs = _with_adverbs(clause)
    end = agent.end if agent is not None else _end(clause, adverbs)
    gone = {token.i for token in adverbs} | set(range(agent.start, agent.end) if agent else ())
    tail = [t for t in clause.start.doc[_end(clause, ()) : end] if t.i not in gone]
    if not _is_complete(clause, {*gone, *(token.i for token in tail)}, end):
        return None
    words = [*in_order(clause, subject), *preposition(clause, passive.verb, after), *text_of(tail)]
    last = clause.start.doc[end - 1]
    text = capitalised(" ".join(words), clause.start)
    return Suggestion(text, Span(clause.start.idx, last.idx + len(last)))


def _is_complete(clause: Clause, known: Set[int], end: int) -> bool:
    """Whether each word of the passive has its place in the active: no *ikke* may be lost."""
    chain = clause.chain
    verbs = (chain.finite, *chain.helpers, chain.last)
    formal = (clause.formal,) if clause.formal is not None else ()
    relative = (clause.start,) if clause.order == "relative" else ()
    fields = (*verbs, *formal, *relative, *clause.subject, *clause.before, *clause.inner)
    return {*known, *(t.i for t in fields)} == set(range(clause.start.i, end))


def _end(clause: Clause, adverbs: Sequence[Token]) -> int:
    """The position after the last word that is moved."""
    formal = (clause.formal,) if clause.formal is not None else ()
    moved = (clause.chain.last, *clause.subject, *clause.inner, *adverbs, *formal)
    last: int = max(token.i for token in moved)
    return last + 1


def _after(clause: Clause) -> Token | None:
    at = _end(clause, ())
    return clause.start.doc[at] if at < clause.start.sent.end else None


def _with_adverbs(clause: Clause) -> tuple[Clause, tuple[Token, ...]]:
    """Adverbs of the sentence right after a lone verb stand before the object in the active."""
    chain = clause.chain
    if clause.order != "front" or clause.inner or not clause.subject or not chain.is_simple:
        return clause, ()
    adverbs = []
    for token in chain.last.doc[chain.last.i + 1 : chain.last.sent.end]:
        if token.lower_ not in SENTENCE_ADVERBS:
            break
        adverbs.append(token)
    return replace(clause, inner=tuple(adverbs)), tuple(adverbs)


def in_order(clause: Clause, subject: str) -> list[str]:
    """The words of the active clause, in order."""
    chain, object_ = clause.chain, object_words(clause.subject)
    if clause.order == "inverted":
        head = [chain.active, subject]
    elif clause.order == "front":
        head = [subject, chain.active]
    else:
        head = [subject, *text_of(clause.before), chain.active]
    if clause.order == "relative":
        head.insert(0, "som")
    inner = text_of(clause.inner)
    if chain.is_simple and is_light(clause.subject):
        return [*head, *object_, *inner]
    return [*head, *inner, *chain.rest, *object_]
