"""Passives that hide the sender: a decision or a view without saying whose it is."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sprogtjek.checks.actor import is_impersonal_that, verb_table
from sprogtjek.checks.imagined import (
    clause,
    has_condition,
    is_done,
    is_imagined,
    is_relative,
    is_usual,
)
from sprogtjek.checks.passive_clause import Passive, has_agent, modal_of

if TYPE_CHECKING:
    from spacy.tokens import Token

_RULE_MODALS = frozenset({"kan", "kunne", "skal", "skulle", "bør", "burde", "ville"})
_YOURS = frozenset(
    {"du", "din", "dit", "dine", "dig", "jer", "jeres", "hermed", "herved", "desværre"}
)
_YOURS_POLITE = frozenset({"De", "Deres", "Dem"})
"""As written: »De« is the reader, »de« they."""
_THE_CASE = frozenset(
    "afgørelse afgørelsen ansøgning ansøgningen beløbet klagen kravet påbuddet sagen".split()
)
_YOURS_OR_THE_CASE = _YOURS | _THE_CASE
_SOURCE = frozenset({"i", "ved", "efter"})
_PARTICLE_REACH = 4


def hides_decision(passive: Passive) -> bool:
    """Whether a decision or a view of the sender stands without saying whose it is."""
    if has_agent(passive.token) or _shares_agent(passive.token) or is_imagined(passive):
        return False
    table = verb_table("decision_verbs")
    if table.has(passive.verb, "told") and is_impersonal_that(passive):
        return True
    if table.has(passive.verb, "views"):
        return not _is_rule(passive)
    return _decides(passive) and not _is_rule(passive) and not is_usual(passive)


def _shares_agent(token: Token) -> bool:
    """*foretages af udvalget og forventes …*: the first of two names who acts."""
    return token.dep_ == "conj" and token.head.i < token.i and has_agent(token.head)


def _decides(passive: Passive) -> bool:
    table = verb_table("decision_verbs")
    if table.has(passive.verb, "verbs") or table.fits(passive, "with_object"):
        return not (is_relative(passive.token) and _is_in_source(passive.token))
    if table.has(passive.verb, "in_case") or _has_particle(passive):
        return _is_refused(passive) or _is_in_case(passive)
    return _is_refused(passive)


def _is_in_case(passive: Passive) -> bool:
    token = passive.token
    if is_relative(token):
        return False
    if _is_yours(token):
        return is_done(passive) or not has_condition(token)
    return is_done(passive) and not _is_in_source(token)


def _is_in_source(token: Token) -> bool:
    """*er fastsat i loven, der er opretholdt efter § 68*: what follows says who or what did it."""
    return token.i + 1 < token.sent.end and token.nbor(1).lower_ in _SOURCE


def _has_particle(passive: Passive) -> bool:
    """*beløbet kræves tilbage*."""
    particles = verb_table("decision_verbs").nouns["with_particle"].get(passive.verb, ())
    token = passive.token
    following = token.doc[token.i + 1 : min(token.i + 1 + _PARTICLE_REACH, token.sent.end)]
    return any(other.lower_ in particles for other in following)


def _is_yours(token: Token) -> bool:
    """Whether the clause speaks to its reader or names the case: it is no rule for all."""
    return any(t.lower_ in _YOURS_OR_THE_CASE or t.text in _YOURS_POLITE for t in clause(token))


def _is_rule(passive: Passive) -> bool:
    """*kan nedsættes, skal vurderes, at blive vurderet*: nothing has been decided yet.

    But *kan ikke imødekommes* is a decision.
    """
    modal = modal_of(passive)
    if modal is not None:
        return not _is_refused(passive) and modal.lower_ in _RULE_MODALS
    token = passive.auxiliary or passive.token
    before = token.nbor(-1) if token.i > token.sent.start else None
    return before is not None and before.lower_ == "at" and before.pos_ == "PART"


def _is_refused(passive: Passive) -> bool:
    modal = modal_of(passive)
    if modal is None or modal.lower_ != "kan":
        return False
    table = verb_table("decision_verbs")
    refused = table.has(passive.verb, "refused") or (
        table.fits(passive, "with_object") and _is_yours(passive.token)
    )
    return refused and _is_negated(passive.token, modal)


def _is_negated(token: Token, modal: Token) -> bool:
    start, end = sorted((token.i, modal.i))
    return any(t.lower_ in ("ikke", "ej") for t in token.doc[max(start - 1, 0) : end])
