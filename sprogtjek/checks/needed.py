"""What a sentence must have for a token pattern to match at all.

spaCy's matcher tries every token against every pattern, which costs more than the rest of a
check. Most sentences lack a word or a feature that the pattern names, and that is soon asked.
Where all is there, what must stand side by side often does not.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence, Set
from typing import TYPE_CHECKING, Any, NamedTuple

if TYPE_CHECKING:
    from spacy.tokens import Token

_ATTRIBUTES = ("LOWER", "LEMMA", "DEP", "MORPH")
_ONE_OR_MORE = ("1", "+")
_SIDE_BY_SIDE = ("IS_SENT_START", "LOWER", "TEXT", "LEMMA", "POS")


class Need(NamedTuple):
    """One of ``values`` must occur among the values of ``attribute``."""

    attribute: str
    values: frozenset[str]


def needs(pattern: Sequence[Mapping[str, Any]]) -> tuple[Need, ...]:
    """The needs of a token pattern: they all must be met. Words come first: they are rarest."""
    return tuple(
        need
        for attribute in _ATTRIBUTES
        for token in pattern
        if token.get("OP", "1") in _ONE_OR_MORE
        for need in _of_value(attribute, token.get(attribute))
    )


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
    """What one token of a run must be: attribute → the values it may have."""

    allowed: tuple[tuple[str, frozenset[Any]], ...]

    def fits(self, token: Token) -> bool:
        """Whether a token may stand here."""
        for attribute, values in self.allowed:
            if _value(token, attribute) not in values:
                break
        else:
            return True
        return False


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
    return Step(
        tuple(
            (attribute, values)
            for attribute in _SIDE_BY_SIDE
            if attribute in token and (values := _values_allowed(token[attribute]))
        )
    )


def _values_allowed(value: Any) -> frozenset[Any]:
    if isinstance(value, dict):
        return frozenset(value["IN"]) if value.keys() == {"IN"} else frozenset()
    return frozenset({value})


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


def _value(token: Token, attribute: str) -> Any:
    if attribute == "LOWER":
        return token.lower_
    if attribute == "POS":
        return token.pos_
    if attribute == "LEMMA":
        return token.lemma_
    return token.text if attribute == "TEXT" else token.is_sent_start is True


class Inventory:
    """The values that occur in a sentence, by attribute; each is looked up when first asked for."""

    def __init__(self, tokens: Iterable[Token]) -> None:
        self._tokens = tokens
        self._found: dict[str, set[str]] = {}

    @property
    def words(self) -> Set[str]:
        """The words in small letters."""
        return self._all("LOWER")

    def has(self, need: Need) -> bool:
        """Whether one of the values that are needed occurs."""
        return not need.values.isdisjoint(self._all(need.attribute))

    def _all(self, attribute: str) -> Set[str]:
        if attribute not in self._found:
            self._found[attribute] = _values(self._tokens, attribute)
        return self._found[attribute]


def _values(tokens: Iterable[Token], attribute: str) -> set[str]:
    if attribute == "LOWER":
        return {token.lower_ for token in tokens}
    if attribute == "LEMMA":
        return {token.lemma_ for token in tokens}
    if attribute == "DEP":
        return {token.dep_ for token in tokens}
    morphs = {str(token.morph) for token in tokens}
    return {feature for morph in morphs for feature in morph.split("|")}
