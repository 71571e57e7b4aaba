"""``sprogtjek completion``: tab completion."""

from __future__ import annotations

import click

from sprogtjek.cli.app import commands


@commands.command(options_metavar="[VALG]")
@click.argument("shell", type=click.Choice(["bash", "zsh", "fish"]), metavar="SKAL")
def completion(shell: str) -> None:
    """Lav tab-fuldførelse til bash, zsh og fish.

    \b
    sprogtjek completion bash >> ~/.bashrc
    """
    from click.shell_completion import get_completion_class

    found = get_completion_class(shell)
    assert found is not None
    click.echo(found(commands, {}, "sprogtjek", "_SPROGTJEK_COMPLETE").source())
