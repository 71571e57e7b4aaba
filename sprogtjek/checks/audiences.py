"""``audiences``: a text that turns to more than ``most`` groups of readers (H11).

*Hvis du er udlejer … Hvis du er landmand … Har du børn …*: each noun behind *hvis du/I/man er/har*
or *er/har du/I/man* that stands in ``groups`` counts once. What a reader may be in or feel (*hvis
du er uenig, er du i tvivl*) is no group. The first place is flagged, the others are ``related``.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

from sprogtjek.checks import Collected
from sprogtjek.cues import Matcher, matcher
from sprogtjek.records import PROSE, Block, BlockKind, Evidence, Hit, Rule, Span
from sprogtjek.word_places import may_hold

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc

KIND = "audiences"
NEEDS: frozenset[str] = frozenset()
SCOPE: frozenset[BlockKind] = PROSE
SLOTS: frozenset[str] = frozenset({"match", "count", "groups"})

_READERS, _BEING = frozenset({"du", "i", "man", "de", "dig"}), frozenset({"er", "har"})
_ADDRESSED = re.compile(
    r"(?:\b(?i:hvis|når) (?:du|I|man|De) (?:er|har)|\b(?:[Ee]r|[Hh]ar) (?:du|I|man|De)"
    r"|\bdig,? (?:der|som) (?:er|har)) "
    r"(?:en |et |ny |selv |også )?(?=\w)"
)


@dataclass(frozen=True, slots=True)
class Params:
    """``groups``: cues of readers; ``most``: how many go free."""

    groups: tuple[str, ...]
    most: int = 3


def prepare(rules: Sequence[Rule[Params]], nlp: Language) -> _Audiences:
    """Compile the cues."""
    return _Audiences(tuple((rule, matcher(rule.params.groups)) for rule in rules))


class _Audiences(NamedTuple):
    rules: tuple[tuple[Rule[Params], Matcher | None], ...]

    def collect(self, doc: Doc, block: Block) -> Collected:
        """The groups that the block turns to."""
        found = {rule.id: list(_groups(cues, block.text)) for rule, cues in self.rules if cues}
        return Collected(fact=found if any(found.values()) else None)

    def conclude(self, evidence: Sequence[Evidence]) -> Iterator[tuple[int, Hit]]:
        """At most one hit per rule."""
        for rule, _ in self.rules:
            places: dict[str, tuple[int, Span]] = {}
            for index, item in enumerate(evidence):
                for start, end, group in (item.facts.get(KIND) or {}).get(rule.id, ()):
                    places.setdefault(group, (index, Span(start, end)))
            if len(places) > rule.params.most:
                (index, span), *others = places.values()
                slots = (("count", str(len(places))), ("groups", ", ".join(places)))
                yield index, Hit(rule.id, span, slots, related=tuple(others))


def _groups(cues: Matcher, text: str) -> Iterator[list[int | str]]:
    if not (may_hold(text, _READERS) and may_hold(text, _BEING)):
        return  # the long expression is slow to fail
    for match in _ADDRESSED.finditer(text):
        group = cues.match(text, match.end())
        if group:
            yield [match.start(), group.end(), group[0].lower()]
