"""Danish nouns that hide a verb, and light verbs that go with them.

The lists stand in ``nominalisations.yaml`` and ``light_verbs.yaml``.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from sprogtjek.danish.nouns import paradigm
from sprogtjek.danish.tables import table
from sprogtjek.danish.voice import voices

_ENDINGS = ("", "en", "n", "er", "r", "erne", "rne")
"""Of -ing and -else nouns: *vurdering-en, -er, -erne*; *undersøgelse-n, -r, -rne*."""


@dataclass(frozen=True)
class LightVerb:
    """A light verb with its noun and the plain verb that says the same. Keys as in the file."""

    light: tuple[str, ...]
    noun: tuple[str, ...]
    prep: str
    plain: str
    pre: str = ""
    act: str = ""
    alone: bool = False
    clause: bool = False
    advice: bool = False
    hint: bool = False


@dataclass(frozen=True)
class Nominalisations:
    """``others``: plain verb by noun, where it is not the noun's own stem; ``forms``: the noun
    by its written forms; ``objects``: preposition before what is the object of the verb;
    ``readers``: what a letter's reader does, and needs no object."""

    others: Mapping[str, str]
    forms: Mapping[str, str]
    lexicalised: frozenset[str]
    objects: Mapping[str, str]
    events: frozenset[str]
    readers: Mapping[str, str]


@lru_cache(maxsize=1)
def nominalisations() -> Nominalisations:
    """The lists, read once."""
    data = _read("nominalisations")
    return Nominalisations(
        data["other"],
        noun_forms(data["other"]),
        frozenset(data["lexicalised"].split()),
        data["objects"],
        frozenset(data["events"].split()),
        data["readers"],
    )


@lru_cache(maxsize=4096)
def verbal_noun(word: str) -> str | None:
    """The verbal noun, in the indefinite singular, that a word in lower case is a form of."""
    if word in nominalisations().forms:
        return nominalisations().forms[word]
    for ending in _ENDINGS:
        noun = word.removesuffix(ending)
        if word.endswith(ending) and verb_of(noun) is not None:
            return noun
    return None


@lru_cache(maxsize=4096)
def verb_of(noun: str) -> str | None:
    """The plain verb that a verbal noun in the indefinite singular hides; ``None`` for others."""
    if noun in nominalisations().others:
        return nominalisations().others[noun]
    known = voices()
    return next((v for v in _stems(noun) if v in known.transitive or v in known.change), None)


def _stems(noun: str) -> Iterator[str]:
    """The verbs a noun in -ing, -ning, -else may come from.

    Before n a double consonant is written single: *afslutte, afslutning*.
    """
    if noun.endswith("else"):
        yield noun[:-4] + "e"
        yield noun[:-4]  # *opnåelse*
    if noun.endswith("ning"):
        yield noun[:-4] + "e"
        yield noun[:-4] + noun[-5:-4] + "e"
    if noun.endswith("ing"):
        yield noun[:-3] + "e"


@lru_cache(maxsize=1)
def general_light_verbs() -> frozenset[str]:
    """The light verbs that go with any verbal noun."""
    return frozenset(_read("light_verbs")["general"])


@lru_cache(maxsize=1)
def light_verbs() -> tuple[LightVerb, ...]:
    """The fixed pairs of light verb and noun, in file order."""
    return tuple(_light_verb(**row) for row in _read("light_verbs")["fixed"])


@lru_cache(maxsize=1)
def manners() -> Mapping[str, str]:
    """The adverb to an adjective (as written) that tells how an act is done."""
    table = _read("light_verbs")["manner"]
    return {form: adverb for word, adverb in table.items() for form in word.split("/")}


def _light_verb(light: str | list[str], noun: str | list[str], **rest: Any) -> LightVerb:
    return LightVerb(_several(light), _several(noun), **rest)


def _several(value: str | list[str]) -> tuple[str, ...]:
    return (value,) if isinstance(value, str) else tuple(value)


def noun_forms(nouns: Mapping[str, Any] | tuple[str, ...]) -> dict[str, str]:
    """Noun by each of its written forms."""
    return {form: noun for noun in nouns for form in paradigm(noun).values()}


_read = lru_cache(maxsize=2)(table)
