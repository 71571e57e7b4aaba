"""A text checked: what the server knows of it until it changes."""

from __future__ import annotations

import itertools
from collections.abc import Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

from sprogtjek import filters, profiles
from sprogtjek.errors import UserError
from sprogtjek.lsp.texts import Text
from sprogtjek.lsp.worker import Between, Dropped
from sprogtjek.profiles import Profile
from sprogtjek.records import Finding, Level, Problem, Report, Rule

if TYPE_CHECKING:
    from sprogtjek.lsp.projects import Project, Projects


@dataclass(frozen=True)
class Checked:
    """A text, its report, and the rules in force for it. Every one has another ``number``."""

    text: Text
    report: Report
    level: Level
    profile: Profile
    rules: Mapping[str, Rule[Any]] = field(default_factory=dict)
    number: int = field(default_factory=itertools.count(1).__next__)

    @property
    def findings(self) -> tuple[Finding, ...]:
        """The findings that people are told of."""
        return filters.at_least(filters.told(self.report.findings), self.level)


@dataclass(frozen=True)
class Outcome:
    """A text checked, and the files of settings and rules that are broken."""

    checked: Checked
    faults: tuple[UserError, ...]


@dataclass(frozen=True)
class Loaded:
    """Settings and rules read: what is broken, and whether they may have ``changed``."""

    faults: tuple[UserError, ...]
    changed: bool = False


class Checker:
    """Checks texts, each with the settings that apply to it. Used in the worker's thread alone."""

    def __init__(self) -> None:
        self._loaded: Projects | None = None

    @property
    def projects(self) -> Projects:
        """The projects. What they need is imported now: the server has answered by then."""
        if self._loaded is None:
            from sprogtjek.lsp.projects import Projects

            self._loaded = Projects()
        return self._loaded

    def load(self, folder: Path, options: Mapping[str, Any]) -> Loaded:
        """Read settings and rules, with the editor's ``options`` over them."""
        self.projects.use(options)
        return self._read(folder)

    def reload(self, folder: Path, paths: Sequence[Path]) -> Loaded:
        """Read settings and rules again if one of the files holds some."""
        if not self.projects.concerned(paths):
            return Loaded(self._faults())
        self.projects.reload()
        return self._read(folder)

    def _read(self, folder: Path) -> Loaded:
        with suppress(UserError):  # no pipeline: the report of each text says so
            self.projects.project(folder)
        return Loaded(self._faults(), changed=True)

    def _faults(self) -> tuple[UserError, ...]:
        return tuple(self.projects.faults.values())

    def check(self, text: Text, between: Between) -> Outcome:
        """Lint a text. Whatever goes wrong is said in the report."""
        try:
            checked = _checked(text, self.projects.project(text.path), between)
        except Dropped:
            raise
        except UserError as error:  # no pipeline
            checked = _failed(text, error.problem())
        except Exception as error:  # our fault: said by its kind alone, for it may quote the text
            checked = _failed(text, _our_fault(error))
        return Outcome(checked, self._faults())


def _checked(text: Text, project: Project, between: Between) -> Checked:
    level = project.config.settings.level
    try:
        report = project.linter.lint(text.source, between)
    except UserError as error:
        return replace(_failed(text, error.problem()), level=level, profile=project.profile)
    if project.known:
        report = project.known.new(report)
    return Checked(text, report, level, project.profile, project.rules[report.text_type])


def _failed(text: Text, problem: Problem) -> Checked:
    report = Report(text.source.name, problems=(problem,))
    return Checked(text, report, "warning", profiles.load(profiles.STANDARD))


def _our_fault(error: Exception) -> Problem:
    return Problem(
        f"Der er en fejl i sprogtjek ({type(error).__name__}). Teksten er ikke tjekket.",
        hint="Fortæl os gerne om den.",
    )
