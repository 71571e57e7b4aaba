"""Phrases in dictionary form compiled to patterns over tokens, for the kind ``phrase``."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from sprogtjek.danish import adjectives, nouns, verbs

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc

Pos = Literal["verb", "noun", "adj", "adv", "adp", "conj", "pron", "det", "any"]

GAP = "…"
MAX_GAP = 8

REFLEXIVES = frozenset({"sig", "mig", "dig", "os", "jer", "dem"})
"""»sig« in a verb phrase stands for them all: *henvende dig til*."""

PREPOSITIONS = frozenset(
    "af efter for fra før hos i imellem imod inden med mellem mod om over på til".split()
    + "uden under ved".split()
)


@dataclass(frozen=True, slots=True)
class Item:
    """One word of a pattern: the forms it is written in, and its lemma if that will do."""

    forms: frozenset[str]
    lemma: str | None = None
    gap: bool = False

    def accepts(self, word: str, lemma: str) -> bool:
        """Whether a word, lower case with its lemma, is this item."""
        return word in self.forms or (self.lemma is not None and lemma == self.lemma)


@dataclass(frozen=True, slots=True)
class Pattern:
    """A phrase. ``head`` is the item that inflects, ``lemma`` its dictionary form."""

    items: tuple[Item, ...]
    written: str
    pos: Pos
    head: int
    lemma: str | None
    exact: bool = False


@dataclass(frozen=True, slots=True)
class Match:
    """A pattern found at the tokens ``start:end``; ``gap`` is what stands in its gap."""

    pattern: Pattern
    start: int
    end: int
    head: int
    gap: tuple[int, int] | None = None


def split(phrase: str, nlp: Language) -> list[str]:
    """The words of a phrase as the pipeline divides text, gaps kept apart."""
    words: list[str] = []
    for part in phrase.replace(GAP, f" {GAP} ").split():
        words += [GAP] if part == GAP else [token.text for token in nlp.make_doc(part)]
    return words


def head_index(words: Sequence[str], pos: Pos) -> int | None:
    """Which word of a phrase inflects: a verb's first; a noun's or adjective's last.

    A noun phrase with a complement has its head before the preposition (*krav på*).
    """
    if pos == "verb":
        return 0
    if pos == "noun":
        for index, word in enumerate(words[1:], 1):
            if word in PREPOSITIONS:
                return index - 1
        return len(words) - 1
    return len(words) - 1 if pos == "adj" else None


def head_forms(lemma: str, pos: Pos) -> frozenset[str]:
    """All forms of a head."""
    if pos == "verb":
        return frozenset(verbs.paradigm(lemma).values())
    if pos == "noun":
        plain = nouns.paradigm(lemma).values()
        return frozenset([*plain, *(nouns.genitive(form) for form in plain)])
    return frozenset(adjectives.paradigm(lemma).values())


def compile_phrase(phrase: str, pos: Pos, nlp: Language, *, exact: bool = False) -> Pattern:
    """The pattern of a phrase in dictionary form."""
    words = split(phrase, nlp)
    head = head_index(words, pos)
    if head is not None and (exact or not _inflects(words[head].lower(), pos)):
        lemma = None
    else:
        lemma = words[head].lower() if head is not None else None
    items = tuple(
        _head(lemma, pos) if i == head and lemma else _item(word, pos, exact=exact)
        for i, word in enumerate(words)
    )
    return Pattern(items, phrase, pos, head or 0, lemma, exact)


def _inflects(word: str, pos: Pos) -> bool:
    """A noun given in another form than the dictionary's stands for that form alone."""
    return pos != "noun" or nouns.lemma_of(word) in (None, word)


def _head(lemma: str, pos: Pos) -> Item:
    return Item(head_forms(lemma, pos), lemma)


def _item(word: str, pos: Pos, *, exact: bool) -> Item:
    if word == GAP:
        return Item(frozenset(), gap=True)
    if word == "sig" and pos == "verb":
        return Item(REFLEXIVES)
    return Item(frozenset({word if exact else word.lower()}))


def compile_context(phrase: str, nlp: Language) -> tuple[Item, ...]:
    """A neighbour of a match: each word as written, or as a lemma."""
    return tuple(Item(frozenset({word.lower()}), word.lower()) for word in split(phrase, nlp))


def compile_longer(phrase: str, inside: Sequence[Pattern], nlp: Language) -> Pattern:
    """A longer phrase in which a match does not count. Its words match by form or lemma."""
    heads = {p.lemma: p.items[p.head] for p in inside if p.lemma}
    items = tuple(
        Item(frozenset(), gap=True)
        if word == GAP
        else heads.get(word.lower()) or Item(frozenset({word.lower()}), word.lower())
        for word in split(phrase, nlp)
    )
    return Pattern(items, phrase, "any", 0, None)


class Words:
    """The words of a parsed block as patterns read them."""

    def __init__(self, doc: Doc) -> None:
        self.doc = doc
        self.exact = [token.text for token in doc]
        self.lower = [text.lower() for text in self.exact]
        self.lemmas = [token.lemma_.lower() for token in doc]
        self.breaks = [token.is_sent_start is True for token in doc]

    def match(self, pattern: Pattern, start: int) -> Match | None:
        """The shortest match of ``pattern`` that starts at token ``start``."""
        return self._rest(pattern, 0, start, start, start, None)

    def _rest(
        self,
        pattern: Pattern,
        item: int,
        at: int,
        start: int,
        head: int,
        gap: tuple[int, int] | None,
    ) -> Match | None:
        written = self.exact if pattern.exact else self.lower
        for index in range(item, len(pattern.items)):
            wanted = pattern.items[index]
            if wanted.gap:
                for end in self._gap_ends(at):
                    found = self._rest(pattern, index + 1, end, start, head, (at, end))
                    if found:
                        return found
                return None
            if at >= len(written) or not wanted.accepts(written[at], self.lemmas[at]):
                return None
            if index == pattern.head:
                head = at
            at += 1
        return Match(pattern, start, at, head, gap)

    def _gap_ends(self, start: int) -> Iterator[int]:
        """Where a gap from ``start`` may end: after 1-8 words of the same sentence."""
        words = 0
        for at in range(start, len(self.lower)):
            if (self.breaks[at] and at > start) or self.lower[at] in (".", "?", "!", ":"):
                return
            if not self.doc[at].is_punct:
                words += 1
            if words > MAX_GAP:
                return
            yield at + 1

    def stands(self, items: Sequence[Item], start: int) -> bool:
        """Whether ``items`` stand at the tokens from ``start`` on."""
        if start < 0 or start + len(items) > len(self.lower):
            return False
        return all(
            item.accepts(self.lower[start + k], self.lemmas[start + k])
            for k, item in enumerate(items)
        )
