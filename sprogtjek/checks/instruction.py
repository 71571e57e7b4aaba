"""Passives that hide the reader: an instruction that does not say who must act."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sprogtjek.checks.actor import is_impersonal_that, verb_table
from sprogtjek.checks.passive_clause import Passive, has_agent, modal_of
from sprogtjek.danish.voice import verb_of_participle

if TYPE_CHECKING:
    from spacy.tokens import Token

_DUTY = frozenset({"skal", "bør", "må"})
_INSTRUCTIONS = _DUTY | {"kan"}
_PERSONS = frozenset({"du", "i", "de", "man", "ansøger", "borgeren"})
_BIDDEN_REACH = 11
_EXPENSE = frozenset({"regning", "bekostning"})


def instructs_reader(passive: Passive) -> bool:
    """Whether the passive asks the reader to do something without saying so."""
    if passive.verb == "bede":
        return bidden(passive.token) is not None
    modal = modal_of(passive)
    if modal is None or modal.lower_ not in _INSTRUCTIONS or has_agent(passive.token):
        return False
    table = verb_table("reader_actions")
    if is_impersonal_that(passive) and not table.has(passive.verb, "proved"):
        return False  # »det skal oplyses, at …«: the sender speaks
    return _is_for_reader(passive, modal) and not _is_done_by_sender(passive)


def _is_for_reader(passive: Passive, modal: Token) -> bool:
    table = verb_table("reader_actions")
    if table.has(passive.verb, "verbs") or table.fits(passive, "with_object"):
        return True
    return table.has(passive.verb, "duties") and modal.lower_ in _DUTY


def _is_done_by_sender(passive: Passive) -> bool:
    """*skal sendes til dig*, *kan fjernes for ejerens regning*, *kan anmeldes til politiet*."""
    following = passive.token.doc[passive.token.i + 1 : passive.token.sent.end]
    for other in following:
        before = other.nbor(-1).lower_
        if other.lower_ in ("dig", "jer", "dem") and before in ("til", "hos"):
            return True
        if other.lower_ in _EXPENSE and "for" in (before, other.nbor(-2).lower_):
            return True
    return verb_table("reader_actions").fits(passive, "not_with")


def bidden(token: Token) -> Token | None:
    """The participle of *skemaet bedes udfyldt*; none in *du bedes udfylde*, which says *du*."""
    if token.i > token.sent.start and token.nbor(-1).lower_ in _PERSONS:
        return None
    for other in token.doc[token.i + 1 : min(token.i + _BIDDEN_REACH, token.sent.end)]:
        if verb_of_participle(other.lower_):
            return other
        if other.lower_ in _PERSONS - {"i"} or other.pos_ in ("VERB", "AUX", "PUNCT"):
            return None
    return None
