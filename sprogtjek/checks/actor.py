"""Whom a passive hides: the sender who decides, the reader who must act."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files
from typing import TYPE_CHECKING, Any

from sprogtjek.checks.passive_clause import Passive, has_agent, modal_of
from sprogtjek.checks.verb_group import that_follows, verb_group
from sprogtjek.danish.voice import verb_of_participle
from sprogtjek.schema import load_yaml

if TYPE_CHECKING:
    from spacy.tokens import Token

_IMAGINED = frozenset(
    """hvis når inden før efter indtil om såfremt medmindre uanset hvornår hvordan hvilke
    hvilken hvilket hvad hvem mens jo dersom førend forinden hvorvidt""".split()
)
_RULE_MODALS = frozenset({"kan", "kunne", "skal", "skulle", "bør", "burde", "ville"})
_PERSONS = frozenset({"du", "i", "de", "man", "ansøger", "borgeren"})
_INSTRUCTIONS = frozenset({"skal", "kan", "bør", "må"})


@dataclass(frozen=True)
class VerbTable:
    """Verbs by themselves, and verbs together with a noun."""

    alone: frozenset[str]
    told: frozenset[str]
    left_out: frozenset[str]
    refused: frozenset[str]
    with_object: Mapping[str, Sequence[str]]


@lru_cache(maxsize=2)
def verb_table(name: str) -> VerbTable:
    """The table of ``danish/NAME.yaml``, read once."""
    path = files("sprogtjek.danish") / f"{name}.yaml"
    data: Any = load_yaml(path.read_text("utf-8"), f"danish/{name}.yaml")
    return VerbTable(
        frozenset(data["verbs"].split()),
        frozenset(data.get("told", "").split()),
        frozenset(data.get("left_out", "").split()),
        frozenset(data.get("refused", "").split()),
        data["with_object"],
    )


def hides_decision(passive: Passive) -> bool:
    """Whether a decision or a view of the sender stands without saying whose it is."""
    if has_agent(passive.token) or _is_imagined(passive):
        return False
    verbs = verb_table("decision_verbs")
    if passive.verb in verbs.told and _is_impersonal_that(passive):
        return True
    fits = passive.verb in verbs.alone or _noun_near(
        passive, verbs.with_object.get(passive.verb, ())
    )
    return fits and not _is_rule(passive)


def _is_rule(passive: Passive) -> bool:
    """*kan nedsættes, skal vurderes, at blive vurderet*: nothing has been decided yet.

    But *kan ikke imødekommes* is a decision.
    """
    modal = modal_of(passive)
    if modal is not None:
        refused = passive.verb in verb_table("decision_verbs").refused
        if refused and modal.lower_ == "kan" and _is_negated(passive.token, modal):
            return False
        return modal.lower_ in _RULE_MODALS
    token = passive.auxiliary or passive.token
    before = token.nbor(-1) if token.i > token.sent.start else None
    return before is not None and before.lower_ == "at" and before.pos_ == "PART"


def _is_negated(token: Token, modal: Token) -> bool:
    start, end = sorted((token.i, modal.i))
    return any(t.lower_ in ("ikke", "ej") for t in token.doc[max(start - 1, 0) : end])


def _is_imagined(passive: Passive) -> bool:
    """A condition or an indirect question: *når afgørelsen træffes*, *hvordan det vurderes*."""
    if passive.auxiliary is not None and passive.auxiliary.lower_ in ("blev", "var"):
        return False  # »inden afgørelsen blev truffet«: it happened
    first = passive.token
    if any(child.lower_ in _IMAGINED for child in first.children if child.i < first.i):
        return not any(_is_whose(child) for child in first.children)
    for other in reversed(first.doc[first.sent.start : first.i]):
        if other.text in (",", ":", ";", "–"):
            break
        first = other
    if _is_finite_of(first, passive) and first.i == first.sent.start:
        return True  # »Fastholdes afgørelsen, sender vi …«
    return first.lower_ in _IMAGINED and not _is_whose(first)


def _is_finite_of(token: Token, passive: Passive) -> bool:
    auxiliary = passive.auxiliary
    return token.i == passive.token.i or (auxiliary is not None and token.i == auxiliary.i)


def _is_whose(token: Token) -> bool:
    """*oplysninger, hvis offentliggørelse …*: here »hvis« is no condition."""
    if token.lower_ != "hvis" or token.i + 1 >= token.sent.end or token.i < token.sent.start + 2:
        return False
    return token.nbor(1).pos_ == "NOUN" and token.nbor(-1).text == ","


def _noun_near(passive: Passive, nouns: Sequence[str]) -> bool:
    token = passive.token
    start, end = max(token.sent.start, token.i - 7), min(token.sent.end, token.i + 6)
    return any(_is_form_of(other.lower_, noun) for other in token.doc[start:end] for noun in nouns)


def _is_form_of(word: str, noun: str) -> bool:
    # Long ones as the last part of a compound too: *septiktanken*.
    return word.startswith(noun) or (len(noun) > 3 and noun in word)


def _is_impersonal_that(passive: Passive) -> bool:
    """*det bemærkes, at …*; *derfor bemærkes det, at …*."""
    group = verb_group(passive)
    return group is not None and group.subject.lower_ == "det" and that_follows(passive.token)


def instructs_reader(passive: Passive) -> bool:
    """Whether the passive asks the reader to do something without saying so."""
    if passive.verb == "bede":
        return bidden(passive.token) is not None
    modal = modal_of(passive)
    if modal is None or modal.lower_ not in _INSTRUCTIONS or has_agent(passive.token):
        return False
    if _is_impersonal_that(passive):  # »det skal oplyses, at …«: the sender speaks
        return False
    verbs = verb_table("reader_actions")
    nouns = verbs.with_object.get(passive.verb, ())
    fits = passive.verb in verbs.alone or _noun_near(passive, nouns)
    return fits and not _goes_to_reader(passive.token)


def bidden(token: Token) -> Token | None:
    """The participle of *skemaet bedes udfyldt*; none in *du bedes udfylde*, which says *du*."""
    if token.i > token.sent.start and token.nbor(-1).lower_ in _PERSONS:
        return None
    for other in token.doc[token.i + 1 : min(token.i + 6, token.sent.end)]:
        if verb_of_participle(other.lower_):
            return other
        if other.lower_ in _PERSONS or other.pos_ in ("VERB", "AUX", "PUNCT"):
            return None
    return None


def _goes_to_reader(token: Token) -> bool:
    """*skal sendes til dig*: then the reader is not the one who sends."""
    return any(
        other.lower_ in ("dig", "jer", "dem") and other.nbor(-1).lower_ == "til"
        for other in token.doc[token.i + 1 : token.sent.end]
    )
