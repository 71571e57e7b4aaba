"""``sprogtjek test-rules`` and ``schema``: for those who write rules of their own."""

from __future__ import annotations

import json
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


@commands.command("test-rules", options_metavar="[VALG]")
@click.argument(
    "files", nargs=-1, metavar="[REGELFIL …]", type=click.Path(path_type=Path, dir_okay=False)
)
@click.option(
    "--corpus",
    type=click.Path(path_type=Path, exists=True),
    metavar="MAPPE",
    help="Se også, hvor mange gange hver regel finder noget i disse tekster.",
)
@config_option
@pipeline_option
def test_rules(
    files: tuple[Path, ...], corpus: Path | None, config_path: Path | None, pipeline: str | None
) -> None:
    """Prøv egne regler: eksempler, dækning og overlap med andre regler.

    Uden filer prøver den dem, som .sprogtjek.yaml nævner.

    \b
    sprogtjek test-rules egne.yaml
    sprogtjek test-rules egne.yaml --corpus breve/
    """
    from sprogtjek import paths, ruletests
    from sprogtjek.reporters.ruletests import rule_text, summary
    from sprogtjek.ruleset import builtin_rules

    found = load_config(config_path, pipeline=pipeline)
    chosen = files or found.rule_files
    if not chosen:
        hint = "Skriv en regelfil, eller nævn den under »rules:« i .sprogtjek.yaml."
        fail(UserError("Der er ingen egne regler at prøve.", hint=hint))
    done = []
    try:
        for path in chosen:
            texts = list(paths.expand([str(corpus)])) if corpus else None
            for tested in ruletests.try_file(path, builtin_rules(), found.settings.pipeline, texts):
                click.echo(rule_text(tested))
                done.append(tested)
    except UserError as error:
        fail(error)
    click.echo("\n" + summary(done))
    raise SystemExit(FINDINGS if any(each.failures for each in done) else OK)


@commands.command(options_metavar="[VALG]")
@click.argument("kind", metavar="rules|config", type=click.Choice(["rules", "config"]))
def schema(kind: str) -> None:
    """Skriv et JSON Schema, så din editor kan foreslå nøgler i regel- og konfigurationsfiler.

    \b
    sprogtjek schema config > .sprogtjek.schema.json
    # yaml-language-server: $schema=.sprogtjek.schema.json   (øverst i .sprogtjek.yaml)
    """
    from sprogtjek import fileschema

    made = fileschema.rules() if kind == "rules" else fileschema.config()
    click.echo(json.dumps(made, ensure_ascii=False, indent=2))
