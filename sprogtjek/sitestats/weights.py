"""What mending a page would gain its readers: the one number that pages are ranked by.

Each finding gives points by its level. A word or a set phrase gives half, since a reader is soon
past it; a whole sentence stops more. A principle that the profile puts weight on multiplies, as
in ``ranking``. Long pages hold more findings, and readers seldom read all of them, so neither
the points of a page nor its points per 100 words will do alone. The burden of a page is the
geometric mean of both: its points divided by the square root of its length in hundreds of words.
Where the views are known, the gain is the burden times the views: how much all readers together
are spared.

The numbers are our choice, not measured on readers; they are told in the report.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from math import sqrt
from typing import Any

from sprogtjek.profiles import Profile
from sprogtjek.records import Level, Rule
from sprogtjek.results import PageFinding

POINTS: Mapping[Level, float] = {"error": 10.0, "warning": 4.0, "hint": 1.0}
OF_A_WORD = 0.5
LENGTH = 100
"""Words that a page's length is counted in; shorter pages count as this long."""

_MOST = 3
# Kinds of rule that flag a word for being that word.
_WORDING = frozenset(
    {"phrase", "term", "unexplained-term", "acronym", "name-spelling", "long-word", "set-phrase"}
)
_VAGUE = frozenset({"readability", "density"})  # true, but they point to no one thing to do


class Weights:
    """The points of findings under a profile."""

    def __init__(self, rules: Mapping[str, Rule[Any]], profile: Profile) -> None:
        self._kinds = {rule.id: rule.kind for rule in rules.values()}
        self._principles = profile.weights
        self._known: dict[tuple[str, Level, tuple[str, ...]], float] = {}

    def points(self, finding: PageFinding) -> float:
        """What one finding counts."""
        key = (finding.rule, finding.level, finding.principles)
        if key not in self._known:
            self._known[key] = self._points(finding)
        return self._known[key]

    def _points(self, finding: PageFinding) -> float:
        share = OF_A_WORD if self._kinds.get(finding.rule) in _WORDING else 1.0
        heaviest = max((self._principles.get(p, 1.0) for p in finding.principles), default=1.0)
        return POINTS[finding.level] * share * heaviest

    def begin(self, findings: Sequence[PageFinding]) -> tuple[str, ...]:
        """The messages of the findings that would help most: from different rules and places."""
        chosen: list[PageFinding] = []
        for finding in sorted(findings, key=self._order):
            same = (f.rule == finding.rule or _place(f) == _place(finding) for f in chosen)
            if not any(same):
                chosen.append(finding)
            if len(chosen) == _MOST:
                break
        return tuple(finding.message for finding in chosen)

    def _order(self, finding: PageFinding) -> tuple[bool, float, int, int, str, str]:
        vague = self._kinds.get(finding.rule) in _VAGUE
        size = len(finding.text)
        return (vague, -self.points(finding), -size, finding.line, finding.rule, finding.message)


def _place(finding: PageFinding) -> tuple[str, str]:
    return (finding.block or finding.rule, finding.sentence)


def burden(points: float, words: int) -> float:
    """Points per square root of hundreds of words."""
    return points / sqrt(max(words, LENGTH) / LENGTH)


def gain(points: float, words: int, visits: int | None) -> float:
    """The burden times the views. A page without known views counts as seen once."""
    return burden(points, words) * max(visits or 0, 1)
