"""A text checked: what the server knows of it until it changes."""

from __future__ import annotations

import gc
import itertools
from collections.abc import Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, field, replace
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any

from sprogtjek import filters, profiles
from sprogtjek.errors import UserError
from sprogtjek.lsp.diagnostics import Drawn, diagnostics
from sprogtjek.lsp.options import Options
from sprogtjek.lsp.tasks import fault
from sprogtjek.lsp.texts import Text
from sprogtjek.lsp.worker import Between, Stopped
from sprogtjek.profiles import Profile
from sprogtjek.recalling import Recall
from sprogtjek.records import Finding, Level, Problem, Report, Rule

if TYPE_CHECKING:
    from lsprotocol.types import Diagnostic

    from sprogtjek.lsp.projects import Project, Projects


_OBJECTS = 50_000  # made between two collections: about as many as a check makes


@dataclass(frozen=True)
class Checked:
    """A text, its report, and the rules in force for it. Every one has another ``number``."""

    text: Text
    report: Report
    level: Level
    profile: Profile
    rules: Mapping[str, Rule[Any]] = field(default_factory=dict)
    number: int = field(default_factory=itertools.count(1).__next__)

    @cached_property
    def findings(self) -> tuple[Finding, ...]:
        """The findings that people are told of."""
        return filters.at_least(filters.told(self.report.findings), self.level)


@dataclass(frozen=True)
class Draft:
    """What was said of an open text the last time."""

    recall: Recall = field(default_factory=Recall)
    drawn: Drawn = field(default_factory=Drawn)


@dataclass(frozen=True)
class Outcome:
    """A text checked, its diagnostics, and the files of settings and rules that are broken."""

    checked: Checked
    diagnostics: Sequence[Diagnostic]
    faults: tuple[UserError, ...]


@dataclass(frozen=True)
class Loaded:
    """Settings and rules read: what is broken, and whether they may have ``changed``."""

    faults: tuple[UserError, ...]
    changed: bool = False


class Checker:
    """Checks texts, each with the settings that apply to it. Used in the worker's thread alone.

    The garbage collector leaves rules and pipeline alone: to look through them takes longer than
    to check a paragraph, and a writer would wait for it now and then. The little that a check
    leaves in cycles can wait.
    """

    def __init__(self) -> None:
        gc.set_threshold(_OBJECTS)
        self._loaded: Projects | None = None
        self._drafts: dict[str, Draft] = {}
        self.page = ""  # the address of the page about the rules, where people have it

    @property
    def projects(self) -> Projects:
        """The projects. What they need is imported now: the server has answered by then."""
        if self._loaded is None:
            from sprogtjek.lsp.projects import Projects

            self._loaded = Projects()
        return self._loaded

    def load(self, folder: Path, options: Options) -> Loaded:
        """Read settings and rules, with the editor's over them."""
        self.page = options.page
        self.projects.use(options.project)
        return self._read(folder)

    def reload(self, folder: Path, paths: Sequence[Path]) -> Loaded:
        """Read settings and rules again if one of the files holds some."""
        if not self.projects.concerned(paths):
            return Loaded(self._faults())
        gc.unfreeze()
        gc.collect()  # what the last time has left
        self.projects.reload()
        return self._read(folder)

    def _read(self, folder: Path) -> Loaded:
        with suppress(UserError):  # no pipeline: the report of each text says so
            self.projects.project(folder)
        gc.freeze()
        return Loaded(self._faults(), changed=True)

    def _faults(self) -> tuple[UserError, ...]:
        return tuple(self.projects.faults.values())

    def check(self, text: Text, between: Between) -> Outcome:
        """Lint a text. What is wrong with it or with the settings is said in the report."""
        return self._check(text, between, Draft())

    def check_open(self, text: Text, between: Between) -> Outcome:
        """Lint a text that is open. What was said of it is used again when it changes."""
        is_new = text.uri not in self._drafts
        draft = self._drafts.setdefault(text.uri, Draft())
        try:
            return self._check(text, between, draft)
        except Stopped:
            raise
        except Exception:  # our fault: what is half made would break the next check too
            self.forget(text.uri)
            raise
        finally:
            if is_new:
                gc.freeze()  # what is compiled at the first text of a type stays

    def forget(self, uri: str) -> None:
        """A text is closed."""
        self._drafts.pop(uri, None)

    def _check(self, text: Text, between: Between, draft: Draft) -> Outcome:
        try:
            checked = _checked(text, self.projects.project(text.path), between, draft.recall)
        except UserError as error:  # no pipeline
            checked = _failed(text, error.problem())
        return Outcome(checked, draft.drawn.all(checked, self.page), self._faults())


def _checked(text: Text, project: Project, between: Between, recall: Recall) -> Checked:
    level = project.config.settings.level
    try:
        report = project.linter.lint(text.source, between, recall)
    except UserError as error:
        return replace(_failed(text, error.problem()), level=level, profile=project.profile)
    if project.known:
        report = project.known.new(report)
    return Checked(text, report, level, project.profile, project.rules[report.text_type])


def _failed(text: Text, problem: Problem) -> Checked:
    report = Report(text.source.name, problems=(problem,))
    return Checked(text, report, "warning", profiles.load(profiles.STANDARD))


def broken(text: Text, error: Exception) -> Outcome:
    """What is shown of a text where a fault of ours has ended the check."""
    checked = _failed(text, Problem(fault(error, "Teksten er ikke tjekket.")))
    return Outcome(checked, diagnostics(checked), ())
