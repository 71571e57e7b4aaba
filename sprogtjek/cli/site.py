"""``sprogtjek site``: a whole website, or a folder of pages, in one run."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import click

from sprogtjek.cli.app import (
    commands,
    config_option,
    fail,
    pipeline_option,
    profile_option,
    type_option,
)
from sprogtjek.cli.site_reports import SUFFIXES, known_suffixes
from sprogtjek.errors import UserError
from sprogtjek.records import LEVELS


@commands.command(options_metavar="[VALG]")
@click.argument("start", metavar="START")
@click.option(
    "--output",
    "outputs",
    multiple=True,
    type=click.Path(path_type=Path, dir_okay=False),
    callback=known_suffixes,
    metavar="FIL",
    help=f"Skriv en rapport i en fil; endelsen siger hvilken slags ({', '.join(SUFFIXES)}). "
    "Kan bruges flere gange.",
)
@click.option(
    "--visits",
    type=click.Path(path_type=Path, dir_okay=False),
    metavar="FIL",
    help="En csv-fil med sidevisninger: sider med mange læsere kommer først.",
)
@click.option(
    "--compare",
    type=click.Path(path_type=Path, dir_okay=False),
    metavar="FIL",
    help="En jsonl-fil fra en tidligere kørsel: se, hvad der er nyt og rettet.",
)
@click.option(
    "--jobs",
    type=click.IntRange(1, 64),
    metavar="ANTAL",
    help="Hvor mange processer der arbejder. Ellers en for hver processor, højst fire.",
)
@click.option(
    "--scheduler",
    metavar="ADRESSE",
    help="Lad en Dask-klynge gøre arbejdet, f.eks. tcp://maskine:8786.",
)
@click.option(
    "--sitemap",
    is_flag=True,
    help="Hent siderne i hjemmesidens sitemap i stedet for at følge links fra startsiden.",
)
@click.option("--documents", is_flag=True, help="Tag PDF og Word med, som siderne linker til.")
@click.option(
    "--rate",
    type=click.FloatRange(0, min_open=True),
    metavar="ANTAL",
    help="Hvor mange sider der højst hentes i sekundet.",
)
@click.option(
    "--timeout",
    type=click.FloatRange(0, min_open=True),
    metavar="SEKUNDER",
    help="Hvor længe der højst ventes på en side. Ellers 60 sekunder.",
)
@click.option("--max-pages", type=click.IntRange(1), metavar="ANTAL", help="Stop efter så mange.")
@click.option(
    "--depth",
    type=click.IntRange(0),
    metavar="ANTAL",
    help="Følg højst så mange links fra startsiden.",
)
@click.option("--intranet", is_flag=True, help="Hent også sider på interne netværk.")
@click.option("--no-cache", is_flag=True, help="Brug og gem ikke noget fra gang til gang.")
@click.option("--restart", is_flag=True, help="Begynd forfra, hvis en kørsel er afbrudt.")
@click.option("--level", type=click.Choice(LEVELS), help="Det mindste, der tages med i rapporten.")
@click.option("--fail-level", type=click.Choice(LEVELS), help="Det mindste, der giver slutkode 1.")
@click.option("--no-mask", is_flag=True, help="Vis CPR-numre helt. Ellers står der xxxx til sidst.")
@type_option
@profile_option
@config_option
@pipeline_option
def site(**asked: Any) -> None:
    """Tjek en hel hjemmeside, og se, hvor det hjælper mest at begynde.

    START er en mappe, et sitemap, en liste med adresser eller en side at følge links fra.

    \b
    sprogtjek site https://kommune.dk/sitemap.xml --output rapport.html
    sprogtjek site sider/ --output rapport.html --output fund.jsonl
    sprogtjek site https://kommune.dk/ --compare fund.jsonl

    Bliver kørslen afbrudt, så giv samme kommando igen: den fortsætter, hvor den slap. Sider, der
    ikke kan hentes eller læses, står i rapporten med grunden.
    """
    from sprogtjek.cli.site_run import Asked, run

    try:
        outcome = run(Asked(**asked))
    except UserError as error:
        fail(error)
    raise SystemExit(outcome)
