"""Where in a parsed block the words stand that the sentence checks look for.

Going through all tokens once per check would cost more than the parse allows, so it is done once
per document and kept with it.
"""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import dataclass, field
from itertools import chain
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence, Set

    from spacy.tokens import Doc, Span, Token

    from sprogtjek import records

_KEY = "sprogtjek_landmarks"


@dataclass(frozen=True, slots=True)
class Landmarks:
    """Positions (``token.i``) in order: of word forms in small letters, of tags, of relations.

    ``asked`` keeps the positions of several words or tags, by what was asked for.
    """

    by_word: dict[str, list[int]]
    by_tag: dict[str, list[int]]
    subjects: list[int]
    asked: dict[frozenset[str] | tuple[str, ...], list[int]] = field(default_factory=dict)


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
        word, tag = token.lower_, token.pos_
        if word in by_word:
            by_word[word].append(at)
        else:
            by_word[word] = [at]
        if tag in by_tag:
            by_tag[tag].append(at)
        else:
            by_tag[tag] = [at]
        if token.dep_ == "nsubj":
            subjects.append(at)
    return Landmarks(by_word, by_tag, subjects)


def positions_of_words(doc: Doc, words: frozenset[str]) -> list[int]:
    """Where the words (in small letters) stand."""
    marks = landmarks(doc)
    # Checks ask the same of every sentence of the block.
    found = marks.asked.get(words)
    if found is None:
        there = marks.by_word.keys() & words
        found = marks.asked[words] = _merged(marks.by_word, there) if there else []
    return found


def positions_of_tags(doc: Doc, *tags: str) -> list[int]:
    """Where words of these parts of speech stand."""
    marks = landmarks(doc)
    if tags not in marks.asked:
        marks.asked[tags] = _merged(marks.by_tag, tags)
    return marks.asked[tags]


def _merged(positions: Mapping[str, list[int]], keys: Iterable[str]) -> list[int]:
    present = [positions[key] for key in keys if key in positions]
    if len(present) < 2:
        return present[0] if present else []
    return sorted(chain.from_iterable(present))


def tokens_of_words(doc: Doc, words: frozenset[str]) -> list[Token]:
    """The tokens that are one of the words (in small letters), in order."""
    return [doc[at] for at in positions_of_words(doc, words)]


def tokens_outside(doc: Doc, words: Iterable[str], spans: Sequence[records.Span]) -> list[Token]:
    """Those of them that do not begin inside one of some spans of the text, such as quotations."""
    tokens = tokens_of_words(doc, frozenset(words))
    return [t for t in tokens if not any(span.start <= t.idx < span.end for span in spans)]


def words_in(doc: Doc) -> Set[str]:
    """All words of the document, in small letters."""
    return landmarks(doc).by_word.keys()


def has_words(doc: Doc, words: frozenset[str]) -> bool:
    """Whether all of the words (in small letters) stand in the document."""
    return landmarks(doc).by_word.keys() >= words


def within(positions: Sequence[int], tokens: Span) -> Sequence[int]:
    """Those of the positions that lie in the span."""
    if not positions:
        return positions
    return positions[bisect_left(positions, tokens.start) : bisect_left(positions, tokens.end)]
