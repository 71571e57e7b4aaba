"""``sprogtjek explain``, ``rules`` and ``config``: what the tool knows and is told."""

from __future__ import annotations

from pathlib import Path

import click

from sprogtjek.cli.app import commands, config_option, fail, load_rules, pipeline_option, width
from sprogtjek.errors import UserError, did_you_mean


@commands.command(options_metavar="[VALG]")
@click.argument("name", metavar="REGEL")
@config_option
def explain(name: str, config_path: Path | None) -> None:
    """Forklar en regel eller et princip. Du ser begrundelse, eksempler og kilde."""
    from sprogtjek.principles import principles
    from sprogtjek.reporters import explain as pages

    rules = load_rules(config_path)
    found = next((rule for rule in rules if rule.id == name), None)
    if found:
        click.echo(pages.rule_text(found, width()), nl=False)
    elif name in principles():
        click.echo(pages.principle_text(name, principles()[name], rules, width()), nl=False)
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
    chosen = [r for r in load_rules(config_path) if not principle or principle in r.principles]
    click.echo(rule_list(chosen), nl=False)


@commands.command("config", options_metavar="[VALG]")
@click.argument("path", default=".", metavar="[FIL]", type=click.Path(path_type=Path))
@config_option
@pipeline_option
def show_config(path: Path, config_path: Path | None, pipeline: str | None) -> None:
    """Vis, hvilke indstillinger der gælder, og hvor de kommer fra."""
    from sprogtjek import config
    from sprogtjek.reporters.explain import config_text

    try:
        found = config.load(config_path) if config_path else config.for_file(path)
        found.linter_rules()
    except UserError as error:
        fail(error)
    click.echo(config_text(found, pipeline), nl=False)
