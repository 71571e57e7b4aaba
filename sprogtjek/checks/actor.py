"""Whom a passive hides: the sender who decides, the reader who must act."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files
from typing import TYPE_CHECKING, Any

from sprogtjek.checks.passive_voice import Passive, has_agent, modal_of
from sprogtjek.checks.verb_group import that_follows, verb_group
from sprogtjek.danish.voice import voices
from sprogtjek.schema import load_yaml

if TYPE_CHECKING:
    from spacy.tokens import Token

_IMAGINED = frozenset(
    """hvis når inden før efter indtil om såfremt medmindre uanset hvornår hvor hvordan hvilke
    hvilken hvilket hvad hvem mens jo dersom førend forinden hvorvidt""".split()
)
_RULE_MODALS = frozenset({"kan", "kunne", "skal", "skulle", "bør", "burde", "ville"})
_INSTRUCTIONS = frozenset({"skal", "kan", "bør", "må"})


@dataclass(frozen=True)
class VerbTable:
    """Verbs by themselves, and verbs together with a noun."""

    alone: frozenset[str]
    told: frozenset[str]
    left_out: frozenset[str]
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
        data["with_object"],
    )


def hides_decision(passive: Passive) -> bool:
    """Whether a decision or a view of the sender stands without saying whose it is."""
    if has_agent(passive.token) or _is_imagined(passive) or "§" in passive.token.sent.text:
        return False
    verbs = verb_table("decision_verbs")
    if passive.verb in verbs.told:
        return _is_impersonal_that(passive)
    if passive.verb in verbs.with_object:
        fits = _noun_near(passive, verbs.with_object[passive.verb])
    else:
        fits = passive.verb in verbs.alone
    return fits and not _is_rule(passive)


def _is_rule(passive: Passive) -> bool:
    """*kan nedsættes, skal vurderes, at blive vurderet*: nothing has been decided yet."""
    modal = modal_of(passive)
    if modal is not None:
        return modal.lower_ in _RULE_MODALS
    token = passive.auxiliary or passive.token
    before = token.nbor(-1) if token.i > token.sent.start else None
    return before is not None and before.lower_ == "at" and before.pos_ == "PART"


def _is_imagined(passive: Passive) -> bool:
    clause = passive.token
    if any(child.lower_ in _IMAGINED for child in clause.children if child.i < clause.i):
        return True
    for other in reversed(clause.doc[clause.sent.start : clause.i]):
        if other.text in (",", ":", ";", "–"):
            break
        clause = other
    return clause.lower_ in _IMAGINED


def _noun_near(passive: Passive, nouns: Sequence[str]) -> bool:
    token = passive.token
    start, end = max(token.sent.start, token.i - 7), min(token.sent.end, token.i + 6)
    return any(other.lower_.startswith(tuple(nouns)) for other in token.doc[start:end])


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
    verbs = verb_table("reader_actions")
    nouns = verbs.with_object.get(passive.verb, ())
    fits = passive.verb in verbs.alone or _noun_near(passive, nouns)
    return fits and not _goes_to_reader(passive.token)


def bidden(token: Token) -> Token | None:
    """The participle of *skemaet bedes udfyldt*; none in *du bedes udfylde*, which says *du*."""
    following = token.nbor(1) if token.i + 1 < token.sent.end else None
    if following is None or following.lower_ not in voices().participles:
        return None
    return following


def _goes_to_reader(token: Token) -> bool:
    """*skal sendes til dig*: then the reader is not the one who sends."""
    return any(
        other.lower_ in ("dig", "jer", "dem") and other.nbor(-1).lower_ == "til"
        for other in token.doc[token.i + 1 : token.sent.end]
    )
