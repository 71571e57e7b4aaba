"""Where in a parsed block the words stand that the sentence checks look for.

Going through all tokens once per check would cost more than the parse allows, so it is done once
per document and kept with it.
"""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import dataclass
from itertools import chain
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from spacy.tokens import Doc, Span

_KEY = "sprogtjek_landmarks"


@dataclass(frozen=True, slots=True)
class Landmarks:
    """Positions (``token.i``) in order: of word forms in small letters, of tags, of relations."""

    by_word: dict[str, list[int]]
    by_tag: dict[str, list[int]]
    subjects: list[int]


def landmarks(doc: Doc) -> Landmarks:
    """The landmarks of the document, found once."""
    found: Landmarks | None = doc.user_data.get(_KEY)
    if found is None:
        found = doc.user_data[_KEY] = _find(doc)
    return found


def _find(doc: Doc) -> Landmarks:
    by_word: dict[str, list[int]] = {}
    by_tag: dict[str, list[int]] = {}
    subjects: list[int] = []
    for at, token in enumerate(doc):
        by_word.setdefault(token.lower_, []).append(at)
        by_tag.setdefault(token.pos_, []).append(at)
        if token.dep_ == "nsubj":
            subjects.append(at)
    return Landmarks(by_word, by_tag, subjects)


def positions_of_words(doc: Doc, words: Iterable[str]) -> list[int]:
    """Where the words (in small letters) stand."""
    by_word = landmarks(doc).by_word
    present = [by_word[word] for word in words if word in by_word]
    return present[0] if len(present) == 1 else sorted(chain.from_iterable(present))


def positions_of_tags(doc: Doc, *tags: str) -> list[int]:
    """Where words of these parts of speech stand."""
    by_tag = landmarks(doc).by_tag
    return sorted(chain.from_iterable(by_tag.get(tag, ()) for tag in tags))


def has_words(doc: Doc, words: Iterable[str]) -> bool:
    """Whether all of the words (in small letters) stand in the document."""
    by_word = landmarks(doc).by_word
    return all(word in by_word for word in words)


def within(positions: Sequence[int], tokens: Span) -> Sequence[int]:
    """Those of the positions that lie in the span."""
    return positions[bisect_left(positions, tokens.start) : bisect_left(positions, tokens.end)]
