"""The commands. Code and options are English; every text a person reads is Danish."""

from __future__ import annotations

import gc
import gettext
import os
import sys
from importlib.resources import files

from sprogtjek.cli import (
    cache,
    check,
    completion,
    figures,
    fix,
    known,
    lsp,
    measure,
    own,
    show,
    site,
)
from sprogtjek.cli.app import commands, fail
from sprogtjek.errors import UserError

__all__ = [
    "cache",
    "check",
    "commands",
    "completion",
    "figures",
    "fix",
    "known",
    "lsp",
    "main",
    "measure",
    "own",
    "show",
    "site",
]


_SELDOM = (50_000, 20, 20)
"""Rules and pipeline are half a million objects that stay; to look through them for garbage again
and again while they are made takes a tenth of a short run.
"""


def main() -> None:
    """Run the command line with click's own words in Danish."""
    gc.set_threshold(*_SELDOM)
    os.environ["LANGUAGE"] = "da"
    gettext.bindtextdomain("sprogtjek", str(files("sprogtjek") / "locale"))
    gettext.textdomain("sprogtjek")
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):  # a Windows console is not UTF-8 by itself
            stream.reconfigure(encoding="utf-8")
    try:
        commands(prog_name="sprogtjek", color=False if os.environ.get("NO_COLOR") else None)
    except Exception as error:
        if os.environ.get("SPROGTJEK_DEBUG"):
            raise
        fail(_our_fault(error))


def _our_fault(error: Exception) -> UserError:
    return UserError(
        f"Der er en fejl i sprogtjek ({type(error).__name__}).",
        hint="Fortæl os gerne om den. Kør igen med SPROGTJEK_DEBUG=1 for at se, hvor den er.",
    )
