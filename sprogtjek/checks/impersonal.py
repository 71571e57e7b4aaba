"""Who stands behind an impersonal passive: *der er modtaget to breve → vi har modtaget …*."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sprogtjek.checks.active_voice import reader, with_sender
from sprogtjek.checks.actor import verb_table
from sprogtjek.checks.agent_phrase import agent_of
from sprogtjek.checks.formal_subject import object_follows
from sprogtjek.checks.passive_clause import has_agent
from sprogtjek.checks.passive_voice import passives
from sprogtjek.checks.turning import turned
from sprogtjek.checks.who_acts import is_readers, is_senders
from sprogtjek.records import Suggestion

if TYPE_CHECKING:
    from spacy.tokens import Doc, Span


def step_forward(doc: Doc, marked: Span) -> Suggestion | None:
    """The passive in ``marked`` in the active, if it is plain who acts."""
    inside = (p for p in passives(doc) if marked.start <= p.token.i < marked.end)
    passive = next(inside, None)
    if passive is None or agent_of(passive.token) is not None or has_agent(passive.token):
        return None
    if is_readers(passive):
        return turned(passive, reader(doc)) if object_follows(passive.token) else None
    if not is_senders(passive):
        return None
    if verb_table("sender_actions").has(passive.verb, "alone"):
        return turned(passive, "vi")
    return with_sender(passive)
