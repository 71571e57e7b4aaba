"""``readability``: numbers over the prose of the whole text (H1, H2, D7).

``measure: lix`` flags a text whose LIX is above ``target``; ``measure: rix`` one whose RIX is;
``measure: long-words`` one where more than ``target`` per cent of the words have seven letters
or more. The finding is placed on the paragraph that pulls the number up most, since that is
where to begin.

Counts: running prose alone (paragraphs and list items), on the pipeline's own sentences; a
§-reference, a date or an amount is one word. Headings, tables, address blocks and signatures do
not count.

Deliberately silent: texts under ``min_sentences`` sentences or ``min_words`` words, where one
name more or less changes the number. A list of short items pulls LIX down although each item is
part of a long sentence: a known weakness of LIX, not mended here.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from sprogtjek.checks import Collected
from sprogtjek.readability import band, lix_rix, prose_sentences
from sprogtjek.records import PROSE, Block, BlockKind, Evidence, Hit, Rule, Sentence, Span

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc

KIND = "readability"
NEEDS: frozenset[str] = frozenset({"sents"})
SCOPE: frozenset[BlockKind] = PROSE
SLOTS: frozenset[str] = frozenset({"match", "value", "target", "band"})


@dataclass(frozen=True, slots=True)
class Params:
    """``target``: the highest value that is not flagged."""

    measure: Literal["lix", "rix", "long-words"]
    target: float
    min_sentences: int = 5
    min_words: int = 60


def prepare(rules: Sequence[Rule[Params]], nlp: Language) -> _Readability:
    """Nothing to compile."""
    return _Readability(tuple(rules))


@dataclass(frozen=True, slots=True)
class _Readability:
    rules: tuple[Rule[Params], ...]

    def collect(self, doc: Doc, block: Block) -> Collected:
        """Nothing: the sentences are in the evidence already."""
        return Collected()

    def conclude(self, evidence: Sequence[Evidence]) -> Iterator[tuple[int, Hit]]:
        """One hit per rule whose measure is over its target."""
        sentences = prose_sentences(evidence)
        for rule in self.rules:
            value = _value(rule.params, sentences)
            if value is None or value <= rule.params.target:
                continue
            index = _heaviest(evidence)
            slots = (
                ("value", _number(value)),
                ("target", _number(rule.params.target)),
                ("band", band(value)),
            )
            yield index, Hit(rule.id, _extent(evidence[index]), slots)


def _value(params: Params, sentences: Sequence[Sentence]) -> float | None:
    words = sum(sentence.words for sentence in sentences)
    if len(sentences) < params.min_sentences or words < params.min_words:
        return None
    if params.measure == "long-words":
        return 100 * sum(sentence.long_words for sentence in sentences) / words
    scores = lix_rix(sentences)
    if scores is None:
        return None
    return scores[0] if params.measure == "lix" else scores[1]


def _heaviest(evidence: Sequence[Evidence]) -> int:
    """The index of the prose block with most words per sentence and most long words.

    The sum of the two is the block's own LIX; short blocks weigh less, so it is scaled by size.
    """
    return max(range(len(evidence)), key=lambda index: _weight(evidence[index]))


def _weight(item: Evidence) -> float:
    sentences = prose_sentences([item])
    if not sentences:
        return -1.0
    words = sum(sentence.words for sentence in sentences)
    lix = words / len(sentences) + 100 * sum(s.long_words for s in sentences) / words
    return lix * min(words, 40) / 40


def _extent(item: Evidence) -> Span:
    return Span(item.sentences[0].span.start, item.sentences[-1].span.end)


def _number(value: float) -> str:
    return f"{value:.0f}"
