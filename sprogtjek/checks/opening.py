"""``opening``: how a text begins, and whether its point comes first (H6, H7).

Two things can be asked of the first ``sentences`` sentences below the greeting:

- ``avoid``: a cue that the very first sentence begins with is flagged (*Under henvisning til …*).
  A cue of ``unless_point`` goes free where one of ``point`` stands behind it or in the next one.
- ``point`` (without ``avoid``): one of these cues must stand there; if none does, those sentences
  are flagged up to the end of the block. A title above with a cue of ``title`` says it as well; one
  with a cue of ``point`` or ``named`` alone makes the finding a hint.

The first prose counts: titles, addresses and greetings stand above it. Where the text begins with
a list, nothing is flagged. See ``cues`` for how cues are written. Nothing is parsed.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence, Set
from dataclasses import dataclass
from itertools import islice
from typing import TYPE_CHECKING, Any, NamedTuple

from sprogtjek.checks import Collected
from sprogtjek.cues import Lists, Matcher, matcher, sentences
from sprogtjek.records import Block, BlockKind, Evidence, Hit, Level, Rule, Span

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc

KIND = "opening"
NEEDS: frozenset[str] = frozenset()
SCOPE: frozenset[BlockKind] = frozenset(
    {"paragraph", "heading", "subject", "greeting", "list_item"}
)
SLOTS: frozenset[str] = frozenset({"match"})

_STOPS = frozenset('.!?:;,…)»«"')
_TITLES = ("heading", "subject")
_HEAD = 8  # blocks in which a letter's greeting stands; further down it is »Kære hilsner«
Sentence = Mapping[str, Any]
"""``place`` of a sentence; whether it holds a ``point``, a ``title`` …; the place of what should be
``avoid``-ed, whether that is ``free`` where the point follows, and whether it is in the ``rest``.
"""


@dataclass(frozen=True, slots=True)
class Params:
    """Lists of cues and the number of sentences that count as the beginning."""

    point: tuple[str, ...] = ()
    title: tuple[str, ...] = ()
    named: tuple[str, ...] = ()
    avoid: tuple[str, ...] = ()
    unless_point: tuple[str, ...] = ()
    sentences: int = 2


def prepare(rules: Sequence[Rule[Params]], nlp: Language) -> _Opening:
    """Compile the cues."""
    compiled = tuple(_Compiled.of(rule) for rule in rules)
    return _Opening(compiled, Lists(cues for each in compiled for cues in each.lists))


class _Compiled(NamedTuple):
    rule: Rule[Params]
    point: Matcher | None
    title: Matcher | None
    named: Matcher | None
    avoid: Matcher | None
    unless_point: Matcher | None

    @classmethod
    def of(cls, rule: Rule[Params]) -> _Compiled:
        params = rule.params
        return cls(
            rule,
            point=matcher(params.point),
            title=matcher(params.title),
            named=matcher((*params.point, *params.named)),
            avoid=matcher(params.avoid),
            unless_point=matcher(params.unless_point),
        )

    @property
    def lists(self) -> tuple[Matcher | None, ...]:
        """What is looked for in whole sentences."""
        return (self.point, self.title, self.named)

    def read(self, start: int, text: str, held: Set[Matcher | None]) -> Sentence:
        """A sentence as the rule reads it; ``held``: the lists of which it holds a cue."""
        avoid = self.avoid.match(text) if self.avoid else None
        return {
            "place": [start, start + len(text)],
            "point": self.point in held,
            "title": self.title in held,
            "named": self.named in held,
            "avoid": [start, start + avoid.end()] if avoid else None,
            "free": bool(self.unless_point and self.unless_point.match(text)),
            "rest": bool(avoid and self.point and self.point.search(text, avoid.end())),
        }

    def hit(self, titles: Sequence[Sentence], first: Sequence[_Placed]) -> tuple[int, Hit] | None:
        """What is wrong with a beginning, if anything."""
        return self._empty(first) if self.avoid else self._pointless(titles, first)

    def _empty(self, first: Sequence[_Placed]) -> tuple[int, Hit] | None:
        at, sentence = first[0]
        pointed = sentence["rest"] or any(later["point"] for _, later in first[1:])
        if not sentence["avoid"] or (sentence["free"] and pointed):
            return None
        return at, Hit(self.rule.id, Span(*sentence["avoid"]))

    def _pointless(
        self, titles: Sequence[Sentence], first: Sequence[_Placed]
    ) -> tuple[int, Hit] | None:
        if any(item["point"] for _, item in first) or any(item["title"] for item in titles):
            return None
        at, sentence = first[0]
        end = max(item["place"][1] for index, item in first if index == at)
        level: Level | None = "hint" if any(item["named"] for item in titles) else None
        return at, Hit(self.rule.id, Span(sentence["place"][0], end), level=level)


_Placed = tuple[int, Sentence]
"""The index of a block and one of its sentences."""


class _Opening(NamedTuple):
    rules: tuple[_Compiled, ...]
    lists: Lists

    def collect(self, doc: Doc, block: Block) -> Collected:
        """The first sentences as each rule reads them. A line without a full stop is no prose."""
        if block.kind == "paragraph" and block.text[-1:] not in _STOPS:
            return Collected()
        most = max(each.rule.params.sentences for each in self.rules)
        first = [
            (start, text, self.lists.held_by(text))
            for start, text in islice(sentences(block.text), most)
        ]
        return Collected(
            fact={
                each.rule.id: [each.read(*read) for read in first[: each.rule.params.sentences]]
                for each in self.rules
            }
        )

    def conclude(self, evidence: Sequence[Evidence]) -> Iterator[tuple[int, Hit]]:
        """One hit per rule that the beginning breaks."""
        start = _first_prose([item.kind if KIND in item.facts else None for item in evidence])
        if start is None or any(item.kind == "list_item" for item in evidence[:start]):
            return
        for each in self.rules:
            read = [(item.facts.get(KIND) or {}).get(each.rule.id, ()) for item in evidence]
            titles = [
                sentence
                for item, found in zip(evidence[:start], read, strict=False)
                if item.kind in _TITLES
                for sentence in found
            ]
            first = [
                (at, sentence)
                for at in range(start, len(evidence))
                if evidence[at].kind == "paragraph"
                for sentence in read[at]
            ]
            hit = each.hit(titles, first[: each.rule.params.sentences])
            if hit:
                yield hit


def _first_prose(kinds: Sequence[BlockKind | None]) -> int | None:
    """The index of the first paragraph of prose; above a greeting stands the letter's head."""
    greeting = kinds.index("greeting") if "greeting" in kinds[:_HEAD] else 0
    return next((at for at in range(greeting, len(kinds)) if kinds[at] == "paragraph"), None)
