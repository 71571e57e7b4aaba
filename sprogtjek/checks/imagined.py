"""Passives that tell of nothing done to anybody: conditions, questions and rules for all."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sprogtjek.checks.finite import is_finite
from sprogtjek.checks.kept import kept
from sprogtjek.checks.passive_clause import Passive

if TYPE_CHECKING:
    from spacy.tokens import Token

_CONDITIONS = frozenset({"hvis", "når", "såfremt", "medmindre", "dersom", "uanset"})
_IMAGINED = _CONDITIONS | frozenset(
    """inden før efter indtil om hvornår hvordan hvilke hvilken hvilket hvad hvem mens jo
    førend forinden hvorvidt""".split()
)
_BOUNDARIES = frozenset({",", ":", ";", "–"})
_USUALLY = frozenset(
    """hovedregel regel udgangspunkt normalt almindeligvis sædvanligvis typisk ofte oftest
    årligt månedligt løbende altid derefter dernæst""".split()
)
_EACH = frozenset({"hver", "hvert"})
_SPANS = frozenset({"år", "måned", "uge", "dag", "kvartal", "gang", "halvår"})


def is_done(passive: Passive) -> bool:
    """Whether it has happened: *er fastsat, blev nedsat, er blevet ændret, opkrævedes*."""
    if passive.auxiliary is None:
        return "Past" in passive.token.morph.get("Tense", [])
    return passive.auxiliary.lower_ not in ("bliver", "blive", "være")


@kept
def is_imagined(passive: Passive) -> bool:
    """A condition or an indirect question: *når afgørelsen træffes*, *hvordan det vurderes*."""
    if passive.auxiliary is not None and passive.auxiliary.lower_ in ("blev", "var"):
        return False  # »inden afgørelsen blev truffet«: it happened
    token = passive.token
    if any(_imagines(child) for child in token.children if child.i < token.i):
        return not any(is_whose(child) for child in token.children)
    first = _first_of_clause(token)
    if _is_finite_of(first, passive) and first.i == first.sent.start:
        return True  # »Fastholdes afgørelsen, sender vi …«
    return first.lower_ in _IMAGINED and not is_whose(first)


def _imagines(token: Token) -> bool:
    """*hvis, når, om*; but not the preposition in *afgørelse om, at …*."""
    if token.lower_ == "om" and token.nbor(1).text == ",":
        return False
    return token.lower_ in _IMAGINED


@kept
def _first_of_clause(token: Token) -> Token:
    """The word after the last comma or the like before ``token``."""
    first = token
    for other in reversed(first.doc[first.sent.start : first.i]):
        if other.text in _BOUNDARIES:
            break
        first = other
    return first


def _is_finite_of(token: Token, passive: Passive) -> bool:
    auxiliary = passive.auxiliary
    return token.i == passive.token.i or (auxiliary is not None and token.i == auxiliary.i)


def is_whose(token: Token) -> bool:
    """Whether »hvis« is no condition: *oplysninger, hvis offentliggørelse …*."""
    if token.lower_ != "hvis" or token.i + 1 >= token.sent.end or token.i < token.sent.start + 2:
        return False
    return token.nbor(1).pos_ == "NOUN" and token.nbor(-1).text == ","


def is_usual(passive: Passive) -> bool:
    """A rule for all, by an adverb: *hjælpen bevilges normalt for et år*."""
    return not is_done(passive) and any(_is_usually(token) for token in clause(passive.token))


def _is_usually(token: Token) -> bool:
    if token.lower_ in _EACH and token.i + 1 < token.sent.end:
        return token.nbor(1).lower_ in _SPANS  # »hvert år«
    return token.lower_ in _USUALLY


@kept
def clause(token: Token) -> list[Token]:
    """The words between the commas around ``token``."""
    words: list[Token] = []
    for other in token.doc[_first_of_clause(token).i : token.sent.end]:
        if other.text in _BOUNDARIES and other.i > token.i:
            break
        words.append(other)
    return words


def has_condition(token: Token) -> bool:
    """Whether a condition stands right before the main clause of a passive or right after it.

    *Hvis du bliver væk, nedsættes hjælpen*; *hjælpen forhøjes, når du er fyldt 18 år*.
    """
    return _follows_condition(token) or _begins_condition(token)


def is_relative(token: Token) -> bool:
    """Whether a passive stands in a relative clause: *afstanden, der er fastsat i planen*."""
    first = _first_of_clause(token).lower_
    # »afgørelse om, at ydelsen nedsættes«: the parser often takes this for a relative clause.
    return first in ("der", "som") or (token.dep_ == "acl:relcl" and first != "at")


def _follows_condition(token: Token) -> bool:
    first = _first_of_clause(token)
    if first.i <= token.sent.start + 1 or not _is_inverted(first, token):
        return False
    start = token.sent[0]
    return start.lower_ in _CONDITIONS or (is_finite(start) and "?" not in token.sent.text)


def _is_inverted(first: Token, token: Token) -> bool:
    """*…, nedsættes hjælpen*, *…, vil hjælpen blive nedsat*: the clause begins with its verb."""
    return first.i == token.i or (is_finite(first) and first.nbor(-1).text == ",")


def _begins_condition(token: Token) -> bool:
    """*bevilges, når*, but not *det vurderes, at du kan arbejde, når*."""
    for other in token.doc[token.i + 1 : token.sent.end]:
        if other.text in _BOUNDARIES and other.i + 1 < token.sent.end:
            return other.nbor(1).lower_ in _CONDITIONS
    return False
