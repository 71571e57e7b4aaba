"""A text in numbers: figures with targets, a light per principle, and what would lower LIX most.

A change is tried before it is named: its paragraph is parsed again with the change made, and LIX
of the whole text counted anew.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any, Literal

from sprogtjek import filters, fixing
from sprogtjek.fixing import Edit
from sprogtjek.linter import Linter
from sprogtjek.offsets import BlockBuilder, to_block
from sprogtjek.readability import lix_rix
from sprogtjek.records import (
    PROSE,
    Block,
    Document,
    Finding,
    Place,
    Report,
    Rule,
    Source,
    Span,
    Stats,
)

Light = Literal["red", "yellow", "green"]

RED_SHARE = 2.0
"""Warnings per 100 words from which a principle shows red: our own mark, like the colours."""

_LONG_SENTENCE = 20  # words; shorter ones are not worth dividing


@dataclass(frozen=True, slots=True)
class Change:
    """A change that was tried: a suggestion put in, or a sentence made two; and LIX after it."""

    place: Place
    old: str
    new: str | None
    words: int
    lix: float


@dataclass(frozen=True, slots=True)
class Score:
    """The figures of one text. ``targets``: the highest value of a figure that no rule flags."""

    report: Report
    lix: float | None
    rix: float | None
    targets: Mapping[str, float]
    lights: Mapping[str, Light]
    changes: tuple[Change, ...]


def score(document: Document, linter: Linter, most: int = 3) -> Score:
    """The score of a document with the rules of a linter."""
    report = linter.lint(document)
    lix, rix = lix_rix(report.stats) or (None, None)
    tried = _tried(document, report, linter) if lix is not None else ()
    better = sorted((c for c in tried if lix and c.lix < lix), key=lambda c: c.lix)
    return Score(
        report,
        lix,
        rix,
        targets(linter.rules(report.text_type)),
        lights(report),
        tuple(_in_different_places(better))[:most],
    )


def targets(rules: Iterable[Rule[Any]]) -> dict[str, float]:
    """What the rules in force accept, by figure."""
    found = {}
    for rule in rules:
        if rule.kind == "readability":
            found[rule.params.measure] = rule.params.target
        elif rule.kind == "sentence-length" and rule.params.per == "document":
            found["mean"] = rule.params.hint
    return found


def lights(report: Report) -> dict[str, Light]:
    """A light for each principle that something was found for: red for errors and crowds."""
    told = filters.at_least(filters.told(report.findings), "warning")
    tally = Counter(principle for finding in told for principle in finding.principles)
    errors = {p for finding in told if finding.level == "error" for p in finding.principles}
    limit = max(RED_SHARE, RED_SHARE * report.stats.words / 100)  # a note of ten words has two too
    return {
        principle: "red" if principle in errors or number > limit else "yellow"
        for principle, number in tally.items()
    }


def _in_different_places(changes: Iterable[Change]) -> Iterator[Change]:
    lines: set[int] = set()
    for change in changes:
        if change.place.line not in lines:
            lines.add(change.place.line)
            yield change


def _tried(document: Document, report: Report, linter: Linter) -> Iterator[Change]:
    yield from _divided(report)
    prose = {index for index, block in enumerate(document.blocks) if block.kind in PROSE}
    edits = [edit for edit in _edits(report) if edit.finding.block in prose]
    counter = Linter((), pipeline=linter.pipeline)
    texts = [_texts(document, edit) for edit in edits]
    stats = iter(counter.lint_many(_alone(text) for pair in texts for text in pair))
    for edit in edits:
        before, after = next(stats).stats, next(stats).stats
        lix = _lix(_exchanged(report.stats, before, after))
        if lix is not None:
            yield Change(edit.finding.place, edit.old, edit.text, 0, lix)


def _edits(report: Report) -> Iterator[Edit]:
    """The first replacement of each finding."""
    for finding in filters.told(report.findings):
        first = next((s for s in finding.suggestions if s.safety != "advice"), None)
        edit = fixing.edit_of(finding, first) if first and finding.sentence else None
        if edit:
            yield edit


def _texts(document: Document, edit: Edit) -> tuple[str, str]:
    """The text of an edit's block, before and after it."""
    block: Block = document.blocks[edit.finding.block]
    span = to_block(block, Span(edit.start, edit.end))
    moved = replace(edit, start=span.start, end=span.end)
    return block.text, fixing.apply(block.text, [moved])


def _alone(text: str) -> Document:
    builder = BlockBuilder()
    builder.copy(text, 0)
    return Document(Source("forsøg", text), (builder.build("paragraph"),))


def _divided(report: Report) -> Iterator[Change]:
    """Each long sentence made two: LIX depends on counts alone, so this is exact."""
    more = replace(report.stats, sentences=report.stats.sentences + 1)
    lix = _lix(more)
    for finding in _long_sentences(report.findings):
        if lix is not None:
            words = len(finding.sentence.split())
            yield Change(finding.place, finding.sentence, None, words, lix)


def _long_sentences(findings: Sequence[Finding]) -> list[Finding]:
    found = [f for f in findings if f.rule == "saetning-lang"]
    return sorted(found, key=lambda f: -len(f.sentence.split()))


def _exchanged(whole: Stats, before: Stats, after: Stats) -> Stats:
    return replace(
        whole,
        words=whole.words - before.words + after.words,
        sentences=whole.sentences - before.sentences + after.sentences,
        long_words=whole.long_words - before.long_words + after.long_words,
    )


def _lix(stats: Stats) -> float | None:
    scores = lix_rix(stats)
    return scores[0] if scores else None
