"""``steps``: instructions in a row that would be easier to follow as a numbered list (H8).

Flagged is a paragraph with

- *først* … and at least two of *derefter, så, herefter, til sidst …*, each at the start of a
  sentence or clause, or
- at least ``least`` sentences in a row that begin with an imperative.

The place runs from the first step to the last.

Deliberately silent: what the sender will do (*Først ser vi på …, derefter …*), since a reader
follows steps of his own only; *først og fremmest*; imperatives that are no steps (``no_steps``:
*husk, læs, ring …* point somewhere else), and paragraphs of a list already.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from sprogtjek.checks import Collected, CollectOnly
from sprogtjek.records import Block, BlockKind, Hit, Rule, Span

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc, Token
    from spacy.tokens import Span as TokenSpan

KIND = "steps"
NEEDS: frozenset[str] = frozenset({"pos", "morph", "lemma", "sents"})
SCOPE: frozenset[BlockKind] = frozenset({"paragraph"})
SLOTS: frozenset[str] = frozenset({"match", "count"})

_BEGIN = "|".join(
    (r"(?<=^)", r"(?<=[.!?:;,] )", r"(?<= og )", r"(?<=\bdu skal )", r"(?<=\bskal du )"),
)
_FIRST = re.compile(rf"(?:{_BEGIN})først(?! og fremmest| når| i | til | den | fra | efter )", re.I)
_FIRST_WORD = re.compile("først", re.I)  # the long expression is slow to fail
_READER_ACTS = (
    r"(?:skal|kan|bør|må) (?:du|I)\b",
    r"(?:vælger|sender|udfylder|trykker|klikker|finder|skriver|betaler|ringer) (?:du|I)\b",
    r"(?:vælg|send|udfyld|tryk|klik|find|skriv|log|gå|vedhæft|godkend|betal)\b",
)
_THEN = re.compile(
    rf"(?:{_BEGIN})(?:derefter|dernæst|herefter|så|bagefter|til sidst|til slut|endelig) "
    rf"(?={'|'.join(_READER_ACTS)})",
    re.I,
)


@dataclass(frozen=True, slots=True)
class Params:
    """``least``: the fewest imperatives in a row. ``no_steps``: verbs that are no step."""

    least: int = 3
    no_steps: tuple[str, ...] = ()


def prepare(rules: Sequence[Rule[Params]], nlp: Language) -> _Steps:
    """Nothing to compile."""
    return _Steps(tuple(rules))


@dataclass(frozen=True, slots=True)
class _Steps(CollectOnly):
    rules: tuple[Rule[Params], ...]

    def collect(self, doc: Doc, block: Block) -> Collected:
        """At most one hit per rule: the steps of the paragraph."""
        return Collected(tuple(hit for rule in self.rules for hit in _hits(rule, doc, block.text)))


def _hits(rule: Rule[Params], doc: Doc, text: str) -> Iterator[Hit]:
    sents = list(doc.sents)
    longest: list[TokenSpan] = []
    if len(sents) >= rule.params.least:
        longest = max(_runs(sents, frozenset(rule.params.no_steps)), key=len, default=[])
    first = _FIRST.search(text) if _FIRST_WORD.search(text) else None
    following = [*_THEN.finditer(text)] if first else []
    if len(longest) >= rule.params.least:
        span = Span(longest[0].start_char, longest[-1].end_char)
        yield Hit(rule.id, span, (("count", str(len(longest))),))
    elif first and len(following) > 1 and first.end() < following[0].start():
        last = next(s for s in sents if following[-1].start() < s.end_char)
        span = Span(first.start(), last.end_char)
        yield Hit(rule.id, span, (("count", str(len(following) + 1)),))


def _runs(sents: Iterable[TokenSpan], excepted: frozenset[str]) -> Iterator[list[TokenSpan]]:
    """Runs of sentences that begin with an imperative."""
    run: list[TokenSpan] = []
    for sent in sents:
        if _is_step(sent[0], excepted):
            run.append(sent)
        else:
            yield run
            run = []
    yield run


def _is_step(token: Token, excepted: frozenset[str]) -> bool:
    if "Imp" not in token.morph.get("Mood", []) or token.lemma_.lower() in excepted:
        return False
    # »Skifter du adresse, …«: taggers take the verb of a condition for an imperative.
    return token.i + 1 == len(token.doc) or token.nbor(1).lower_ not in ("du", "i", "man", "vi")
