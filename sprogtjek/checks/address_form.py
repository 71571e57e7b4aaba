"""``address-form``: how the text addresses its reader (catalogue rules F1 and F2).

What each ``find`` looks for:

``polite``  every *De, Dem, Deres* to the reader, each with *du, dig, din/dit/dine* instead, so
            that a whole letter can be changed at once. Inside a sentence the capital tells.
            A sentence that begins with *De* counts when the text says *De* elsewhere too, *De*
            stands before its verb, and no persons have just been named whom it could mean.
``mixed``   at least ``each`` places of one form of address and ``each`` of another (*du* and
            *De*). Place: the text as a whole; the places are related, and the message shows the
            first of either form (``{one}``, the rarer form, and ``{other}``). *du* and *I* are a
            hint at most, and nothing where the text speaks of parents, couples, associations:
            there *I* is right.

Deliberately left out: *De* at the beginning of a sentence in a text that has no other, names (*De
Radikale*), *Dem, der …* at the beginning of a sentence. Quotations are shielded. Verbs need no
change (*De har → du har*). Where the gender of a noun after *Deres* is not known, there is advice.

Source: catalogue F1, F2; Varde Kommune, Skriveguide (du og De).
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Literal, NamedTuple

from sprogtjek.checks import WHOLE, Collected
from sprogtjek.checks.finite import is_finite
from sprogtjek.checks.landmarks import tokens_of_words, words_in
from sprogtjek.checks.polite import polite
from sprogtjek.danish.address import PLURAL, SEVERAL, SINGULAR, System
from sprogtjek.records import WORDS, Block, BlockKind, Evidence, Hit, Level, Rule, Span, Suggestion
from sprogtjek.shields import shields

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc, Token

KIND = "address-form"
NEEDS = frozenset({"pos", "morph", "lemma", "sents"})
SCOPE: frozenset[BlockKind] = WORDS
SLOTS = frozenset({"match", "better", "one", "other"})

_MOST_RELATED = 4
_SHOWN_WORDS = 4

Place = tuple[int, Span]


_MAY_BE_PLURAL = PLURAL | {"i"}


@dataclass(frozen=True, slots=True)
class Params:
    """``find``: see the module. ``each``: the fewest places of either form that are a mix."""

    find: Literal["polite", "mixed"]
    each: int = 2


def prepare(rules: Sequence[Rule[Params]], nlp: Language) -> AddressForm:
    """Nothing to compile."""
    return AddressForm(tuple(rules))


class AddressForm(NamedTuple):
    """The prepared rules. All hits come in ``conclude``: one place may depend on another."""

    rules: tuple[Rule[Params], ...]

    def collect(self, doc: Doc, block: Block) -> Collected:
        """The places of each form of address outside quotations."""
        quoted = shields(block.text)

        def free(span: Span) -> bool:
            return not any(s.start <= span.start and span.end <= s.end for s in quoted)

        fact: dict[str, Any] = {
            "De": [
                [*_shown(each.token), each.sure, *_better(each.suggestion())]
                for each in polite(doc)
                if free(each.span)
            ],
            "du": [_shown(t) for t in _singular(doc) if free(_span(t))],
            "I": [
                _shown(t)
                for t in tokens_of_words(doc, _MAY_BE_PLURAL)
                if _is_plural(t) and free(_span(t))
            ],
            "several": not words_in(doc).isdisjoint(SEVERAL),
        }
        return Collected((), fact if any(fact.values()) else None)

    def conclude(self, evidence: Sequence[Evidence]) -> Iterator[tuple[int, Hit]]:
        """The polite pronouns, and the mix of forms."""
        for rule in self.rules:
            facts = {
                index: item.facts[KIND]
                for index, item in enumerate(evidence)
                if item.facts.get(KIND) and item.kind in rule.scope
            }
            if rule.params.find == "polite":
                yield from _polite(rule, facts)
            else:
                yield from _mixed(rule, facts)


def _better(suggestion: Suggestion) -> tuple[str, bool]:
    return suggestion.text, suggestion.safety == "advice"


def _span(token: Token) -> Span:
    return Span(token.idx, token.idx + len(token))


def _shown(token: Token) -> list[Any]:
    """Its place, and a few words to know it by."""
    end = min(token.i + _SHOWN_WORDS, token.sent.end)
    words = [other.text for other in token.doc[token.i : end] if not other.is_punct]
    return [token.idx, token.idx + len(token), " ".join(words)]


def _singular(doc: Doc) -> Iterator[Token]:
    words = SINGULAR
    if "/" in doc.text:  # »din/jeres« too
        words |= {word for word in words_in(doc) if not SINGULAR.isdisjoint(word.split("/"))}
    yield from tokens_of_words(doc, words)


def _is_plural(token: Token) -> bool:
    """*jer, jeres*, and *I* unless it opens a phrase (*I dag*) or is a numeral (*del I*)."""
    if token.lower_ in PLURAL:
        return True
    if token.text != "I":
        return False
    after = token.nbor(1) if token.i + 1 < len(token.doc) else None
    if token.is_sent_start or token.i == 0:
        return after is not None and is_finite(after)
    return token.pos_ == "PRON"


def _counted(facts: Mapping[int, Any]) -> dict[int, list[Any]]:
    """The polite pronouns that count, by block: all, once one of them is sure."""
    sure = any(place[3] for fact in facts.values() for place in fact["De"])
    return {index: fact["De"] if sure else [] for index, fact in facts.items()}


def _polite(rule: Rule[Params], facts: Mapping[int, Any]) -> Iterator[tuple[int, Hit]]:
    for index, places in _counted(facts).items():
        for start, end, _, _, text, is_advice in places:
            span = Span(start, end)
            suggestion = Suggestion(text, span, group=rule.id)
            if is_advice:
                suggestion = Suggestion(text, span, "advice")
            better = "din" if is_advice else text
            yield index, Hit(rule.id, span, (("better", better),), (suggestion,))


def _mixed(rule: Rule[Params], facts: Mapping[int, Any]) -> Iterator[tuple[int, Hit]]:
    found = _places(facts)
    enough = [system for system in found if len(found[system]) >= rule.params.each]
    level: Level | None = None
    if "De" not in enough:
        if any(fact["several"] for fact in facts.values()):
            return
        level = "hint"
    if len(enough) < 2:
        return
    rarer, other = sorted(enough, key=lambda system: (len(found[system]), system == "du"))[:2]
    (_, one), (_, another) = found[rarer][0], found[other][0]
    related = [place for system in (rarer, other) for place, _ in found[system][:_MOST_RELATED]]
    slots = (("one", one), ("other", another))
    yield 0, Hit(rule.id, WHOLE, slots, (), level, tuple(related))


def _places(facts: Mapping[int, Any]) -> dict[System, list[tuple[Place, str]]]:
    """The places of each form of address, each with a few words to know it by."""
    by_system: dict[System, Mapping[int, Any]] = {
        "du": {index: fact["du"] for index, fact in facts.items()},
        "De": _counted(facts),
        "I": {index: fact["I"] for index, fact in facts.items()},
    }
    return {
        system: [((i, Span(*p[:2])), p[2]) for i, places in by_block.items() for p in places]
        for system, by_block in by_system.items()
    }
