"""What a sentence must have for a token pattern to match at all.

spaCy's matcher tries every token against every pattern, which costs more than the rest of a
check. Most sentences lack a word or a feature that the pattern names, and that is soon asked.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
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
    """The needs of a token pattern: they all must be met."""
    return tuple(
        need
        for token in pattern
        if token.get("OP", "1") in _ONE_OR_MORE
        for attribute in _ATTRIBUTES
        for need in _of_value(attribute, token.get(attribute))
    )


def _of_value(attribute: str, value: Any) -> Iterator[Need]:
    if isinstance(value, str):
        yield Need(attribute, frozenset({value}))
    elif isinstance(value, dict) and "IN" in value and attribute != "MORPH":
        yield Need(attribute, frozenset(value["IN"]))
    elif isinstance(value, dict) and "IS_SUPERSET" in value:
        yield from (Need(attribute, frozenset({feature})) for feature in value["IS_SUPERSET"])


def inventory(tokens: Iterable[Token]) -> dict[str, set[str]]:
    """The values that occur in a sentence, by attribute; single features under ``MORPH``."""
    found: dict[str, set[str]] = {attribute: set() for attribute in _ATTRIBUTES}
    for token in tokens:
        found["LOWER"].add(token.lower_)
        found["LEMMA"].add(token.lemma_)
        found["DEP"].add(token.dep_)
        found["MORPH"].add(str(token.morph))
    found["MORPH"].update(*(morph.split("|") for morph in tuple(found["MORPH"])))
    return found


def met(wanted: Sequence[Need], there: Mapping[str, Collection[str]]) -> bool:
    """Whether a sentence has all that is needed."""
    return all(not need.values.isdisjoint(there[need.attribute]) for need in wanted)
