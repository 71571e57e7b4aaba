"""Patterns matched against the words of a parsed block, for the kind ``phrase``."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence, Set
from dataclasses import dataclass, replace
from functools import cached_property
from typing import TYPE_CHECKING

from sprogtjek.checks.landmarks import landmarks
from sprogtjek.checks.phrase_middle import middle_end
from sprogtjek.checks.phrase_patterns import GENITIVE, NUMBER, Neighbours, Pattern
from sprogtjek.danish import determiners

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

MAX_GAP = 8
"""Words that a gap may hold."""


@dataclass(frozen=True, slots=True)
class Match:
    """A pattern found at the tokens ``start:end``; ``gap`` is what stands in its gap.

    ``split``: the pattern has no gap, but subject or adverbs stand after its verb.
    """

    pattern: Pattern
    start: int
    end: int
    head: int
    gap: tuple[int, int] | None = None
    split: bool = False


_KEY = "sprogtjek_words"


def words_of(doc: Doc) -> Words:
    """The words of a parsed block. Kept with it: several kinds of check ask for them."""
    found: Words | None = doc.user_data.get(_KEY)
    if found is None:
        found = doc.user_data[_KEY] = Words(doc)
    return found


class Words:
    """The words of a parsed block as patterns read them."""

    def __init__(self, doc: Doc) -> None:
        self._doc, self._tokens = doc, list(doc)
        self.written = [token.text for token in self._tokens]
        self.lower = [token.lower_ for token in self._tokens]
        self.lemmas = [token.lemma_.lower() for token in self._tokens]

    @cached_property
    def forms(self) -> Set[str]:
        """The words in small letters, each once."""
        return landmarks(self._doc).by_word.keys()

    @cached_property
    def dictionary_forms(self) -> frozenset[str]:
        """The lemmas, each once."""
        return frozenset(self.lemmas)

    def match(self, pattern: Pattern, start: int) -> Match | None:
        """The match of ``pattern`` that starts at token ``start``, with the shortest gap."""
        return self._match_from(pattern, 0, start, start, start)

    def match_split(self, pattern: Pattern, start: int, rest: int) -> Match | None:
        """The match of a verb phrase whose verb is token ``start``, and the rest at ``rest``."""
        found = self._match_from(pattern, 1, start, rest, start)
        return found and replace(found, gap=(start + 1, rest), split=True)

    def middle_end(self, verb: int) -> int:
        """Where subject and adverbs after the verb at ``verb`` end."""
        return middle_end(verb, self._doc)

    def _match_from(
        self, pattern: Pattern, index: int, start: int, at: int, head: int
    ) -> Match | None:
        """The match from token ``start`` whose items from ``index`` on stand from ``at`` on."""
        words = self.written if pattern.exact else self.lower
        for place, item in enumerate(pattern.items[index:], index):
            if item.gap:
                return self._with_gap(pattern, place, start, at, head)
            if at >= len(words) or not item.accepts(words[at], self.lemmas[at]):
                return None
            head = at if place == pattern.head else head
            at += 1
        return Match(pattern, start, at, head)

    def _with_gap(
        self, pattern: Pattern, place: int, start: int, at: int, head: int
    ) -> Match | None:
        """The match whose gap, the item at ``place``, begins at ``at``."""
        for end in self._gap_ends(at, of_verb=pattern.pos == "verb"):
            found = self._match_from(pattern, place + 1, start, end, head)
            if found:
                return replace(found, gap=found.gap or (at, end))
        return None

    def _gap_ends(self, start: int, *, of_verb: bool) -> Iterator[int]:
        """Where a gap from ``start`` may end: after 1-8 words of the same sentence.

        Between a verb and what belongs to it stands no other verb: *har haft mulighed for*
        is a form of *haft mulighed for*, not of *har*.
        """
        words = 0
        for at in range(start, len(self.lower)):
            token = self._tokens[at]
            if token.is_sent_start is True or self.lower[at] in (".", "?", "!", ":"):
                return
            if of_verb and token.pos_ in ("VERB", "AUX"):
                return
            words += not token.is_punct
            if words > MAX_GAP:
                return
            yield at + 1

    def is_before(self, neighbours: Neighbours, match: Match) -> bool:
        """Whether one of the neighbours stands directly before the match."""
        return self._is(neighbours.words, match.start - 1) or any(
            self._stands(words, match.start - len(words)) for words in neighbours.phrases
        )

    def is_after(self, neighbours: Neighbours, match: Match) -> bool:
        """Whether one of the neighbours stands directly after the match."""
        return self._is(neighbours.words, match.end) or any(
            self._stands(words, match.end) for words in neighbours.phrases
        )

    def _stands(self, words: Sequence[str], start: int) -> bool:
        return all(self._is({word}, start + k) for k, word in enumerate(words))

    def _is(self, words: Set[str], at: int) -> bool:
        """Whether the token at ``at`` is one of the words, as written or as a lemma."""
        if not 0 <= at < len(self.lower):
            return False
        if self.lower[at] in words or self.lemmas[at] in words:
            return True
        if NUMBER in words and _is_number(self._doc[at]):
            return True
        return GENITIVE in words and _is_genitive(self._doc[at])

    def covered(self, match: Match, longer: Pattern) -> bool:
        """Whether ``match`` lies inside a match of ``longer``."""
        reach = len(longer.items) + MAX_GAP * sum(item.gap for item in longer.items)
        for start in range(max(0, match.start - reach), match.start + 1):
            found = self.match(longer, start)
            if found and found.end >= match.end:
                return True
        return False


def _is_number(token: Token) -> bool:
    return token.pos_ == "NUM" or token.like_num


def _is_genitive(token: Token) -> bool:
    return "Case=Gen" in token.morph or determiners.is_possessive(token.lower_)


class PatternIndex:
    """Patterns by their first word and, of longer ones, their second.

    Hundreds of phrases start with *i* or *med*; two words leave hardly more than those that match.
    Verb phrases are also found with subject or adverbs after the verb: *er du bekendt med*.
    """

    def __init__(self, patterns: Sequence[Pattern]) -> None:
        self._by_form: dict[str, list[Pattern]] = defaultdict(list)
        self._by_pair: dict[str, dict[str, list[Pattern]]] = defaultdict(lambda: defaultdict(list))
        self._by_lemma: dict[str, list[Pattern]] = defaultdict(list)
        self._verbs: dict[str, dict[str, list[Pattern]]] = defaultdict(lambda: defaultdict(list))
        for pattern in patterns:
            first, *rest = pattern.items
            second = rest[0] if rest and not rest[0].gap and not rest[0].lemma else None
            for form in first.forms:
                if second is None:
                    self._by_form[form.lower()].append(pattern)
                for next_ in second.forms if second else ():
                    self._by_pair[form.lower()][next_.lower()].append(pattern)
                    if pattern.pos == "verb" and not any(item.gap for item in rest):
                        self._verbs[form.lower()][next_.lower()].append(pattern)
            if first.lemma:
                self._by_lemma[first.lemma].append(pattern)
        self._first = self._by_form.keys() | self._by_pair.keys()
        self._lemmas = frozenset(self._by_lemma)

    def matches(self, words: Words) -> Iterator[Match]:
        """Every match of every pattern, overlapping ones too, in order of place."""
        first, by_lemma, verbs = self._first, self._by_lemma, self._verbs
        if words.forms.isdisjoint(first) and self._lemmas.isdisjoint(words.dictionary_forms):
            return  # a short list: most texts have nothing of it
        # Plain loops over local names: this goes through every word of every text.
        by_form, by_pair = self._by_form, self._by_pair
        following = [*words.lower[1:], ""]
        for start, (word, lemma) in enumerate(zip(words.lower, words.lemmas, strict=True)):
            if word not in first and lemma not in by_lemma:
                continue
            found = by_form.get(word, [])
            if word in by_pair and following[start] in by_pair[word]:
                found = [*found, *by_pair[word][following[start]]]
            if lemma in by_lemma:
                found = [*found, *(p for p in by_lemma[lemma] if word not in p.items[0].forms)]
            for pattern in found:
                match = words.match(pattern, start)
                if match:
                    yield match
            if word in verbs:
                yield from self._split(words, start)

    def _split(self, words: Words, start: int) -> Iterator[Match]:
        rest = words.middle_end(start)
        if start + 1 < rest < len(words.lower):
            for pattern in self._verbs[words.lower[start]].get(words.lower[rest], ()):
                match = words.match_split(pattern, start, rest)
                if match:
                    yield match
