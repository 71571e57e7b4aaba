"""``opening``: how a text begins, and whether its point comes first (H6, H7).

Two things can be asked of the first ``sentences`` sentences below the greeting:

- ``avoid``: a cue that the very first sentence begins with is flagged (*Under henvisning til …*).
  A cue of ``unless_point`` goes free where the second sentence holds one of ``point``.
- ``point``: one of these cues must stand there or in the titles above; if not, those sentences are
  flagged up to the end of the block. Needs no ``avoid``.

The first prose counts: titles, addresses and greetings stand above it. Where the text begins with
a list, nothing is flagged. See ``cues`` for how cues are written. Nothing is parsed.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from sprogtjek.checks import Collected
from sprogtjek.cues import matcher, sentences
from sprogtjek.records import Block, BlockKind, Evidence, Hit, Rule, Span

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc

KIND = "opening"
NEEDS: frozenset[str] = frozenset()
SCOPE: frozenset[BlockKind] = frozenset(
    {"paragraph", "heading", "subject", "greeting", "list_item"}
)
SLOTS: frozenset[str] = frozenset({"match"})

_TITLES = ("heading", "subject")
_HEAD = 8  # blocks in which a letter's greeting stands; further down it is »Kære hilsner«
Sentence = list[Any]
"""Start, end, whether it holds the point, the end of what should be avoided or ``None``."""


@dataclass(frozen=True, slots=True)
class Params:
    """Lists of cues and the number of sentences that count as the beginning."""

    point: tuple[str, ...] = ()
    avoid: tuple[str, ...] = ()
    unless_point: tuple[str, ...] = ()
    sentences: int = 2


def prepare(rules: Sequence[Rule[Params]], nlp: Language) -> _Opening:
    """Compile the cues."""
    return _Opening(tuple(_Compiled.of(rule) for rule in rules))


@dataclass(frozen=True, slots=True)
class _Compiled:
    rule: Rule[Params]
    point: re.Pattern[str] | None
    avoid: re.Pattern[str] | None
    unless_point: re.Pattern[str] | None

    @classmethod
    def of(cls, rule: Rule[Params]) -> _Compiled:
        params = rule.params
        return cls(rule, matcher(params.point), matcher(params.avoid), matcher(params.unless_point))

    def read(self, text: str) -> list[Sentence]:
        """The first sentences of a block."""
        read: list[Sentence] = []
        for start, sentence in sentences(text):
            if len(read) == self.rule.params.sentences:
                break
            empty = self.avoid.match(sentence) if self.avoid else None
            point = bool(self.point and self.point.search(sentence))
            free = bool(self.unless_point and self.unless_point.match(sentence))
            read.append([start, start + len(sentence), point, empty and start + empty.end(), free])
        return read

    def hits(self, titles: Sequence[Sentence], first: Sequence[Any]) -> Iterator[tuple[int, Hit]]:
        """At most one. ``first``: the first sentences, each with the index of its block."""
        at, (start, end, _, empty, free) = first[0]
        point = any(sentence[2] for _, sentence in first)
        if self.avoid:
            if empty and not (free and len(first) > 1 and first[1][1][2]):
                yield at, Hit(self.rule.id, Span(start, empty))
        elif not point and not any(sentence[2] for sentence in titles):
            end = max(sentence[1] for index, sentence in first if index == at)
            yield at, Hit(self.rule.id, Span(start, end))


@dataclass(frozen=True, slots=True)
class _Opening:
    rules: tuple[_Compiled, ...]

    def collect(self, doc: Doc, block: Block) -> Collected:
        """The first sentences as each rule reads them."""
        return Collected(fact={each.rule.id: each.read(block.text) for each in self.rules})

    def conclude(self, evidence: Sequence[Evidence]) -> Iterator[tuple[int, Hit]]:
        """One hit per rule that the beginning breaks."""
        start = _first_prose([item.kind for item in evidence])
        if start is None or any(item.kind == "list_item" for item in evidence[:start]):
            return
        facts = [item.facts.get(KIND) or {} for item in evidence]
        for each in self.rules:
            titles = [
                sentence
                for item, fact in zip(evidence[:start], facts, strict=False)
                if item.kind in _TITLES
                for sentence in fact.get(each.rule.id, ())
            ]
            first = [
                (at, sentence)
                for at in range(start, len(evidence))
                if evidence[at].kind == "paragraph"
                for sentence in facts[at].get(each.rule.id, ())
            ]
            yield from each.hits(titles, first[: each.rule.params.sentences])


def _first_prose(kinds: Sequence[BlockKind]) -> int | None:
    """The index of the first paragraph; what stands above a greeting is the letter's head."""
    greeting = kinds.index("greeting") if "greeting" in kinds[:_HEAD] else 0
    return next((at for at in range(greeting, len(kinds)) if kinds[at] == "paragraph"), None)
