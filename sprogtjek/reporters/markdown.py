"""``--format markdown``: a list to paste into a case, a wiki or a pull request."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from sprogtjek.records import Finding, Report
from sprogtjek.reporters.places import spoken
from sprogtjek.reporters.text import LEVEL_NAMES

_SPECIAL = re.compile(r"([\\`*_{}\[\]<>#|~])")


def render(reports: Iterable[Report]) -> str:
    """A section for each file: its problems, then its findings in order."""
    return "\n".join("\n".join(_section(report)) for report in reports)


def _section(report: Report) -> Iterator[str]:
    yield f"## {_escaped(report.source)}\n"
    for problem in report.problems:
        hint = f" {_escaped(problem.hint)}" if problem.hint else ""
        yield f"- **kan ikke tjekkes**: {_escaped(problem.message)}{hint}"
    for finding in report.findings:
        yield from _finding(report, finding)
    if not (report.problems or report.findings):
        yield "Ingen fund."
    yield ""


def _finding(report: Report, finding: Finding) -> Iterator[str]:
    place = spoken(finding.place, report.unit) if finding.sentence else "Hele teksten"
    kind = f"{LEVEL_NAMES[finding.level]} `{finding.rule}`"
    yield f"- **{place}**, {kind}: {_escaped(finding.message)}"
    if finding.sentence:
        yield f"  > {_marked(finding)}"


def _marked(finding: Finding) -> str:
    sentence, mark = finding.sentence, finding.mark
    before, after = sentence[: mark.start], sentence[mark.end :]
    words = _escaped(sentence[mark.start : mark.end].strip())
    whole = not (before or after)
    return words if whole else f"{_escaped(before)}**{words}**{_escaped(after)}"


def _escaped(text: str) -> str:
    return _SPECIAL.sub(r"\\\1", " ".join(text.split()) if text.strip() else text)
