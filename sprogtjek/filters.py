"""From many hits to the findings worth showing: pure functions, applied in file order."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import replace
from functools import lru_cache

from sprogtjek.records import LEVELS, Finding, Level


def split_overlaps(
    findings: Sequence[Finding], kind: str = "phrase"
) -> tuple[tuple[Finding, ...], tuple[Finding, ...]]:
    """(kept, suppressed): of overlapping findings of ``kind`` the longest stays.

    »rette henvendelse til« says all that »rette« would, so the shorter one is noise.
    """
    candidates = [finding for finding in findings if finding.kind == kind]
    if len(candidates) < 2:
        return tuple(findings), ()
    kept: dict[int, list[Finding]] = {}  # by block: a long text has thousands of findings
    for finding in sorted(candidates, key=_longest_first):
        near = kept.setdefault(finding.block, [])
        if not any(overlap(finding, other) for other in near):
            near.append(finding)
    chosen = {id(finding) for near in kept.values() for finding in near}
    suppressed = tuple(f for f in candidates if id(f) not in chosen)
    gone = set(map(id, suppressed))
    return tuple(f for f in findings if id(f) not in gone), suppressed


_WORDING = frozenset(
    {"phrase", "term", "unexplained-term", "acronym", "name-spelling", "long-word"}
)
"""Kinds that flag a word for being that word; an allowed one may still be a passive."""


def without_allowed(
    findings: Sequence[Finding], allowed: Collection[str]
) -> tuple[tuple[Finding, ...], tuple[Finding, ...]]:
    """(kept, suppressed): what flags an allowed word, or a compound with one, as a word goes.

    ``allowed`` are words in dictionary form, or phrases as written.
    """
    if not allowed or not findings:
        return tuple(findings), ()
    is_allowed = _allowance(tuple(allowed))
    suppressed = tuple(f for f in findings if f.kind in _WORDING and is_allowed(f.text.lower()))
    gone = set(map(id, suppressed))
    return tuple(finding for finding in findings if id(finding) not in gone), suppressed


@lru_cache(maxsize=64)  # asked for each block of a text
def _allowance(allowed: tuple[str, ...]) -> Callable[[str], bool]:
    """Whether a word in small letters is allowed."""
    # Not at the top: commands that show rules import this module, and need no words.
    from sprogtjek.checks.term_matching import Compounds, forms

    compounds = Compounds(allowed)
    own = {form for word in allowed for form in (word.lower(), *forms(word))}
    return lambda word: word in own or compounds.find(word) is not None


def _longest_first(finding: Finding) -> tuple[int, int, int, str]:
    size = finding.mark.end - finding.mark.start
    return (-size, -LEVELS.index(finding.level), finding.block, finding.rule)


def overlap(one: Finding, other: Finding) -> bool:
    """Whether two findings share a character of the same sentence."""
    return (
        one.block == other.block
        and one.sentence == other.sentence
        and one.mark.start < other.mark.end
        and other.mark.start < one.mark.end
    )


def mark_covered(
    findings: Sequence[Finding], covers: Mapping[str, Sequence[str]]
) -> tuple[Finding, ...]:
    """The findings, each with the rule that covers it at an overlapping place, if one does.

    ``covers``: rule id → the ids of rules, or kinds, that say less about the same place. A
    finding never covers a stronger one.
    """
    strong: dict[int, list[Finding]] = {}
    for finding in findings:
        if covers.get(finding.rule):
            strong.setdefault(finding.block, []).append(finding)
    if not strong:
        return tuple(findings)

    def marked(finding: Finding) -> Finding:
        for other in strong.get(finding.block, ()):
            named = covers[other.rule]
            if (
                (finding.rule in named or finding.kind in named)
                and at_least([other], finding.level)
                and overlap(finding, other)
            ):
                return replace(finding, covered_by=other.rule)
        return finding

    return tuple(marked(finding) for finding in findings)


def told(findings: Iterable[Finding]) -> tuple[Finding, ...]:
    """The findings to tell people about: those that no other finding covers."""
    return tuple(finding for finding in findings if finding.covered_by is None)


def in_order(findings: Iterable[Finding]) -> tuple[Finding, ...]:
    """Findings by block and place, each once; wider before narrower, stronger before weaker."""
    ordered = sorted(findings, key=_order)
    if len(ordered) < 2:
        return tuple(ordered)
    return tuple(f for before, f in zip([None, *ordered], ordered, strict=False) if f != before)


def _order(finding: Finding) -> tuple[int, int, int, int, int, str, str, str]:
    place = finding.place
    return (
        place.start if place.start is not None else finding.block,
        -(place.end or 0),
        finding.block,
        finding.mark.start,
        -LEVELS.index(finding.level),
        finding.rule,
        finding.kind,
        finding.message,
    )


def at_least(findings: Iterable[Finding], level: Level) -> tuple[Finding, ...]:
    """The findings of ``level`` or stronger."""
    floor = LEVELS.index(level)
    return tuple(f for f in findings if LEVELS.index(f.level) >= floor)
