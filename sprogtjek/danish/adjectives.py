"""The forms of Danish adjectives: ``paradigm("vigtig")["neut"] == "vigtigt"``.

An adjective agrees with its noun: a basic form for common gender, *-t* for neuter, *-e* for
plural and definite. Comparative and superlative are formed in *-ere, -est*, or by *mere, mest*
(long and foreign adjectives, participles), which is not inflection and not shown here.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files
from typing import Literal

AdjectiveForm = Literal["com", "neut", "plur", "comp", "sup", "sup_def"]
"""Indefinite singular common and neuter; plural and definite; comparative; superlative alone
and before a noun."""

_LISTS = ("double", "drop", "whole", "bare", "fixed")


@dataclass(frozen=True)
class _Table:
    irregular: Mapping[str, tuple[str, ...]]
    lists: Mapping[str, frozenset[str]]


@lru_cache(maxsize=1)
def _table() -> _Table:
    irregular: dict[str, tuple[str, ...]] = {}
    lists: dict[str, frozenset[str]] = dict.fromkeys(_LISTS, frozenset())
    for line in (files("sprogtjek.danish") / "adjectives.tsv").read_text("utf-8").splitlines():
        if line.startswith("#"):
            continue
        head, *rest = line.split("\t")
        if head in lists:
            lists[head] |= frozenset(rest[0].split())
        else:
            irregular[head] = tuple(rest)
    return _Table(irregular, lists)


def _is(kind: str, adjective: str) -> bool:
    return adjective in _table().lists[kind]


@lru_cache(maxsize=4096)
def paradigm(adjective: str) -> Mapping[AdjectiveForm, str]:
    """The forms of an adjective in the common indefinite singular.

    Comparison is left out where Danish uses *mere* and *mest*.
    """
    row = _table().irregular.get(adjective)
    if row is not None:
        return _irregular(adjective, row)
    if _is_fixed(adjective):
        return {"com": adjective, "neut": adjective, "plur": adjective}
    forms: dict[AdjectiveForm, str] = {
        "com": adjective,
        "neut": _neuter(adjective),
        "plur": _plural(adjective),
    }
    if not _is_participle(adjective) and not adjective.endswith("sk") and len(adjective) <= 14:
        forms["comp"] = forms["plur"] + "re"
        forms |= _superlative(adjective, forms["plur"].removesuffix("e"))
    return forms


def forms_of(word: str, adjective: str) -> tuple[AdjectiveForm, ...]:
    """All forms of ``adjective`` that are written ``word`` (in lower case)."""
    return tuple(form for form, text in paradigm(adjective).items() if text == word)


def _irregular(adjective: str, row: tuple[str, ...]) -> Mapping[AdjectiveForm, str]:
    neuter, plural, comparative, superlative = row
    forms: dict[AdjectiveForm, str] = {"com": adjective, "neut": neuter, "plur": plural}
    if comparative != "-":
        forms |= {"comp": comparative, "sup": superlative, "sup_def": superlative + "e"}
    return forms


def _superlative(adjective: str, stem: str) -> Mapping[AdjectiveForm, str]:
    # -st after -ig and -som (vigtigst, langsomst), -est after the rest (sikrest, rigest)
    short = adjective.endswith(("ig", "som")) and len(adjective) > 3
    superlative = adjective + "st" if short else stem + "est"
    return {"sup": superlative, "sup_def": superlative + "e"}


def _is_fixed(adjective: str) -> bool:
    """One form for all: *fælles, moderne, gældende*; *-a*, *-o* and *-es*."""
    return _is("fixed", adjective) or (
        len(adjective) > 3 and adjective.endswith(("e", "a", "o", "es"))
    )


def _is_participle(adjective: str) -> bool:
    return adjective.endswith("et") and len(adjective) > 4 and not _is("whole", adjective)


def _neuter(adjective: str) -> str:
    if _is("bare", adjective) or adjective.endswith(("t", "sk")):
        return adjective  # relevant, dansk
    return adjective + "t"


def _plural(adjective: str) -> str:
    if adjective.endswith("el") and len(adjective) > 3 and not _is("drop", adjective):
        # rentabel: rentable, speciel: specielle
        return adjective[:-2] + "le" if adjective.endswith("bel") else adjective + "le"
    if _is("double", adjective) or adjective.endswith("som"):
        return adjective + adjective[-1] + "e"
    if _is_participle(adjective):
        return adjective[:-1] + "de"  # begrundet: begrundede
    if _drops_e(adjective):
        stem = adjective[:-2]
        # sikker: sikre. One consonant of a double is dropped with the e.
        stem = stem[:-1] if stem[-1] == stem[-2] else stem
        return stem + adjective[-1] + "e"
    return adjective + "e"


def _drops_e(adjective: str) -> bool:
    if adjective.endswith("en"):
        return len(adjective) > 3  # åben, moden, but not ren
    return _is("drop", adjective) or (adjective.endswith("er") and len(adjective) > 4)
