"""Findings that are known: a department begins with what is new and takes the old in its time.

A finding is known by its rule, its sentence (spaces, case and line breaks apart) and its number
among equals in the file, so text that has moved within a file stays known. Only hashes are
stored: a baseline holds nothing of the letters.
"""

from __future__ import annotations

import hashlib
import json
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from sprogtjek.errors import UserError
from sprogtjek.records import Finding, Report

VERSION = 1
NAME = "sprogtjek-baseline.json"

# Their place is where to begin, and it moves when the text changes anywhere.
_ABOUT_THE_WHOLE = frozenset({"readability", "density"})


def fingerprints(findings: Sequence[Finding]) -> tuple[str, ...]:
    """One fingerprint for each finding of a file, in order."""
    seen: Counter[tuple[str, str]] = Counter()
    prints = []
    for finding in findings:
        whole = finding.kind in _ABOUT_THE_WHOLE
        key = (finding.rule, "" if whole else " ".join(finding.sentence.casefold().split()))
        seen[key] += 1
        digest = hashlib.sha256("\x1f".join((*key, str(seen[key]))).encode()).hexdigest()
        prints.append(f"{finding.rule}:{digest[:16]}")
    return tuple(prints)


@dataclass(frozen=True, slots=True)
class Baseline:
    """Known fingerprints by file, as paths from the folder of the baseline."""

    path: Path
    files: Mapping[str, frozenset[str]]

    def new(self, report: Report) -> Report:
        """The report with its known findings suppressed."""
        known = self.files.get(self._key(report.source), frozenset())
        marks = fingerprints(report.findings)
        pairs = list(zip(report.findings, marks, strict=True))
        old = tuple(finding for finding, mark in pairs if mark in known)
        findings = tuple(finding for finding, mark in pairs if mark not in known)
        suppressed = (*report.suppressed, *old)
        return replace(report, findings=findings, suppressed=suppressed, known=len(old))

    def stale(self, reports: Iterable[Report]) -> int:
        """How many known findings of these files are there no more. Reports before ``new``."""
        return sum(
            len(self.files.get(self._key(report.source), frozenset()) - set(_marks(report)))
            for report in reports
            if not report.problems
        )

    def with_all(self, reports: Iterable[Report]) -> Baseline:
        """The baseline that knows all findings of these files; other files stay as they were."""
        changed = {self._key(report.source): frozenset(_marks(report)) for report in reports}
        return replace(self, files={**self.files, **changed})

    def pruned(self, reports: Iterable[Report]) -> Baseline:
        """The baseline without what these files do not have any more."""
        present = {self._key(report.source): frozenset(_marks(report)) for report in reports}
        files = {key: marks & present.get(key, marks) for key, marks in self.files.items()}
        return replace(self, files=files)

    def _key(self, source: str) -> str:
        path = Path(source).resolve()
        folder = self.path.resolve().parent
        return path.relative_to(folder).as_posix() if path.is_relative_to(folder) else str(path)

    @property
    def size(self) -> int:
        """How many findings are known."""
        return sum(map(len, self.files.values()))


def _marks(report: Report) -> Iterator[str]:
    yield from fingerprints(report.findings)


def load(path: Path) -> Baseline:
    """The baseline in a file. Raises ``UserError``."""
    try:
        data = json.loads(path.read_text(encoding="utf-8"))
        return Baseline(path, _files(data))
    except FileNotFoundError as error:
        hint = f"Lav den med »sprogtjek baseline … --output {path}«."
        raise UserError("Baselinen findes ikke.", path=str(path), hint=hint) from error
    except OSError as error:
        raise UserError("Baselinen kan ikke læses.", path=str(path)) from error
    except (ValueError, KeyError, TypeError, AttributeError) as error:
        hint = "Lav den igen med »sprogtjek baseline«."
        raise UserError("Filen er ikke en baseline.", path=str(path), hint=hint) from error


def _files(data: Any) -> dict[str, frozenset[str]]:
    if data["version"] != VERSION:
        raise ValueError(data["version"])
    return {str(name): frozenset(map(str, marks)) for name, marks in data["files"].items()}


def save(baseline: Baseline) -> None:
    """Write a baseline to its file, in an order that makes small changes small. ``UserError``."""
    files = {name: sorted(marks) for name, marks in sorted(baseline.files.items()) if marks}
    text = json.dumps({"version": VERSION, "files": files}, ensure_ascii=False, indent=1)
    try:
        baseline.path.write_text(text + "\n", encoding="utf-8")
    except OSError as error:
        raise UserError("Baselinen kan ikke skrives.", path=str(baseline.path)) from error
