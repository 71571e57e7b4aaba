"""Which Danish word forms are passive, deponent or adjectival, as far as the form alone tells.

The lists behind it stand in ``transitive.yaml``, ``change_verbs.yaml``, ``deponents.yaml`` and
``lexical_participles.yaml``. Words are given in lower case, verbs come back in the infinitive.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from sprogtjek.danish.tables import table
from sprogtjek.danish.verbs import Form, known, paradigm


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
    """The lists. ``passive``: every verb that has an s-passive."""

    transitive: frozenset[str]
    change: frozenset[str]
    passive: frozenset[str]
    deponents: frozenset[str]
    homographs: Mapping[str, Homograph]
    adjectives: frozenset[str]
    adjectives_after_være: frozenset[str]
    states: frozenset[str]


@lru_cache(maxsize=1)
def voices() -> Voices:
    """The lists, read once."""
    transitive = frozenset(_words(table("transitive").values()))
    change = table("change_verbs")
    deponents = table("deponents")
    participles = table("lexical_participles")
    changing = frozenset(change["change"].split())
    return Voices(
        transitive=transitive,
        change=changing,
        passive=transitive | changing | frozenset(change["impersonal"].split()),
        deponents=frozenset(_deponent_forms(deponents["always"].split())),
        homographs=_homographs(deponents["homographs"]),
        adjectives=frozenset(participles["always"].split()),
        adjectives_after_være=frozenset(participles["after_være"].split()),
        states=frozenset(participles["state"].split()),
    )


def verb_of_s_form(word: str) -> str | None:
    """The verb whose s-infinitive and s-present ``word`` is: *sendes → sende*."""
    verb = word.removesuffix("s")
    return verb if verb != word and verb in voices().passive else None


@lru_cache(maxsize=4096)
def verb_of_s_past(word: str) -> str | None:
    """The verb whose s-past ``word`` is: *sendtes → sende*, *toges → tage*."""
    past = word.removesuffix("s")
    return _verb_with(word, "s_past", (past[:-2], past[:-2] + "e"))


@lru_cache(maxsize=4096)
def verb_of_participle(word: str) -> str | None:
    """The verb whose past participle ``word`` is: *sendt → sende*, *truffet → træffe*."""
    stem = word[:-1]
    return _verb_with(word, "part", (stem, stem + "e", stem + stem[-1:] + "e"))


def _verb_with(word: str, form: Form, guesses: Iterable[str]) -> str | None:
    """The verb that has ``word`` as ``form``: by a regular guess, else among the irregular ones.

    To look verbs up as they are needed is quicker than to inflect all of them at the start.
    """
    candidates = (*(v for v in guesses if v in voices().passive), *_irregular(word[:1]))
    return next((verb for verb in candidates if paradigm(verb).get(form) == word), None)


@lru_cache(maxsize=32)
def _irregular(letter: str) -> tuple[str, ...]:
    """The verbs on ``letter`` whose forms are listed: those that do not simply take -ede."""
    verbs = sorted(verb for verb in voices().passive if verb[:1] == letter)
    return tuple(verb for verb in verbs if known(verb))


def _words(texts: Iterable[str]) -> list[str]:
    return [word for text in texts for word in text.split()]


def _deponent_forms(verbs: Iterable[str]) -> Iterator[str]:
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
