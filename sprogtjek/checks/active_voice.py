"""Turn a passive round: what to suggest where the sender or the reader is hidden."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sprogtjek.checks.actor import verb_table
from sprogtjek.checks.instruction import bidden
from sprogtjek.checks.passive_clause import Passive, has_agent, modal_of
from sprogtjek.checks.verb_group import (
    active_words,
    is_coordinated,
    object_follows,
    that_follows,
    verb_group,
)
from sprogtjek.danish.verbs import paradigm
from sprogtjek.danish.voice import verb_of_participle
from sprogtjek.records import Span, Suggestion

if TYPE_CHECKING:
    from spacy.tokens import Token

_LONGEST_SUBJECT = 6
_WITHOUT_OBJECT = frozenset({"ansøge", "betale", "klage", "søge"})
"""*der kan søges om støtte → du kan søge om støtte*: grammatical with no object too."""

_NOUN_PHRASE = frozenset({"DET", "ADJ", "NOUN", "NUM", "PRON", "VERB", "ADP"})


def with_sender(passive: Passive) -> Suggestion | None:
    """*Det vurderes, at → Vi vurderer, at*; *der er truffet afgørelse → vi har truffet …*."""
    group = verb_group(passive)
    if group is None or is_coordinated(passive) or _is_for_reader(passive):
        return None
    if verb_table("decision_verbs").has(passive.verb, "left_out"):
        return None
    if group.subject.lower_ == "det":
        fits = that_follows(passive.token)
    else:
        fits = object_follows(passive.token)
    return group.active("vi") if fits else None


def ask_who(passive: Passive, span: Span) -> Suggestion:
    """Advice where the sentence cannot be turned round safely."""
    if verb_table("decision_verbs").has(passive.verb, "left_out"):
        return Suggestion("Slet indledningen, og skriv selve oplysningen.", span, "advice")
    after_der, after_subject = active_words(passive)
    text = f"Skriv, hvem der {after_der}, for eksempel »vi {after_subject}«."
    if _is_for_reader(passive):
        text = f"Skriv, hvem der {after_der}."
    return Suggestion(text, span, "advice")


def _is_for_reader(passive: Passive) -> bool:
    """*det må forventes, at sagen tager tid*: it is the reader who must expect it."""
    return passive.verb == "forvente" and modal_of(passive) is not None


def ask_actor(passive: Passive, span: Span) -> tuple[Suggestion, ...]:
    """Advice on a passive of any verb. None for *bedes*, where the actor is never the point."""
    if passive.verb == "bede" or has_agent(passive.token):
        return ()
    text = f"Skriv, hvem der {active_words(passive)[0]}, hvis det er vigtigt for læseren."
    return (Suggestion(text, span, "advice"),)


def with_reader(passive: Passive, span: Span) -> Suggestion:
    """*Skemaet skal udfyldes → Du skal udfylde skemaet*; advice where that is not safe."""
    better = None if is_coordinated(passive) else _addressed(passive)
    return better or _advise_reader(passive, span)


def _addressed(passive: Passive) -> Suggestion | None:
    if passive.verb == "bede":
        return _as_imperative(passive)
    if has_agent(passive.token):
        return None
    group = verb_group(passive)
    if group is None or group.subject.lower_ != "der":
        return _as_duty(passive)
    fits = object_follows(passive.token) or passive.verb in _WITHOUT_OBJECT
    return group.active("du") if fits else None


def _advise_reader(passive: Passive, span: Span) -> Suggestion:
    modal = modal_of(passive)
    if modal is None:
        return Suggestion("Skriv direkte, hvad læseren skal gøre.", span, "advice")
    after_der, after_subject = active_words(passive)
    text = f"Skriv til læseren: »Du {after_subject} …«."
    if has_agent(passive.token):  # »skal underskrives af begge forældre«
        text = f"Nævn først, hvem der {after_der}."
    return Suggestion(text, span, "advice")


def _as_duty(passive: Passive) -> Suggestion | None:
    """Subject, modal, s-infinitive at the start of a sentence, in that order."""
    modal, token = modal_of(passive), passive.token
    if modal is None or passive.construction != "s":
        return None
    between = token.doc[modal.i + 1 : token.i]
    subject = _plain_subject(modal)
    if (
        subject is None
        or _has_recipient(token)
        or any(other.pos_ not in ("ADV", "PART") for other in between)
    ):
        return None
    words = ["Du", modal.text, *(other.text for other in between), passive.verb, subject]
    return Suggestion(" ".join(words), Span(token.sent.start_char, token.idx + len(token)))


def _has_recipient(token: Token) -> bool:
    """*skal vedlægges ansøgningen*: with two objects, the order of words is not safe."""
    following = token.nbor(1) if token.i + 1 < token.sent.end else None
    return following is not None and following.pos_ in _NOUN_PHRASE - {"ADP"}


def _as_imperative(passive: Passive) -> Suggestion | None:
    participle, subject = bidden(passive.token), _plain_subject(passive.token)
    verb = verb_of_participle(participle.lower_) if participle is not None else None
    if participle is None or subject is None or verb is None:
        return None
    if participle.i != passive.token.i + 1 or _has_recipient(participle):
        return None
    if participle.i + 1 < participle.sent.end and participle.nbor(1).lower_ in ("og", "eller"):
        return None
    imperative = paradigm(verb)["imp"]
    span = Span(passive.token.sent.start_char, participle.idx + len(participle))
    return Suggestion(f"{imperative.capitalize()} {subject}", span)


def _plain_subject(verb: Token) -> str | None:
    """The words from the start of the sentence to ``verb``, if they are one short noun phrase."""
    words = verb.doc[verb.sent.start : verb.i]
    if not 0 < len(words) <= _LONGEST_SUBJECT or words[-1].pos_ != "NOUN":
        return None
    first = words[0]
    if first.pos_ == "ADP" or any(word.pos_ not in _NOUN_PHRASE for word in words):
        return None
    text: str = words.text
    return text if first.text[1:2].isupper() else first.text[0].lower() + text[1:]
