"""A department's own rules, tried: examples, coverage, overlaps, and rules that never fire."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from sprogtjek import examples
from sprogtjek.examples import Failure
from sprogtjek.linter import Input, Linter
from sprogtjek.records import Finding, Rule, Span
from sprogtjek.ruleset import parse_rules
from sprogtjek.schema import line_of, load_yaml, read_text

if TYPE_CHECKING:
    from sprogtjek.linter import Pipeline

ENOUGH = 3
"""Bad and good examples that each rule should have."""


@dataclass(frozen=True, slots=True)
class Tested:
    """One rule: its place, what its examples did, and what other rules say at the same places.

    ``bad`` counts marked places and ``good`` texts where the rule is silent; ``fired`` counts
    findings in the corpus, ``None`` if there was none.
    """

    rule: Rule[Any]
    line: int | None
    failures: tuple[Failure, ...]
    overlaps: tuple[str, ...]
    bad: int
    good: int
    fired: int | None = None

    @property
    def missing(self) -> tuple[int, int]:
        """How many bad and good examples are wanting."""
        return max(0, ENOUGH - self.bad), max(0, ENOUGH - self.good)


def try_file(
    path: Path,
    others: Sequence[Rule[Any]],
    pipeline: Pipeline = None,
    corpus: Iterable[Input] | None = None,
) -> Iterator[Tested]:
    """The rules of a file, tried one by one. Raises ``UserError`` for faults in the file."""
    text = read_text(path)
    rules = parse_rules(text, str(path))
    fired = _fired(rules, pipeline, corpus) if corpus is not None else None
    known = [rule for rule in others if rule.id not in {own.id for own in rules}]
    shipped = Linter(known, pipeline=pipeline)
    single = {rule.id: Linter([rule], pipeline=pipeline) for rule in rules}
    for rule in rules:
        neighbours = [shipped, *(linter for name, linter in single.items() if name != rule.id)]
        yield Tested(
            rule,
            line_of(text, ("rules", _index(text, str(path), rule.id))),
            examples.failures(rule, pipeline),
            tuple(sorted(set(_overlaps(rule, neighbours)))),
            sum(len(example.marks) for example in rule.bad),
            len(rule.good),
            fired.get(rule.id, 0) if fired is not None else None,
        )


def _index(text: str, name: str, rule_id: str) -> int:
    entries = load_yaml(text, name)["rules"]
    return next(i for i, entry in enumerate(entries) if entry.get("id") == rule_id)


def _overlaps(rule: Rule[Any], neighbours: Sequence[Linter]) -> Iterator[str]:
    """The rules that flag the same words as this one in its own bad examples.

    Each apart from this one: two phrases never match the same words together.
    """
    for linter in neighbours:
        reports = linter.lint_many(examples.document(example.text) for example in rule.bad)
        for example, report in zip(rule.bad, reports, strict=True):
            for other in (*report.findings, *report.suppressed):
                if any(_same_words(other, mark) for mark in example.marks):
                    yield other.rule


def _same_words(other: Finding, mark: Span) -> bool:
    """A long sentence around a word is no overlap; another rule about the same words is."""
    start, end = other.place.start or 0, other.place.end or 0
    return start < mark.end and mark.start < end and end - start <= 2 * (mark.end - mark.start)


def _fired(
    rules: Sequence[Rule[Any]], pipeline: Pipeline, corpus: Iterable[Input]
) -> dict[str, int]:
    counts: dict[str, int] = {}
    for report in Linter(rules, pipeline=pipeline).lint_many(corpus):
        for finding in (*report.findings, *report.suppressed):
            counts[finding.rule] = counts.get(finding.rule, 0) + 1
    return counts
