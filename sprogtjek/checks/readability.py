"""``readability``: how heavy the prose of the whole text is (H1, H2, D7).

``measure: lix`` flags a text whose words per sentence plus percentage of long words (seven
letters or more) exceed ``target``: that sum is LIX. ``measure: rix`` flags more long words per
sentence than ``target``, ``measure: long-words`` a larger percentage of long words. The finding
is placed on the heaviest paragraph, since that is where to begin; the number itself, as textstat
gives it, stands in the summary.

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
from typing import TYPE_CHECKING, Literal, NamedTuple

from sprogtjek.checks import Collected
from sprogtjek.checks.weight import at_most
from sprogtjek.readability import prose_sentences
from sprogtjek.records import PROSE, Block, BlockKind, Evidence, Hit, Rule, Sentence, Span

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc

KIND = "readability"
NEEDS: frozenset[str] = frozenset({"sents"})
SCOPE: frozenset[BlockKind] = PROSE
SLOTS: frozenset[str] = frozenset({"match", "target", "mean", "share"})

_FULL_WEIGHT = 40  # words from which a paragraph counts fully when the heaviest is sought


@dataclass(frozen=True, slots=True)
class Params:
    """``target``: the highest value that is not flagged; up to ``near`` above it weighs less."""

    measure: Literal["lix", "rix", "long-words"]
    target: float
    near: float = 0
    min_sentences: int = 5
    min_words: int = 60


def prepare(rules: Sequence[Rule[Params]], nlp: Language) -> _Readability:
    """Nothing to compile."""
    return _Readability(tuple(rules))


class _Readability(NamedTuple):
    rules: tuple[Rule[Params], ...]

    def collect(self, doc: Doc, block: Block) -> Collected:
        """Nothing: the sentences are in the evidence already."""
        return Collected()

    def conclude(self, evidence: Sequence[Evidence]) -> Iterator[tuple[int, Hit]]:
        """One hit per rule whose measure is over its target."""
        weight = _Weight.of(prose_sentences(evidence))
        for rule in self.rules:
            if not _enough(weight, rule.params):
                continue
            # Rounded as it is shown: »Lix 44« is not over 44.
            over = round(_value(weight, rule.params)) - rule.params.target
            if over > 0:
                index = max(range(len(evidence)), key=lambda i: _heaviness(evidence[i]))
                level = at_most("warning" if over > rule.params.near else "hint", rule.level)
                slots = _slots(weight, rule.params)
                yield index, Hit(rule.id, _extent(evidence[index]), slots, level=level)


class _Weight(NamedTuple):
    """Counts of some sentences and the two shares that LIX is the sum of."""

    sentences: int
    words: int
    long_words: int

    @classmethod
    def of(cls, sentences: Sequence[Sentence]) -> _Weight:
        words, long_words = (sum(s.words for s in sentences), sum(s.long_words for s in sentences))
        return cls(len(sentences), words, long_words)

    @property
    def mean(self) -> float:
        """Words per sentence."""
        return self.words / self.sentences

    @property
    def share(self) -> float:
        """Long words per hundred."""
        return 100 * self.long_words / self.words


def _enough(weight: _Weight, params: Params) -> bool:
    return weight.sentences >= params.min_sentences and weight.words >= params.min_words


def _value(weight: _Weight, params: Params) -> float:
    if params.measure == "rix":
        return weight.long_words / weight.sentences
    return weight.share if params.measure == "long-words" else weight.mean + weight.share


def _heaviness(item: Evidence) -> float:
    """LIX of one block, scaled down where it has too few words to weigh."""
    weight = _Weight.of(prose_sentences([item]))
    if not weight.words:
        return -1.0
    return (weight.mean + weight.share) * min(weight.words, _FULL_WEIGHT) / _FULL_WEIGHT


def _extent(item: Evidence) -> Span:
    return Span(item.sentences[0].span.start, item.sentences[-1].span.end)


def _slots(weight: _Weight, params: Params) -> tuple[tuple[str, str], ...]:
    return (
        ("target", f"{params.target:.0f}"),
        ("mean", f"{weight.mean:.0f}"),
        ("share", f"{weight.share:.0f}"),
    )
