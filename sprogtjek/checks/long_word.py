"""``long-word``: long compounds (D6).

A noun or adjective of at least ``hint`` (``warning``) letters is flagged where it first stands in
the text; a hyphen ends a word, and a genitive or plural ending counts. The advice takes the word
apart where its parts are known (``danish/compounds.py``).

Deliberately silent: words with a capital inside a sentence (names, offices), words in ``allowed``
(dictionary form, small letters), statutes (*-loven*), words that are explained where they stand
(*(…)*, *dvs.*, *det vil sige*, *kaldes*, quotation marks around them), and words that stand in
three blocks or more: a text about *sygedagpengeopfølgning* cannot do without the word, so it is
said once, as a hint.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

from sprogtjek.checks import Collected
from sprogtjek.checks.landmarks import tokens_of_words, words_in
from sprogtjek.checks.weight import at_most
from sprogtjek.danish.compounds import paraphrase
from sprogtjek.danish.nouns import lemma_of
from sprogtjek.records import WORDS, Block, BlockKind, Evidence, Hit, Rule, Span, Suggestion
from sprogtjek.shields import shields

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc, Token

KIND = "long-word"
NEEDS: frozenset[str] = frozenset({"pos", "lemma", "sents"})
SCOPE: frozenset[BlockKind] = WORDS
SLOTS: frozenset[str] = frozenset({"match", "letters"})

_WORD_CLASSES = frozenset({"NOUN", "ADJ", "PROPN", "X"})
_STATUTE = re.compile(r"(?:love[nr]?s?|lovens|bekendtgørelsen?s?|reglement(?:et)?s?)$")
_EXPLAINED = re.compile(r"[»«\"“”]? ?(?:\(|,? (?:dvs\.|det vil sige|altså|også kaldet|betyder)\b)")
_NAMED = re.compile(r"(?:kaldes|kaldet|hedder|såkaldte?) (?:for )?[»\"“”]?$")


@dataclass(frozen=True, slots=True)
class Params:
    """The fewest letters of a hint and of a warning; words to leave alone."""

    hint: int = 18
    warning: int = 24
    allowed: tuple[str, ...] = ()
    often: int = 3


def prepare(rules: Sequence[Rule[Params]], nlp: Language) -> _LongWords:
    """Nothing to compile."""
    return _LongWords(tuple(rules))


class _LongWords(NamedTuple):
    rules: tuple[Rule[Params], ...]

    def collect(self, doc: Doc, block: Block) -> Collected:
        """The long words of the block: dictionary form, place, letters, phrase instead."""
        least = min((rule.params.hint for rule in self.rules), default=0)
        quoted = shields(block.text)
        long = frozenset([word for word in words_in(doc) if len(word) >= least])
        if not long:
            return Collected()
        found = [
            [_lemma(token), token.idx, token.idx + len(token), _letters(token.text), phrase or ""]
            for token in tokens_of_words(doc, long)
            if _is_long(token, least)
            and not any(span.start <= token.idx < span.end for span in quoted)
            and not _is_explained(token, block.text)
            for phrase in [paraphrase(token.lower_, _lemma(token))]
        ]
        return Collected(fact=found or None)

    def conclude(self, evidence: Sequence[Evidence]) -> Iterator[tuple[int, Hit]]:
        """One hit per word and rule."""
        for rule in self.rules:
            words: dict[str, list[tuple[int, int, int, int, str]]] = {}
            for index, item in enumerate(evidence):
                for lemma, *found in item.facts.get(KIND) or () if item.kind in rule.scope else ():
                    words.setdefault(lemma, []).append((index, *found))
            for lemma, places in words.items():
                if lemma not in rule.params.allowed and places[0][3] >= rule.params.hint:
                    yield _hit(rule, places)


def _is_long(token: Token, least: int) -> bool:
    text = token.text
    if token.pos_ not in _WORD_CLASSES or not all(map(str.isalpha, re.split(r"[-–/]", text))):
        return False  # »egeby.dk« is no word
    # Taggers take rare compounds for names; a name has a capital.
    if text[0].isupper() and (token.pos_ == "PROPN" or not token.is_sent_start):
        return False
    return _letters(text) >= least and not _STATUTE.search(token.lower_)


def _letters(text: str) -> int:
    """The letters of the longest part between hyphens."""
    return max(len(part) for part in re.split(r"[-–/]", text))


def _lemma(token: Token) -> str:
    word = token.lower_
    if "Gen" in token.morph.get("Case", []):
        word = word.removesuffix("s")
    return lemma_of(word) or token.lemma_.lower()


def _is_explained(token: Token, text: str) -> bool:
    end = token.idx + len(token)
    if _EXPLAINED.match(text, end) or _NAMED.search(text[: token.idx]):
        return True
    return token.idx > 0 and text[token.idx - 1] in '»"“('


def _hit(rule: Rule[Params], places: Sequence[tuple[int, int, int, int, str]]) -> tuple[int, Hit]:
    index, start, end, letters, phrase = places[0]
    span = Span(start, end)
    often = len({place[0] for place in places}) >= rule.params.often
    long = letters >= rule.params.warning and not often
    advice = f"Del ordet, for eksempel »{phrase}«." if phrase else "Del ordet, eller forklar det."
    suggestion = Suggestion(advice, span, "advice")
    level = at_most("warning" if long else "hint", rule.level)
    return index, Hit(rule.id, span, (("letters", str(letters)),), (suggestion,), level)
