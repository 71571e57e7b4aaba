"""``sprogtjek check``: the command that people use without naming it."""

from __future__ import annotations

from pathlib import Path

import click

from sprogtjek.cli.app import (
    OK,
    commands,
    config_option,
    pipeline_option,
    profile_option,
    read_stdin,
    type_option,
    width,
)
from sprogtjek.cli.known import Known
from sprogtjek.cli.marked_up import Copy, comments_option, track_option
from sprogtjek.cli.output import Levels, format_of, known_formats, write
from sprogtjek.records import LEVELS, Level, Report, TextType
from sprogtjek.reporters.formats import NAMES


@commands.command(options_metavar="[VALG]")
@click.argument("names", nargs=-1, required=True, metavar="FIL …")
@click.option(
    "--format",
    "format_",
    type=click.Choice(NAMES),
    default="text",
    help="Skriv til mennesker (text, html, markdown) eller maskiner (de andre).",
)
@click.option(
    "--output",
    "outputs",
    multiple=True,
    type=click.Path(path_type=Path, dir_okay=False),
    callback=known_formats,
    metavar="FIL",
    help="Skriv også en rapport i en fil; endelsen siger hvilken slags. Kan bruges flere gange.",
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
@comments_option
@track_option
@click.option("--no-mask", is_flag=True, help="Vis CPR-numre helt. Ellers står der xxxx til sidst.")
@click.option("--units", is_flag=True, help="Tag sætninger og afsnit med i json.")
@config_option
@pipeline_option
def check(
    names: tuple[str, ...],
    format_: str,
    outputs: tuple[Path, ...],
    level: Level | None,
    fail_level: Level | None,
    text_type: TextType | None,
    profile: str | None,
    baseline_path: Path | None,
    comments: Path | None,
    track: bool,
    no_mask: bool,
    units: bool,
    config_path: Path | None,
    pipeline: str | None,
) -> None:
    """Tjek filer, mapper eller mønstre. »-« er tekst, der kommer ind ad standard input."""
    from sprogtjek.masking import masked
    from sprogtjek.project import Project, items

    copy = Copy(names, comments, track=track)
    project = Project(fixed=config_path, pipeline=pipeline, type=text_type, profile=profile)
    known = Known(project, baseline_path)
    reports = map(known.new, project.lint(map(read_stdin, items(names, project))))
    levels = Levels(project, level, fail_level)
    done: list[Report] = []
    outcome = OK
    for report in reports if no_mask else map(masked, reports):
        outcome = max(outcome, levels.outcome(report))
        if format_ == "text":
            _print_text(report, levels.shown(report))
        copy.write(report, levels.shown(report))
        if outputs or format_ != "text":
            done.append(report)
    if format_ != "text":
        click.echo(levels.render(format_, done, units=units), nl=False)
    for path in outputs:
        write(path, levels.render(str(format_of(path)), done, units=units))
    known.say_stale()
    raise SystemExit(outcome)


def _print_text(report: Report, level: Level) -> None:
    from sprogtjek.reporters.text import Style, render

    for part in render(report, Style(width(), level)):
        click.echo(part)
