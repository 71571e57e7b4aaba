"""What a sentence must have for a token pattern to match at all.

spaCy's matcher tries every token against every pattern, which costs more than the rest of a
check. Most sentences lack a word or a feature that the pattern names, and that is soon asked.
Where all is there, what must stand side by side often does not.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence, Set
from functools import lru_cache
from operator import attrgetter
from typing import TYPE_CHECKING, Any, NamedTuple

if TYPE_CHECKING:
    from spacy.tokens import Token

_ATTRIBUTES = ("LOWER", "LEMMA", "DEP", "MORPH")
_ONE_OR_MORE = ("1", "+")
_READ: Mapping[str, Callable[[Any], Any]] = {
    "LOWER": attrgetter("lower_"),
    "TEXT": attrgetter("text"),
    "IS_SENT_START": lambda token: token.is_sent_start is True,
    "LEMMA": attrgetter("lemma_"),
    "POS": attrgetter("pos_"),
    "DEP": attrgetter("dep_"),
}
"""How an attribute of a token is read: words first, which are rarest."""


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


Read = Callable[[Any], Any]


class Step(NamedTuple):
    """What one token of a pattern must be: how it is read → the values it may have, those it may
    not have, and an expression that must be found; and its morphological features.
    """

    allowed: tuple[tuple[Read, frozenset[Any]], ...]
    barred: tuple[tuple[Read, frozenset[Any]], ...]
    like: tuple[tuple[Read, re.Pattern[str]], ...]
    features: tuple[str, ...]

    def fits(self, token: Token) -> bool:
        """Whether a token may stand here."""
        # Plain loops: this is asked of most words of many sentences.
        for read, values in self.allowed:
            if read(token) not in values:
                return False
        for feature in self.features:
            if feature not in token.morph:
                return False
        for read, values in self.barred:
            if read(token) in values:
                return False
        return not self.like or all(like.search(read(token)) for read, like in self.like)


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
    asked = [(read, token[name]) for name, read in _READ.items() if name in token]
    choices = [(read, value) for read, value in asked if isinstance(value, dict)]
    morph = token.get("MORPH")
    return Step(
        (
            *((read, frozenset({value})) for read, value in asked if not isinstance(value, dict)),
            *((read, frozenset(value["IN"])) for read, value in choices if "IN" in value),
        ),
        tuple((read, frozenset(value["NOT_IN"])) for read, value in choices if "NOT_IN" in value),
        tuple((read, re.compile(value["REGEX"])) for read, value in choices if "REGEX" in value),
        tuple(morph.get("IS_SUPERSET", ())) if isinstance(morph, dict) else (),
    )


def stands(steps: Sequence[Step], tokens: Sequence[Token]) -> bool:
    """Whether the tokens of a run stand somewhere in a sentence."""
    if not steps:
        return True
    fits, rest = steps[0].fits, steps[1:]
    for at in range(len(tokens) - len(rest)):
        if fits(tokens[at]) and all(
            step.fits(tokens[at + on]) for on, step in enumerate(rest, start=1)
        ):
            return True
    return False


def follow(steps: Iterable[Step], tokens: Sequence[Token]) -> bool:
    """Whether tokens that fit the steps stand in a sentence one after the other."""
    rest = iter(tokens)
    for step in steps:
        fits = step.fits
        for token in rest:
            if fits(token):
                break
        else:
            return False
    return True


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
    return set().union(*(_features(str(token.morph)) for token in tokens))


@lru_cache(maxsize=1024)
def _features(morph: str) -> frozenset[str]:
    return frozenset(morph.split("|"))
