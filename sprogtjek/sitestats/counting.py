"""What is counted while the pages of a site go by."""

from __future__ import annotations

from array import array
from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import chain
from typing import Any

from sprogtjek.records import Level, Rule
from sprogtjek.results import PageFinding
from sprogtjek.sitestats.records import Phrase, PrincipleCount, Repeat, RuleCount, Tally

MOST_PHRASES = 40
_LONGEST_PHRASE = 40  # code points
_MOST_WORDS = 4
_MOST_QUOTED = 3


def tally(findings: Iterable[PageFinding]) -> Tally:
    """How many of each level."""
    levels = Counter(finding.level for finding in findings)
    return Tally(levels["error"], levels["warning"], levels["hint"])


@dataclass(slots=True)
class Rules:
    """Findings by rule. A repeated block adds to its findings once, and to no page."""

    _found: Counter[tuple[str, Level, tuple[str, ...]]] = field(default_factory=Counter)
    _pages: Counter[str] = field(default_factory=Counter)

    def add(self, findings: Sequence[PageFinding], *, on_page: bool) -> None:
        """Take in what a page, or a repeated block, holds."""
        self._found.update([(each.rule, each.level, each.principles) for each in findings])
        if on_page:
            self._pages.update({finding.rule for finding in findings})

    def counts(self, rules: Mapping[str, Rule[Any]]) -> tuple[RuleCount, ...]:
        """The rule with most errors and warnings first."""
        levels: dict[str, Counter[Level]] = {}
        principles: dict[str, tuple[str, ...]] = {}
        for (rule, level, own), count in self._found.items():
            levels.setdefault(rule, Counter())[level] += count
            principles.setdefault(rule, own)
        made = [
            RuleCount(
                rule,
                principles[rule],
                Tally(found["error"], found["warning"], found["hint"]),
                self._pages[rule],
                rules[rule].why if rule in rules else "",
            )
            for rule, found in levels.items()
        ]
        return tuple(sorted(made, key=lambda c: (-c.tally.strong, -c.tally.all, c.rule)))


@dataclass(slots=True)
class Principles:
    """Errors and warnings by the name of each principle."""

    _findings: Counter[str] = field(default_factory=Counter)
    _pages: Counter[str] = field(default_factory=Counter)

    def add(self, names: Sequence[tuple[str, ...]], *, on_page: bool) -> None:
        """Take in the names that each finding of a page, or of a repeated block, touches."""
        self._findings.update(chain.from_iterable(names))
        if on_page:
            self._pages.update(set(chain.from_iterable(names)))

    def counts(self, known: Iterable[tuple[str, str, bool]]) -> tuple[PrincipleCount, ...]:
        """The most touched first, then those that nothing was found for."""
        texts = {name: (text, checked) for name, text, checked in known}
        order = [*texts, *sorted(self._findings.keys() - texts.keys())]
        order.sort(key=lambda name: -self._findings[name])
        unknown = ("", True)
        return tuple(
            PrincipleCount(
                name,
                texts.get(name, unknown)[0],
                self._findings[name],
                self._pages[name],
                texts.get(name, unknown)[1],
            )
            for name in order
        )


@dataclass(slots=True)
class _Flagged:
    text: str
    level: Level
    message: str
    count: int = 0
    pages: array[int] = field(default_factory=lambda: array("L"))
    inside: bool = False

    def say(self, finding: PageFinding) -> None:
        """Quote it as it is written inside a sentence, if it ever is: »De«, but »såfremt«."""
        if not self.text or (finding.start and not self.inside):
            self.text, self.message = " ".join(finding.text.split()), finding.message
            self.inside = finding.start > 0


@dataclass(slots=True)
class Phrases:
    """Short texts that are flagged, by rule: errors and warnings alone."""

    _found: dict[tuple[str, str], _Flagged] = field(default_factory=dict)

    def add(self, number: int, findings: Iterable[PageFinding]) -> None:
        """Take in the own findings of the page with that number."""
        for finding in findings:
            if not _is_phrase(finding):
                continue
            key = (finding.rule, " ".join(finding.text.casefold().split()))
            entry = self._found.get(key)
            if entry is None:
                entry = self._found[key] = _Flagged("", finding.level, "")
            entry.say(finding)
            entry.count += 1
            if not entry.pages or entry.pages[-1] != number:
                entry.pages.append(number)

    def most(self) -> list[tuple[Phrase, array[int]]]:
        """Those on most pages, with the numbers of their pages."""
        several = [(key, each) for key, each in self._found.items() if len(each.pages) > 1]
        several.sort(key=lambda item: (-len(item[1].pages), -item[1].count, item[0]))
        by_text = {text: (rule, each) for (rule, text), each in reversed(several)}
        order = dict.fromkeys(text for (_, text), _ in several)  # the rule with most pages tells
        told = [by_text[text] for text in order][:MOST_PHRASES]
        return [
            (
                Phrase(each.text, rule, each.level, each.count, len(each.pages), each.message),
                each.pages,
            )
            for rule, each in told
        ]


def _is_phrase(finding: PageFinding) -> bool:
    text = finding.text
    return (
        finding.level != "hint"
        and 0 < len(text) <= _LONGEST_PHRASE
        and len(text.split()) <= _MOST_WORDS
        and len(text) < len(finding.sentence)
    )


@dataclass(slots=True)
class _Block:
    findings: tuple[PageFinding, ...]
    points: float
    gain: float = 0.0
    pages: array[int] = field(default_factory=lambda: array("L"))


@dataclass(slots=True)
class Repeats:
    """Repeated blocks that hold findings."""

    _found: dict[str, _Block] = field(default_factory=dict)

    def __contains__(self, key: str) -> bool:
        return key in self._found

    def begin(self, key: str, findings: Sequence[PageFinding], points: float) -> None:
        """Take in a block that no page before had: its findings and their points."""
        self._found[key] = _Block(tuple(findings), points)

    def add(self, number: int, key: str, burden: Callable[[float], float]) -> None:
        """The page with that number has the block; ``burden``: what its points gain there."""
        block = self._found[key]
        block.pages.append(number)
        block.gain += burden(block.points)

    def ranked(self) -> list[tuple[Repeat, array[int]]]:
        """The block with most to gain first, with the numbers of its pages."""
        order = sorted(self._found.items(), key=lambda item: (-item[1].gain, item[0]))
        return [(_repeat(key, block), block.pages) for key, block in order]


def _repeat(key: str, block: _Block) -> Repeat:
    told = [f for f in block.findings if f.level != "hint"] or list(block.findings)
    sentences = tuple(dict.fromkeys(finding.sentence for finding in told))
    messages = tuple(dict.fromkeys(finding.message for finding in told))
    return Repeat(
        key,
        sentences[:_MOST_QUOTED],
        messages[:_MOST_QUOTED],
        tally(block.findings),
        len(block.pages),
        block.pages[0],
        block.gain,
    )
