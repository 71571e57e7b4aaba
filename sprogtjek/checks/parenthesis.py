"""``parenthesis``: parentheses that a reader must read around (E5).

``words``     flags a parenthesis of more words; above ``warning`` words it is a warning, else a
              hint. Place: the parenthesis.
``per_block`` flags the first parenthesis beyond so many in one paragraph. Place: that one.
Parentheses inside each other are flagged as a whole.

Counted are words of running text: a number, a date, a §-reference, a telephone number and an
address count nothing, and a parenthesis of one or two words (an abbreviation that is introduced,
*(2026)*, *(se side 3)* …) is not counted among many.

Deliberately silent: letters in front of list items (*a)*), parentheses in quotations, what is
optional in a word (*barn(et)*), parentheses that say what a word means in terms of the law
(*(servicelovens § 83, stk. 1)*), since it is the reference that counts nothing.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from sprogtjek.checks import Collected, CollectOnly
from sprogtjek.checks.weight import at_most
from sprogtjek.records import PROSE, Block, BlockKind, Hit, Level, Rule, Span
from sprogtjek.words import split_words

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc

KIND = "parenthesis"
NEEDS: frozenset[str] = frozenset()
SCOPE: frozenset[BlockKind] = PROSE
SLOTS: frozenset[str] = frozenset({"match", "what"})

_FEW_WORDS = 2
_PAIR = re.compile(r"(?<!\w)[(\[](?:[^()\[\]]|[(\[][^()\[\]]*[)\]])*[)\]]")
_INNER = re.compile(r"(?<!\w)[(\[][^)\]]*[)\]]")  # not the s of »sagsnummer(s)«


@dataclass(frozen=True, slots=True)
class Params:
    """The most words in a parenthesis without a hint, a warning; the most in a paragraph."""

    words: int = 6
    warning: int = 12
    per_block: int = 2


def prepare(rules: Sequence[Rule[Params]], nlp: Language) -> _Parentheses:
    """Nothing to compile."""
    return _Parentheses(tuple(rules))


@dataclass(frozen=True, slots=True)
class _Parentheses(CollectOnly):
    rules: tuple[Rule[Params], ...]

    def collect(self, doc: Doc, block: Block) -> Collected:
        """One hit per parenthesis and rule at most."""
        if "(" not in block.text and "[" not in block.text:
            return Collected()
        return Collected(tuple(hit for rule in self.rules for hit in _hits(rule, block.text)))


def _hits(rule: Rule[Params], text: str) -> Iterator[Hit]:
    counted = 0
    for match in _PAIR.finditer(text):
        words = _running_words(match[0])
        counted += words > _FEW_WORDS
        level, what = _weight(rule.params, match[0], words)
        if level is None and counted == rule.params.per_block + 1 and words > _FEW_WORDS:
            level, what = "hint", f"Der er mere end {rule.params.per_block} parenteser i afsnittet"
        if level is not None:
            span = Span(match.start(), match.end())
            yield Hit(rule.id, span, (("what", what),), level=at_most(level, rule.level))


def _weight(params: Params, parenthesis: str, words: int) -> tuple[Level | None, str]:
    if _INNER.search(parenthesis[1:-1]):
        return "warning", "Her er en parentes inde i en anden"
    if words > params.words:
        level: Level = "warning" if words > params.warning else "hint"
        return level, f"Parentesen har {words} ord"
    return None, ""


def _running_words(parenthesis: str) -> int:
    """The words that are neither numbers nor references."""
    return sum(any(map(str.isalpha, word)) for word in split_words(parenthesis[1:-1]))
