"""``front-weight``: many words before the finite verb of the main clause (A4).

The reader holds all that stands before the verb in mind until the verb says what it is for:
*I forbindelse med processen omkring det nye byggeri har administrationen …* More than ``hint``
words give a finding, more than ``warning`` a weightier one. The place is the words before the
verb.

What counts: everything from the start of the sentence to the finite verb of its first main
clause: adverbials, objects, subordinate clauses, and the subject where it comes first. A long
subject is a hint however long: *subjekt-verbum-afstand*, *indskud* and *nominalgruppe-lang*
say what makes it so.

Deliberately not flagged:

- a condition in front of what follows from it (*Hvis du vil klage, skal du …*, also *når*), up
  to ``condition`` words: condition first is good Danish and what the reader looks for. A longer
  one is a hint;
- sentences that begin with the verb: questions, requests (*Send …*), *Har du brug for hjælp,
  kan du …*;
- direct questions, and sentences that end in a colon and lead in to a list.

Guard against the parser's errors: the verb is the first finite verb that no conjunction or
relative opens a subordinate clause for. Known misses: a clause in front without an opener
(*det brev, vi sendte i maj, er …*) may hide the main verb; the words before the verb of a
second main clause (*…, og i forbindelse med …*). Source: catalogue A4; bolvigkom.dk; Per
Salling, omatskrive.dk.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from sprogtjek.checks import Collected, CollectOnly
from sprogtjek.checks.clauses import clause_head, main_verb, openers
from sprogtjek.checks.syntax import is_word, place, trimmed
from sprogtjek.checks.weight import at_most
from sprogtjek.records import PROSE, Block, BlockKind, Hit, Level, Rule
from sprogtjek.words import count_words

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc, Span, Token

KIND = "front-weight"
NEEDS: frozenset[str] = frozenset({"pos", "morph", "dep", "sents"})
SCOPE: frozenset[BlockKind] = PROSE
SLOTS: frozenset[str] = frozenset({"words", "verb"})

_SUBJECTS = frozenset({"nsubj", "csubj", "expl"})
_CONDITIONS = frozenset({"hvis", "når"})


@dataclass(frozen=True, slots=True)
class Params:
    """Most words before the verb without a finding, without a warning, in a condition."""

    hint: int = 9
    warning: int = 14
    condition: int = 14

    def level(self, words: int, *, condition: bool, subject: bool) -> Level | None:
        """How much a front of so many words weighs."""
        if words <= (max(self.condition, self.hint) if condition else self.hint):
            return None
        return "warning" if words > self.warning and not (condition or subject) else "hint"


def prepare(rules: Sequence[Rule[Params]], nlp: Language) -> _FrontWeight:
    """Nothing to compile."""
    return _FrontWeight(tuple(rules))


@dataclass(frozen=True, slots=True)
class _FrontWeight(CollectOnly):
    rules: tuple[Rule[Params], ...]

    def collect(self, doc: Doc, block: Block) -> Collected:
        """At most one hit per sentence and rule."""
        return Collected(tuple(hit for sent in doc.sents for hit in self._hits(sent)))

    def _least(self) -> int:
        """Fewer tokens than this are no heavy front for any rule."""
        return min(rule.params.hint for rule in self.rules)

    def _hits(self, sent: Span) -> Iterator[Hit]:
        least = self._least()
        if len(sent) <= least + 1 or not _is_statement(sent):
            return
        verb = main_verb(sent)
        if verb is None or verb.i - sent.start <= least:
            return
        front = trimmed(sent.doc[_start(sent, verb) : verb.i])
        words = count_words(front)
        condition = is_condition(front)
        subject = _subject_first(front, verb)
        for rule in self.rules:
            level = rule.params.level(words, condition=condition, subject=subject)
            if level is not None:
                slots = (("words", str(words)), ("verb", verb.text))
                yield Hit(rule.id, place(front), slots, level=at_most(level, rule.level))


def _start(sent: Span, verb: Token) -> int:
    """After a label: *Kvalitet: Vi måler hver måned og* …"""
    colons = [token.i for token in sent.doc[sent.start : verb.i] if token.text == ":"]
    return colons[-1] + 1 if colons else sent.start


def _is_statement(sent: Span) -> bool:
    return sent[-1].text not in ("?", ":")


def is_condition(front: Span) -> bool:
    """Whether the words before the verb are a condition: one *hvis*- or *når*-clause."""
    first = next((token for token in front if is_word(token)), None)
    if first is None or first.lower_ not in _CONDITIONS:
        return False
    opened = openers(front.sent)
    return any(opener.i == first.i for opener in opened.values())


def _subject_first(front: Span, verb: Token) -> bool:
    """Whether the subject of ``verb`` is what the sentence begins with."""
    subjects = (child for child in clause_head(verb).children if child.dep_ in _SUBJECTS)
    return any(subject.left_edge.i <= front.start <= subject.i < verb.i for subject in subjects)
