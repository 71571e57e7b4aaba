"""What a sentence must have for a token pattern to match at all.

spaCy's matcher tries every token against every pattern, which costs more than the rest of a
check. Most sentences lack a word or a feature that the pattern names, and that is soon asked.
Where all is there, what must stand side by side often does not.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence, Set
from typing import TYPE_CHECKING, Any, NamedTuple

if TYPE_CHECKING:
    from spacy.tokens import Token

_ATTRIBUTES = ("LOWER", "LEMMA", "DEP", "MORPH")
_ONE_OR_MORE = ("1", "+")
_OF_ONE_TOKEN = ("IS_SENT_START", "LOWER", "TEXT", "LEMMA", "POS", "DEP")


class Need(NamedTuple):
    """One of ``values`` must occur among the values of ``attribute``."""

    attribute: str
    values: frozenset[str]


def needs(pattern: Sequence[Mapping[str, Any]]) -> tuple[Need, ...]:
    """The needs of a token pattern: they all must be met. Words come first, the long ones before
    the short: they are rarest.
    """
    found = [
        need
        for attribute in _ATTRIBUTES
        for token in _required(pattern)
        for need in _of_value(attribute, token.get(attribute))
    ]
    return tuple(sorted(found, key=_commonness))


def _required(pattern: Sequence[Mapping[str, Any]]) -> list[Mapping[str, Any]]:
    return [token for token in pattern if token.get("OP", "1") in _ONE_OR_MORE]


def _commonness(need: Need) -> tuple[int, int]:
    shortest = min(map(len, need.values), default=0)
    return (_ATTRIBUTES.index(need.attribute), -shortest if need.attribute == "LOWER" else 0)


def _of_value(attribute: str, value: Any) -> Iterator[Need]:
    if isinstance(value, str):
        yield Need(attribute, frozenset({value}))
    elif isinstance(value, dict) and "IN" in value and attribute != "MORPH":
        yield Need(attribute, frozenset(value["IN"]))
    elif isinstance(value, dict) and "IS_SUPERSET" in value:
        yield from (Need(attribute, frozenset({feature})) for feature in value["IS_SUPERSET"])


def words_needed(found: Iterable[Need]) -> frozenset[str] | None:
    """The words of which one is needed first, in small letters; ``None`` if none is."""
    return next((need.values for need in found if need.attribute == "LOWER"), None)


class Step(NamedTuple):
    """What one token of a pattern must be: attribute → the values it may have, those it may not
    have, and an expression that must be found in it; and its morphological features.
    """

    allowed: tuple[tuple[str, frozenset[Any]], ...]
    barred: tuple[tuple[str, frozenset[Any]], ...]
    like: tuple[tuple[str, re.Pattern[str]], ...]
    features: tuple[str, ...]

    def fits(self, token: Token) -> bool:
        """Whether a token may stand here."""
        for attribute, values in self.allowed:
            if _value(token, attribute) not in values:
                return False
        return self._fits_rest(token)

    def _fits_rest(self, token: Token) -> bool:
        return (
            all(feature in token.morph for feature in self.features)
            and all(_value(token, attribute) not in values for attribute, values in self.barred)
            and all(like.search(str(_value(token, attribute))) for attribute, like in self.like)
        )


def in_order(pattern: Sequence[Mapping[str, Any]]) -> tuple[Step, ...]:
    """What must stand in a sentence one after the other, whatever stands between."""
    return tuple(map(_step, _required(pattern)))


def run(pattern: Sequence[Mapping[str, Any]]) -> tuple[Step, ...]:
    """The first of the longest runs of tokens that must stand side by side, one of each."""
    runs: list[list[Step]] = [[]]
    for token in pattern:
        if token.get("OP", "1") == "1":
            runs[-1].append(_step(token))
        else:
            runs.append([])
    longest = max(runs, key=len)
    return tuple(longest)


def _step(token: Mapping[str, Any]) -> Step:
    asked = [(each, token[each]) for each in _OF_ONE_TOKEN if each in token]
    choices = [(each, value) for each, value in asked if isinstance(value, dict)]
    morph = token.get("MORPH")
    return Step(
        (
            *((each, frozenset({value})) for each, value in asked if not isinstance(value, dict)),
            *((each, frozenset(value["IN"])) for each, value in choices if "IN" in value),
        ),
        tuple((each, frozenset(value["NOT_IN"])) for each, value in choices if "NOT_IN" in value),
        tuple((each, re.compile(value["REGEX"])) for each, value in choices if "REGEX" in value),
        tuple(morph.get("IS_SUPERSET", ())) if isinstance(morph, dict) else (),
    )


def stands(steps: Sequence[Step], tokens: Sequence[Token]) -> bool:
    """Whether the tokens of a run stand somewhere in a sentence."""
    if not steps:
        return True
    first, size = steps[0], len(steps)
    for at in range(len(tokens) - size + 1):
        if first.fits(tokens[at]) and all(
            step.fits(tokens[at + on]) for on, step in enumerate(steps)
        ):
            return True
    return False


def follow(steps: Iterable[Step], tokens: Sequence[Token]) -> bool:
    """Whether tokens that fit the steps stand in a sentence one after the other."""
    rest = iter(tokens)
    return all(any(step.fits(token) for token in rest) for step in steps)


def _value(token: Token, attribute: str) -> Any:
    if attribute == "LOWER":
        return token.lower_
    if attribute == "POS":
        return token.pos_
    if attribute == "LEMMA":
        return token.lemma_
    if attribute == "DEP":
        return token.dep_
    return token.text if attribute == "TEXT" else token.is_sent_start is True


class Inventory:
    """The values that occur in a sentence, by attribute; each is looked up when first asked for."""

    def __init__(self, tokens: Iterable[Token]) -> None:
        self._tokens = tokens
        self._found: dict[str, Set[str]] = {}

    def has(self, need: Need) -> bool:
        """Whether one of the values that are needed occurs."""
        found = self._found.get(need.attribute)
        if found is None:
            found = self._found[need.attribute] = _values(self._tokens, need.attribute)
        return not need.values.isdisjoint(found)


def _values(tokens: Iterable[Token], attribute: str) -> set[str]:
    if attribute == "LOWER":
        return {token.lower_ for token in tokens}
    if attribute == "LEMMA":
        return {token.lemma_ for token in tokens}
    if attribute == "DEP":
        return {token.dep_ for token in tokens}
    morphs = {str(token.morph) for token in tokens}
    return {feature for morph in morphs for feature in morph.split("|")}
