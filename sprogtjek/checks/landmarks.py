"""Where in a parsed block the words stand that the sentence checks look for.

Going through all tokens once per check would cost more than the parse allows, so it is done once
per document, on its arrays, and kept with it.
"""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from spacy.tokens import Doc, Span

_KEY = "sprogtjek_landmarks"


@dataclass(frozen=True, slots=True)
class Landmarks:
    """Positions (``token.i``) in order: of word forms in small letters, of tags, of relations."""

    by_word: dict[int, list[int]]
    by_tag: dict[int, list[int]]
    subjects: list[int]


def landmarks(doc: Doc) -> Landmarks:
    """The landmarks of the document, found once."""
    found: Landmarks | None = doc.user_data.get(_KEY)
    if found is None:
        found = doc.user_data[_KEY] = _find(doc)
    return found


def _find(doc: Doc) -> Landmarks:
    columns: Any = doc.to_array(["LOWER", "POS", "DEP"]).T.tolist()
    words, tags, relations = columns or ((), (), ())
    subject = doc.vocab.strings["nsubj"]
    return Landmarks(
        by_word=_positions(words),
        by_tag=_positions(tags),
        subjects=[at for at, relation in enumerate(relations) if relation == subject],
    )


def _positions(values: Iterable[int]) -> dict[int, list[int]]:
    positions: dict[int, list[int]] = {}
    for at, value in enumerate(values):
        positions.setdefault(value, []).append(at)
    return positions


def positions_of_words(doc: Doc, words: Iterable[str]) -> list[int]:
    """Where the words (in small letters) stand."""
    by_word, strings = landmarks(doc).by_word, doc.vocab.strings
    return sorted(at for word in words for at in by_word.get(strings[word], ()))


def positions_of_tags(doc: Doc, *tags: str) -> list[int]:
    """Where words of these parts of speech stand."""
    by_tag, strings = landmarks(doc).by_tag, doc.vocab.strings
    return sorted(at for tag in tags for at in by_tag.get(strings[tag], ()))


def has_words(doc: Doc, words: Iterable[str]) -> bool:
    """Whether all of the words (in small letters) stand in the document."""
    by_word, strings = landmarks(doc).by_word, doc.vocab.strings
    return all(strings[word] in by_word for word in words)


def within(positions: Sequence[int], tokens: Span) -> Sequence[int]:
    """Those of the positions that lie in the span."""
    return positions[bisect_left(positions, tokens.start) : bisect_left(positions, tokens.end)]
