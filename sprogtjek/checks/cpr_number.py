"""``cpr-number``: a personal identity number where everybody can read it.

For web pages: a number with a date that exists and, where all numbers of its time had one, a
correct control figure. Telephone numbers and case numbers have other forms; of journal numbers
with ten figures one in eleven passes the control by chance.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from sprogtjek.checks import Collected, CollectOnly
from sprogtjek.danish import cpr
from sprogtjek.records import BLOCK_KINDS, Block, BlockKind, Hit, Rule, Span

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc

KIND = "cpr-number"
NEEDS: frozenset[str] = frozenset()
SCOPE: frozenset[BlockKind] = frozenset(BLOCK_KINDS)
SLOTS: frozenset[str] = frozenset({"match"})


@dataclass(frozen=True, slots=True)
class Params:
    """None."""


def prepare(rules: Sequence[Rule[Params]], nlp: Language) -> _CprNumber:
    """Nothing to compile."""
    return _CprNumber(tuple(rules))


@dataclass(frozen=True, slots=True)
class _CprNumber(CollectOnly):
    rules: tuple[Rule[Params], ...]

    def collect(self, doc: Doc, block: Block) -> Collected:
        """One hit per number."""
        spans = [Span(*found.span()) for found in cpr.numbers(block.text) if cpr.is_valid(found)]
        return Collected(tuple(Hit(rule.id, span) for rule in self.rules for span in spans))
