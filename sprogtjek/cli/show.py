"""``sprogtjek explain``, ``rules`` and ``config``: what the tool knows and is told."""

from __future__ import annotations

from pathlib import Path

import click

from sprogtjek.cli.app import (
    commands,
    config_option,
    fail,
    load_config,
    outlines,
    pipeline_option,
    profile_option,
    width,
)
from sprogtjek.errors import UserError, did_you_mean
from sprogtjek.records import TEXT_TYPES


@commands.command(options_metavar="[VALG]")
@click.argument("name", metavar="[NAVN]", required=False)
@profile_option
@config_option
def explain(name: str | None, profile: str | None, config_path: Path | None) -> None:
    """Forklar en regel, et princip eller en kommunes profil.

    \b
    sprogtjek explain saafremt
    sprogtjek explain oejenhoejde --profile ikast-brande
    sprogtjek explain --profile koege
    """
    from sprogtjek.principles import principles
    from sprogtjek.reporters import explain as pages
    from sprogtjek.reporters import policy

    settings = load_config(config_path, profile=profile)
    rules = outlines(settings)
    found = next((rule for rule in rules if rule.id == name), None)
    if name is None:
        click.echo(policy.profile_text(settings.profile, rules, width()), nl=False)
    elif found:
        click.echo(pages.rule_text(found, width()), nl=False)
    elif name in principles():
        click.echo(policy.principle_text(name, rules, settings.profile, width()), nl=False)
    else:
        known = [*(rule.id for rule in rules), *principles()]
        hint = did_you_mean(name, known) or "Se alle regler med »sprogtjek rules«."
        fail(UserError(f"Der er ingen regel, der hedder »{name}«.", hint=hint))


@commands.command(options_metavar="[VALG]")
@click.option("--principle", metavar="PRINCIP", help="Kun regler, der tjener dette princip.")
@config_option
def rules(principle: str | None, config_path: Path | None) -> None:
    """Vis alle regler."""
    from sprogtjek.principles import principles
    from sprogtjek.reporters.explain import rule_list

    if principle and principle not in principles():
        hint = did_you_mean(principle, principles()) or "Vælg: " + ", ".join(principles()) + "."
        fail(UserError(f"Der er intet princip, der hedder »{principle}«.", hint=hint))
    every = outlines(load_config(config_path))
    chosen = [rule for rule in every if not principle or principle in rule.principles]
    click.echo(rule_list(chosen), nl=False)


@commands.command("config", options_metavar="[VALG]")
@click.argument("path", default=".", metavar="[FIL]", type=click.Path(path_type=Path))
@profile_option
@config_option
@pipeline_option
def show_config(
    path: Path, profile: str | None, config_path: Path | None, pipeline: str | None
) -> None:
    """Vis, hvilke indstillinger der gælder, og hvor de kommer fra."""
    from sprogtjek.reporters.settings import config_text

    found = load_config(config_path, path, profile=profile, pipeline=pipeline)
    try:
        for text_type in (None, *TEXT_TYPES):
            found.linter_rules(text_type)
    except UserError as error:
        fail(error)
    click.echo(config_text(found), nl=False)
