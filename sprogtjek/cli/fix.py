"""``sprogtjek fix``: suggestions put into the files."""

from __future__ import annotations

import difflib
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import click

from sprogtjek.cli.app import (
    FINDINGS,
    OK,
    TROUBLE,
    commands,
    config_option,
    pipeline_option,
    profile_option,
    type_option,
)
from sprogtjek.errors import UserError
from sprogtjek.records import TextType

if TYPE_CHECKING:
    from sprogtjek.fixing import Edit
    from sprogtjek.linter import Linter


@commands.command(options_metavar="[VALG]")
@click.argument("names", nargs=-1, required=True, metavar="FIL …")
@click.option("--diff", is_flag=True, help="Vis, hvad der ville blive rettet, og ret ikke noget.")
@click.option("--offers", is_flag=True, help="Spørg om ét forslag ad gangen.")
@type_option
@profile_option
@config_option
@pipeline_option
def fix(
    names: tuple[str, ...],
    diff: bool,
    offers: bool,
    text_type: TextType | None,
    profile: str | None,
    config_path: Path | None,
    pipeline: str | None,
) -> None:
    """Ret det, der kan rettes uden at ændre meningen.

    Kun sikre forslag bliver skrevet ind. De andre spørger --offers om, ét ad gangen. Lovtekst,
    klagevejledning og citater bliver ikke rettet af sig selv.

    \b
    sprogtjek fix brev.txt --diff      se rettelserne først
    sprogtjek fix brev.txt             ret filen
    sprogtjek fix brev.txt --offers    vælg selv
    """
    from sprogtjek.project import Project, items

    project = Project(fixed=config_path, pipeline=pipeline, profile=profile, type=text_type)
    outcome = OK
    for item in items(names, project):
        try:
            if isinstance(item, UserError):
                raise item
            outcome = max(outcome, _fix(item, project.linter(item), diff=diff, offers=offers))
        except UserError as error:
            click.echo(_problem(error), err=True)
            outcome = TROUBLE
    raise SystemExit(outcome)


def _problem(error: UserError) -> str:
    from sprogtjek.reporters.text import problem_text

    return problem_text(error.problem())


def _fix(path: Path, linter: Linter, *, diff: bool, offers: bool) -> int:
    from sprogtjek import fixing
    from sprogtjek.sources.files import editable, read_data
    from sprogtjek.sources.limits import reading
    from sprogtjek.sources.writing import write_text

    piped = str(path) == "-"
    with reading(linter.limits):
        data = sys.stdin.buffer.read() if piped else read_data(path)
        source, original = editable(data, str(path))
    if offers:
        from sprogtjek.cli.ask import chosen

        edits = chosen(linter.lint(source))
        text = fixing.apply(source.text, edits, source.media_type)
    else:
        text, edits = fixing.fixed(source, linter)
    if diff:
        click.echo("".join(_diff(str(path), original.text, text)), nl=False)
        return FINDINGS if edits else OK
    if piped:
        click.echo(text, nl=False)
        return OK
    if edits:
        write_text(path, text, original)
    _say(path, edits)
    return OK


def _diff(name: str, before: str, after: str) -> Iterator[str]:
    """The lines that change, with colours where a terminal shows them."""
    old, new = before.splitlines(keepends=True), after.splitlines(keepends=True)
    colours = {"+": "green", "-": "red", "@": "cyan"}
    for line in difflib.unified_diff(old, new, name, f"{name} (rettet)"):
        whole = line if line.endswith("\n") else line + "\n"
        yield click.style(whole, fg=colours.get(line[0]))


def _say(path: Path, edits: Sequence[Edit]) -> None:
    for edit in edits:
        old = " ".join(edit.old.split())
        change = f"»{old}« → »{edit.text}«" if edit.text else f"»{old}« er slettet"
        click.echo(f"{path}:{edit.finding.place.line}: {change}")
    count = f"{len(edits)} steder" if len(edits) != 1 else "1 sted"
    click.echo(f"{path}: {count} rettet." if edits else f"{path}: ikke noget at rette af sig selv.")
