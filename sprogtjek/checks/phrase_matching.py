"""Patterns matched against the words of a parsed block, for the kind ``phrase``."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from sprogtjek.checks.phrase_patterns import Item, Pattern

if TYPE_CHECKING:
    from spacy.tokens import Doc

MAX_GAP = 8
"""Words that a gap may hold."""


@dataclass(frozen=True, slots=True)
class Match:
    """A pattern found at the tokens ``start:end``; ``gap`` is what stands in its gap."""

    pattern: Pattern
    start: int
    end: int
    head: int
    gap: tuple[int, int] | None = None


class Words:
    """The words of a parsed block as patterns read them."""

    def __init__(self, doc: Doc) -> None:
        self.written = [token.text for token in doc]
        self.lower = [text.lower() for text in self.written]
        self.lemmas = [token.lemma_.lower() for token in doc]
        self._doc = doc

    def match(self, pattern: Pattern, start: int) -> Match | None:
        """The match of ``pattern`` that starts at token ``start``, with the shortest gap."""
        return self._match_from(Match(pattern, start, start, start), 0)

    def _match_from(self, so_far: Match, index: int) -> Match | None:
        """The match that continues ``so_far`` with the pattern's items from ``index`` on."""
        pattern = so_far.pattern
        words = self.written if pattern.exact else self.lower
        at, head = so_far.end, so_far.head
        for place, item in enumerate(pattern.items[index:], index):
            if item.gap:
                tries = (
                    Match(pattern, so_far.start, end, head, (at, end)) for end in self._gap_ends(at)
                )
                return next(filter(None, (self._match_from(t, place + 1) for t in tries)), None)
            if at >= len(words) or not item.accepts(words[at], self.lemmas[at]):
                return None
            head = at if place == pattern.head else head
            at += 1
        return Match(pattern, so_far.start, at, head, so_far.gap)

    def _gap_ends(self, start: int) -> Iterator[int]:
        """Where a gap from ``start`` may end: after 1-8 words of the same sentence."""
        words = 0
        for at in range(start, len(self.lower)):
            if self._doc[at].is_sent_start is True or self.lower[at] in (".", "?", "!", ":"):
                return
            words += not self._doc[at].is_punct
            if words > MAX_GAP:
                return
            yield at + 1

    def stand(self, items: Sequence[Item], start: int) -> bool:
        """Whether ``items`` stand at the tokens from ``start`` on."""
        if start < 0 or start + len(items) > len(self.lower):
            return False
        return all(
            item.accepts(self.lower[start + k], self.lemmas[start + k])
            for k, item in enumerate(items)
        )

    def covered(self, match: Match, longer: Pattern) -> bool:
        """Whether ``match`` lies inside a match of ``longer``."""
        reach = len(longer.items) + MAX_GAP * sum(item.gap for item in longer.items)
        for start in range(max(0, match.start - reach), match.start + 1):
            found = self.match(longer, start)
            if found and found.end >= match.end:
                return True
        return False
