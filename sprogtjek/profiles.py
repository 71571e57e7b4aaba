"""Profiles of municipalities: their principles in their own words, and their changes to the rules.

The policies name values; what the rules look for is our reading of them.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cache
from typing import Any

from sprogtjek import terms
from sprogtjek.cache import cached
from sprogtjek.errors import UserError, did_you_mean
from sprogtjek.layers import Layer, overrides
from sprogtjek.records import Reference
from sprogtjek.schema import build, load_yaml
from sprogtjek.shipped import rules_folder
from sprogtjek.terms import Terms

STANDARD = "standard"


@dataclass(frozen=True, slots=True)
class Principle:
    """A principle in the municipality's own words.

    ``quote``: from the policy, word for word. ``serves``: our principles that stand for it.
    ``cannot``: what no rule can tell about it.
    """

    name: str
    quote: str
    serves: tuple[str, ...]
    cannot: str = ""


@dataclass(frozen=True, slots=True)
class Profile:
    """A municipality's profile. ``weights``: our principles that count more than 1 in ranking."""

    id: str
    name: str
    source: Reference | None
    principles: Mapping[str, Principle]
    weights: Mapping[str, float]
    terms: Terms
    layer: Layer

    def own(self, ours: str) -> tuple[Principle, ...]:
        """The municipality's principles that one of ours stands for."""
        return tuple(own for own in self.principles.values() if ours in own.serves)

    def own_names(self, ours: str) -> tuple[str, ...]:
        """Their names."""
        return tuple(own.name for own in self.own(ours))


@dataclass(frozen=True)
class _File:
    name: str
    source: Mapping[str, Any] | None = None
    principles: Mapping[str, Any] = field(default_factory=dict)
    weights: Mapping[str, float] = field(default_factory=dict)
    rules: Mapping[str, Any] = field(default_factory=dict)
    by_type: Mapping[str, Any] = field(default_factory=dict)
    terms: Mapping[str, Any] = field(default_factory=dict)


def names() -> tuple[str, ...]:
    """The ids of the shipped profiles; the standard one first."""
    folder = rules_folder() / "profiles"
    found = {path.name.removesuffix(".yaml") for path in folder.iterdir()}
    return (STANDARD, *sorted(found - {STANDARD}))


@cache
def load(profile: str) -> Profile:
    """A shipped profile. Raises ``UserError`` for an unknown one."""
    if profile not in names():
        hint = did_you_mean(profile, names()) or "Du kan vælge: " + ", ".join(names()) + "."
        raise UserError(f"Der er ingen profil, der hedder »{profile}«.", hint=hint)
    name = f"rules/profiles/{profile}.yaml"
    text = (rules_folder() / "profiles" / f"{profile}.yaml").read_text(encoding="utf-8")
    data = build(_File, cached("profile", text, lambda: load_yaml(text, name)))
    layer = Layer(
        name,
        text,
        overrides(data.rules, ("rules",)),
        {key: overrides(values, ("by-type", key)) for key, values in data.by_type.items()},
    )
    return Profile(
        id=profile,
        name=data.name,
        source=build(Reference, data.source, ("source",)) if data.source else None,
        principles={
            key: build(Principle, value, ("principles", key))
            for key, value in data.principles.items()
        },
        weights=data.weights,
        terms=terms.parse(data.terms),
        layer=layer,
    )
