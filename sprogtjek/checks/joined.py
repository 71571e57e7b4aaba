"""Passives side by side: *skal udfyldes og sendes*, *bliver læst og derefter besvaret*."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from sprogtjek.checks.kept import kept
from sprogtjek.checks.passive_clause import Passive
from sprogtjek.danish.voice import verb_of_participle, verb_of_s_form

if TYPE_CHECKING:
    from spacy.tokens import Token

_AND = frozenset({"og", "eller"})
_REACH = 3


@kept
def joined_passives(passive: Passive) -> tuple[Passive, ...]:
    """The passive and those joined with it by *og* or *eller*, with an adverb at most between."""
    found = [passive]
    while (before := _joined(found[0], -1)) is not None:
        found.insert(0, before)
    while (after := _joined(found[-1], 1)) is not None:
        found.append(after)
    return tuple(found)


def _joined(passive: Passive, step: int) -> Passive | None:
    """The passive on the other side of *og*, before (``-1``) or after (``1``)."""
    token = passive.token
    seen = False
    for distance in range(1, _REACH + 1):
        at = token.i + step * distance
        if not token.sent.start <= at < token.sent.end:
            return None
        other = token.doc[at]
        verb = _verb(other, passive)
        if verb is not None:
            return replace(passive, token=other, verb=verb) if seen else None
        if other.lower_ in _AND and not seen:
            seen = True
        elif other.pos_ != "ADV":
            return None
    return None


def _verb(token: Token, passive: Passive) -> str | None:
    """The verb of a word in the same form as the passive."""
    if passive.construction == "s":
        return verb_of_s_form(token.lower_)
    return verb_of_participle(token.lower_)
