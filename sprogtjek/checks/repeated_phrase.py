"""``repeated-phrase``: wordings that are fine once and wear out when they come back (F5).

*Vær opmærksom på, at …* may be just the thing for the one important point of a letter; the second
time it is a habit. The first ``free`` places in the text go free, each later one is flagged, with
``better`` as an offer. Phrases are matched as written, capitals aside, as whole words.

Nothing is parsed. Quotations are shielded.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from sprogtjek.checks import Collected
from sprogtjek.checks.wording import slots, suggestions
from sprogtjek.records import PROSE, Block, BlockKind, Evidence, Hit, Rule, Span
from sprogtjek.shields import shields

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc

KIND = "repeated-phrase"
NEEDS: frozenset[str] = frozenset()
SCOPE: frozenset[BlockKind] = PROSE
SLOTS = frozenset({"match", "better", "alternatives"})


@dataclass(frozen=True, slots=True)
class Params:
    """``any``: the phrases as written. ``free``: how many places of a text go free."""

    any: tuple[str, ...]
    better: tuple[str, ...] = ()
    advice: str = ""
    free: int = 1


def prepare(rules: Sequence[Rule[Params]], nlp: Language) -> RepeatedPhrase:
    """Compile the phrases, longer ones first."""
    return RepeatedPhrase(tuple((rule, _compile(rule.params.any)) for rule in rules))


def _compile(phrases: Sequence[str]) -> re.Pattern[str]:
    longest_first = sorted(phrases, key=len, reverse=True)
    alternatives = "|".join(re.escape(phrase) for phrase in longest_first)
    return re.compile(rf"(?<!\w)(?:{alternatives})(?!\w)", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class RepeatedPhrase:
    """The prepared rules."""

    rules: tuple[tuple[Rule[Params], re.Pattern[str]], ...]

    def collect(self, doc: Doc, block: Block) -> Collected:
        """The places by rule."""
        quoted = shields(block.text)
        places = {
            rule.id: [
                [match.start(), match.end(), match[0]]
                for match in phrases.finditer(block.text)
                if not any(s.start <= match.start() < s.end for s in quoted)
            ]
            for rule, phrases in self.rules
        }
        return Collected((), places if any(places.values()) else None)

    def conclude(self, evidence: Sequence[Evidence]) -> Iterator[tuple[int, Hit]]:
        """The places after the free ones."""
        for rule, _ in self.rules:
            params = rule.params
            places = [
                (index, Span(start, end), text)
                for index, item in enumerate(evidence)
                if item.kind in rule.scope
                for start, end, text in (item.facts.get(KIND) or {}).get(rule.id, ())
            ]
            for index, span, text in places[params.free :]:
                offers = tuple(suggestions(text, span, params.better, params.advice))
                yield index, Hit(rule.id, span, slots(text, params.better), offers)
