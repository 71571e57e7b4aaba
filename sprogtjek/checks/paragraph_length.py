"""``paragraph-length``: paragraphs that look long before they are read (H3).

A paragraph of more than ``words`` words, or of more than ``sentences`` sentences, is flagged as a
whole. A paragraph with many sentences and few words is a hint: it may be short sentences that
belong together.

Deliberately silent: list items (each is short by being one), quotations, tables, headings.
Thresholds: catalogue H3; om.lex.dk gives about twenty lines as the most.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from sprogtjek.checks import Collected, CollectOnly
from sprogtjek.checks.weight import at_most
from sprogtjek.records import Block, BlockKind, Hit, Level, Rule, Span
from sprogtjek.words import count_words, most_words

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc

KIND = "paragraph-length"
NEEDS: frozenset[str] = frozenset({"sents"})
SCOPE: frozenset[BlockKind] = frozenset({"paragraph"})
SLOTS: frozenset[str] = frozenset({"what"})


_MUCH = 1.2
"""A few words too many in a paragraph weigh little."""


@dataclass(frozen=True, slots=True)
class Params:
    """The most words and sentences that are not flagged."""

    words: int = 90
    sentences: int = 5


def prepare(rules: Sequence[Rule[Params]], nlp: Language) -> _ParagraphLength:
    """Nothing to compile."""
    return _ParagraphLength(tuple(rules))


@dataclass(frozen=True, slots=True)
class _ParagraphLength(CollectOnly):
    rules: tuple[Rule[Params], ...]

    def collect(self, doc: Doc, block: Block) -> Collected:
        """At most one hit per rule: the paragraph."""
        sents = list(doc.sents)
        fewest_words = min((rule.params.words for rule in self.rules), default=0)
        fewest = min((rule.params.sentences for rule in self.rules), default=0)
        if most_words(block.text) <= fewest_words and len(sents) <= fewest:
            return Collected()
        words = count_words(doc)
        hits = []
        for rule in self.rules:
            level: Level = "warning" if words > _MUCH * rule.params.words else "hint"
            if words <= rule.params.words and len(sents) <= rule.params.sentences:
                continue
            is_long = words > rule.params.words
            what = f"{words} ord" if is_long else f"{len(sents)} sætninger"
            span = Span(0, len(block.text))
            hits.append(Hit(rule.id, span, (("what", what),), level=at_most(level, rule.level)))
        return Collected(tuple(hits))
