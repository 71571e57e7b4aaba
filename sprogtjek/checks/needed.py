"""What a sentence must have for a token pattern to match at all.

spaCy's matcher tries every token against every pattern, which costs more than the rest of a
check. Most sentences lack a word or a feature that the pattern names, and that is soon asked.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from spacy.tokens import Token

_ATTRIBUTES = ("LOWER", "LEMMA", "DEP", "MORPH")
_ONE_OR_MORE = ("1", "+")


@dataclass(frozen=True, slots=True)
class Need:
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


class Inventory:
    """The values that occur in a sentence, by attribute; each is looked up when first asked for."""

    def __init__(self, tokens: Iterable[Token]) -> None:
        self._tokens = tokens
        self._found: dict[str, set[str]] = {}

    def has(self, need: Need) -> bool:
        """Whether one of the values that are needed occurs."""
        if need.attribute not in self._found:
            self._found[need.attribute] = _values(self._tokens, need.attribute)
        return not need.values.isdisjoint(self._found[need.attribute])


def _values(tokens: Iterable[Token], attribute: str) -> set[str]:
    if attribute == "LOWER":
        return {token.lower_ for token in tokens}
    if attribute == "LEMMA":
        return {token.lemma_ for token in tokens}
    if attribute == "DEP":
        return {token.dep_ for token in tokens}
    morphs = {str(token.morph) for token in tokens}
    return {feature for morph in morphs for feature in morph.split("|")}
