"""The commands. Code and options are English; every text a person reads is Danish."""

from __future__ import annotations

import gettext
import os
import shutil
import sys
from collections.abc import Iterable
from importlib.resources import files
from pathlib import Path
from typing import Any

import click

from sprogtjek import __version__
from sprogtjek.errors import UserError, did_you_mean
from sprogtjek.records import LEVELS, Document, Level, Report

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


def main() -> None:
    """Run the command line with click's own words in Danish."""
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
        _fail(_our_fault(error))


def _our_fault(error: Exception) -> UserError:
    return UserError(
        f"Der er en fejl i sprogtjek ({type(error).__name__}).",
        hint="Fortæl os gerne om den. Kør igen med SPROGTJEK_DEBUG=1 for at se, hvor den er.",
    )


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


_config_option = click.option(
    "--config",
    "config_path",
    type=click.Path(path_type=Path, dir_okay=False),
    help="Brug denne fil i stedet for den nærmeste .sprogtjek.yaml.",
    metavar="FIL",
)
_pipeline_option = click.option(
    "--pipeline",
    metavar="NAVN",
    help="Brug en anden spaCy-pipeline, f.eks. da_core_news_md.",
)


@commands.command(options_metavar="[VALG]")
@click.argument("names", nargs=-1, required=True, metavar="FIL …")
@click.option(
    "--format",
    "format_",
    type=click.Choice(["text", "json"]),
    default="text",
    help="Skriv til mennesker (text) eller maskiner (json).",
)
@click.option(
    "--level",
    type=click.Choice(LEVELS),
    help="Det mindste, der vises: hint (forslag), warning (advarsel), error (fejl). "
    "I json er alt med, hvis du ikke vælger.",
)
@click.option(
    "--fail-level",
    type=click.Choice(LEVELS),
    help="Det mindste, der giver slutkode 1.",
)
@click.option("--units", is_flag=True, help="Tag sætninger og afsnit med i json.")
@_config_option
@_pipeline_option
def check(
    names: tuple[str, ...],
    format_: str,
    level: Level | None,
    fail_level: Level | None,
    units: bool,
    config_path: Path | None,
    pipeline: str | None,
) -> None:
    """Tjek filer, mapper eller mønstre. »-« er tekst, der kommer ind ad standard input."""
    from sprogtjek.project import Project, items

    project = Project(fixed=config_path, pipeline=pipeline)
    reports = project.lint(map(_read_stdin, items(names, project)))
    if format_ == "json":
        outcome = _print_json(reports, level, fail_level, project, units=units)
    else:
        outcome = _print_text(reports, level, fail_level, project)
    raise SystemExit(outcome)


def _read_stdin(item: Path | UserError) -> Path | UserError | Document:
    from sprogtjek.sources.files import read_bytes

    if item != Path("-"):
        return item
    try:
        return read_bytes(sys.stdin.buffer.read(), "-")
    except UserError as error:
        return error


def _print_text(
    reports: Iterable[Report], level: Level | None, fail_level: Level | None, project: Any
) -> int:
    from sprogtjek.reporters.text import Style, render

    outcome = OK
    for report in reports:
        shown = level or _setting(project, report, "level")
        for part in render(report, Style(_width(), shown)):
            click.echo(part)
        outcome = max(outcome, _outcome(report, fail_level, project))
    return outcome


def _print_json(
    reports: Iterable[Report],
    level: Level | None,
    fail_level: Level | None,
    project: Any,
    *,
    units: bool,
) -> int:
    from dataclasses import replace

    from sprogtjek import filters
    from sprogtjek.reporters.json import render

    done = list(reports)
    outcome = max((_outcome(report, fail_level, project) for report in done), default=OK)
    if level:
        done = [replace(r, findings=filters.at_least(r.findings, level)) for r in done]
    click.echo(render(done, units=units), nl=False)
    return outcome


def _outcome(report: Report, fail_level: Level | None, project: Any) -> int:
    from sprogtjek import filters

    if report.problems:
        return TROUBLE
    floor = fail_level or _setting(project, report, "fail_level")
    return FINDINGS if filters.at_least(report.findings, floor) else OK


def _setting(project: Any, report: Report, key: str) -> Level:
    try:
        level: Level = getattr(project.config(Path(report.source)).settings, key)
    except UserError:
        return "warning"  # the broken file itself is in the report
    return level


def _width() -> int:
    return min(shutil.get_terminal_size((80, 24)).columns, _MAX_WIDTH)


def _fail(error: UserError) -> None:
    from sprogtjek.reporters.text import problem_text

    click.echo(problem_text(error.problem(), "fejl"), err=True)
    raise SystemExit(TROUBLE)


@commands.command(options_metavar="[VALG]")
@click.argument("name", metavar="REGEL")
@_config_option
def explain(name: str, config_path: Path | None) -> None:
    """Forklar en regel eller et princip. Du ser begrundelse, eksempler og kilde."""
    from sprogtjek.principles import principles
    from sprogtjek.reporters import explain as pages

    rules = _rules(config_path)
    found = next((rule for rule in rules if rule.id == name), None)
    if found:
        click.echo(pages.rule_text(found, _width()), nl=False)
    elif name in principles():
        click.echo(pages.principle_text(name, principles()[name], rules, _width()), nl=False)
    else:
        known = [*(rule.id for rule in rules), *principles()]
        hint = did_you_mean(name, known) or "Se alle regler med »sprogtjek rules«."
        _fail(UserError(f"Der er ingen regel, der hedder »{name}«.", hint=hint))


@commands.command(options_metavar="[VALG]")
@click.option("--principle", metavar="PRINCIP", help="Kun regler, der tjener dette princip.")
@_config_option
def rules(principle: str | None, config_path: Path | None) -> None:
    """Vis alle regler."""
    from sprogtjek.principles import principles
    from sprogtjek.reporters.explain import rule_list

    if principle and principle not in principles():
        hint = did_you_mean(principle, principles()) or "Vælg: " + ", ".join(principles()) + "."
        _fail(UserError(f"Der er intet princip, der hedder »{principle}«.", hint=hint))
    chosen = [r for r in _rules(config_path) if not principle or principle in r.principles]
    click.echo(rule_list(chosen), nl=False)


def _rules(config_path: Path | None, *, outline: bool = True) -> tuple[Any, ...]:
    from sprogtjek import config

    try:
        found = config.load(config_path) if config_path else config.for_file(Path())
        return found.linter_rules(outline=outline)
    except UserError as error:
        _fail(error)
        raise


@commands.command("config", options_metavar="[VALG]")
@click.argument("path", default=".", metavar="[FIL]", type=click.Path(path_type=Path))
@_config_option
@_pipeline_option
def show_config(path: Path, config_path: Path | None, pipeline: str | None) -> None:
    """Vis, hvilke indstillinger der gælder, og hvor de kommer fra."""
    from sprogtjek import config
    from sprogtjek.reporters.explain import config_text

    try:
        found = config.load(config_path) if config_path else config.for_file(path)
        found.linter_rules()
    except UserError as error:
        _fail(error)
    click.echo(config_text(found, pipeline), nl=False)


@commands.command(options_metavar="[VALG]")
@click.argument("folder", type=click.Path(path_type=Path), metavar="MAPPE")
@click.option("--verbose", is_flag=True, help="Vis hvert sted, der er ramt forkert eller overset.")
@_config_option
@_pipeline_option
def evaluate(folder: Path, verbose: bool, config_path: Path | None, pipeline: str | None) -> None:
    """Mål reglerne mod tekster med facit. Du ser præcision, genfinding og F1."""
    from sprogtjek import corpus
    from sprogtjek.reporters.scores import render

    try:
        result = corpus.evaluate(folder, _rules(config_path, outline=False), pipeline)
    except UserError as error:
        _fail(error)
    click.echo(render(result, verbose=verbose), nl=False)
    raise SystemExit(FINDINGS if result.shortfalls else OK)


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
