"""Who acts in a passive that does not say so: the sender of the text or its reader."""

from __future__ import annotations

from sprogtjek.checks.actor import verb_table
from sprogtjek.checks.imagined import is_imagined
from sprogtjek.checks.instruction import instructs_reader
from sprogtjek.checks.passive_clause import Passive, modal_of

_DECISIONS = ("views", "verbs", "in_case", "left_out")
_DEMANDS = frozenset({"betinget", "betingelse", "forudsætning", "forudsætter", "kræver"})
"""*det kræver, at der er foretaget registrering*: by the reader, as likely as not."""


def is_readers(passive: Passive) -> bool:
    """An instruction, or what the reader may have done: *medmindre der er indhentet tilladelse*."""
    if instructs_reader(passive):
        return True
    is_condition = modal_of(passive) is None and is_imagined(passive)
    return is_condition and verb_table("reader_actions").has(passive.verb, "verbs")


def is_senders(passive: Passive) -> bool:
    """What the sender of a letter does, decides or thinks.

    But not a ban or a condition (*at der ikke foretages ændringer*), which may be the reader's.
    """
    own, decisions = verb_table("sender_actions"), verb_table("decision_verbs")
    if any(decisions.has(passive.verb, heading) for heading in _DECISIONS):
        return True
    if decisions.fits(passive, "with_object") or own.fits(passive, "with_object"):
        return True
    if passive.verb in own.nouns["with_object"]:
        return False
    is_known = own.has(passive.verb, "verbs") or verb_table("reader_actions").has(
        passive.verb, "senders"
    )
    return is_known and not _may_be_readers(passive)


def _may_be_readers(passive: Passive) -> bool:
    modal = modal_of(passive)
    if modal is not None and modal.lower_ in ("må", "bør"):
        return True
    if is_imagined(passive) or any(t.lower_ in _DEMANDS for t in passive.token.sent):
        return True
    is_present = passive.auxiliary is None or passive.auxiliary.lower_ == "bliver"
    return (
        is_present
        and modal is None
        and any(child.lower_ == "ikke" for child in passive.token.children)
    )


def is_senders_verb(verb: str) -> bool:
    """Whether a verb in the infinitive tells what only senders do: *beregne, behandle, opkræve*."""
    decisions, actions = verb_table("decision_verbs"), verb_table("reader_actions")
    if actions.has(verb, "verbs"):  # »opsige«: both do
        return False
    is_decision = any(decisions.has(verb, heading) for heading in _DECISIONS)
    return is_decision or actions.has(verb, "senders")


def is_readers_verb(verb: str, modal: str) -> bool:
    """Whether a verb in the infinitive tells what a reader is asked to do: *skal … opsige*."""
    return modal in ("skal", "kan", "bør") and verb_table("reader_actions").has(verb, "verbs")
