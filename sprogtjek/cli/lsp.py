"""``sprogtjek lsp``: in the editor."""

from __future__ import annotations

import os
import sys

import click

from sprogtjek.cli.app import commands


@commands.command(options_metavar="[VALG]")
@click.option(
    "--stdio", is_flag=True, help="Tal med editoren ad standard input og output (normalt)."
)
@click.option(
    "--tcp",
    metavar="VÆRT:PORT",
    help="Vent på editoren på en port i stedet, f.eks. localhost:7777.",
)
def lsp(stdio: bool, tcp: str | None) -> None:
    """Tjek tekster i en editor, mens de bliver skrevet (Language Server Protocol)."""
    from sprogtjek.lsp.protocol import be_silent
    from sprogtjek.lsp.server import Server

    be_silent()
    server = Server()
    if tcp:
        host, _, port = tcp.rpartition(":")
        if not port.isdigit():
            raise click.BadParameter("Skriv vært og port, f.eks. localhost:7777.")
        server.start_tcp(host or "localhost", int(port))
    else:
        server.start_io()
    sys.stderr.flush()
    # At once: where the thread that checks is at work in native code, an orderly end of the
    # interpreter around it aborts the process now and then.
    os._exit(0 if server.orderly else 1)
