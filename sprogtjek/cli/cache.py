"""``sprogtjek cache``: what is kept on disk between runs, and how to be rid of it."""

from __future__ import annotations

from pathlib import Path

import click

from sprogtjek.cli.app import commands, fail
from sprogtjek.errors import UserError


@commands.group(subcommand_metavar="KOMMANDO", options_metavar="")
def cache() -> None:
    """Se eller slet det, »sprogtjek site« gemmer fra gang til gang.

    Der står ord fra de tekster, du har tjekket, så kun du selv kan læse mapperne.
    """


@cache.command(options_metavar="")
def info() -> None:
    """Vis, hvor det ligger, og hvor meget det fylder."""
    for name, folder in _folders():
        click.echo(f"{name}: {_megabytes(folder)} MB i {folder}")


@cache.command(options_metavar="")
def clear() -> None:
    """Slet det hele. En afbrudt kørsel begynder forfra bagefter."""
    from sprogtjek.site import kept

    for name, folder in _folders():
        size = _megabytes(folder)
        try:
            kept.clear(folder)
        except OSError:
            hint = "Er en kørsel i gang, så vent, til den er færdig."
            fail(UserError("Mappen kan ikke slettes.", path=str(folder), hint=hint))
        click.echo(f"{name}: {size} MB er slettet.")


def _folders() -> tuple[tuple[str, Path], ...]:
    from sprogtjek.site import kept

    return (
        ("Afsnit og sider, der er tjekket", kept.cache_folder()),
        ("Kørsler og deres fund", kept.sessions_folder()),
    )


def _megabytes(folder: Path) -> str:
    from sprogtjek.site import kept

    return f"{kept.size(folder) / 1_000_000:.1f}".replace(".", ",")
