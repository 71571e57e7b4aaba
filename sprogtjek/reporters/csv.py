"""``--format csv``: a table that opens right in a Danish Excel: UTF-8 with a mark, semicolons."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Iterator

from sprogtjek.principles import principles
from sprogtjek.records import Finding, Report
from sprogtjek.reporters.text import LEVEL_NAMES

MARK = "\ufeff"
_HEADINGS = (
    "fil", "linje", "tegn", "side", "niveau", "regel",
    "principper", "sted", "besked", "forslag", "sætning",
)  # fmt: skip
_FORMULA = ("=", "+", "-", "@", "\t", "\r")


def render(reports: Iterable[Report]) -> str:
    """All reports as one table; a file that could not be read is a row with its message."""
    out = io.StringIO()
    table = csv.writer(out, delimiter=";", lineterminator="\r\n")
    table.writerow(_HEADINGS)
    for report in reports:
        table.writerows([cell(value) for value in row] for row in _rows(report))
    return MARK + out.getvalue()


def _rows(report: Report) -> Iterator[tuple[str | int, ...]]:
    for problem in report.problems:
        empty = ("", "", "kan ikke tjekkes", "", "", "")
        yield (report.source, problem.line or "", *empty, problem.message, problem.hint or "", "")
    for finding in report.findings:
        yield _row(report.source, finding)


def _row(source: str, finding: Finding) -> tuple[str | int, ...]:
    names = (principles()[p].name if p in principles() else p for p in finding.principles)
    return (
        source,
        finding.place.line,
        finding.place.column,
        finding.place.page or "",
        LEVEL_NAMES[finding.level],
        finding.rule,
        ", ".join(names),
        " ".join(finding.text.split()),
        finding.message,
        " / ".join(suggestion.text for suggestion in finding.suggestions),
        finding.sentence,
    )


def cell(value: str | int) -> str:
    """A cell that Excel does not take for a formula: the text may be anybody's."""
    text = str(value)
    return f"'{text}" if text.startswith(_FORMULA) else text
