"""``sentence-length``: long sentences (A1), and long sentences on average (A2).

``per: sentence`` flags each sentence with more than ``hint`` words; above ``warning`` and
``error`` words the finding weighs more. The place is the whole sentence. Words are counted as
in ``sprogtjek.words``: a §-reference, a date, an amount is one word.

``per: document`` flags a text whose sentences have more than ``hint`` (``warning``) words on
average. It needs at least ``min_sentences`` sentences, and the place is the longest of them,
since that is where to begin. Give it the scope ``[paragraph]``: short list items would hide
long sentences in the running text.

What counts: every sentence of running prose; a list item is measured on its own.

Deliberately not counted: what stands after a colon and has no finite verb. It is an enumeration
(*Du skal sende: pas, kørekort og …*) or a label, and is read item by item. What follows the
colon as a clause of its own does count.

Known misses: a sentence that goes on through a list below it is measured up to the colon.

The advice where to split names the place nearest the middle where a new sentence can begin:
before a coordinated main clause, or after a semicolon. (*hvorfor, hvilket* … begin no sentence as
they stand: ``sentence-extender`` says what does.) Thresholds:
catalogue A1 and A2; 15–18 words on average after Per Salling, omatskrive.dk.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal, NamedTuple

from sprogtjek.checks import Collected
from sprogtjek.checks.clauses import clause_head, is_main, openers
from sprogtjek.checks.finite import finite_verbs
from sprogtjek.checks.landmarks import positions_of_words, within
from sprogtjek.checks.syntax import place
from sprogtjek.checks.weight import at_most
from sprogtjek.records import (
    PROSE,
    Block,
    BlockKind,
    Evidence,
    Hit,
    Level,
    Rule,
    Sentence,
    Suggestion,
)
from sprogtjek.records import Span as BlockSpan
from sprogtjek.words import count_words

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc, Span, Token

KIND = "sentence-length"
NEEDS: frozenset[str] = frozenset({"pos", "morph", "dep", "sents"})
SCOPE: frozenset[BlockKind] = PROSE
SLOTS: frozenset[str] = frozenset({"words", "where"})

_JOINING = frozenset({"og", "men", "for"})
_LEAST_PART = 5  # words on either side of a split, or nothing is gained

_COLON = frozenset({":"})


@dataclass(frozen=True, slots=True)
class Params:
    """Most words without a finding, a warning, an error. ``error`` is for sentences alone."""

    hint: int = 20
    warning: int = 26
    error: int = 35
    per: Literal["sentence", "document"] = "sentence"
    min_sentences: int = 5

    def level(self, words: float) -> Level | None:
        """How much a sentence (or an average) of so many words weighs."""
        if words <= self.hint:
            return None
        if words <= self.warning:
            return "hint"
        return "error" if words > self.error and self.per == "sentence" else "warning"


def prepare(rules: Sequence[Rule[Params]], nlp: Language) -> _SentenceLength:
    """Nothing to compile."""
    return _SentenceLength(tuple(rules))


class _SentenceLength(NamedTuple):
    rules: tuple[Rule[Params], ...]

    def collect(self, doc: Doc, block: Block) -> Collected:
        """One hit per long sentence and rule."""
        rules = [rule for rule in self.rules if rule.params.per == "sentence"]
        least = min((rule.params.hint for rule in rules), default=0)
        long = (sent for sent in doc.sents if len(sent) > least)
        return Collected(tuple(hit for sent in long for hit in _hits(rules, sent)))

    def conclude(self, evidence: Sequence[Evidence]) -> Iterator[tuple[int, Hit]]:
        """At most one hit per rule on the average."""
        for rule in self.rules:
            if rule.params.per == "document":
                yield from _average(rule, evidence)


def _hits(rules: Sequence[Rule[Params]], sent: Span) -> Iterator[Hit]:
    words = _counted(sent)
    for rule in rules:
        level = rule.params.level(words)
        if level is None:
            continue
        split = split_point(sent)
        quoted = _quoted(split) if split is not None else ""
        where = f" – for eksempel før »{quoted}«" if split is not None else ""
        slots = (("words", str(words)), ("where", where))
        yield Hit(rule.id, place(sent), slots, _advice(split, quoted), at_most(level, rule.level))


def _advice(split: Token | None, quoted: str) -> tuple[Suggestion, ...]:
    if split is None:
        return ()
    span = BlockSpan(split.idx, split.idx + len(split))
    return (Suggestion(f"Sæt punktum før »{quoted}«.", span, "advice"),)


def _counted(sent: Span) -> int:
    """The words of the sentence, without an enumeration after a colon."""
    for at in within(positions_of_words(sent.doc, _COLON), sent):
        rest = sent.doc[at + 1 : sent.end]
        if at > sent.start and not any(map(_has_subject, finite_verbs(rest))):
            return count_words(sent.doc[sent.start : at])
    return count_words(sent)


def _has_subject(verb: Token) -> bool:
    """Whether a verb has a subject: in enumerations taggers see verbs, but no clauses."""
    return any(child.dep_ in ("nsubj", "expl") for child in clause_head(verb).children)


def split_point(sent: Span) -> Token | None:
    """The word before which a full stop fits best: the one nearest the middle."""
    middle = (sent.start + sent.end) / 2
    candidates = [token for token in _split_points(sent) if _parts_long_enough(sent, token)]
    return min(candidates, key=lambda token: abs(token.i - middle), default=None)


def _split_points(sent: Span) -> Iterator[Token]:
    opened = openers(sent)
    for token in sent[1:]:
        before = token.nbor(-1).text
        if before == ";":
            if any(map(_has_subject, finite_verbs(token.doc[token.i : sent.end]))):
                yield token
        elif before in (",", "–") and _begins_anew(token, opened):
            yield token


def _begins_anew(token: Token, opened: dict[int, Token]) -> bool:
    """Whether what follows could be a sentence: a main clause with a subject."""
    rest = token.doc[token.i + 1 : token.sent.end]
    verb = next(iter(finite_verbs(rest)), None)
    if verb is None or not is_main(verb, opened):
        return False
    if token.lower_ == "så":
        if verb.i != token.i + 1:
            return False  # »så hjælper vi dig«; »så vi kan« is subordinate
        # »uanset om du er leder, så er du«: it takes up the clause before it
        before = list(finite_verbs(token.doc[token.sent.start : token.i]))
        return bool(before) and is_main(before[-1], opened)
    return token.lower_ in _JOINING and verb.i > token.i + 1  # »og du skal«, not »og skal«


def _parts_long_enough(sent: Span, token: Token) -> bool:
    before, after = sent.doc[sent.start : token.i], sent.doc[token.i : sent.end]
    return count_words(before) >= _LEAST_PART and count_words(after) >= _LEAST_PART


def _quoted(split: Token) -> str:
    """Up to three words from the split on, so that it can be found among many »og«."""
    end = split.i + 1
    while end < len(split.doc) and end < split.i + 3 and split.doc[end].text[0].isalnum():
        end += 1
    return split.doc[split.i : end].text


def _average(rule: Rule[Params], evidence: Sequence[Evidence]) -> Iterator[tuple[int, Hit]]:
    sentences: list[tuple[int, Sentence]] = [
        (index, sentence)
        for index, item in enumerate(evidence)
        if item.kind in rule.scope
        for sentence in item.sentences
        if sentence.words
    ]
    if len(sentences) < max(rule.params.min_sentences, 1):
        return
    average = sum(sentence.words for _, sentence in sentences) / len(sentences)
    level = rule.params.level(average)
    if level is not None:
        index, longest = max(sentences, key=lambda pair: pair[1].words)
        yield (
            index,
            Hit(
                rule.id,
                longest.span,
                (("words", f"{average:.0f}"), ("where", "")),
                (),
                at_most(level, rule.level),
            ),
        )
