"""What there is to report of one block, before the rest of the text is looked at."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from sprogtjek import filters, placing
from sprogtjek.placing import Places
from sprogtjek.records import Evidence, Finding, Hit, Rule, Unit


@dataclass(frozen=True, slots=True)
class Terms:
    """What findings are judged by: the rules in force, and words that no rule may flag."""

    rules: Mapping[str, Rule[Any]]
    allowed: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Passage:
    """The findings of a block that stand, those of allowed words, those that a longer one at the
    same place takes away, and its units. All in order.
    """

    findings: tuple[Finding, ...]
    permitted: tuple[Finding, ...] = ()
    suppressed: tuple[Finding, ...] = ()
    units: tuple[Unit, ...] = ()

    def without(self, silenced: Collection[Finding], terms: Terms) -> Passage:
        """The passage when the writer has silenced some of its findings."""
        left = (finding for finding in self.judged() if finding not in silenced)
        findings, suppressed = _judged(tuple(left), terms)
        return replace(self, findings=findings, suppressed=suppressed)

    def judged(self) -> tuple[Finding, ...]:
        """All findings that are not of allowed words, as if none of them covered another."""
        uncovered = (replace(each, covered_by=None) for each in self.findings)
        return filters.in_order((*uncovered, *self.suppressed))


def passage(
    index: int, hits: Sequence[Hit], evidence: Evidence, terms: Terms, places: Places
) -> Passage:
    """The passage of a block with these hits."""
    found = filters.in_order(placing.findings(index, hits, evidence, terms.rules, places))
    kept, permitted = filters.without_allowed(found, terms.allowed)
    findings, suppressed = _judged(kept, terms)
    return Passage(findings, permitted, suppressed, tuple(placing.units(index, evidence, places)))


def _judged(
    findings: Sequence[Finding], terms: Terms
) -> tuple[tuple[Finding, ...], tuple[Finding, ...]]:
    """(standing, suppressed): of overlapping ones the longest stands; some cover others."""
    standing, suppressed = filters.split_overlaps(findings)
    covers = {f.rule: terms.rules[f.rule].covers for f in standing if f.rule in terms.rules}
    return filters.mark_covered(standing, covers), suppressed
