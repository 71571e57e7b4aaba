"""``term``: words that a municipality has decided to write otherwise, or not at all (D6, I1).

``better`` and ``own`` (a profile's or project's) say for each word what to write: another word or
phrase, which is put in in the same form (*anlægsarbejdet: gravearbejdet*); a sentence (it starts
with a capital and ends in a stop), which is shown as advice; or nothing. The words are found as
the kind ``phrase`` finds its own, in every form, and as parts of compounds (``term_matching``).
In a compound the new word is put in where it is the last part and both nouns are of one gender
(*vejanlægsarbejde: vejgravearbejde*), else it is advice.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Any

from sprogtjek.checks import Collected, CollectOnly, phrase
from sprogtjek.checks.landmarks import landmarks
from sprogtjek.checks.phrase_patterns import Pos
from sprogtjek.checks.phrase_wording import like
from sprogtjek.checks.term_matching import Compounds, Part, parts_of_speech
from sprogtjek.danish import nouns
from sprogtjek.records import WORDS, Block, BlockKind, Hit, Rule, Span, Suggestion

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc

KIND = "term"
NEEDS = phrase.NEEDS
SCOPE: frozenset[BlockKind] = WORDS
SLOTS = frozenset({"match", "better"})


@dataclass(frozen=True, slots=True)
class Params:
    """Word → what to write instead. See the module's docstring."""

    better: Mapping[str, str]
    own: Mapping[str, str] = field(default_factory=dict)


def prepare(rules: Sequence[Rule[Params]], nlp: Language) -> Terms:
    """The words of each rule as phrases, and as parts of compounds."""
    tables = [{**rule.params.better, **rule.params.own} for rule in rules]
    phrases = [
        _phrase(rule, word, better, pos)
        for rule, table in zip(rules, tables, strict=True)
        for word, better in table.items()
        for pos in parts_of_speech(word)
    ]
    compounds = [(r, t, Compounds(t)) for r, t in zip(rules, tables, strict=True)]
    return Terms(phrase.prepare(phrases, nlp), tuple(compounds))


def _phrase(rule: Rule[Any], word: str, better: str, pos: Pos) -> Rule[Any]:
    advice = better if _is_sentence(better) else ""
    params = phrase.Params(
        any=(word,),
        better=(better,) if better and not advice else (),
        pos=pos,
        advice=advice,
    )
    return replace(rule, params=params)  # a rule of another kind


def _is_sentence(better: str) -> bool:
    return better[:1].isupper() and better.endswith((".", "!", "?"))


@dataclass(frozen=True, slots=True)
class Terms(CollectOnly):
    """The prepared rules: as phrases, and each with its table and the parts of compounds."""

    phrases: phrase.PhraseCheck
    compounds: tuple[tuple[Rule[Params], Mapping[str, str], Compounds], ...]

    def collect(self, doc: Doc, block: Block) -> Collected:
        """The words themselves, and the compounds they are part of."""
        whole = self.phrases.collect(doc, block).hits
        taken = {hit.span.start for hit in whole}
        parts = (hit for hit in self._in_compounds(doc) if hit.span.start not in taken)
        return Collected((*whole, *parts))

    def _in_compounds(self, doc: Doc) -> Iterator[Hit]:
        for rule, table, compounds in self.compounds:
            for at, found in compounds.within(landmarks(doc).by_word):
                token = doc[at]
                span = Span(token.idx, token.idx + len(token))
                yield _hit(rule, token.text, span, found, table[found[0]])


def _hit(rule: Rule[Params], word: str, span: Span, found: tuple[str, Part], better: str) -> Hit:
    term, part = found
    new = _last_part(word, term, better) if part == "last" and not _is_sentence(better) else None
    if new:
        suggestion: tuple[Suggestion, ...] = (Suggestion(new, span),)
    elif better:
        advice = better if _is_sentence(better) else f"Skriv »{better}« i stedet for »{term}«."
        suggestion = (Suggestion(advice, span, "advice"),)
    else:
        suggestion = ()
    return Hit(rule.id, span, (("match", word), ("better", new or better)), suggestion)


def _last_part(word: str, term: str, better: str) -> str | None:
    """A compound with ``better`` in the place of its last part, in the same form."""
    for size in range(len(word) - 1, 0, -1):
        form = nouns.forms_of(word[-size:].lower(), term.lower())
        if form and better.isalpha() and nouns.gender(better) == nouns.gender(term.lower()):
            inflected = nouns.paradigm(better).get(form[0][0])
            if inflected is None:
                return None
            ending = nouns.genitive(inflected) if form[0][1] else inflected
            return like(word, word[:-size].lower() + ending)
    return None
