"""``deadline``: two deadlines for the same thing (I4).

*Planen skal være færdig senest den 3. marts. … Planen skal være klar senest den 10. marts.* A
deadline is a date after one of the words ``by`` (*senest, inden …*); what it is for is the nearest
of the ``things`` in front of it in the sentence, else behind it. Each thing is a list of cues (see
``cues``) for words that mean the same. The later place is flagged, the earlier one is ``related``.

Careful, since two dates are most often two matters:

- a thing with a prepositional phrase (*ansøgning om friplads, svar fra naboerne*) is only compared
  with one that has the same phrase;
- with a cue of ``unless`` (*hvis, dog, første rate*) in front of it or right behind, a deadline is
  not compared;
- *Den skal være her senest …* is about the first thing of the sentence before;
- a date without a year fits the same day of any year.

Known misses: durations (*inden 14 dage*) are not counted against dates. Nothing is parsed.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

from sprogtjek.checks import Collected
from sprogtjek.cues import Matcher, matcher, sentences
from sprogtjek.danish.calendar import dates
from sprogtjek.records import PROSE, Block, BlockKind, Evidence, Hit, Rule, Span
from sprogtjek.word_places import may_hold, telling_words

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc

KIND = "deadline"
NEEDS: frozenset[str] = frozenset()
SCOPE: frozenset[BlockKind] = PROSE
SLOTS: frozenset[str] = frozenset({"match", "other"})

_NEXT_WORDS = 12  # »…, hvis«: what comes later in the sentence is something else
_QUALIFIED = re.compile(r" (?:om|til|for|fra|vedrørende|på|i|ved) (\w+)")
_FIGURE = re.compile(r"\d")
_STANDS_FOR_IT = re.compile(r"(?:Den|Det) (?:skal|må|bør|kan|har|er)\b")
_Deadline = tuple[int, int, str, str, int, int, int, str]
"""Start, end, thing, its phrase, day, month, year, as written."""


@dataclass(frozen=True, slots=True)
class Params:
    """``things``: name → cues; the other lists are cues too."""

    things: Mapping[str, tuple[str, ...]]
    by: tuple[str, ...]
    unless: tuple[str, ...] = ()


def prepare(rules: Sequence[Rule[Params]], nlp: Language) -> _DeadlineCheck:
    """Compile the cues."""
    return _DeadlineCheck(tuple(_Compiled.of(rule) for rule in rules))


class _Compiled(NamedTuple):
    rule: Rule[Params]
    things: tuple[tuple[str, Matcher | None], ...]
    by: re.Pattern[str]
    near: frozenset[str] | None
    unless: Matcher | None

    @classmethod
    def of(cls, rule: Rule[Params]) -> _Compiled:
        params = rule.params
        things = tuple((name, matcher(cues)) for name, cues in params.things.items())
        words = "|".join(re.escape(word) for word in params.by)
        by = re.compile(rf"\b(?:{words}) (?:\w+ )?$", re.IGNORECASE)
        return cls(rule, things, by, telling_words(params.by), matcher(params.unless))

    def read(self, text: str) -> Iterator[_Deadline]:
        """The deadlines of a block."""
        if not (_FIGURE.search(text) and may_hold(text, self.near)):
            return
        before: list[str] = []
        for start, sentence in sentences(text):
            for date in dates(sentence):
                if self.unless and self.unless.search(sentence[: date.end + _NEXT_WORDS]):
                    continue
                by = self.by.search(sentence[: date.start])
                if not by:
                    continue
                last = self._last(before) if _STANDS_FOR_IT.match(sentence) else None
                thing = last or self._thing(sentence, by.start())
                if thing:
                    written = sentence[date.start : date.end]
                    place = (start + by.start(), start + date.end)
                    yield (*place, *thing, date.day, date.month, date.year, written)
            before.append(sentence)

    def _last(self, before: Sequence[str]) -> tuple[str, str] | None:
        """The first thing of the nearest of the sentences before that has one."""
        things = (self._thing(sentence, 0) for sentence in reversed(before))
        return next(filter(None, things), None)

    def _thing(self, sentence: str, at: int) -> tuple[str, str] | None:
        """What the deadline at ``at`` is for, and the phrase behind it."""
        found = [
            (match.end() > at, abs(match.start() - at), name, match.end())
            for name, cues in self.things
            for match in (cues.finditer(sentence) if cues else ())
        ]
        if not found:
            return None
        _, _, name, end = min(found)
        phrase = _QUALIFIED.match(sentence, end)
        return name, phrase[1].lower() if phrase else ""


class _DeadlineCheck(NamedTuple):
    rules: tuple[_Compiled, ...]

    def collect(self, doc: Doc, block: Block) -> Collected:
        """The block's deadlines by rule."""
        found = {
            each.rule.id: [list(item) for item in each.read(block.text)] for each in self.rules
        }
        return Collected(fact=found if any(found.values()) else None)

    def conclude(self, evidence: Sequence[Evidence]) -> Iterator[tuple[int, Hit]]:
        """One hit per deadline that an earlier one contradicts."""
        for each in self.rules:
            first: dict[tuple[str, str], tuple[int, list[int | str]]] = {}
            for index, item in enumerate(evidence):
                for read in (item.facts.get(KIND) or {}).get(each.rule.id, ()):
                    at, known = first.setdefault((read[2], read[3]), (index, read))
                    if _differ(known, read):
                        yield index, _hit(each.rule.id, read, at, known)


def _differ(one: Sequence[int | str], other: Sequence[int | str]) -> bool:
    years = {one[6], other[6]} - {0}
    return one[4:6] != other[4:6] or len(years) > 1


def _hit(rule: str, read: Sequence[int], at: int, known: Sequence[int | str]) -> Hit:
    related = ((at, Span(int(known[0]), int(known[1]))),)
    return Hit(rule, Span(read[0], read[1]), (("other", str(known[7])),), related=related)
