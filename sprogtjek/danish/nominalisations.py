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
    verbs = {
        **{
            _stem(verb, ending) + ending: verb
            for ending in ("ing", "ning", "else")
            for verb in data[ending].split()
        },
        **data["other"],
    }
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


def _stem(verb: str, ending: str) -> str:
    """The verb without its e; a double consonant is written single before n (*afslutning*)."""
    stem = verb[:-1]
    return stem[:-1] if ending == "ning" and stem[-1] == stem[-2] else stem


def noun_forms(nouns: Mapping[str, Any] | tuple[str, ...]) -> dict[str, str]:
    """Noun by each of its written forms."""
    return dict(_forms(nouns))


def _forms(nouns: Mapping[str, Any] | tuple[str, ...]) -> Iterator[tuple[str, str]]:
    for noun in nouns:
        for form in paradigm(noun).values():
            yield form, noun


@lru_cache(maxsize=2)
def _read(name: str) -> Any:
    path = files("sprogtjek.danish") / f"{name}.yaml"
    return load_yaml(path.read_text("utf-8"), f"danish/{name}.yaml")
