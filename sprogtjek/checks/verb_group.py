"""The verb group of a passive with a formal subject: *det vurderes*, *der er truffet*."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from sprogtjek.checks.passive_clause import Passive, modal_of
from sprogtjek.checks.passive_participle import BLIVE
from sprogtjek.danish.verbs import form_of, paradigm
from sprogtjek.records import Span, Suggestion

if TYPE_CHECKING:
    from spacy.tokens import Token

_FORMAL = frozenset({"det", "der"})
_NEAR = 9
"""Words within which the clause of *det vurderes …, at* begins."""

_NOT_BEFORE_OBJECT = frozenset({"ADP", "SCONJ", "PUNCT", "VERB", "AUX", "PART", "CCONJ"})


@dataclass(frozen=True)
class VerbGroup:
    """*det vurderes*, *der er truffet*, *derfor skal der vedlægges*: subject next to the verb."""

    passive: Passive
    subject: Token
    finite: Token

    def active(self, pronoun: str) -> Suggestion:
        """The group with ``pronoun`` as subject and the verb in the active."""
        token = self.passive.token
        finite, rest = _active(self.passive, self.finite)
        between = token.doc[self.finite.i + 1 : token.i]
        inner = [t.text for t in between if t.i != self.subject.i and t.lower_ not in BLIVE]
        subject_first = self.subject.i < self.finite.i
        order = [pronoun, finite] if subject_first else [finite, pronoun]
        first = self.subject if subject_first else self.finite
        last = max(token, self.subject, key=lambda t: t.i)
        text = " ".join([*order, *inner, *rest])
        if first.text[0].isupper():
            text = text[0].upper() + text[1:]
        return Suggestion(text, Span(first.idx, last.idx + len(last)))


def active_words(passive: Passive) -> tuple[str, str]:
    """The passive's verb in the active and in the same tense, as in a clause with *der* and as
    after a subject: (*ikke kan sende*, *kan ikke sende*), (*har afslået*, *har afslået*)."""
    finite = _finite_of(passive)
    verb, rest = paradigm(passive.verb).get("pres", passive.verb), list[str]()
    if finite is not None:
        verb, rest = _active(passive, finite)
    negation = ["ikke"] if _is_negated(passive, finite) else []
    return " ".join([*negation, verb, *rest]), " ".join([verb, *negation, *rest])


def _is_negated(passive: Passive, finite: Token | None) -> bool:
    if any(child.lower_ == "ikke" for child in passive.token.children):
        return True
    if finite is None:
        return False
    return any(t.lower_ == "ikke" for t in finite.doc[finite.i : passive.token.i])


def _active(passive: Passive, finite: Token) -> tuple[str, list[str]]:
    """The finite verb, and what stands where the passive's last word stood."""
    forms = paradigm(passive.verb)
    word = finite.lower_
    if word in ("er", "var"):
        return ("har" if word == "er" else "havde"), [passive.token.lower_]
    if word in ("bliver", "blev"):
        return forms["pres" if word == "bliver" else "past"], []
    if finite.i != passive.token.i:  # a modal
        return word, [passive.verb]
    return forms["past" if form_of(word, passive.verb) == "s_past" else "pres"], []


def verb_group(passive: Passive) -> VerbGroup | None:
    """The group around a passive, if its formal subject stands right beside the finite verb."""
    finite = _finite_of(passive)
    if finite is None:
        return None
    doc, token = finite.doc, passive.token
    subject = formal_subject(passive)
    if subject is None:
        return None
    inner = doc[finite.i + 1 : token.i]
    allowed = {"ADV", "PART", "AUX"}
    if any(t.pos_ not in allowed and t.i != subject.i for t in inner):
        return None
    return VerbGroup(passive, subject, finite)


def formal_subject(passive: Passive) -> Token | None:
    """*det* or *der* right beside the finite verb of a passive."""
    finite = _finite_of(passive)
    if finite is None:
        return None
    doc, sent = finite.doc, finite.sent
    before = doc[finite.i - 1] if finite.i > sent.start else None
    after = doc[finite.i + 1] if finite.i + 1 < sent.end else None
    for subject in (before, after):
        if subject is not None and subject.lower_ in _FORMAL and subject.i != passive.token.i:
            is_other = subject.lower_ == "der" and _is_relative(subject)
            return None if is_other else subject
    return None


def _is_relative(token: Token) -> bool:
    """*skemaet, der skal udfyldes*: here »der« is the noun before it."""
    previous = token.nbor(-1) if token.i > token.sent.start else None
    if previous is None:
        return False
    return previous.pos_ in ("NOUN", "PROPN", "PRON") or (
        previous.text == ","
        and token.i > token.sent.start + 1
        and token.nbor(-2).pos_ in ("NOUN", "PROPN", "PRON")
    )


def _finite_of(passive: Passive) -> Token | None:
    """The finite verb of a passive's verb group."""
    modal = modal_of(passive)
    if modal is not None:
        return modal
    auxiliary = passive.auxiliary
    if auxiliary is None:
        return passive.token
    if auxiliary.lower_ not in ("blevet", "være", "været", "blive"):
        return auxiliary
    for other in reversed(auxiliary.doc[auxiliary.sent.start : auxiliary.i]):
        if other.lower_ in ("er", "var"):
            return other
        if other.pos_ in ("VERB", "SCONJ"):
            return None
    return None


def that_follows(token: Token) -> bool:
    """Whether *at …* or *om …* follows: at once (*det anbefales at …*), after adverbs (*det
    vurderes derfor, om …*), or after a comma (*det vurderes på den baggrund, at …*)."""
    close = True
    for other in token.doc[token.i + 1 : min(token.i + _NEAR, token.sent.end)]:
        after_comma = other.nbor(-1).text == ","
        if other.lower_ in ("at", "om", "hvorvidt") and (close or after_comma):
            return True
        if other.pos_ in ("VERB", "AUX") or other.text in (".", ";", ":"):
            return False
        close = close and other.pos_ in ("ADV", "PUNCT", "PRON")
    return False


def is_coordinated(passive: Passive) -> bool:
    """*skal udfyldes og sendes*: what is said of one verb must then be said of both."""
    token = passive.token
    following = token.nbor(1) if token.i + 1 < token.sent.end else None
    if following is not None and following.lower_ in ("og", "eller"):
        return True
    return any(child.dep_ == "conj" for child in token.children)


def object_follows(token: Token) -> bool:
    """Whether a noun phrase follows at once: *der er truffet afgørelse*."""
    following = token.nbor(1) if token.i + 1 < token.sent.end else None
    return following is not None and following.pos_ not in _NOT_BEFORE_OBJECT
