"""Lists of cues looked for in a text, all at once; ``cue_notation`` says how a cue is written."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Set
from dataclasses import dataclass, field
from functools import lru_cache

from sprogtjek.cue_notation import CLASSES, Cue, first_words, key, ready
from sprogtjek.word_places import WORD, word_places

# What a text must hold for a class to stand at any word of it. The other classes begin with a
# figure, those of time also with a word.
_SIGNS = {
    "<navn>": re.compile(r"[A-ZÆØÅ]"),
    "<ord>": re.compile(r"\w"),
    "<mail>": re.compile("@"),
    "<web>": re.compile(r"://|\bwww\.|\.(?:dk|eu|com|org|example)\b"),
}
_OF_FIGURES = frozenset({"<telefon>", "<tal>", "<fuld-dato>"})
_TIME_WORDS = frozenset(
    "en én et ét to tre fire fem seks syv otte ni ti tolv fjorten halvanden få nogle uge den "
    "mandag tirsdag onsdag torsdag fredag lørdag søndag januar februar marts april maj juni juli "
    "august september oktober november december jan feb mar apr jun jul aug sep sept okt nov "
    "dec".split()
)
_MOST_WORDS = 20_000  # so that a long run does not keep every word it has met
# The space stands first: what stands around it is looked at there alone.
_SENTENCE_END = re.compile(r" (?=[A-ZÆØÅ»])(?:(?<=[\w»«)%,-]{2}[.!?] )|(?<=[!?] )|(?<=\d\. ))")


@dataclass(frozen=True, slots=True, eq=False)
class Matcher:
    """Cues, to be used like a compiled regular expression.

    Most words begin no cue. So cues are kept by their first word, and compiled when it is met:
    ``literals`` by the word itself, ``loose`` ones (*klag…*, *<telefon>*) together, each behind
    its first word. These are tried at words with their own of ``beginnings``, ``endings`` or
    ``middles``, and where one of the ``classes`` may stand. ``anywhere`` are the cues that begin
    with a class that any word may be, each with the sign of that.
    """

    literals: Mapping[str, tuple[str, ...]]
    loose: tuple[tuple[str, str], ...]
    beginnings: tuple[str, ...]
    endings: tuple[str, ...]
    middles: tuple[str, ...]
    classes: frozenset[str]
    anywhere: tuple[tuple[re.Pattern[str], Cue], ...]
    _known: dict[str, tuple[Cue, ...]] = field(default_factory=dict, repr=False)

    def search(self, text: str, pos: int = 0) -> re.Match[str] | None:
        """The first cue from ``pos`` on."""
        return next(self.finditer(text, pos), None)

    def match(self, text: str, pos: int = 0) -> re.Match[str] | None:
        """A cue right at ``pos``."""
        word = WORD.match(text, pos)
        if word is None:
            return None
        return self._at(text, pos, word[0].lower(), everywhere=self.may_stand_anywhere(text))

    def finditer(self, text: str, pos: int = 0) -> Iterator[re.Match[str]]:
        """The cues in order, none inside another."""
        words, known = word_places(text), self._known
        everywhere = self.may_stand_anywhere(text)
        first = (
            words
            if everywhere
            else [
                word
                for word in words
                if (known[word] if word in known else self.beginning_with(word))
            ]
        )
        for start, word in sorted([(place, each) for each in first for place in words[each]]):
            found = self._at(text, start, word, everywhere=everywhere) if start >= pos else None
            if found:
                yield found
                pos = found.end()

    def beginning_with(self, word: str) -> tuple[Cue, ...]:
        """The cues that may begin with a word in small letters."""
        found = self._known.get(word)
        if found is None:
            if len(self._known) > _MOST_WORDS:
                self._known.clear()
            loose = self._loose(word) if self._is_loose(word) else ()
            found = tuple(map(ready, (*self.literals.get(word, ()), *loose)))
            self._known[word] = found
        return found

    def may_stand_anywhere(self, text: str) -> bool:
        """Whether a cue may begin at any word of the text."""
        if not self.anywhere:
            return False
        words = word_places(text).keys()
        return any(cue.may_go_on(words) and sign.search(text) for sign, cue in self.anywhere)

    def _is_loose(self, word: str) -> bool:
        return (
            (bool(self.classes) and (word[0].isdigit() or word in _TIME_WORDS))
            or word.startswith(self.beginnings)
            or word.endswith(self.endings)
            or any(middle in word for middle in self.middles)
        )

    def _loose(self, word: str) -> tuple[str, ...]:
        fitting = (cue for form, cue in self.loose if _may_be(form, word))
        return tuple(dict.fromkeys(fitting))

    def _at(self, text: str, start: int, word: str, *, everywhere: bool) -> re.Match[str] | None:
        cues = self.beginning_with(word)
        tried = (*cues, *(cue for _, cue in self.anywhere)) if everywhere else cues
        words = word_places(text).keys()
        for cue in tried:
            found = cue.pattern.match(text, start) if cue.may_go_on(words) else None
            if found:
                return found
        return None


class Lists:
    """Several lists of cues, looked for in a text all at once."""

    def __init__(self, lists: Iterable[Matcher | None]) -> None:
        self._lists = tuple({id(cues): cues for cues in lists if cues is not None}.values())
        self._anywhere = tuple(cues for cues in self._lists if cues.anywhere)
        self._known: dict[str, tuple[tuple[Matcher, tuple[Cue, ...]], ...]] = {}

    def held_by(self, text: str) -> Set[Matcher]:
        """The lists of which a cue stands in the text."""
        held = {c for c in self._anywhere if c.may_stand_anywhere(text) and c.search(text)}
        known, words = self._known, word_places(text)
        there = words.keys()
        for word in words:
            begun = known.get(word)
            for matcher, cues in self._beginning_with(word) if begun is None else begun:
                if matcher not in held and _stands(cues, text, words[word], there):
                    held.add(matcher)
        return held

    def _beginning_with(self, word: str) -> tuple[tuple[Matcher, tuple[Cue, ...]], ...]:
        found = self._known.get(word)
        if found is None:
            if len(self._known) > _MOST_WORDS:
                self._known.clear()
            begun = ((each, each.beginning_with(word)) for each in self._lists)
            found = self._known[word] = tuple(pair for pair in begun if pair[1])
        return found


def _may_be(form: str, word: str) -> bool:
    """Whether a word in small letters may be the first of a cue that begins with ``form``."""
    if form in CLASSES:
        return word[0].isdigit() or (form not in _OF_FIGURES and word in _TIME_WORDS)
    plain = form.strip("*").lower()
    if form[0] == form[-1] == "*":
        return plain in word
    return word.startswith(plain) if form[-1] == "*" else word.endswith(plain)


def _stands(cues: Iterable[Cue], text: str, places: Iterable[int], words: Set[str]) -> bool:
    # Plain loops: this is asked of every word of every text.
    for cue in cues:
        if cue.may_go_on(words):
            match = cue.pattern.match
            for place in places:
                if match(text, place):
                    return True
    return False


def matcher(cues: Iterable[str]) -> Matcher | None:
    """What finds any of the cues; ``None`` if there are none."""
    return _matcher(tuple(cues))


@lru_cache(maxsize=256)  # the same lists stand in several rules
def _matcher(cues: tuple[str, ...]) -> Matcher | None:
    if not cues:
        return None
    literals: dict[str, list[str]] = {}
    loose: list[tuple[str, str]] = []
    forms: set[str] = set()
    anywhere: list[tuple[re.Pattern[str], Cue]] = []
    for cue in cues:
        for word in first_words(cue):
            if word in _SIGNS:
                anywhere.append((_SIGNS[word], ready(cue)))
            elif word in CLASSES or "*" in word:
                loose.append((word, cue))
                forms.add(word)
            else:
                literals.setdefault(key(word), []).append(cue)
    return Matcher(
        {word: tuple(each) for word, each in literals.items()},
        tuple(loose),
        tuple(word[:-1].lower() for word in forms if word[0] != "*" and word[-1] == "*"),
        tuple(word[1:].lower() for word in forms if word[0] == "*" and word[-1] != "*"),
        tuple(word[1:-1].lower() for word in forms if word[0] == word[-1] == "*"),
        frozenset(forms.intersection(CLASSES)),
        tuple(dict.fromkeys(anywhere)),
    )


def sentences(text: str) -> Iterator[tuple[int, str]]:
    """The sentences of a text and where each begins, by full stops and capital letters alone."""
    start = 0
    for match in _SENTENCE_END.finditer(text):
        yield start, text[start : match.start()]
        start = match.end()
    yield start, text[start:]
