"""Phrases in dictionary form compiled to patterns over tokens, for the kind ``phrase``."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Literal, NamedTuple

from sprogtjek.danish import adjectives, nouns, verbs

if TYPE_CHECKING:
    from spacy.language import Language

Pos = Literal["verb", "noun", "adj", "adv", "adp", "conj", "pron", "det", "any"]

GAP = "…"

REFLEXIVES = frozenset({"sig", "mig", "dig", "os", "jer", "dem"})
"""»sig« in a verb phrase stands for them all: *henvende dig til*."""

PREPOSITIONS = frozenset(
    {"af", "efter", "for", "fra", "før", "hos", "i", "imod", "inden", "med", "mellem", "mod"}
    | {"om", "over", "på", "til", "uden", "under", "ved"}
)


class Item(NamedTuple):
    """One word of a pattern: the forms it is written in, and its lemma if that will do."""

    forms: frozenset[str]
    lemma: str | None = None
    gap: bool = False

    def accepts(self, word: str, lemma: str) -> bool:
        """Whether a token with this text and this lemma is the item's word."""
        return word in self.forms or (self.lemma is not None and lemma == self.lemma)


_GAP = Item(frozenset(), gap=True)


class Pattern(NamedTuple):
    """A phrase. ``head`` is the item that inflects; ``lemma`` is its dictionary form.

    ``lemma`` is ``None`` where the phrase stands for its written form alone.
    """

    items: tuple[Item, ...]
    written: str
    pos: Pos
    head: int = 0
    lemma: str | None = None
    exact: bool = False


def compile_phrase(phrase: str, pos: Pos, nlp: Language, *, exact: bool = False) -> Pattern:
    """The pattern of a phrase in dictionary form."""
    words = _split(phrase, nlp)
    head = head_index(words, pos)
    lemma = None
    if head is not None and not exact and is_dictionary_form(words[head].lower(), pos):
        lemma = words[head].lower()
    items = tuple(
        Item(_head_forms(lemma, pos), lemma)
        if lemma and i == head
        else _modifier(word)
        if lemma and pos == "noun" and i < (head or 0)
        else _item(word, pos, exact)
        for i, word in enumerate(words)
    )
    return Pattern(items, phrase, pos, head or 0, lemma, exact)


def _split(phrase: str, nlp: Language) -> list[str]:
    """The words of a phrase as the pipeline divides text, gaps kept apart."""
    if phrase.replace(" ", "").isalpha():
        return phrase.split()
    words: list[str] = []
    for part in phrase.replace(GAP, f" {GAP} ").split():
        plain = part == GAP or part.isalpha()  # the tokenizer does not divide these
        words += [part] if plain else [token.text for token in nlp.make_doc(part)]
    return words


def head_index(words: Sequence[str], pos: Pos) -> int | None:
    """Which word of a phrase inflects: a verb's first; a noun's or adjective's last.

    A noun with a complement is the head before its preposition (*krav på*).
    """
    if pos == "verb":
        return 0
    if pos == "noun":
        return next(
            (i - 1 for i, word in enumerate(words) if i and word in PREPOSITIONS), len(words) - 1
        )
    return len(words) - 1 if pos == "adj" else None


def is_dictionary_form(word: str, pos: Pos) -> bool:
    """Whether a head stands for all its forms: *part* does, *parter* for itself alone."""
    return pos != "noun" or nouns.lemma_of(word) in (None, word)


def _head_forms(lemma: str, pos: Pos) -> frozenset[str]:
    if pos == "verb":
        return frozenset(verbs.paradigm(lemma).values()) | _accented_imperative(lemma)
    if pos == "noun":
        plain = nouns.paradigm(lemma).values()
        return frozenset([*plain, *(nouns.genitive(form) for form in plain)])
    return frozenset(adjectives.paradigm(lemma).values())


def _accented_imperative(verb: str) -> frozenset[str]:
    """*evaluér*, as many write to tell it from the present."""
    return frozenset({verb[:-3] + "ér"}) if verb.endswith("ere") else frozenset()


def _modifier(word: str) -> Item:
    """A word before the head of a noun phrase: *konkret vurdering, konkrete vurderinger*."""
    forms = adjectives.paradigm(word.lower())
    return Item(frozenset({word.lower(), forms["neut"], forms["plur"]}))


def _item(word: str, pos: Pos, exact: bool) -> Item:
    if word == GAP:
        return _GAP
    if word == "sig" and pos == "verb":
        return Item(REFLEXIVES)
    return Item(frozenset({word if exact else word.lower()}))


class Neighbours(NamedTuple):
    """What a rule names before or after a match: single words, and phrases of several."""

    words: frozenset[str]
    phrases: tuple[tuple[str, ...], ...]


_NO_NEIGHBOURS = Neighbours(frozenset(), ())

NUMBER, GENITIVE = "<tal>", "<genitiv>"
"""Neighbours named by what they are: *14, fjorten*; *kommunens, din, vores*."""


def compile_neighbours(phrases: Sequence[str], nlp: Language) -> Neighbours:
    """The neighbours of a rule, in lower case. They match by form or by lemma."""
    if not phrases:
        return _NO_NEIGHBOURS
    split = [
        (phrase,) if phrase in (NUMBER, GENITIVE) else tuple(_split(phrase.lower(), nlp))
        for phrase in phrases
    ]
    return Neighbours(
        frozenset(words[0] for words in split if len(words) == 1),
        tuple(words for words in split if len(words) > 1),
    )


def compile_longer(phrase: str, inside: Sequence[Pattern], nlp: Language) -> Pattern:
    """A longer phrase in which a match does not count. Its words match by form or lemma."""
    heads = {pattern.lemma: pattern.items[pattern.head] for pattern in inside if pattern.lemma}
    items = (
        _GAP if w == GAP else heads.get(w.lower()) or Item(frozenset({w.lower()}), w.lower())
        for w in _split(phrase, nlp)
    )
    return Pattern(tuple(items), phrase, "any")
