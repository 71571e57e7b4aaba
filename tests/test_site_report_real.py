"""The reports of an invented site put together from texts that were really checked."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from pathlib import Path

import pytest
from page import read
from site_results import SITE, later, pieces, site, views

from sprogtjek.comparing import Saved
from sprogtjek.linter import Linter
from sprogtjek.records import Rule
from sprogtjek.reporters import site_csv, site_html, site_text
from sprogtjek.results import PageResult, dumps
from sprogtjek.sitestats.records import Site
from sprogtjek.sitestats.site import summarize
from sprogtjek.sitestats.visits import load
from sprogtjek.sources.files import read_path

CORPUS = Path(__file__).parent.parent / "corpus"
TEXTS = ("haarde/afslag-praktisk-hjaelp", "haarde/storskrald-web", "klare/stoej-naboer-web")
COUNT = 120


@pytest.fixture(scope="module")
def results(linter: Linter) -> list[PageResult]:
    reports = [linter.lint(read_path(CORPUS / f"{name}.txt")) for name in TEXTS]
    return list(site(pieces(reports), COUNT))


@pytest.fixture(scope="module")
def rules(linter: Linter) -> dict[str, Rule[object]]:
    return {rule.id: rule for rule in linter.rules("web")}


@pytest.fixture(scope="module")
def summed(results: Sequence[PageResult], rules: dict[str, Rule[object]]) -> Site:
    return summarize(results, rules)


def test_nothing_is_lost(results: Sequence[PageResult], summed: Site):
    told = [page.number for page in (*summed.pages, *summed.unchecked)]
    assert sorted(told) == list(range(1, COUNT + 1))
    assert {page.address for page in summed.unchecked} == {r.address for r in results if r.reason}
    gains = [page.gain for page in summed.pages]
    assert gains == sorted(gains, reverse=True)


def test_every_finding_counts_once(results: Sequence[PageResult], summed: Site):
    blocks = Counter(key for result in results for key in {k for k, _ in result.blocks})
    shared = {key for key, pages in blocks.items() if pages >= 3}
    own = [f for r in results for f in r.findings if f.block not in shared]
    once = {(f.block, f.rule, f.message, f.start) for r in results for f in r.findings} - {
        (f.block, f.rule, f.message, f.start) for f in own
    }
    assert summed.tally.all == len(own) + len(once)
    assert sum(count.tally.all for count in summed.rules) == summed.tally.all


def test_the_footer_is_the_first_repeated_block(summed: Site):
    assert summed.repeats[0].pages == len(summed.pages)
    assert summed.repeats[0].gain > summed.pages[0].gain


def test_sections_and_principles_are_the_sites_own(summed: Site):
    assert {section.name for section in summed.sections} >= {"/borger", "/erhverv", "/politik"}
    assert sum(section.pages for section in summed.sections) == len(summed.pages)
    assert summed.principles[0].findings > 0


def test_views_and_an_earlier_run_are_taken_in(
    results: Sequence[PageResult], rules: dict[str, Rule[object]], tmp_path: Path
):
    table, before = tmp_path / "visninger.csv", tmp_path / "sidst.jsonl"
    table.write_text(views(results), encoding="utf-8")
    before.write_text("".join(f"{dumps(each)}\n" for each in results), encoding="utf-8")
    now = list(later(results))
    found = summarize(now, rules, visits=load(table), earlier=Saved(before))
    assert found.weighing.pages_with_visits == len(found.pages) - 1  # one is new
    assert found.trend is not None
    assert found.trend.new_pages == (f"{SITE}/nyheder/helt-ny",)
    assert found.trend.change.new == 0
    assert found.trend.change.mended > 0
    html = site_html.render(found, title=SITE, folder="sider")
    assert len(read(html).all("tr")) == 21
    assert html == site_html.render(found, title=SITE, folder="sider")


def test_each_report_is_the_same_every_time(
    results: Sequence[PageResult], rules: dict[str, Rule[object]], summed: Site
):
    again = summarize(list(results), rules)
    assert again == summed
    for one, other in ((summed, again),):
        assert site_text.render(one, title=SITE) == site_text.render(other, title=SITE)
        assert site_csv.render(one) == site_csv.render(other)
