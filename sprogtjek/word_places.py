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


def telling_words(phrases: Iterable[str]) -> frozenset[str] | None:
    """The words of which a text must hold one to hold a phrase as whole words, capitals aside.

    Of each phrase that is the longest: short words are common. ``None`` if there are no such
    words: a phrase of signs alone may stand anywhere.
    """
    found = [max(WORD.findall(phrase), key=len, default="").lower() for phrase in phrases]
    return frozenset(found) if found and all(found) else None


def may_hold(text: str, words: frozenset[str] | None) -> bool:
    """Whether one of the words stands in a text; ``None`` is anything."""
    return words is None or not word_places(text).keys().isdisjoint(words)
