"""``sprogtjek baseline``: take what is there as known, so that only what is new counts."""

from __future__ import annotations

from pathlib import Path

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
from sprogtjek.records import TextType


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
