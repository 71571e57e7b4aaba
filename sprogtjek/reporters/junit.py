"""``--format junit``: what continuous-integration servers show as test results.

Each file is a test suite and each finding a failed test case; a file without findings has one case
that passed, and a file that could not be read one with an error.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from xml.etree import ElementTree as ET

from sprogtjek.records import Finding, Problem, Report
from sprogtjek.reporters.places import located
from sprogtjek.reporters.xml import clean, document


def render(reports: Iterable[Report]) -> str:
    """All reports as one document."""
    root = ET.Element("testsuites", name="sprogtjek")
    for report in reports:
        root.append(_suite(report))
    return document(root)


def _suite(report: Report) -> ET.Element:
    cases = [*_problems(report), *(_failure(report, finding) for finding in report.findings)]
    suite = ET.Element(
        "testsuite",
        name=clean(report.source),
        tests=str(max(1, len(cases))),
        failures=str(len(report.findings)),
        errors=str(len(report.problems)),
    )
    suite.extend(
        cases or [ET.Element("testcase", classname=clean(report.source), name="sprogtjek")]
    )
    return suite


def _failure(report: Report, finding: Finding) -> ET.Element:
    place = clean(located(report, finding.place))
    case = ET.Element("testcase", classname=clean(report.source), name=f"{finding.rule} {place}")
    failure = ET.SubElement(case, "failure", type=finding.level, message=clean(finding.message))
    failure.text = clean(finding.sentence)
    return case


def _problems(report: Report) -> Iterator[ET.Element]:
    for problem in report.problems:
        case = ET.Element("testcase", classname=clean(report.source), name="sprogtjek")
        error = ET.SubElement(case, "error", type="problem", message=clean(problem.message))
        error.text = clean(_hint(problem))
        yield case


def _hint(problem: Problem) -> str:
    place = f"{problem.path}:{problem.line}" if problem.line else problem.path or ""
    return "\n".join(part for part in (place, problem.hint or "") if part)
