"""``--format sarif``: SARIF 2.1.0, for code scanning and review tools.

https://docs.oasis-open.org/sarif/sarif/v2.1.0/ – columns count code points; a place in a file
without lines (Word, PDF) gives the number of the paragraph as its line.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any
from urllib.parse import quote

from sprogtjek import __version__
from sprogtjek.baseline import fingerprints
from sprogtjek.principles import principles
from sprogtjek.records import Level, Place, Problem, Replacement, Report, Rule

_LEVELS: dict[Level, str] = {"hint": "note", "warning": "warning", "error": "error"}
_SCHEMA = (
    "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
)


def render(reports: Sequence[Report], rules: Mapping[str, Rule[Any]]) -> str:
    """All reports as one run. ``rules``: those that made them, by id."""
    used = list(dict.fromkeys(f.rule for report in reports for f in report.findings))
    index = {rule: number for number, rule in enumerate(used)}
    problems = [problem for report in reports for problem in report.problems]
    run = {
        "tool": {"driver": _driver([rules[rule] for rule in used if rule in rules])},
        "columnKind": "unicodeCodePoints",
        "language": "da",
        "invocations": [
            {
                "executionSuccessful": not problems,
                "toolExecutionNotifications": [_notification(problem) for problem in problems],
            }
        ],
        "artifacts": [{"location": {"uri": _uri(report.source)}} for report in reports],
        "results": [result for report in reports for result in _results(report, index)],
    }
    log = {"$schema": _SCHEMA, "version": "2.1.0", "runs": [run]}
    return json.dumps(log, ensure_ascii=False, indent=2) + "\n"


def _driver(rules: Iterable[Rule[Any]]) -> dict[str, Any]:
    return {"name": "sprogtjek", "version": __version__, "rules": [_rule(rule) for rule in rules]}


def _rule(rule: Rule[Any]) -> dict[str, Any]:
    help_text = f"{rule.why}\n\nFør: {rule.bad[0].text}\nHellere: {rule.good[0].text}"
    made: dict[str, Any] = {
        "id": rule.id,
        "shortDescription": {"text": rule.theme or rule.id},
        "fullDescription": {"text": rule.why},
        "help": {"text": help_text},
        "defaultConfiguration": {"level": _LEVELS[rule.level]},
        "properties": {
            "tags": [principles()[p].name if p in principles() else p for p in rule.principles]
        },
    }
    if rule.source and rule.source.url:
        made["helpUri"] = rule.source.url
    return made


def _results(report: Report, index: Mapping[str, int]) -> Iterable[dict[str, Any]]:
    for finding, mark in zip(report.findings, fingerprints(report.findings), strict=True):
        result: dict[str, Any] = {
            "ruleId": finding.rule,
            "ruleIndex": index[finding.rule],
            "level": _LEVELS[finding.level],
            "message": {"text": finding.message},
            "locations": [_location(report.source, finding.place, finding.text)],
            "partialFingerprints": {"sprogtjek/v1": mark},
        }
        if finding.related:
            result["relatedLocations"] = [
                _location(report.source, related.place, related.text) for related in finding.related
            ]
        fixes = [_fix(report.source, each) for each in finding.suggestions if _is_fix(each)]
        yield {**result, "fixes": fixes} if fixes else result


def _location(source: str, place: Place, text: str) -> dict[str, Any]:
    region = {**_region(place), "snippet": {"text": text}}
    return {"physicalLocation": {"artifactLocation": {"uri": _uri(source)}, "region": region}}


def _region(place: Place) -> dict[str, Any]:
    region: dict[str, Any] = {"startLine": place.line, "startColumn": place.column}
    if place.end_line and place.end_column:
        region |= {"endLine": place.end_line, "endColumn": place.end_column}
    return region


def _is_fix(suggestion: Replacement) -> bool:
    return suggestion.safety != "advice"


def _fix(source: str, suggestion: Replacement) -> dict[str, Any]:
    change = {
        "artifactLocation": {"uri": _uri(source)},
        "replacements": [
            {
                "deletedRegion": _region(suggestion.place),
                "insertedContent": {"text": suggestion.text},
            }
        ],
    }
    return {
        "description": {"text": f"Skriv »{suggestion.text}«." if suggestion.text else "Slet det."},
        "artifactChanges": [change],
    }


def _notification(problem: Problem) -> dict[str, Any]:
    text = problem.message + (f" {problem.hint}" if problem.hint else "")
    made: dict[str, Any] = {"level": "error", "message": {"text": text}}
    if problem.path:
        location: dict[str, Any] = {"artifactLocation": {"uri": _uri(problem.path)}}
        if problem.line:
            location["region"] = {"startLine": problem.line}
        made["locations"] = [{"physicalLocation": location}]
    return made


def _uri(path: str) -> str:
    return quote(Path(path).as_posix()) if path != "-" else "stdin"
