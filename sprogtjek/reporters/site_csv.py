"""A site as a table, one row per page: opens right in a Danish Excel."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator

from sprogtjek.reporters.csv import MARK, cell
from sprogtjek.reporters.site_view import view_name
from sprogtjek.sitestats.records import Site, SitePage

_HEADINGS = (
    "nr", "adresse", "titel", "område", "gevinst", "point", "fejl", "advarsler",
    "forslag", "ord", "lix", "sætninger", "sætninger med passiv", "længste sætning", "visninger",
    "nye fund", "rettede fund", "begynd med", "sidst ændret", "egen side", "ikke tjekket",
)  # fmt: skip


def render(site: Site, *, folder: str = "") -> str:
    """The pages in the order to take them in, then those that could not be checked.

    ``folder``: where the pages' own views are, if they are anywhere.
    """
    out = io.StringIO()
    table = csv.writer(out, delimiter=";", lineterminator="\r\n")
    table.writerow(_HEADINGS)
    for row in _rows(site, folder):
        table.writerow([cell(value) if isinstance(value, str) else value for value in row])
    return MARK + out.getvalue()


def _rows(site: Site, folder: str) -> Iterator[tuple[str | int, ...]]:
    for place, page in enumerate(site.pages, 1):
        yield _row(place, page, folder)
    for page in site.unchecked:
        empty = ("",) * (len(_HEADINGS) - 5)
        reason = f"{page.reason} {page.hint}".strip()
        yield ("", page.address, page.title, page.section, *empty, reason)


def _row(place: int, page: SitePage, folder: str) -> tuple[str | int, ...]:
    tally, change = page.tally, page.change
    return (
        place,
        page.address,
        page.title,
        page.section,
        _decimal(page.gain),
        _decimal(page.points),
        tally.errors,
        tally.warnings,
        tally.hints,
        page.words,
        "" if page.lix is None else _decimal(page.lix),
        page.sentences,
        page.passive_sentences,
        page.longest_sentence,
        "" if page.visits is None else page.visits,
        "" if change is None else change.new,
        "" if change is None else change.mended,
        page.begin[0] if page.begin else "",
        page.modified,
        f"{folder}/{view_name(page.number)}" if folder else "",
        "",
    )


def _decimal(value: float) -> str:
    return f"{value:.1f}".replace(".", ",")
