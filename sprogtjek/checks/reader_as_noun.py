"""``reader-as-noun``: *borgeren, ansøger, den ledige* for the reader (catalogue rule F3).

*Ansøger skal sende et budget* → *Du skal sende et budget*. ``nouns`` are words for the reader in
dictionary form, ``adjectives`` those that name a person after *den* (*den sygemeldte*), ``perhaps``
nouns that are often somebody else (*ejeren*): they are a hint at most. Found as subject, object,
genitive and after *af, over for*, with the ending *-en* or bare (*ansøger skal*), in sentences
without *du, dig, din*.

A letter that never says *du* gets hints.

Deliberately left out: texts that speak to nobody and are no letters (a memo, a rule);
*enhver borger, en ansøger*, plurals, words with a relative clause (*den borger, der …*); what
stands in quotations or sentences about parties A and B.

Known false alarms: a third party of the same name (the applicant in a letter to the neighbour).
Sources: catalogue F3; the language profiles of Drammen and Grane (write *du*).
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, NamedTuple

from sprogtjek.checks import Collected
from sprogtjek.checks.landmarks import tokens_outside, words_in
from sprogtjek.checks.stand_in import DU, Role, preposition_of, role_of, stand_in
from sprogtjek.danish import nouns
from sprogtjek.danish.address import PLURAL, POLITE, SINGULAR
from sprogtjek.records import PROSE, Block, BlockKind, Evidence, Hit, Level, Rule, Span, Suggestion
from sprogtjek.shields import shields

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc, Token
    from spacy.tokens import Span as Sentence

KIND = "reader-as-noun"
NEEDS = frozenset({"pos", "morph", "lemma", "dep", "sents"})
SCOPE: frozenset[BlockKind] = PROSE
SLOTS = frozenset({"match", "better"})

_ADDRESS = SINGULAR | PLURAL
_MAY_ADDRESS = _ADDRESS | frozenset(map(str.lower, POLITE))
_LETTER = frozenset({"greeting", "signature"})
_PARTIES = frozenset({"A", "B", "C"})
_QUOTES = frozenset('»«“”„"')
_SOMEBODY = frozenset({"en", "nogen", "enhver", "hver", "ingen"})
_ADVICE = "Skriv til læseren med »du«, »dig« eller »din«."


@dataclass(frozen=True, slots=True)
class Params:
    """See the module. ``third``: words of texts about somebody else (*naboorientering*)."""

    nouns: tuple[str, ...]
    adjectives: tuple[str, ...] = ()
    perhaps: tuple[str, ...] = ()
    third: tuple[str, ...] = ()


class _Words(NamedTuple):
    """The written forms: definite ones, bare ones; and which of them are uncertain."""

    definite: frozenset[str]
    bare: frozenset[str]
    adjectives: frozenset[str]
    uncertain: frozenset[str]
    every: frozenset[str]
    """All of them: most words are none."""

    def may_name(self, word: str) -> bool:
        """Whether a word in small letters is one of them, or its genitive."""
        return word in self.every or (word.endswith("s") and word[:-1] in self.every)

    def named(self, token: Token) -> tuple[Token, bool] | None:
        """The first token of what names the reader, and whether in the genitive."""
        word = token.lower_
        stem = word[:-1] if word.endswith("s") else word
        for form, genitive in ((word, False), (stem, True)):
            if genitive and stem == word:
                continue
            before = token.nbor(-1) if token.i > token.sent.start else None
            after_den = before is not None and before.lower_ == "den"
            if form in self.definite:
                return token, genitive
            if form in self.adjectives and before is not None and after_den:
                return (before, genitive) if not _is_attribute(token) else None
            if form in self.bare and not genitive and _is_bare_noun(token, before):
                return token, genitive
        return None


def prepare(rules: Sequence[Rule[Params]], nlp: Language) -> ReaderAsNoun:
    """Inflect the nouns."""
    return ReaderAsNoun(tuple((rule, _words(rule.params)) for rule in rules))


def _words(params: Params) -> _Words:
    every = (*params.nouns, *params.perhaps)
    definite = frozenset(_definite(noun) for noun in every)
    perhaps = {form for noun in params.perhaps for form in (noun, _definite(noun))}
    return _Words(
        definite,
        frozenset(every),
        frozenset(params.adjectives),
        frozenset(perhaps),
        definite.union(every, params.adjectives),
    )


def _definite(noun: str) -> str:
    return nouns.paradigm(noun)["sing_def"]


class ReaderAsNoun(NamedTuple):
    """The prepared rules. Whether a text speaks to its reader is known when all of it is."""

    rules: tuple[tuple[Rule[Params], _Words], ...]

    def collect(self, doc: Doc, block: Block) -> Collected:
        """Whether the block speaks to somebody, and where it speaks about the reader."""
        quoted = shields(block.text)

        def said(words: Iterable[str]) -> list[Token]:
            return tokens_outside(doc, words, quoted)

        there = words_in(doc)
        fact: dict[str, Any] = {
            "addresses": any(map(_is_address, said(_MAY_ADDRESS))),
            "third": {rule.id: bool(said(rule.params.third)) for rule, _ in self.rules},
            "places": {
                rule.id: list(_places(forms, said(filter(forms.may_name, there))))
                for rule, forms in self.rules
            },
        }
        found = fact["addresses"] or any(fact["places"].values()) or any(fact["third"].values())
        return Collected((), fact if found else None)

    def conclude(self, evidence: Sequence[Evidence]) -> Iterator[tuple[int, Hit]]:
        """The places in a text that speaks to its reader elsewhere."""
        facts = [(i, item.facts[KIND]) for i, item in enumerate(evidence) if item.facts.get(KIND)]
        speaks = any(fact["addresses"] for _, fact in facts)
        if not speaks and not any(item.kind in _LETTER for item in evidence):
            return
        for rule, _ in self.rules:
            if any(fact["third"].get(rule.id) for _, fact in facts):
                continue
            for index, fact in facts:
                for place in fact["places"].get(rule.id, ()):
                    yield index, _hit(rule, place, sure=speaks)


def _hit(rule: Rule[Params], place: Sequence[Any], *, sure: bool) -> Hit:
    start, end, uncertain, text, is_advice = place
    span = Span(start, end)
    suggestion = Suggestion(text, span, "advice" if is_advice else "offer")
    level: Level | None = None if sure and not uncertain else "hint"
    return Hit(rule.id, span, (("better", "du" if is_advice else text),), (suggestion,), level)


def _is_address(token: Token) -> bool:
    return token.lower_ in _ADDRESS or (token.text in POLITE and not token.is_sent_start)


def _places(forms: _Words, words: Sequence[Token]) -> Iterator[list[Any]]:
    for token in words:
        found = forms.named(token)
        if found is None or _is_of_others(token.sent) or _is_one_of_many(token):
            continue
        first, genitive = found
        role: Role | None = "genitive" if genitive else role_of(token)
        if role is None or (role == "complement" and not _is_agent(token)):
            continue
        uncertain = token.lower_ in forms.uncertain or token.lower_[:-1] in forms.uncertain
        if uncertain and any(t.lower_ in ("han", "hun") for t in token.sent):
            continue
        better = stand_in(token, first, DU, role, _ADVICE)
        span = better.span
        yield [span.start, span.end, uncertain, better.text, better.safety == "advice"]


def _is_of_others(sent: Sentence) -> bool:
    """Whether the sentence speaks to the reader as well, names parties A and B, or quotes."""
    return any(
        _is_address(token) or token.text in _PARTIES or token.text in _QUOTES for token in sent
    )


def _is_agent(token: Token) -> bool:
    """*betales af ejeren, over for brugeren*; not *hos ejeren, talsmanden for ejeren*."""
    preposition = preposition_of(token)
    if preposition is None:
        return False
    over_for = preposition.lower_ == "for" and preposition.nbor(-1).lower_ == "over"
    return over_for or preposition.lower_ == "af"


def _is_one_of_many(token: Token) -> bool:
    """*En borger, der får hjælp … Det skal borgeren ikke*: introduced as somebody."""
    lemmas = {token.lemma_.lower(), "person"}
    return any(
        other.lemma_.lower() in lemmas and other.i > 0 and other.nbor(-1).lower_ in _SOMEBODY
        for other in token.doc[: token.i]
    )


def _is_bare_noun(token: Token, before: Token | None) -> bool:
    """*ansøger skal, at ansøger*; not *en ansøger, du ansøger*, nor *Klager du* (a verb)."""
    if token.pos_ != "NOUN" or token.dep_ != "nsubj":
        return False
    if any(child.dep_ in ("det", "amod") for child in token.children):
        return False
    after = token.nbor(1) if token.i + 1 < token.sent.end else None
    if after is not None and after.pos_ == "PRON":
        return False
    return before is None or before.pos_ in ("SCONJ", "AUX", "VERB", "PUNCT", "CCONJ")


def _is_attribute(token: Token) -> bool:
    """*den ledige bolig*."""
    return token.i + 1 < token.sent.end and token.nbor(1).pos_ in ("NOUN", "ADJ")
