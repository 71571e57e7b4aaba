"""Nouns that »happen« turned into verbs: *Betaling sker på nettet → Du betaler på nettet*."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, NamedTuple

from sprogtjek.checks.active_voice import reader
from sprogtjek.checks.agent_phrase import Agent, agent_of, may_have_agent
from sprogtjek.checks.clause_fields import Clause, clause_around
from sprogtjek.checks.light_verb_passive import passive_of
from sprogtjek.checks.moved_words import capitalised, object_words
from sprogtjek.checks.passive_clause import modal_before
from sprogtjek.checks.turning import in_order
from sprogtjek.checks.turning_doubts import is_risky
from sprogtjek.checks.verb_chain import VerbChain, verb_chain
from sprogtjek.checks.verbal_noun import noun_of, plain_verb
from sprogtjek.checks.who_acts import is_readers_verb, is_senders_verb
from sprogtjek.danish.nominalisations import nominalisations
from sprogtjek.danish.pronouns import as_object
from sprogtjek.danish.verbs import paradigm
from sprogtjek.records import Span, Suggestion

if TYPE_CHECKING:
    from spacy.tokens import Token

_PRESENT = frozenset({"sker", "foregår", "finder"})
_INFINITIVE = frozenset({"ske", "foregå", "finde"})


class _Act(NamedTuple):
    """Who does it, the verb's *dig* if it has one, and the words that are its object."""

    subject: str
    reflexive: str
    rest: tuple[Token, ...]


def as_verb(noun: Token, verb: Token) -> Suggestion | None:
    """The clause with the noun's verb and the one who acts; ``None`` where either is in doubt."""
    chain = _chain(verb, plain_verb(noun).split(" ")[0])
    clause = clause_around(chain) if chain is not None else None
    if clause is None or clause.order == "relative" or is_risky(clause):
        return None
    agent = agent_of(clause.chain.last)
    if agent is None and may_have_agent(clause.chain.last):
        return None
    act = _act(noun, clause, agent)
    if act is None or (act.reflexive and clause.inner and clause.chain.is_simple):
        return None
    return _suggestion(clause, act, agent)


def _suggestion(clause: Clause, act: _Act, agent: Agent | None) -> Suggestion | None:
    end = _end(clause)
    if end is None or (agent is not None and agent.start != end):
        return None
    reflexive = [act.reflexive] if act.reflexive else []
    words = in_order(replace(clause, subject=()), act.subject)
    rest = object_words(act.rest) if act.rest else []
    last = clause.start.doc[(agent.end if agent is not None else end) - 1]
    text = capitalised(" ".join([*words, *reflexive, *rest]), clause.start)
    return Suggestion(text, Span(clause.start.idx, last.idx + len(last)))


def _end(clause: Clause) -> int | None:
    """The position after the clause's words; ``None`` if there is a gap between them."""
    chain = clause.chain
    verbs = (chain.finite, *chain.helpers, chain.last)
    words = {t.i for t in (*verbs, *clause.subject, *clause.before, *clause.inner)}
    end: int = max(words) + 1
    return end if words == set(range(clause.start.i, end)) else None


def _act(noun: Token, clause: Clause, agent: Agent | None) -> _Act | None:
    words = list(clause.subject)
    if words and words[0].pos_ == "DET":
        words = words[1:]
    if not words or words[0].i != noun.i:
        return None
    rest = tuple(words[1:])
    own = nominalisations().readers.get(noun_of(noun) or "")
    if own is not None and agent is None and not (rest and rest[0].lower_ == "af"):
        who = reader(noun.doc)
        is_reflexive = own.endswith(" dig")
        return _Act(who, (as_object(who) or "dig") if is_reflexive else "", rest)
    plain = plain_verb(noun)
    if len(rest) < 2 or rest[0].lower_ != "af" or " " in plain:
        return None
    party = agent.text if agent is not None else _party(noun, plain, clause)
    return _Act(party, "", rest[1:]) if party else None


def _party(noun: Token, plain: str, clause: Clause) -> str | None:
    if is_readers_verb(plain, clause.chain.finite.lower_):
        return reader(noun.doc)
    return "vi" if is_senders_verb(plain) else None


def _chain(verb: Token, plain: str) -> VerbChain | None:
    """The verbs that say that the noun happens, with ``plain`` in the active."""
    passive = passive_of(verb)
    if passive is not None:
        return verb_chain(passive, plain)
    last = verb if not verb.lower_.startswith("find") else _place(verb)
    present = paradigm(plain).get("pres")
    if last is None or present is None:
        return None
    between = tuple(t for t in (verb,) if t.i != last.i)
    if verb.lower_ in _PRESENT:
        return VerbChain(verb, (), last, present, ())
    modal = modal_before(verb) if verb.lower_ in _INFINITIVE else None
    return VerbChain(modal, between, last, modal.lower_, (plain,)) if modal is not None else None


def _place(verb: Token) -> Token | None:
    """*sted* in *finder ikke sted*."""
    following = verb.doc[verb.i + 1 : min(verb.i + 4, verb.sent.end)]
    return next((token for token in following if token.lower_ == "sted"), None)
