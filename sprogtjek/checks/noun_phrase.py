"""``noun-phrase``: long noun phrases (A7) and heavy premodifiers (A8).

``measure: length`` flags a noun phrase of more than ``hint`` (``warning``) words, and a noun with
``chain`` or more prepositions after it (*etablering af rammerne for
afviklingen af indsamlingen*) when it and another of the nouns are made from verbs. The place is the
noun phrase, its preposition left out.

Counted are the noun with its determiners, adjectives, genitives and prepositional phrases, with
all that hangs on these. A name counts one. Which prepositional phrases are the noun's and which the
verb's is what parsers guess at most, so

- *af, om, for, til, over, mellem, vedrørende* … belong to any noun (*til* after an object with a
  determiner does not: *skrive dit barn op til*); *i, med, fra, ved, efter* … to nouns made from
  verbs alone (*-ing, -else, -tion, -sel*), but to these also where the parser says otherwise;
- times, measures and statute titles (*inden 1. maj, på 2,5 meter, lov om social service*) end the
  phrase, and so does *samt*;
- *på baggrund af, i form af* … are prepositions; the noun after them counts.

Not counted: relative clauses, *at*-clauses and infinitives (they have a verb, and clause depth
weighs them), appositions, nouns coordinated with the whole phrase, enumerations with three commas
or more.

``measure: premodifier`` flags a participle with words of its own between determiner and noun: *de
af kommunen medsendte bilag*, *den i brevet omtalte frist*. The place runs from determiner to
noun. Read from the words, not the tree, which few parsers get right here: determiner,
preposition with its noun, at most ``reach`` words without verb or comma, a participle (or an
adjective that stands like one: *den for sagen vigtige oplysning*), an indefinite noun. Not flagged:
one adverb (*den nu gældende lov, de netop vedtagne regler*), fixed adverbials of two words (*de i
dag gældende regler*), *den såkaldte*, partitives (*en af de ansatte*).

Known misses: a long phrase that the parser tears apart; participles used as nouns, other than with
*af* (*det af dig anførte*). Source: catalogue A7 and A8; EU-Kommissionen, »Skriv klart«; Vejle
Kommune, »Klar besked«; Naturstyrelsen, »Sprogpolitik« (»bagvendt ordstilling«).
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from sprogtjek.checks import Collected, CollectOnly
from sprogtjek.checks.nominal import chain_length, noun_phrases
from sprogtjek.checks.passive_voice import passives
from sprogtjek.checks.premodifier import premodified
from sprogtjek.checks.syntax import place
from sprogtjek.checks.weight import at_most
from sprogtjek.records import PROSE, Block, BlockKind, Hit, Level, Rule
from sprogtjek.words import count_words

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc, Span

KIND = "noun-phrase"
NEEDS: frozenset[str] = frozenset({"pos", "morph", "lemma", "dep", "sents"})
SCOPE: frozenset[BlockKind] = PROSE
SLOTS: frozenset[str] = frozenset({"match", "words", "noun"})


@dataclass(frozen=True, slots=True)
class Params:
    """What to measure, and the most words without a finding, without a warning."""

    measure: Literal["length", "premodifier"]
    hint: int = 9
    warning: int = 14
    chain: int = 3
    reach: int = 6

    def level(self, words: int, chain: int) -> Level | None:
        """How much a noun phrase of so many words and chained phrases weighs."""
        if words > self.warning:
            return "warning"
        return "hint" if words > self.hint or chain >= self.chain else None


def prepare(rules: Sequence[Rule[Params]], nlp: Language) -> _NounPhrase:
    """Nothing to compile."""
    return _NounPhrase(tuple(rules))


@dataclass(frozen=True, slots=True)
class _NounPhrase(CollectOnly):
    rules: tuple[Rule[Params], ...]

    def collect(self, doc: Doc, block: Block) -> Collected:
        """One hit per phrase and rule."""
        return Collected(
            tuple(
                hit
                for sent in doc.sents
                for rule in self.rules
                for hit in (_long if rule.params.measure == "length" else _heavy)(rule, sent)
            )
        )


def _long(rule: Rule[Params], sent: Span) -> Iterator[Hit]:
    # »Hermed varsles tilsyn«: parsers take the verb in second place for a genitive.
    second = {passive.token.i for passive in passives(sent.doc)} & {sent.start + 1}
    for noun, phrase, words in noun_phrases(sent):
        if second and phrase.start <= sent.start + 1:
            continue
        level = rule.params.level(words, chain_length(noun, phrase))
        if level is not None:
            slots = (("words", str(words)), ("noun", noun.text))
            yield Hit(rule.id, place(phrase), slots, level=at_most(level, rule.level))


def _heavy(rule: Rule[Params], sent: Span) -> Iterator[Hit]:
    for phrase in premodified(sent, rule.params.reach):
        last = phrase[-1]  # »det af dig anførte« is »det, som du …«
        noun = last.text if last.pos_ in ("NOUN", "PROPN") else phrase[0].lower_
        slots = (("words", str(count_words(phrase))), ("noun", noun))
        yield Hit(rule.id, place(phrase), slots)
