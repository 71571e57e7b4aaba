"""Passives with a noun after the verb: *du tildeles støtte*, *skal tilsluttes kloakken*."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sprogtjek.checks.clause_fields import Clause
from sprogtjek.checks.moved_words import decapitalised
from sprogtjek.checks.noun_field import is_time
from sprogtjek.danish.pronouns import PERSONS

if TYPE_CHECKING:
    from spacy.tokens import Token

_BEGIN_NOUN_PHRASE = frozenset({"NOUN", "DET", "PRON", "ADJ", "PROPN", "NUM"})
_PREPOSITIONS = {"forelægge": "for", "meddele": "til", "tilslutte": "til", "vedhæfte": "til"}
"""Verbs with two objects that can as well have the second one with a preposition."""


def may_follow(clause: Clause, verb: str, after: Token | None) -> bool:
    """Whether the active has room for what follows the passive.

    Of two objects only a person may be the first one: *vi tildeler dig støtte*.
    """
    if after is not None and after.lower_ == "at" and clause.formal is None:
        return False  # »mødet forventes at vare en time«
    if not _begins_noun_phrase(after) or clause.formal is not None:
        return True
    if clause.order == "relative":
        return False
    if verb in _PREPOSITIONS:
        return clause.order != "inverted" or not clause.chain.is_simple
    return _is_person(clause)


def preposition(clause: Clause, verb: str, after: Token | None) -> list[str]:
    """*til* before the recipient: *skal meddeles kommunen → skal meddele det til kommunen*."""
    if verb not in _PREPOSITIONS or not clause.subject or _is_person(clause):
        return []
    return [_PREPOSITIONS[verb]] if _begins_noun_phrase(after) else []


def _begins_noun_phrase(token: Token | None) -> bool:
    if token is None or token.pos_ not in _BEGIN_NOUN_PHRASE:
        return False
    return not is_time(list(token.doc[token.i : min(token.i + 3, token.sent.end)]))


def _is_person(clause: Clause) -> bool:
    return len(clause.subject) == 1 and decapitalised(clause.subject[0]) in PERSONS
