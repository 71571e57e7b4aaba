"""``weekday``: a day of the week that does not fit its date (E6).

*mandag den 12. juni 2025* was a Thursday. The calendar tells where the year is written. Where it
is not, the years around those of the text's other dates are tried, and only a day that fits none
of them is flagged. In a text without any year, or with years far apart, nothing is said.

The correct day is offered; it may as well be the date that is wrong.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

from sprogtjek.checks import Collected
from sprogtjek.danish.calendar import WEEKDAYS, Written, dates
from sprogtjek.records import BLOCK_KINDS, Block, BlockKind, Evidence, Hit, Rule, Span, Suggestion

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc

KIND = "weekday"
NEEDS: frozenset[str] = frozenset()
SCOPE: frozenset[BlockKind] = frozenset(BLOCK_KINDS) - {"quote"}
SLOTS: frozenset[str] = frozenset({"match", "better", "date"})


@dataclass(frozen=True, slots=True)
class Params:
    """None."""


def prepare(rules: Sequence[Rule[Params]], nlp: Language) -> _Weekday:
    """Nothing to compile."""
    return _Weekday(tuple(rules))


class _Weekday(NamedTuple):
    rules: tuple[Rule[Params], ...]

    def collect(self, doc: Doc, block: Block) -> Collected:
        """The dates that have a year or a day of the week, as they are written."""
        found = [
            [*written, block.text[written.start : written.end]]
            for written in dates(block.text)
            if written.weekday or written.year
        ]
        return Collected(fact=found or None)

    def conclude(self, evidence: Sequence[Evidence]) -> Iterator[tuple[int, Hit]]:
        """One hit per wrong day of the week."""
        found = [
            (index, Written(*fact[:6]), fact[6])
            for index, item in enumerate(evidence)
            for fact in item.facts.get(KIND) or ()
        ]
        year = _own_year([written.year for _, written, _ in found if written.year])
        for index, written, text in found:
            right = _right_day(written, year)
            if right:
                for rule in self.rules:
                    yield index, _hit(rule.id, written, text, right)


def _own_year(years: Sequence[int]) -> int:
    """The latest year of a text that speaks of one time; 0 where it looks far back, or has none."""
    return max(years) if years and max(years) - min(years) <= 1 else 0


def _right_day(written: Written, year: int) -> str | None:
    """The day of the week that the date really is; ``None`` if it is the one written."""
    if not written.weekday or not (written.year or year):
        return None
    years = [written.year] if written.year else [year, year + 1, year - 1]
    days = [WEEKDAYS[day.weekday()] for each in years if (day := written.on(each))]
    return days[0] if days and written.weekday not in days else None


def _hit(rule: str, written: Written, text: str, right: str) -> Hit:
    word = Span(written.start, written.start + len(written.weekday))
    better = right.capitalize() if text[0].isupper() else right
    return Hit(
        rule,
        Span(written.start, written.end),
        (("better", right), ("date", text[len(written.weekday) :].lstrip(" ,"))),
        (Suggestion(better, word),),
    )
