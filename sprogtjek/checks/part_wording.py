"""``part-wording``: heavy language in one part of a text, such as its complaint guidance (G9).

The part begins with a heading that holds one of ``section`` or is a passage with one of
``passages`` (see ``missing``). In it the first of these is flagged: one of the ``cues``, or else a
sentence of more than ``words`` words. One finding says enough: the whole part is to be rewritten.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

from sprogtjek.checks import Collected
from sprogtjek.checks.sections import part
from sprogtjek.cues import Matcher, matcher
from sprogtjek.records import BLOCK_KINDS, PROSE, Block, BlockKind, Evidence, Hit, Rule, Span

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc

KIND = "part-wording"
NEEDS: frozenset[str] = frozenset()
SCOPE: frozenset[BlockKind] = frozenset(BLOCK_KINDS)
SLOTS: frozenset[str] = frozenset({"match"})


@dataclass(frozen=True, slots=True)
class Params:
    """Lists of cues; ``words``: the longest sentence that goes free."""

    section: tuple[str, ...]
    passages: tuple[str, ...]
    cues: tuple[str, ...]
    words: int = 25


def prepare(rules: Sequence[Rule[Params]], nlp: Language) -> _PartWording:
    """Compile the cues."""
    return _PartWording(tuple(_Compiled.of(rule) for rule in rules))


class _Compiled(NamedTuple):
    rule: Rule[Params]
    section: Matcher | None
    passages: Matcher | None
    cues: Matcher | None

    @classmethod
    def of(cls, rule: Rule[Params]) -> _Compiled:
        params = rule.params
        return cls(rule, matcher(params.section), matcher(params.passages), matcher(params.cues))

    def read(self, block: Block) -> list[object] | None:
        """Whether the block opens the part, and where the first heavy wording stands."""
        opening = self.section if block.kind == "heading" else self.passages
        opens = bool(opening and opening.search(block.text))
        prose = block.kind in PROSE and self.cues
        heavy = self.cues.search(block.text) if self.cues and prose else None
        return [opens, list(heavy.span()) if heavy else None] if opens or heavy else None


class _PartWording(NamedTuple):
    rules: tuple[_Compiled, ...]

    def collect(self, doc: Doc, block: Block) -> Collected:
        """What each rule reads in the block."""
        found = {each.rule.id: read for each in self.rules if (read := each.read(block))}
        return Collected(fact=found or None)

    def conclude(self, evidence: Sequence[Evidence]) -> Iterator[tuple[int, Hit]]:
        """At most one hit per rule."""
        for each in self.rules:
            rule = each.rule
            facts = [(item.facts.get(KIND) or {}).get(rule.id, (False, None)) for item in evidence]
            inside = part(evidence, [opens for opens, _ in facts])
            places = [
                (index, Span(*heavy))
                for index, (_, heavy) in enumerate(facts)
                if inside[index] and heavy
            ]
            places += [
                (index, sentence.span)
                for index, item in enumerate(evidence)
                if inside[index] and item.kind in PROSE
                for sentence in item.sentences
                if sentence.words > rule.params.words
            ]
            for index, span in places[:1]:
                yield index, Hit(rule.id, span)
