"""``sprogtjek score``: a text in numbers."""

from __future__ import annotations

from pathlib import Path

import click

from sprogtjek.cli.app import (
    OK,
    TROUBLE,
    commands,
    config_option,
    pipeline_option,
    profile_option,
    read_stdin,
    type_option,
    width,
)
from sprogtjek.errors import UserError
from sprogtjek.records import TextType


@commands.command(options_metavar="[VALG]")
@click.argument("names", nargs=-1, required=True, metavar="FIL …")
@type_option
@profile_option
@config_option
@pipeline_option
def score(
    names: tuple[str, ...],
    text_type: TextType | None,
    profile: str | None,
    config_path: Path | None,
    pipeline: str | None,
) -> None:
    """Vis lix og andre tal, et lys pr. princip, og hvad der sænker lix mest."""
    from sprogtjek.project import Project, items
    from sprogtjek.reporters.scoring import render
    from sprogtjek.reporters.text import problem_text
    from sprogtjek.score import score as scored
    from sprogtjek.sources.files import read_path
    from sprogtjek.sources.limits import reading

    project = Project(fixed=config_path, pipeline=pipeline, profile=profile, type=text_type)
    outcome = OK
    for item in map(read_stdin, items(names, project)):
        try:
            if isinstance(item, UserError):
                raise item
            path = item if isinstance(item, Path) else Path()
            with reading(project.linter(path).limits):
                document = read_path(item) if isinstance(item, Path) else item
            result = scored(document, project.linter(path))
            click.echo(render(result, project.config(path).profile, width()))
        except UserError as error:
            click.echo(problem_text(error.problem()), err=True)
            outcome = TROUBLE
    raise SystemExit(outcome)
