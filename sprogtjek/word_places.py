"""Where each word of a text stands: what dozens of lists of words ask of the same text."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from functools import lru_cache

WORD = re.compile(r"\w+")


@lru_cache(maxsize=8)  # the checks ask of one block, or of its sentences, one after the other
def word_places(text: str) -> Mapping[str, list[int]]:
    """Where each word of a text begins, by the word in small letters."""
    places: dict[str, list[int]] = {}
    for match in WORD.finditer(text):
        word = match[0].lower()
        if word in places:
            places[word].append(match.start())
        else:
            places[word] = [match.start()]
    return places


def first_words(phrases: Iterable[str]) -> frozenset[str] | None:
    """The words of which a text must hold one to hold a phrase as whole words, capitals aside.

    ``None`` if there are no such words: a phrase that begins with a sign may stand anywhere.
    """
    found = [WORD.match(phrase) for phrase in phrases]
    words = frozenset(match[0].lower() for match in found if match)
    return words if found and all(found) else None


def may_hold(text: str, words: frozenset[str] | None) -> bool:
    """Whether one of the words stands in a text; ``None`` is anything."""
    return words is None or not word_places(text).keys().isdisjoint(words)
