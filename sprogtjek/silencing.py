"""What the writer has asked the linter not to say, and which of those words do nothing."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass, field

from sprogtjek.errors import did_you_mean
from sprogtjek.offsets import LineIndex
from sprogtjek.records import Directive, Document, Finding, Problem


@dataclass(frozen=True, slots=True)
class Silenced:
    """The findings that stand, those that directives silence, and directives without effect."""

    kept: tuple[Finding, ...]
    silenced: tuple[Finding, ...]
    notices: tuple[Problem, ...]


@dataclass
class _Stretch:
    """From ``start`` to ``end`` the rules of ``directive`` are off (all, where it names none)."""

    directive: Directive
    start: int
    end: float = float("inf")
    rules: set[str] = field(default_factory=set)


def silence(findings: Sequence[Finding], document: Document, rules: Collection[str]) -> Silenced:
    """Apply a document's directives. ``rules`` are the ids of the rules in force."""
    if not document.directives:
        return Silenced(tuple(findings), (), ())
    stretches, idle = _stretches(document.directives)
    hits = [_by(finding, stretches) for finding in findings]
    used = [id(stretch) for stretch in hits if stretch]
    idle += [stretch.directive for stretch in stretches if id(stretch) not in used]
    pairs = list(zip(findings, hits, strict=True))
    return Silenced(
        tuple(finding for finding, stretch in pairs if stretch is None),
        tuple(finding for finding, stretch in pairs if stretch),
        tuple(_notice(each, document, rules) for each in sorted(idle, key=lambda d: d.span)),
    )


def _stretches(directives: Sequence[Directive]) -> tuple[list[_Stretch], list[Directive]]:
    """The stretches where rules are off, one for each rule, and *til* that ends none of them."""
    stretches: list[_Stretch] = []
    idle: list[Directive] = []
    for each in directives:
        if each.action == "fra":
            names = [{rule} for rule in each.rules] or [set[str]()]
            stretches += [_Stretch(each, each.span.end, rules=rules) for rules in names]
            continue
        ended = [s for s in stretches if s.end == float("inf") and _ends(each, s)]
        for stretch in ended:
            stretch.end = each.span.start
        idle += [] if ended else [each]
    return stretches, idle


def _ends(directive: Directive, stretch: _Stretch) -> bool:
    return not directive.rules or bool(stretch.rules & set(directive.rules))


def _by(finding: Finding, stretches: Sequence[_Stretch]) -> _Stretch | None:
    """The stretch that silences a finding."""
    return next((s for s in stretches if _covers(s, finding)), None)


def _covers(stretch: _Stretch, finding: Finding) -> bool:
    if not finding.sentence:  # about the whole text: named anywhere is enough
        return finding.rule in stretch.rules
    place = finding.place.start or 0
    inside = stretch.start <= place < stretch.end
    return inside and (not stretch.rules or finding.rule in stretch.rules)


def _notice(directive: Directive, document: Document, rules: Collection[str]) -> Problem:
    text = document.source.text
    line, _ = LineIndex(text).line_column(directive.span.start)
    words = " ".join(text[directive.span.start : directive.span.end].split())
    effect = "slår ikke noget fra" if directive.action == "fra" else "slår ikke noget til igen"
    unknown = [rule for rule in directive.rules if rule not in rules]
    hint = did_you_mean(unknown[0], rules) if unknown else None
    return Problem(
        f"»{words}« {effect} her.",
        document.source.name,
        line,
        hint or "Du kan slette linjen.",
        document.source.unit,
    )
