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

_VOWELS = "aeiouyæøå"


@dataclass(frozen=True)
class _Table:
    irregular: Mapping[str, tuple[str, ...]]
    double: frozenset[str]
    bare: frozenset[str]
    fixed: frozenset[str]


@lru_cache(maxsize=1)
def _table() -> _Table:
    irregular: dict[str, tuple[str, ...]] = {}
    lists: dict[str, set[str]] = {"double": set(), "bare": set(), "fixed": set()}
    for line in (files("sprogtjek.danish") / "adjectives.tsv").read_text("utf-8").splitlines():
        if line.startswith("#"):
            continue
        head, *rest = line.split("\t")
        if head in lists:
            lists[head].update(rest[0].split())
        else:
            irregular[head] = tuple(rest)
    double, bare, fixed = (frozenset(lists[name]) for name in ("double", "bare", "fixed"))
    return _Table(irregular, double, bare, fixed)


@lru_cache(maxsize=4096)
def paradigm(adjective: str) -> Mapping[AdjectiveForm, str]:
    """The forms of an adjective in the common indefinite singular.

    Comparison is left out where Danish uses *mere* and *mest*.
    """
    table = _table()
    if adjective in table.irregular:
        return _irregular(adjective, table.irregular[adjective])
    if _is_fixed(adjective):
        return {"com": adjective, "neut": adjective, "plur": adjective}
    forms: dict[AdjectiveForm, str] = {
        "com": adjective,
        "neut": _neuter(adjective),
        "plur": _plural(adjective),
    }
    if not adjective.endswith(("et", "sk", "el", "abel")) and len(adjective) <= 14:
        stem = forms["plur"].removesuffix("e")
        superlative = stem + ("st" if adjective.endswith(("ig", "som")) else "est")
        forms |= {"comp": stem + "ere", "sup": superlative, "sup_def": superlative + "e"}
    return forms


def forms_of(word: str, adjective: str) -> tuple[AdjectiveForm, ...]:
    """All forms of ``adjective`` that are written ``word`` (in lower case)."""
    return tuple(form for form, text in paradigm(adjective).items() if text == word)


def lemma_candidates(word: str) -> tuple[str, ...]:
    """Adjectives that ``word`` may be a form of, the shortest change first."""
    candidates = [word, word.removesuffix("t"), word.removesuffix("e")]
    candidates += [word[:-2] for _ in "x" if word.endswith("e") and word[-2:-1] == word[-3:-2]]
    if word.endswith("de"):
        candidates.append(word[:-2] + "t")  # begrundede: begrundet
    candidates += [lemma for lemma, forms in _table().irregular.items() if word in forms]
    return tuple(dict.fromkeys(c for c in candidates if word in paradigm(c).values()))


def _irregular(adjective: str, row: tuple[str, ...]) -> Mapping[AdjectiveForm, str]:
    neuter, plural, comparative, superlative = row
    forms: dict[AdjectiveForm, str] = {"com": adjective, "neut": neuter, "plur": plural}
    if comparative != "-":
        forms |= {"comp": comparative, "sup": superlative, "sup_def": superlative + "e"}
    return forms


def _is_fixed(adjective: str) -> bool:
    """One form for all: *fælles, moderne, gældende*; *-a*, *-o* and *-es*."""
    if adjective in _table().fixed:
        return True
    return len(adjective) > 3 and adjective.endswith(("e", "a", "o", "es", "vis"))


def _neuter(adjective: str) -> str:
    # No -t after -t (relevant), -sk (praktisk), -ed after an unstressed syllable (fremmed), -s.
    if adjective in _table().bare or adjective.endswith(("t", "isk", "sk", "s")):
        return adjective
    return adjective + "t"


def _plural(adjective: str) -> str:
    if adjective.endswith("et") and len(adjective) > 4:
        return adjective[:-1] + "de"  # begrundet: begrundede
    if adjective in _table().double or (adjective.endswith("som") and len(adjective) > 4):
        return adjective + adjective[-1] + "e"
    if adjective.endswith(("abel", "ibel", "en", "er", "gel", "sel")) and len(adjective) > 4:
        stem = adjective[:-2]
        # sikker: sikre. One consonant of a double is dropped with the e.
        stem = stem[:-1] if stem[-1] == stem[-2] else stem
        return stem + adjective[-1] + "e"
    return adjective + "e"
