"""What an editor underlines."""

from __future__ import annotations

import math
from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING

from lsprotocol.types import (
    CodeDescription,
    Diagnostic,
    DiagnosticRelatedInformation,
    DiagnosticSeverity,
    DiagnosticTag,
    Location,
    Range,
)

from sprogtjek.danish.cpr import masked
from sprogtjek.lsp.positions import Lines
from sprogtjek.records import Finding, Level, Problem

if TYPE_CHECKING:
    from sprogtjek.lsp.checking import Checked

SOURCE = "sprogtjek"

MOST = 1000
"""Findings shown in one text: no one reads more, and an editor has to draw them."""

_SEVERITIES: dict[Level, DiagnosticSeverity] = {
    "error": DiagnosticSeverity.Error,
    "warning": DiagnosticSeverity.Warning,
    "hint": DiagnosticSeverity.Information,
}


class Drawn:
    """The diagnostics of a text that is being written. Most are the same after a keystroke."""

    def __init__(self) -> None:
        self._known: dict[tuple[object, ...], Diagnostic] = {}

    def all(self, checked: Checked, page: str) -> list[Diagnostic]:
        """The diagnostics of the text as it is now."""
        before, self._known = self._known, {}
        return diagnostics(checked, page, lambda finding: self._one(checked, finding, page, before))

    def _one(
        self,
        checked: Checked,
        finding: Finding,
        page: str,
        before: dict[tuple[object, ...], Diagnostic],
    ) -> Diagnostic:
        key = _look(checked, finding, page)
        known = before.get(key) if key else None
        made = known or diagnostic(checked, finding, page)
        if key:
            self._known[key] = made
        return made


def _look(checked: Checked, finding: Finding, page: str) -> tuple[object, ...] | None:
    """All that a diagnostic is made of; ``None`` if it speaks of other places too."""
    start, end = finding.place.start, finding.place.end
    if finding.related or not finding.sentence or start is None or end is None:
        return None
    lines = checked.text.lines
    place = (lines.line_column(start), lines.line_column(end))
    return page, finding.rule, finding.message, finding.level, _can_go(finding), place


def diagnostics(
    checked: Checked, page: str = "", draw: Callable[[Finding], Diagnostic] | None = None
) -> list[Diagnostic]:
    """The findings of a text, and what else there is to say of it.

    ``page``: the address of the page about the rules, where people have it. ``draw`` makes the
    diagnostic of a finding, where it is not simply made.
    """
    found = checked.findings
    made = [draw(f) if draw else diagnostic(checked, f, page) for f in found[:MOST]]
    if len(found) > MOST:
        made.append(_note(checked.text.lines.first(), _more(len(found))))
    return [*made, *_problems(checked)]


def diagnostic(checked: Checked, finding: Finding, page: str = "") -> Diagnostic:
    """One finding."""
    lines = checked.text.lines
    return Diagnostic(
        range=extent(finding, lines),
        message=masked(finding.message),
        severity=_SEVERITIES[finding.level],
        code=finding.rule,
        code_description=CodeDescription(f"{page}#{finding.rule}") if page else None,
        source=SOURCE,
        tags=[DiagnosticTag.Unnecessary] if _can_go(finding) else None,
        related_information=_related(checked, finding) or None,
    )


def extent(finding: Finding, lines: Lines) -> Range:
    """Where a finding stands; one about the text as a whole is shown at the first line."""
    place = finding.place
    if not finding.sentence or place.start is None or place.end is None:
        return lines.first()
    return lines.range(place.start, place.end)


def length(finding: Finding) -> float:
    """To sort by: what is said of a word goes before what is said of its paragraph or the text."""
    place = finding.place
    if not finding.sentence or place.start is None or place.end is None:
        return math.inf
    return place.end - place.start


def _can_go(finding: Finding) -> bool:
    """Whether the suggestion is to leave the words out."""
    first = finding.suggestions[:1]
    return any(not suggestion.text and suggestion.safety != "advice" for suggestion in first)


def _related(checked: Checked, finding: Finding) -> list[DiagnosticRelatedInformation]:
    lines = checked.text.lines
    return [
        DiagnosticRelatedInformation(
            Location(checked.text.uri, lines.range(other.place.start, other.place.end)),
            f"Her står »{masked(other.text)}«.",
        )
        for other in finding.related
        if other.place.start is not None and other.place.end is not None
    ]


def _problems(checked: Checked) -> Iterator[Diagnostic]:
    for problem in checked.report.problems:
        yield problem_diagnostic(problem, checked.text.lines, DiagnosticSeverity.Warning)
    for notice in checked.report.notices:
        yield problem_diagnostic(notice, checked.text.lines, DiagnosticSeverity.Information)


def problem_diagnostic(
    problem: Problem, lines: Lines, severity: DiagnosticSeverity = DiagnosticSeverity.Error
) -> Diagnostic:
    """What is wrong with a file, at its line."""
    message = masked(" ".join(filter(None, (problem.message, problem.hint))))
    where = lines.line(problem.line - 1) if problem.line else lines.first()
    return Diagnostic(range=where, message=message, severity=severity, source=SOURCE)


def _note(where: Range, message: str) -> Diagnostic:
    return Diagnostic(
        range=where, message=message, severity=DiagnosticSeverity.Information, source=SOURCE
    )


def _more(number: int) -> str:
    return f"Der er {number} fund i teksten. Her er de første {MOST}."
