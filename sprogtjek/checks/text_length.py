"""``text-length``: a text with more than ``words`` words of running prose (H10).

Not counted is what comes with a letter and is not the letter: the parts below a heading that holds
one of ``apart`` (complaint guidance, rules, annexes). The text as a whole is flagged.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

from sprogtjek.checks import WHOLE, Collected
from sprogtjek.checks.sections import part
from sprogtjek.cues import Matcher, matcher
from sprogtjek.records import PROSE, Block, BlockKind, Evidence, Hit, Rule

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc

KIND = "text-length"
NEEDS: frozenset[str] = frozenset()
SCOPE: frozenset[BlockKind] = frozenset({"heading", "paragraph"})
SLOTS: frozenset[str] = frozenset({"match", "words"})


@dataclass(frozen=True, slots=True)
class Params:
    """``words``: the most that go free. ``apart``: cues of headings whose parts do not count."""

    words: int
    apart: tuple[str, ...] = ()


def prepare(rules: Sequence[Rule[Params]], nlp: Language) -> _TextLength:
    """Compile the cues."""
    return _TextLength(tuple((rule, matcher(rule.params.apart)) for rule in rules))


class _TextLength(NamedTuple):
    rules: tuple[tuple[Rule[Params], Matcher | None], ...]

    def collect(self, doc: Doc, block: Block) -> Collected:
        """The rules for which a part that does not count begins here."""
        if block.kind != "heading":
            return Collected()
        apart = [rule.id for rule, cues in self.rules if cues and cues.search(block.text)]
        return Collected(fact=apart or None)

    def conclude(self, evidence: Sequence[Evidence]) -> Iterator[tuple[int, Hit]]:
        """One hit per rule whose length the text exceeds."""
        for rule, _ in self.rules:
            apart = part(evidence, [rule.id in (item.facts.get(KIND) or ()) for item in evidence])
            words = sum(
                sentence.words
                for item, out in zip(evidence, apart, strict=True)
                if item.kind in PROSE and not out
                for sentence in item.sentences
            )
            if words > rule.params.words:
                yield 0, Hit(rule.id, WHOLE, (("words", str(words)),))
