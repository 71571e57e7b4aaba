"""Nouns where a verb would do (catalogue rules C1–C4).

What each ``find`` looks for. A verbal noun is the stem of a verb + -ing, -ning or -else; exceptions
stand in ``danish/nominalisations.yaml``, the light verbs in ``danish/light_verbs.yaml``.

``sentence``    at least ``least`` different verbal nouns in one sentence: *udarbejdelse og
                iværksættelse sker efter vurdering*. Place: from the first to the last of them.
``density``     more than ``per_100_words`` verbal nouns per 100 words of the document, in a text of
                at least ``words`` words. Place: the sentence with most of them.
``light-verb``  a verb with little meaning and the noun that has it: *foretage en vurdering af*,
                *rette henvendelse til*, *har truffet beslutning om*, with adjectives and adverbs in
                between, in all forms. Place: from the verb to the noun or its preposition. Legal
                terms (*træffe afgørelse*, *give afslag*) are hints only.
``subject``     a verbal noun that »happens«: *udmeldelse sker ved …*, *vurderingen foretages af …*,
                *der sker en vurdering*. Place: from noun to verb.
``genitives``   genitive on genitive: *kommunens borgeres behov*. Place: all of them and the noun
                between them.

Deliberately left out: nouns that name a thing, an institution or a legal term (*ansøgning,
bevilling, tilladelse, vejledning*); nouns that do so in part (*behandling, udbetaling*) unless *af*
follows; what happens by itself (*der sker ændringer*); possessive pronouns (*din mors læge*) and
names (*Københavns Kommunes …*) in chains of genitives; ordinary pairs such as *give svar* without
a complement. Of passives only impersonal ones are turned round (*der foretages en vurdering af
sagen → vi vurderer sagen*), where it is plain who acts.

Known misses: verbal nouns in -tion and -hed, compounds (*sagsfremstilling*), the noun before its
verb in relative clauses (*den vurdering, vi har foretaget*).

Sources: the style guides of Randers and Vejle, and the European Commission's »Skriv klart«.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Literal, NamedTuple

from sprogtjek.checks import Collected
from sprogtjek.checks.light_verb import LightVerbUse, light_verb_uses
from sprogtjek.checks.light_verb_plain import suggestion
from sprogtjek.checks.nominal_subject import as_verb
from sprogtjek.checks.verbal_noun import genitive_chains, happening_nouns, plain_verb, verbal_nouns
from sprogtjek.records import PROSE, Block, BlockKind, Evidence, Hit, Level, Rule, Span, Suggestion
from sprogtjek.words import count_words

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc, Token
    from spacy.tokens import Span as TokenSpan

    NounsOfSentence = tuple[TokenSpan, list[Token]]

Find = Literal["sentence", "density", "light-verb", "subject", "genitives"]

KIND = "nominalisation"
NEEDS = frozenset({"pos", "morph", "lemma", "dep", "sents"})
SCOPE: frozenset[BlockKind] = PROSE
SLOTS = frozenset({"match", "plain", "noun", "count", "nouns", "limit"})


@dataclass(frozen=True)
class Params:
    """``find``: see the module. The rest are its limits."""

    find: Find
    least: int = 3
    per_100_words: int = 8
    words: int = 100


def prepare(rules: Sequence[Rule[Params]], nlp: Language) -> NominalisationCheck:
    """Compile the rules. Nothing of the pipeline is needed beforehand."""
    return NominalisationCheck(tuple(rules))


class NominalisationCheck(NamedTuple):
    """The prepared rules."""

    rules: tuple[Rule[Params], ...]

    def collect(self, doc: Doc, block: Block) -> Collected:
        """The hits of one block, and its counts for ``conclude``."""
        nouns = [(sentence, verbal_nouns(sentence)) for sentence in doc.sents]
        hits = [hit for rule in self.rules for hit in _hits(rule, doc, nouns)]
        fact = _fact(nouns) if block.kind in PROSE else None
        return Collected(tuple(hits), fact)

    def conclude(self, evidence: Sequence[Evidence]) -> Iterator[tuple[int, Hit]]:
        """The density of verbal nouns over the whole document."""
        for rule in self.rules:
            if rule.params.find == "density":
                yield from _density(rule, evidence)


def _hits(rule: Rule[Params], doc: Doc, nouns: Sequence[NounsOfSentence]) -> Iterator[Hit]:
    if rule.params.find == "sentence":
        for _, found in nouns:
            if len(found) >= rule.params.least:
                yield _crowded(rule, found)
    elif rule.params.find == "light-verb":
        for use in light_verb_uses(doc):
            yield _light_verb_hit(rule, use)
    elif rule.params.find == "subject":
        for noun, verb in happening_nouns(doc):
            yield _subject_hit(rule, noun, verb)
    elif rule.params.find == "genitives":
        for first, last in genitive_chains(doc):
            yield Hit(rule.id, _between(first, last))


def _crowded(rule: Rule[Params], nouns: Sequence[Token]) -> Hit:
    listed = ", ".join(f"»{noun.text}«" for noun in nouns)
    slots = (("count", str(len(nouns))), ("nouns", listed))
    verbs = dict.fromkeys(plain_verb(noun) for noun in nouns)
    named = " og ".join(f"»{verb}«" for verb in list(verbs)[:2])
    span = _between(nouns[0], nouns[-1])
    advice = Suggestion(f"Brug udsagnsord i stedet, for eksempel {named}.", span, "advice")
    return Hit(rule.id, span, slots, (advice,))


def _light_verb_hit(rule: Rule[Params], use: LightVerbUse) -> Hit:
    slots = (("plain", use.row.plain), ("noun", use.noun.lower_))
    level: Level | None = "hint" if use.row.hint else None
    return Hit(rule.id, use.span, slots, (suggestion(use),), level)


def _subject_hit(rule: Rule[Params], noun: Token, verb: Token) -> Hit:
    first, last = sorted((noun, verb), key=lambda token: token.i)
    span, plain = _between(first, last), plain_verb(noun)
    slots = (("plain", plain), ("noun", noun.text))
    text = f"Brug udsagnsordet »{plain}«, og skriv, hvem der gør det."
    better = as_verb(noun, verb) or Suggestion(text, span, "advice")
    return Hit(rule.id, span, slots, (better,))


def _between(first: Token, last: Token) -> Span:
    return Span(first.idx, last.idx + len(last))


# --- density --------------------------------------------------------------------------------


def _fact(nouns: Sequence[NounsOfSentence]) -> dict[str, Any] | None:
    counts = [(len(found), sentence) for sentence, found in nouns]
    if not counts:
        return None
    most, worst = max(counts, key=lambda item: (item[0], -item[1].start))
    return {
        "nouns": sum(count for count, _ in counts),
        "words": sum(count_words(sent) for _, sent in counts),
        "worst": [most, worst.start_char, worst.end_char],
    }


def _density(rule: Rule[Params], evidence: Sequence[Evidence]) -> Iterator[tuple[int, Hit]]:
    facts = [
        (index, item.facts[KIND])
        for index, item in enumerate(evidence)
        if item.facts.get(KIND) and item.kind in rule.scope
    ]
    words = sum(fact["words"] for _, fact in facts)
    nouns = sum(fact["nouns"] for _, fact in facts)
    limit = rule.params.per_100_words
    if words < rule.params.words or 100 * nouns <= limit * words:
        return
    index, fact = max(facts, key=lambda item: (item[1]["worst"][0], -item[0]))
    _, start, end = fact["worst"]
    slots = (("count", str(round(100 * nouns / words))), ("limit", str(limit)))
    yield index, Hit(rule.id, Span(start, end), slots)
