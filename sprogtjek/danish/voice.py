"""Which Danish word forms are passive, deponent or adjectival, as far as the form alone tells.

The lists behind it stand in ``transitive.yaml``, ``change_verbs.yaml``, ``deponents.yaml`` and
``lexical_participles.yaml``.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files
from typing import Any

from sprogtjek.danish.verbs import Form, paradigm
from sprogtjek.schema import load_yaml


@dataclass(frozen=True)
class Homograph:
    """When an s-form that may be passive is a deponent.

    ``subject``: its subject is a personal pronoun (*vi ses*). ``next``: it is followed by one
    of these words (*slås med*).
    """

    subject: bool
    next: frozenset[str]


@dataclass(frozen=True)
class Voices:
    """The tables. Keys are word forms in lower case, values are infinitives."""

    s_forms: Mapping[str, str]
    s_past: Mapping[str, str]
    participles: Mapping[str, str]
    transitive: frozenset[str]
    change: frozenset[str]
    deponents: frozenset[str]
    homographs: Mapping[str, Homograph]
    adjectives: frozenset[str]
    adjectives_after_være: frozenset[str]
    states: frozenset[str]


@lru_cache(maxsize=1)
def voices() -> Voices:
    """The tables, read once."""
    transitive = frozenset(_words(_read("transitive").values()))
    change = _read("change_verbs")
    deponents = _read("deponents")
    participles = _read("lexical_participles")
    changing = frozenset(change["change"].split())
    passive = transitive | changing | frozenset(change["impersonal"].split())
    return Voices(
        s_forms=_forms(passive, "s_pres"),
        s_past=_forms(passive, "s_past"),
        participles=_forms(transitive | changing, "part"),
        transitive=transitive,
        change=changing,
        deponents=frozenset(_deponent_forms(deponents["always"].split())),
        homographs=_homographs(deponents["homographs"]),
        adjectives=frozenset(participles["always"].split()),
        adjectives_after_være=frozenset(participles["after_være"].split()),
        states=frozenset(participles["state"].split()),
    )


def _read(name: str) -> Any:
    path = files("sprogtjek.danish") / f"{name}.yaml"
    return load_yaml(path.read_text("utf-8"), f"danish/{name}.yaml")


def _words(texts: Iterable[str]) -> list[str]:
    return [word for text in texts for word in text.split()]


def _forms(verbs: Iterable[str], form: Form) -> dict[str, str]:
    # Sorted, so that of two verbs with the same form the choice does not vary.
    tables = ((verb, paradigm(verb)) for verb in sorted(verbs, reverse=True))
    return {table[form]: verb for verb, table in tables if form in table}


def _deponent_forms(verbs: Iterable[str]) -> Iterable[str]:
    for verb in verbs:
        table = paradigm(verb)
        yield verb
        if "past" in table:
            yield table["past"]


def _homographs(entries: Mapping[str, Mapping[str, Any]]) -> dict[str, Homograph]:
    return {
        form: Homograph(entry["subject"], frozenset(entry["next"]))
        for form, entry in entries.items()
    }
