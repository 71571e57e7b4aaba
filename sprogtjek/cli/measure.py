"""``sprogtjek evaluate``: the rules against texts with gold."""

from __future__ import annotations

from pathlib import Path

import click

from sprogtjek.cli.app import (
    FINDINGS,
    OK,
    commands,
    config_option,
    fail,
    load_config,
    pipeline_option,
)
from sprogtjek.errors import UserError


@commands.command(options_metavar="[VALG]")
@click.argument("folder", type=click.Path(path_type=Path), metavar="MAPPE")
@click.option("--verbose", is_flag=True, help="Vis hvert sted, der er ramt forkert eller overset.")
@config_option
@pipeline_option
def evaluate(folder: Path, verbose: bool, config_path: Path | None, pipeline: str | None) -> None:
    """Mål reglerne mod tekster med facit. Du ser præcision, genfinding og F1."""
    from sprogtjek import corpus
    from sprogtjek.reporters.scores import render

    try:
        found = load_config(config_path, pipeline=pipeline)
        result = corpus.evaluate(folder, found.ruleset(), found.settings.pipeline)
    except UserError as error:
        fail(error)
    click.echo(render(result, verbose=verbose), nl=False)
    raise SystemExit(FINDINGS if result.shortfalls else OK)
