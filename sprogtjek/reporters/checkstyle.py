"""``--format checkstyle``: the XML that many review and build tools read."""

from __future__ import annotations

from collections.abc import Iterable
from xml.etree import ElementTree as ET

from sprogtjek.records import Level, Report
from sprogtjek.reporters.xml import clean, document

_SEVERITIES: dict[Level, str] = {"hint": "info", "warning": "warning", "error": "error"}


def render(reports: Iterable[Report]) -> str:
    """All reports as one document."""
    root = ET.Element("checkstyle", version="4.3")
    for report in reports:
        root.append(_file(report))
    return document(root)


def _file(report: Report) -> ET.Element:
    file = ET.Element("file", name=clean(report.source))
    for finding in report.findings:
        ET.SubElement(
            file,
            "error",
            line=str(finding.place.line),
            column=str(finding.place.column),
            severity=_SEVERITIES[finding.level],
            message=clean(finding.message),
            source=f"sprogtjek.{finding.rule}",
        )
    for problem in report.problems:
        ET.SubElement(
            file,
            "error",
            line=str(problem.line or 1),
            severity="error",
            message=clean(" ".join(part for part in (problem.message, problem.hint) if part)),
            source="sprogtjek",
        )
    return file
