"""Findings that are known: ``sprogtjek baseline`` stores them, other commands leave them out."""

from __future__ import annotations

from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING

import click

from sprogtjek.cli.app import (
    OK,
    TROUBLE,
    commands,
    config_option,
    fail,
    pipeline_option,
    profile_option,
    type_option,
)
from sprogtjek.errors import UserError
from sprogtjek.records import Report, TextType

if TYPE_CHECKING:
    from sprogtjek.baseline import Baseline
    from sprogtjek.project import Project


@commands.command(options_metavar="[VALG]")
@click.argument("names", nargs=-1, required=True, metavar="FIL …")
@click.option(
    "--output",
    type=click.Path(path_type=Path, dir_okay=False),
    default="sprogtjek-baseline.json",
    show_default=True,
    metavar="FIL",
    help="Hvor baselinen ligger.",
)
@click.option("--prune", is_flag=True, help="Slet det, der ikke findes mere, og tilføj ikke noget.")
@type_option
@profile_option
@config_option
@pipeline_option
def baseline(
    names: tuple[str, ...],
    output: Path,
    prune: bool,
    text_type: TextType | None,
    profile: str | None,
    config_path: Path | None,
    pipeline: str | None,
) -> None:
    """Gem de fund, der er nu, så kun nye tæller bagefter.

    Baselinen indeholder ikke noget af teksterne, kun regelnavne og koder.

    \b
    sprogtjek baseline breve/
    sprogtjek breve/ --baseline sprogtjek-baseline.json
    sprogtjek baseline breve/ --prune
    """
    from sprogtjek import baseline as known
    from sprogtjek.project import Project, items
    from sprogtjek.reporters.text import problem_text

    project = Project(fixed=config_path, pipeline=pipeline, profile=profile, type=text_type)
    reports = list(project.lint(items(names, project)))
    done = [report for report in reports if not report.problems]
    try:
        old = known.load(output) if output.exists() or prune else known.Baseline(output, {})
        new = old.pruned(done) if prune else old.with_all(done)
        known.save(new)
    except UserError as error:
        fail(error)
    for report in reports:
        for problem in report.problems:
            click.echo(problem_text(problem), err=True)
    gone = old.stale(done)
    left = f" {gone} er væk fra teksterne og er slettet." if gone else ""
    click.echo(f"{output}: {new.size} kendte fund.{left}")
    raise SystemExit(TROUBLE if len(done) < len(reports) else OK)


class Known:
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
