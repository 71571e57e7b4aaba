"""``man``: *man* as a subject where somebody in particular is meant (catalogue rule B6).

*Man skal søge, før man flytter* → *Du skal søge, før du flytter*; where the clause is what an
authority does, *vi*: *man har besluttet* → *vi har besluttet*. *sig, sin, sit, sine* that go with
it change along. One or two places in a text are a hint; from ``many`` on each has the rule's level.

Deliberately left out: general truths (*man kan aldrig vide, man kan ikke altid, kan man sige*) and
*det, man ikke selv kan klare*, where no reader is asked to do anything. Quotations are shielded.

Known false alarms: what all people do, said without *altid* or *aldrig*.
Sources: catalogue B6; the language profiles of Norwegian municipalities (Grane, Drammen).
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

from sprogtjek.checks import Collected
from sprogtjek.checks.actor import verb_table
from sprogtjek.checks.landmarks import tokens_of_words
from sprogtjek.checks.wording import like
from sprogtjek.records import PROSE, Block, BlockKind, Evidence, Hit, Level, Rule, Span, Suggestion
from sprogtjek.shields import shields

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc, Token

KIND = "man"
NEEDS = frozenset({"pos", "morph", "lemma", "dep", "sents"})
SCOPE: frozenset[BlockKind] = PROSE
SLOTS = frozenset({"match", "better"})

_DU = {"sig": "dig", "sin": "din", "sit": "dit", "sine": "dine"}
_VI = {"sig": "os", "sin": "vores", "sit": "vores", "sine": "vores"}
_TRUTHS = frozenset({"altid", "aldrig"})
_TRUTH_REACH = 5
_SAYING = frozenset({"sige", "siger", "kalder", "ved"})
_MAN = frozenset({"man"})
_SENDER_TABLES = ("views", "verbs")
_SENDER_VERBS = frozenset({"bestræbe", "bede", "beklage", "henvise"})
_CLAUSE_REACH = 6
_ADVICE = "Skriv »du«, hvis det er læseren, og »vi«, hvis det er jer."


@dataclass(frozen=True, slots=True)
class Params:
    """``many``: from this number of places in a text on, each weighs what the rule says."""

    many: int = 3


def prepare(rules: Sequence[Rule[Params]], nlp: Language) -> Man:
    """Nothing to compile."""
    return Man(tuple(rules))


class Man(NamedTuple):
    """The prepared rules. How much a place weighs is known when all are counted."""

    rules: tuple[Rule[Params], ...]

    def collect(self, doc: Doc, block: Block) -> Collected:
        """The places, each with what to write instead."""
        quoted = shields(block.text)
        places = [
            [span.start, span.end, better.text, better.span.end, better.safety == "advice"]
            for token in tokens_of_words(doc, _MAN)
            if _is_somebody(token)
            if not any(s.start <= token.idx < s.end for s in quoted)
            for span, better in [(Span(token.idx, token.idx + len(token)), _better(token))]
        ]
        return Collected((), places or None)

    def conclude(self, evidence: Sequence[Evidence]) -> Iterator[tuple[int, Hit]]:
        """All places, as hints where they are few."""
        for rule in self.rules:
            facts = [
                (index, item.facts[KIND])
                for index, item in enumerate(evidence)
                if item.facts.get(KIND) and item.kind in rule.scope
            ]
            few = sum(len(places) for _, places in facts) < rule.params.many
            level: Level | None = "hint" if few else None
            for index, places in facts:
                for start, end, text, last, is_advice in places:
                    better = Suggestion(text, Span(start, last), "advice" if is_advice else "offer")
                    shown = "du" if is_advice else text.split()[0]
                    slots = (("better", shown),)
                    yield index, Hit(rule.id, Span(start, end), slots, (better,), level)


def _is_somebody(man: Token) -> bool:
    """Whether *man* is a person who can be named."""
    if man.pos_ == "NOUN":
        return False
    after = [other.lower_ for other in man.doc[man.i + 1 : min(man.i + _TRUTH_REACH, man.sent.end)]]
    if _TRUTHS & set(after) or {"ikke", "vide"} <= set(after) or (after and after[0] in _SAYING):
        return False
    before = man.nbor(-1) if man.i > man.sent.start else None
    if before is None:
        return True
    if before.lower_ in _SAYING:
        return False
    if before.text == ",":  # »det, man ikke selv kan klare«
        before = man.nbor(-2) if man.i > man.sent.start + 1 else before
    return before.lower_ != "det" or before.pos_ not in ("PRON", "DET")


def _better(man: Token) -> Suggestion:
    """*du* or *vi* for *man*, up to the last word that refers back to it."""
    words = _VI if _is_sender(man) else _DU
    pronoun = "vi" if words is _VI else "du"
    scope = _scope(man)
    span = Span(man.idx, man.idx + len(man))
    if any(_has_no_form(token) for token in scope):
        return Suggestion(_ADVICE, span, "advice")
    last = max((token.i for token in scope if token.lower_ in words), default=man.i)
    text = like(man.text, pronoun) + man.whitespace_ + _rewritten(man, last, words)
    end = man.doc[last]
    return Suggestion(text.rstrip(), Span(man.idx, end.idx + len(end)))


def _has_no_form(token: Token) -> bool:
    """*ens*, *en* as a pronoun, *barn/sine*: what would have to change by hand."""
    return "/sin" in token.lower_ or (token.lower_ in ("ens", "én", "en") and token.pos_ == "PRON")


def _scope(man: Token) -> list[Token]:
    """The words after *man* up to the next subject."""
    scope: list[Token] = []
    for token in man.doc[man.i + 1 : man.sent.end]:
        if token.dep_ == "nsubj" or token.lower_ in ("man", "der", "som"):
            break
        scope.append(token)
    return scope


def _rewritten(man: Token, last: int, words: Mapping[str, str]) -> str:
    return "".join(
        words.get(token.lower_, token.text) + token.whitespace_
        for token in man.doc[man.i + 1 : last + 1]
    )


def _is_sender(man: Token) -> bool:
    """*man har besluttet, at man vil …*: what an authority does."""
    earlier = (t for t in man.doc[man.sent.start : man.i] if t.lower_ == "man")
    return _is_senders_verb(man) or any(map(_is_senders_verb, earlier))


def _is_senders_verb(man: Token) -> bool:
    table = verb_table("decision_verbs")
    near = man.doc[man.i + 1 : min(man.i + _CLAUSE_REACH, man.sent.end)]
    if any(token.lower_ in ("blive", "blev", "blevet", "bliver") for token in near):
        return False  # »vil man blive afvist«: the reader
    verb = man.head if man.head.pos_ == "VERB" else next((t for t in near if t.pos_ == "VERB"), man)
    lemma = verb.lemma_.lower()
    return lemma in _SENDER_VERBS or any(table.has(lemma, heading) for heading in _SENDER_TABLES)
