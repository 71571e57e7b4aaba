"""The summary of a site in the terminal, and the table: as they are shown, word for word."""

from __future__ import annotations

import csv
import io
from dataclasses import replace
from pathlib import Path

import click
import pytest
from made_pages import RULES, long, page, with_footer, word

from sprogtjek.reporters import site_csv, site_text
from sprogtjek.results import PageResult
from sprogtjek.sitestats.records import Site
from sprogtjek.sitestats.site import summarize
from sprogtjek.sitestats.visits import Visits

SNAPSHOTS = Path(__file__).parent / "snapshots"
OTHER = "Ansøgningen skal være kommunen i hænde, såfremt du ønsker det i år."
LOST = PageResult(
    "https://egeby.example/vaek", reason="Siden findes ikke (404).", hint="Ret linket."
)


def example() -> Site:
    """A small site with something of everything."""
    pages = [
        page("/borger/pas", word(), word("dersom", OTHER), long("error"), words=400),
        page("/borger/flytning", word(), long("hint")),
        page("/erhverv/affald", long(), word("dersom", OTHER), words=250),
        *(replace(each, title=f"Nyhed {n}") for n, each in enumerate(with_footer(4), 1)),
        LOST,
        replace(LOST, address="https://egeby.example/film", reason="Siden er en film.", hint=""),
        replace(LOST, address="https://egeby.example/ogsaa-vaek"),
    ]
    earlier = [
        page("/borger/pas", word(), long("error"), long("error", OTHER), words=400),
        page("/gammel", word()),
        *with_footer(3),
    ]
    visits = Visits([("/borger/pas", 1200), ("/borger/flytning", 31000), ("/1", 50)])
    return summarize(pages, RULES, visits=visits, earlier=earlier)


def shown(site: Site) -> str:
    return click.unstyle(site_text.render(site, title="egeby.example"))


def table(site: Site) -> str:
    return site_csv.render(site, folder="rapport-sider")


WAYS = {"site.out": shown, "site.csv": table}


@pytest.mark.parametrize("name", WAYS)
def test_it_is_shown_as_before(name: str):
    """Run this file to write the snapshots anew."""
    expected = (SNAPSHOTS / name).read_bytes().decode()
    assert WAYS[name](example()) == expected


def test_nothing_in_the_terminal_is_wider_than_asked_for():
    for width in (60, 80, 120):
        text = click.unstyle(site_text.render(example(), title="egeby.example", width=width))
        long_lines = [line for line in text.splitlines() if len(line) > width]
        assert not [line for line in long_lines if "https://" not in line and " · " not in line]


def test_a_site_without_findings_is_told_plainly():
    text = shown(summarize([page("/a"), page("/b")], RULES))
    assert "Ingen fejl eller advarsler." in text
    assert "Begynd her" not in text


def test_a_site_of_which_nothing_was_read():
    text = shown(summarize([LOST], RULES))
    assert "egeby.example: 0 sider tjekket, 1 kunne ikke tjekkes." in text
    assert "1 side: Siden findes ikke (404)." in text


def test_it_is_never_praised():
    text = shown(example()).lower()
    assert not [word for word in ("flot", "godt", "super", "perfekt", "tillykke") if word in text]


def rows(site: Site) -> list[dict[str, str]]:
    text = table(site).removeprefix("\ufeff")
    return list(csv.DictReader(io.StringIO(text, newline=""), delimiter=";"))


def test_every_page_is_a_row():
    found = rows(example())
    assert len(found) == 10
    assert [row["nr"] for row in found[:2]] == ["1", "2"]
    assert found[0]["adresse"] == "https://egeby.example/borger/flytning"
    assert found[0]["egen side"] == "rapport-sider/0002.html"
    assert found[-1]["ikke tjekket"] == "Siden findes ikke (404). Ret linket."


def test_numbers_are_danish_and_text_is_no_formula():
    evil = replace(page("/a", word(), words=250), title='=HYPERLINK("http://ond.example")')
    (row,) = rows(summarize([evil], RULES))
    assert row["titel"].startswith("'=")
    assert row["gevinst"] == "1,3"
    assert row["lix"] == "33,0"


if __name__ == "__main__":
    for file, way in WAYS.items():
        (SNAPSHOTS / file).write_bytes(way(example()).encode())
