"""What of a report is shown, in which format, and the exit code it gives."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from sprogtjek.cli.app import FINDINGS, OK, TROUBLE, fail
from sprogtjek.errors import UserError
from sprogtjek.records import Level, Report, Rule
from sprogtjek.reporters import formats

if TYPE_CHECKING:
    from sprogtjek.project import Project
    from sprogtjek.reporters.html_reading import Page


@dataclass(frozen=True, slots=True)
class Levels:
    """The levels asked for on the command line, or else the settings of each file."""

    project: Project
    level: Level | None
    fail_level: Level | None

    def shown(self, report: Report) -> Level:
        """The weakest level to show."""
        return self.level or self._setting(report, "level")

    def outcome(self, report: Report) -> int:
        """The exit code that a report gives."""
        from sprogtjek import filters

        if report.problems:
            return TROUBLE
        floor = self.fail_level or self._setting(report, "fail_level")
        return FINDINGS if filters.at_least(report.findings, floor) else OK

    def render(self, name: str, reports: Sequence[Report], *, units: bool) -> str:
        """Reports in a format. JSON has everything, unless a level is asked for."""
        from sprogtjek.reporters import json

        if name == "json":
            return json.render([self._at_level(report) for report in reports], units=units)
        if name == "text":
            return "".join(self._text(report) for report in reports)
        if name == "html":
            from sprogtjek.reporters import html

            return html.render([self._page(report) for report in reports])
        rules = {rule.id: rule for report in reports for rule in self._rules(report)}
        return formats.render(name, [self._told(report) for report in reports], rules)

    def _text(self, report: Report) -> str:
        from sprogtjek.reporters.text import Style, render

        parts = render(report, Style(80, self.shown(report)))
        return "".join(f"{click.unstyle(part)}\n" for part in parts)

    def _page(self, report: Report) -> Page:
        """A page has findings of all levels; the level asked for is what it shows at first."""
        from sprogtjek.reporters.html_reading import Page

        try:
            rules = self.project.linter(Path(report.source)).rules(report.text_type)
        except UserError:
            rules = ()  # the broken file itself is in the report
        return Page(report, {rule.id: rule for rule in rules}, self.shown(report))

    def _at_level(self, report: Report) -> Report:
        from sprogtjek import filters

        found = report.findings
        return replace(report, findings=filters.at_least(found, self.level or "hint"))

    def _told(self, report: Report) -> Report:
        from sprogtjek import filters

        told = filters.told(report.findings)
        return replace(report, findings=filters.at_least(told, self.shown(report)))

    def _rules(self, report: Report) -> tuple[Rule[Any], ...]:
        try:
            return self.project.config(Path(report.source)).ruleset(outline=True).all_types()
        except UserError:
            return ()  # the broken file itself is in the report

    def _setting(self, report: Report, key: str) -> Level:
        try:
            level: Level = getattr(self.project.config(Path(report.source)).settings, key)
        except UserError:
            return "warning"  # the broken file itself is in the report
        return level


def format_of(path: Path) -> str | None:
    """What a file is written as."""
    return formats.by_suffix(path.name)


def known_formats(
    context: click.Context, option: click.Parameter, paths: tuple[Path, ...]
) -> tuple[Path, ...]:
    """Refuse files that no format has the suffix of, before anything is linted."""
    for path in paths:
        if format_of(path) is None:
            suffixes = ", ".join(formats.SUFFIXES)
            raise click.BadParameter(f"»{path}«: endelsen skal være en af {suffixes}.")
    return paths


def write(path: Path, text: str) -> None:
    """Write a report to a file; a fault ends the command."""
    try:
        path.write_text(text, encoding="utf-8", newline="")
    except OSError as error:
        fail(UserError("Rapporten kan ikke skrives.", path=str(path), hint=error.strerror))
