"""``sprogtjek check``: the command that people use without naming it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from sprogtjek.cli.app import (
    FINDINGS,
    OK,
    TROUBLE,
    commands,
    config_option,
    fail,
    pipeline_option,
    profile_option,
    read_stdin,
    type_option,
    width,
)
from sprogtjek.errors import UserError
from sprogtjek.records import LEVELS, Level, Report, TextType

if TYPE_CHECKING:
    from sprogtjek.baseline import Baseline
    from sprogtjek.project import Project


@commands.command(options_metavar="[VALG]")
@click.argument("names", nargs=-1, required=True, metavar="FIL …")
@click.option(
    "--format",
    "format_",
    type=click.Choice(["text", "json"]),
    default="text",
    help="Skriv til mennesker (text) eller maskiner (json).",
)
@click.option(
    "--level",
    type=click.Choice(LEVELS),
    help="Det mindste, der vises: hint (forslag), warning (advarsel), error (fejl). "
    "I json er alt med, hvis du ikke vælger.",
)
@click.option(
    "--fail-level",
    type=click.Choice(LEVELS),
    help="Det mindste, der giver slutkode 1.",
)
@type_option
@profile_option
@click.option(
    "--baseline",
    "baseline_path",
    type=click.Path(path_type=Path, dir_okay=False),
    metavar="FIL",
    help="Vis kun fund, der ikke står i denne baseline.",
)
@click.option("--no-mask", is_flag=True, help="Vis CPR-numre helt. Ellers står der xxxx til sidst.")
@click.option("--units", is_flag=True, help="Tag sætninger og afsnit med i json.")
@config_option
@pipeline_option
def check(
    names: tuple[str, ...],
    format_: str,
    level: Level | None,
    fail_level: Level | None,
    text_type: TextType | None,
    profile: str | None,
    baseline_path: Path | None,
    no_mask: bool,
    units: bool,
    config_path: Path | None,
    pipeline: str | None,
) -> None:
    """Tjek filer, mapper eller mønstre. »-« er tekst, der kommer ind ad standard input."""
    from sprogtjek.masking import masked
    from sprogtjek.project import Project, items

    project = Project(fixed=config_path, pipeline=pipeline, type=text_type, profile=profile)
    reports = project.lint(map(read_stdin, items(names, project)))
    known = _Known(project, baseline_path)
    reports = map(known.new, reports)
    reports = reports if no_mask else map(masked, reports)
    if format_ == "json":
        outcome = _print_json(reports, level, fail_level, project, units=units)
    else:
        outcome = _print_text(reports, level, fail_level, project)
    known.say_stale()
    raise SystemExit(outcome)


class _Known:
    """The baselines in use, each loaded once; counts what they know that is there no more."""

    def __init__(self, project: Project, path: Path | None) -> None:
        self._project = project
        self._fixed = path
        self._loaded: dict[Path, Baseline] = {}
        self._stale: Counter[Path] = Counter()

    def new(self, report: Report) -> Report:
        """The report without what is known."""
        path = self._path(report)
        if path is None or report.problems:
            return report
        if path not in self._loaded:
            self._loaded[path] = _load(path)
        baseline = self._loaded[path]
        self._stale[path] += baseline.stale([report])
        return baseline.new(report)

    def _path(self, report: Report) -> Path | None:
        if self._fixed:
            return self._fixed
        try:
            found = self._project.config(Path(report.source))
        except UserError:
            return None
        return found.folder / found.settings.baseline if found.settings.baseline else None

    def say_stale(self) -> None:
        """Tell of entries that are of no use any more."""
        for path, number in self._stale.items():
            if number:
                hint = "Slet dem med »sprogtjek baseline … --prune«."
                click.echo(f"{path}: {number} kendte fund er væk fra teksterne. {hint}", err=True)


def _load(path: Path) -> Baseline:
    from sprogtjek.baseline import load

    try:
        return load(path)
    except UserError as error:
        fail(error)


def _print_text(
    reports: Iterable[Report], level: Level | None, fail_level: Level | None, project: Any
) -> int:
    from sprogtjek.reporters.text import Style, render

    outcome = OK
    for report in reports:
        shown = level or _setting(project, report, "level")
        for part in render(report, Style(width(), shown)):
            click.echo(part)
        outcome = max(outcome, _outcome(report, fail_level, project))
    return outcome


def _print_json(
    reports: Iterable[Report],
    level: Level | None,
    fail_level: Level | None,
    project: Any,
    *,
    units: bool,
) -> int:
    from dataclasses import replace

    from sprogtjek import filters
    from sprogtjek.reporters.json import render

    done = list(reports)
    outcome = max((_outcome(report, fail_level, project) for report in done), default=OK)
    if level:
        done = [replace(r, findings=filters.at_least(r.findings, level)) for r in done]
    click.echo(render(done, units=units), nl=False)
    return outcome


def _outcome(report: Report, fail_level: Level | None, project: Any) -> int:
    from sprogtjek import filters

    if report.problems:
        return TROUBLE
    floor = fail_level or _setting(project, report, "fail_level")
    return FINDINGS if filters.at_least(report.findings, floor) else OK


def _setting(project: Any, report: Report, key: str) -> Level:
    try:
        level: Level = getattr(project.config(Path(report.source)).settings, key)
    except UserError:
        return "warning"  # the broken file itself is in the report
    return level
