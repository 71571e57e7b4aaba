"""``closing``: how a letter greets its reader and takes leave (catalogue rule F9).

What each ``find`` looks for; the place is the text as a whole:

``greeting``  no greeting (*Kære Anna*) above the text;
``formula``   no *Venlig hilsen* below it;
``name``      *Venlig hilsen*, and then neither a person nor an office.

Nothing is parsed: the reader of the file has named the parts of the letter. Texts of fewer than
``words`` words go free: they are excerpts. *Med venlig hilsen Anna* on one line is signed.

Source: catalogue F9.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal, NamedTuple

from sprogtjek.checks import WHOLE, Collected
from sprogtjek.readability import prose_sentences
from sprogtjek.records import BLOCK_KINDS, Block, BlockKind, Evidence, Hit, Rule
from sprogtjek.word_places import may_hold

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc

Find = Literal["greeting", "formula", "name"]

KIND = "closing"
NEEDS: frozenset[str] = frozenset()
SCOPE: frozenset[BlockKind] = frozenset(BLOCK_KINDS)
SLOTS: frozenset[str] = frozenset()

_FORMULA = re.compile(
    r"\b(?:hilsen|hilsner|hilsener|m\.? ?v\.? ?h\.?|højagtelse|højagtungsfuldt|ærbødigst"
    r"|på (?:\w+ )?vegne)\b",
    re.IGNORECASE,
)
_CLOSING_WORDS = frozenset(
    "hilsen hilsner hilsener mvh mv m højagtelse højagtungsfuldt ærbødigst vegne".split()
)
_NAME = re.compile(r"[^\W\d_]{2,}")
_CLOSING_KINDS = frozenset({"signature", "greeting", "paragraph", "address"})
"""»Kære hilsner« is taken for a greeting, »Venlig hilsen, Anna.« for a paragraph."""


@dataclass(frozen=True, slots=True)
class Params:
    """``find``: see the module. ``words``: the fewest words of prose of a whole letter."""

    find: Find
    words: int = 30


def prepare(rules: Sequence[Rule[Params]], nlp: Language) -> Closing:
    """Nothing to compile."""
    return Closing(tuple(rules))


class Closing(NamedTuple):
    """The prepared rules."""

    rules: tuple[Rule[Params], ...]

    def collect(self, doc: Doc, block: Block) -> Collected:
        """Where the closing formula stands and whether a name follows it in its block."""
        may_close = block.kind in _CLOSING_KINDS and may_hold(block.text, _CLOSING_WORDS)
        formula = _FORMULA.search(block.text) if may_close else None
        rest = block.text[formula.end() :] if formula else block.text
        fact = {"formula": formula is not None, "name": _NAME.search(rest) is not None}
        return Collected((), fact)

    def conclude(self, evidence: Sequence[Evidence]) -> Iterator[tuple[int, Hit]]:
        """What the letter lacks."""
        words = sum(sentence.words for sentence in prose_sentences(evidence))
        for rule in self.rules:
            if words >= rule.params.words and _lacks(rule.params.find, evidence):
                yield 0, Hit(rule.id, WHOLE)


def _lacks(find: Find, evidence: Sequence[Evidence]) -> bool:
    if find == "greeting":
        return not any(
            item.kind == "greeting" and not item.facts[KIND]["formula"] for item in evidence
        )
    closings = [at for at, item in enumerate(evidence) if item.facts[KIND]["formula"]]
    if find == "formula":
        return not closings
    return bool(closings) and not _is_signed(evidence[closings[-1] :])


def _is_signed(rest: Sequence[Evidence]) -> bool:
    """Whether a name follows the formula, in its block or below it."""
    below = (item for item in rest[1:] if item.kind not in ("heading", "list_item", "cell"))
    return any(item.facts[KIND]["name"] for item in (rest[0], *below))
