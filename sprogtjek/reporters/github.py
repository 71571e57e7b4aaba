"""``--format github``: annotations on the lines of a pull request (GitHub Actions)."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from sprogtjek.records import Finding, Level, Problem, Report

_COMMANDS: dict[Level, str] = {"hint": "notice", "warning": "warning", "error": "error"}


def render(reports: Iterable[Report]) -> str:
    """A workflow command for each finding and problem, a line each."""
    return "".join(f"{line}\n" for report in reports for line in _lines(report))


def _lines(report: Report) -> Iterator[str]:
    yield from (_problem(report, problem) for problem in report.problems)
    yield from (_finding(report, finding) for finding in report.findings)


def _finding(report: Report, finding: Finding) -> str:
    place = finding.place
    values: dict[str, str | int] = {
        "file": report.source,
        "line": place.line,
        "endLine": place.end_line or place.line,
        "col": place.column,
        "endColumn": place.end_column or place.column,
        "title": f"sprogtjek: {finding.rule}",
    }
    return _command(_COMMANDS[finding.level], values, finding.message)


def _problem(report: Report, problem: Problem) -> str:
    values: dict[str, str | int] = {
        "file": problem.path or report.source,
        "line": problem.line or 1,
    }
    message = " ".join(part for part in (problem.message, problem.hint) if part)
    return _command("error", {**values, "title": "sprogtjek"}, message)


def _command(name: str, values: dict[str, str | int], message: str) -> str:
    listed = ",".join(f"{key}={_value(str(value))}" for key, value in values.items())
    return f"::{name} {listed}::{_message(message)}"


def _message(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _value(text: str) -> str:
    return _message(text).replace(":", "%3A").replace(",", "%2C")
