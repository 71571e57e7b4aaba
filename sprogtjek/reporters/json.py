"""``--format json``: the stable schema that `docs/json.md` describes."""

from __future__ import annotations

import json
from collections.abc import Iterable
from typing import Any

from sprogtjek.readability import lix_rix
from sprogtjek.records import Finding, Place, Problem, Replacement, Report, Stats, Unit

VERSION = 1


def render(reports: Iterable[Report], *, units: bool = False) -> str:
    """All reports as one JSON document, ending in a newline."""
    data = {"version": VERSION, "reports": [_report(report, units) for report in reports]}
    return json.dumps(data, ensure_ascii=False, indent=2) + "\n"


def _report(report: Report, units: bool) -> dict[str, Any]:
    data: dict[str, Any] = {
        "source": report.source,
        "unit": report.unit,
        "text_type": report.text_type,
        "text_type_recognised": report.recognised,
        "findings": [_finding(finding) for finding in report.findings],
        "problems": [_problem(problem) for problem in report.problems],
        "notices": [_problem(notice) for notice in report.notices],
        "stats": _stats(report.stats),
    }
    if units:
        data["units"] = [_unit(unit) for unit in report.units]
    return data


def _finding(finding: Finding) -> dict[str, Any]:
    return {
        "rule": finding.rule,
        "kind": finding.kind,
        "level": finding.level,
        "principles": list(finding.principles),
        "message": finding.message,
        **_place(finding.place),
        "text": finding.text,
        "sentence": finding.sentence,
        "covered_by": finding.covered_by,
        "suggestions": [_suggestion(suggestion) for suggestion in finding.suggestions],
        "related": [{**_place(r.place), "text": r.text} for r in finding.related],
    }


def _place(place: Place) -> dict[str, Any]:
    return {
        "start": place.start,
        "end": place.end,
        "line": place.line,
        "column": place.column,
        "page": place.page,
        "end_line": place.end_line,
        "end_column": place.end_column,
    }


def _suggestion(suggestion: Replacement) -> dict[str, Any]:
    return {
        "text": suggestion.text,
        "safety": suggestion.safety,
        "replaces": suggestion.replaces,
        "start": suggestion.place.start,
        "end": suggestion.place.end,
    }


def _problem(problem: Problem) -> dict[str, Any]:
    return {
        "message": problem.message,
        "path": problem.path,
        "line": problem.line,
        "hint": problem.hint,
    }


def _stats(stats: Stats) -> dict[str, Any]:
    lix, rix = lix_rix(stats) or (None, None)
    return {
        "words": stats.words,
        "sentences": stats.sentences,
        "long_words": stats.long_words,
        "lix": _rounded(lix),
        "rix": _rounded(rix),
        "passive_sentences": stats.passive_sentences,
        "longest_sentence": stats.longest_sentence,
    }


def _rounded(value: float | None) -> float | None:
    return None if value is None else round(value, 2)


def _unit(unit: Unit) -> dict[str, Any]:
    return {"kind": unit.kind, "start": unit.place.start, "end": unit.place.end}
