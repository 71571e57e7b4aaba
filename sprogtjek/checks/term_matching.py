"""Where the words of a list stand in a text: in every form, and as part of a compound.

A word of the list is given in dictionary form. It is found by its forms and by the pipeline's
lemma, and in a compound where the other part is a word too: *dispensation* is in
*vejdispensationer* and in *dispensationsansøgning*, *skel* is not in *forskel*, *ret* not in
*rettelse*.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import lru_cache
from typing import TYPE_CHECKING, Literal, NamedTuple

from sprogtjek.checks.landmarks import landmarks
from sprogtjek.checks.phrase_matching import PatternIndex, words_of
from sprogtjek.checks.phrase_patterns import Pos, compile_phrase
from sprogtjek.checks.phrase_pos import fits
from sprogtjek.danish import adjectives, nouns, verbs

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc

Part = Literal["whole", "first", "last"]

_JOINTS = ("s", "", "e")
_LEAST = 3  # letters in a part of a compound
_MOST_WORDS = 20_000  # so that a long run does not keep every word it has met
_LEAST_UNLISTED = 7  # letters of a word that is only known by its ending: not *telse*
_ADJECTIVES = ("lig", "ig", "isk", "som", "fri", "bar")


class Found(NamedTuple):
    """A word of the list at the tokens ``start:end``: on its own, or as ``part`` of a compound."""

    term: str
    start: int
    end: int
    part: Part


def parts_of_speech(term: str) -> tuple[Pos, ...]:
    """The parts of speech that a term of a list may be, by its form."""
    words = term.lower().split()
    if not all(word.replace("-", "").isalpha() for word in words):
        return ("any",)
    if verbs.known(words[0]) and not nouns.listed(words[0]):
        return ("verb",)
    if words[-1].endswith(_ADJECTIVES) and not nouns.listed(words[-1]):
        return ("adj",)
    return ("noun",) if nouns.known(words[-1]) else ("noun", "adj")


def forms(term: str) -> frozenset[str]:
    """The forms of a term of one word, in small letters."""
    word, pos = term.lower(), parts_of_speech(term)[0]
    if pos == "noun" and nouns.lemma_of(word) in (None, word):
        plain = nouns.paradigm(word).values()
        return frozenset([word, *plain, *map(nouns.genitive, plain)])
    if pos == "verb":
        return frozenset(verbs.paradigm(word).values())
    return frozenset(adjectives.paradigm(word).values() if pos == "adj" else (word,))


class Compounds:
    """Words of a list as parts of compounds."""

    def __init__(self, terms: Iterable[str]) -> None:
        single = [term for term in terms if term.isalpha() and len(term) >= _LEAST]
        self._first = {term.lower(): term for term in single}
        self._last = {form: term for term in single for form in forms(term)}
        self._known: dict[str, tuple[str, Part] | None] = {}
        self._plain: set[str] = set()
        """Words that are known and no compound of these: they are most."""

    def find(self, word: str) -> tuple[str, Part] | None:
        """The longest term that a compound is made with, and which part of it that is."""
        if word not in self._known:
            if len(self._known) > _MOST_WORDS:
                self._known.clear()
                self._plain.clear()
            self._known[word] = self._find(word.lower()) if len(word) >= 2 * _LEAST else None
        return self._known[word]

    def within(self, places: Mapping[str, Sequence[int]]) -> list[tuple[int, tuple[str, Part]]]:
        """The compounds among some words, by where they stand: what ``find`` says of each."""
        all_found = []
        plain = self._plain
        for word in [word for word in places if word not in plain]:
            found = self.find(word)
            if found:
                all_found += [(at, found) for at in places[word]]
            else:
                plain.add(word)
        return sorted(all_found)

    def _find(self, word: str) -> tuple[str, Part] | None:
        found = [*self._as_last(word), *self._as_first(word)]
        return max(found, key=lambda pair: len(pair[0]), default=None)

    def _as_last(self, word: str) -> Iterator[tuple[str, Part]]:
        for cut in range(_LEAST, len(word) - _LEAST + 1):
            term = self._last.get(word[cut:])
            if term and _is_first(word[:cut]):
                yield term, "last"

    def _as_first(self, word: str) -> Iterator[tuple[str, Part]]:
        for cut in range(_LEAST, len(word) - _LEAST + 1):
            term = self._first.get(word[:cut])
            if term and _is_rest(word[cut:]):
                yield term, "first"


def _is_first(part: str) -> bool:
    if part.endswith("-"):
        return True
    stems = (part.removesuffix(joint) for joint in _JOINTS if part.endswith(joint))
    return any(_is_noun(stem) or verbs.known(stem + "e") or verbs.known(stem) for stem in stems)


def _is_rest(rest: str) -> bool:
    if rest.startswith(("-", "s-")):
        return True
    return any(
        len(word) >= _LEAST and (lemma := nouns.lemma_of(word)) is not None and _is_noun(lemma)
        for joint in _JOINTS
        if rest.startswith(joint)
        for word in (rest.removeprefix(joint), rest.removeprefix(joint).removesuffix("s"))
    )


@lru_cache(maxsize=4096)
def _is_noun(lemma: str) -> bool:
    return nouns.listed(lemma) or (len(lemma) >= _LEAST_UNLISTED and nouns.known(lemma))


class TermIndex:
    """A list of words, to be found in parsed blocks."""

    def __init__(self, terms: Iterable[str], nlp: Language) -> None:
        terms = tuple(terms)
        patterns = [(compile_phrase(t, pos, nlp), t) for t in terms for pos in parts_of_speech(t)]
        self._terms = {id(pattern): term for pattern, term in patterns}
        self._index = PatternIndex([pattern for pattern, _ in patterns])
        self._compounds = Compounds(terms)

    def find(self, doc: Doc) -> list[Found]:
        """Where words of the list stand, in order; of those that overlap the longest."""
        whole = [
            Found(self._terms[id(match.pattern)], match.start, match.end, "whole")
            for match in self._index.matches(words_of(doc))
            if fits(match, doc)
        ]
        kept: list[Found] = []
        taken: set[int] = set()
        for found in sorted(whole, key=lambda found: found.start - found.end):
            if taken.isdisjoint(range(found.start, found.end)):
                taken.update(range(found.start, found.end))
                kept.append(found)
        kept += (found for found in self._in_compounds(doc) if found.start not in taken)
        return sorted(kept, key=lambda found: found.start)

    def _in_compounds(self, doc: Doc) -> Iterator[Found]:
        for at, found in self._compounds.within(landmarks(doc).by_word):
            yield Found(found[0], at, at + 1, found[1])
