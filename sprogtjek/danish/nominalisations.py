"""Danish nouns that hide a verb, and light verbs that go with them.

The lists stand in ``nominalisations.yaml`` and ``light_verbs.yaml``.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files
from typing import Any

from sprogtjek.danish.nouns import paradigm
from sprogtjek.danish.voice import voices
from sprogtjek.schema import build, load_yaml


@dataclass(frozen=True)
class LightVerb:
    """A light verb with its noun and the plain verb that says the same. Keys as in the file."""

    light: tuple[str, ...]
    noun: tuple[str, ...]
    prep: str
    plain: str
    pre: str = ""
    alone: bool = False
    clause: bool = False
    advice: bool = False
    hint: bool = False


@dataclass(frozen=True)
class Nominalisations:
    """``verbs``: plain verb by noun. ``forms``: noun by written form, genitive left out."""

    verbs: Mapping[str, str]
    forms: Mapping[str, str]
    lexicalised: frozenset[str]
    events: frozenset[str]


@lru_cache(maxsize=1)
def nominalisations() -> Nominalisations:
    """The verbal nouns, read once."""
    data = _read("nominalisations")
    verbs = {**dict(_regular()), **data["other"]}
    return Nominalisations(
        verbs,
        noun_forms(verbs),
        frozenset(data["lexicalised"].split()),
        frozenset(data["events"].split()),
    )


@lru_cache(maxsize=1)
def general_light_verbs() -> frozenset[str]:
    """The light verbs that go with any verbal noun."""
    return frozenset(_read("light_verbs")["general"])


@lru_cache(maxsize=1)
def light_verbs() -> tuple[LightVerb, ...]:
    """The fixed pairs of light verb and noun, in file order."""
    return tuple(build(LightVerb, row) for row in _read("light_verbs")["fixed"])


def noun_forms(nouns: Mapping[str, Any] | tuple[str, ...]) -> dict[str, str]:
    """Noun by each of its written forms."""
    return {form: noun for noun in nouns for form in paradigm(noun).values()}


def _regular() -> Iterator[tuple[str, str]]:
    """Noun and verb for every ending; a noun that does not exist does no harm.

    Before n a double consonant is written single: *afslutte, afslutning*.
    """
    for verb in sorted(voices().transitive | voices().change):
        stem = verb.removesuffix("e") if len(verb) > 3 else verb
        short = stem[:-1] if stem[-1] == stem[-2] else stem
        yield stem + "ing", verb
        yield short + "ning", verb
        yield stem + "else", verb


@lru_cache(maxsize=2)
def _read(name: str) -> Any:
    path = files("sprogtjek.danish") / f"{name}.yaml"
    return load_yaml(path.read_text("utf-8"), f"danish/{name}.yaml")
