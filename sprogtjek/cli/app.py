"""The group of commands and what they share."""

from __future__ import annotations

import shutil
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any, NoReturn

import click

from sprogtjek import __version__
from sprogtjek.errors import UserError
from sprogtjek.records import TEXT_TYPES, Document, Rule

if TYPE_CHECKING:
    from sprogtjek.config import Config

OK, FINDINGS, TROUBLE = 0, 1, 2
_MAX_WIDTH = 100  # longer lines are hard to read, however wide the window

_SETTINGS = {"help_option_names": ["-h", "--help"], "max_content_width": 90}


class _DefaultGroup(click.Group):
    """A group where a first word that is no command means ``check``."""

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        own = {"-h", "--help", "--version"}
        if args and args[0] not in self.commands and args[0] not in own:
            args = ["check", *args]
        return super().parse_args(ctx, args)


@click.group(
    cls=_DefaultGroup,
    context_settings=_SETTINGS,
    options_metavar="",
    subcommand_metavar="FIL … | KOMMANDO",
    no_args_is_help=True,
)
@click.version_option(__version__, message="sprogtjek %(version)s", help="Vis versionen.")
def commands() -> None:
    """Tjek, hvad der gør en tekst svær at læse – og få forslag til, hvad du kan skrive.

    \b
    sprogtjek brev.txt             tjek et brev
    sprogtjek breve/ "*.txt"       tjek en mappe og alle filer, der passer
    sprogtjek explain saafremt     læs om en regel
    """


config_option = click.option(
    "--config",
    "config_path",
    type=click.Path(path_type=Path, dir_okay=False),
    help="Brug denne fil i stedet for den nærmeste .sprogtjek.yaml.",
    metavar="FIL",
)
profile_option = click.option(
    "--profile", metavar="NAVN", help="Brug en kommunes profil, f.eks. koege eller standard."
)
type_option = click.option(
    "--type",
    "text_type",
    type=click.Choice(TEXT_TYPES),
    help="Hvad teksterne er. Ellers prøver sprogtjek selv at se det.",
)
pipeline_option = click.option(
    "--pipeline",
    metavar="NAVN",
    help="Brug en anden spaCy-pipeline, f.eks. da_core_news_md.",
)


def width() -> int:
    """The columns to write in."""
    return min(shutil.get_terminal_size((80, 24)).columns, _MAX_WIDTH)


def fail(error: UserError) -> NoReturn:
    """Say what went wrong and end with exit code 2."""
    from sprogtjek.reporters.text import problem_text

    click.echo(problem_text(error.problem(), "fejl"), err=True)
    raise SystemExit(TROUBLE)


def read_stdin(item: Path | UserError) -> Path | UserError | Document:
    """The document on standard input where »-« is meant."""
    from sprogtjek.sources.files import read_bytes

    if item != Path("-"):
        return item
    try:
        return read_bytes(sys.stdin.buffer.read(), "-")
    except UserError as error:
        return error


def load_config(fixed: Path | None, path: Path = Path(), **options: str | None) -> Config:
    """The configuration for a path, or the one given; a fault in it ends the command."""
    from sprogtjek import config

    try:
        found = config.load(fixed) if fixed else config.for_file(path)
        return found.changed(**{key: value for key, value in options.items() if value is not None})
    except UserError as error:
        fail(error)


def outlines(found: Config) -> tuple[Rule[Any], ...]:
    """The rules that apply, of all types of text, to be shown."""
    try:
        return found.ruleset(outline=True).all_types()
    except UserError as error:
        fail(error)
