"""``negated-condition``: a condition and its consequence both negated (D13).

*Hvis du ikke søger, kan du ikke få støtte*: the reader must turn both around to see what to do.
Flagged is the sentence that has a negation (*ikke, ingen, aldrig, heller ikke*) inside a condition
and another outside it. A condition begins with *hvis, såfremt, medmindre, når, i fald* or with a
finite verb at the start of the sentence (*Har du ikke betalt, …*), and ends where the next clause
begins. *Medmindre* does not count: it
negates, but need not be turned around.

Deliberately silent: *ikke kun … men også*, *hvis ikke andet er nævnt*, *ikke uden videre*, *ikke
mindst*; questions; two negations in conditions alone.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from sprogtjek.checks import Collected, CollectOnly
from sprogtjek.checks.finite import finite_verbs, is_finite
from sprogtjek.records import PROSE, Block, BlockKind, Hit, Rule, Span

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc
    from spacy.tokens import Span as TokenSpan

KIND = "negated-condition"
NEEDS: frozenset[str] = frozenset({"pos", "morph", "dep", "sents"})
SCOPE: frozenset[BlockKind] = PROSE
SLOTS: frozenset[str] = frozenset({"match"})

_CONDITIONS = frozenset({"hvis", "såfremt", "medmindre", "når", "ifald"})
_NEGATIONS = re.compile(r"\b(?:ikke|ingen|intet|aldrig|hverken)\b", re.IGNORECASE)
_NO_NEGATION = re.compile(
    r"\b(?:ikke (?:kun|alene|blot|bare|mindst|desto mindre|uden videre|mindre end|mere end)"
    r"|hvis ikke andet|(?:eller|om) ikke\b|hvis ikke,)",
    re.IGNORECASE,
)
_TWO = 2


@dataclass(frozen=True, slots=True)
class Params:
    """Nothing to set."""


def prepare(rules: Sequence[Rule[Params]], nlp: Language) -> _NegatedCondition:
    """Nothing to compile."""
    return _NegatedCondition(tuple(rules))


@dataclass(frozen=True, slots=True)
class _NegatedCondition(CollectOnly):
    rules: tuple[Rule[Params], ...]

    def collect(self, doc: Doc, block: Block) -> Collected:
        """One hit per sentence and rule."""
        if len(_negations(block.text)) < _TWO:
            return Collected()
        found = [sent for sent in doc.sents if _is_negated_twice(sent)]
        return Collected(
            tuple(
                Hit(rule.id, Span(sent.start_char, sent.end_char))
                for rule in self.rules
                for sent in found
            )
        )


def _negations(text: str) -> list[re.Match[str]]:
    found = list(_NEGATIONS.finditer(text))
    if not found:
        return found
    idle = [match.span() for match in _NO_NEGATION.finditer(text)]
    return [
        match for match in found if not any(start <= match.start() < end for start, end in idle)
    ]


def _is_negated_twice(sent: TokenSpan) -> bool:
    if sent[-1].text == "?" or len(_negations(sent.text)) < _TWO:
        return False
    places = [sent.start_char + match.start() for match in _negations(sent.text)]
    for start, end in _conditions(sent):
        inside = sum(start <= place < end for place in places)
        if 0 < inside < len(places):
            return True
    return False


def _conditions(sent: TokenSpan) -> Iterator[tuple[int, int]]:
    """Where each condition stands: from its first word to the comma before the next clause."""
    doc = sent.doc
    for token in sent:
        begins = token.lower_ in _CONDITIONS or (token.i == sent.start and _asks(sent))
        if begins:
            end = next((at for at in range(token.i + 1, sent.end) if _ends(sent, at)), sent.end)
            yield token.idx, doc[end - 1].idx + len(doc[end - 1])


def _asks(sent: TokenSpan) -> bool:
    """Whether the sentence begins with verb and subject, as a condition without *hvis* does."""
    second = sent[1] if len(sent) > 1 else None
    if second is None or not is_finite(sent[0]) or "Imp" in sent[0].morph.get("Mood", []):
        return False
    return second.pos_ in ("PRON", "NOUN", "PROPN", "DET")


def _ends(sent: TokenSpan, at: int) -> bool:
    """Whether a comma ends the condition: a verb has come, and a clause of its own follows."""
    if sent.doc[at].text != ",":
        return False
    rest = sent.doc[at + 1 : sent.end]
    if len(rest) and (is_finite(rest[0]) or rest[0].lower_ in ("så", "men", "og")):
        return True
    return not any(token.text == "," for token in rest) and bool(finite_verbs(rest))
