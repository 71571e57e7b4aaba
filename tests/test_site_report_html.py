"""The dashboard of a site: all is in it, nothing of a page is markup, all can be reached."""

from __future__ import annotations

import base64
import hashlib
import json
import re
from dataclasses import replace
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from made_pages import RULES, long, page, with_footer, word
from page import Node, read

from sprogtjek import reporters
from sprogtjek.linter import Linter
from sprogtjek.records import Source
from sprogtjek.reporters import site_html, site_view
from sprogtjek.reporters.xml import clean
from sprogtjek.results import PageResult
from sprogtjek.sitestats.records import Site
from sprogtjek.sitestats.site import summarize
from sprogtjek.sitestats.visits import Visits

FOLDER = Path(reporters.__file__).parent
SCRIPT = (FOLDER / "site.js").read_text(encoding="utf-8")
STYLE = (FOLDER / "site.css").read_text(encoding="utf-8")
LOST = PageResult(
    "https://egeby.example/vaek", reason="Siden findes ikke (404).", hint="Ret linket."
)


def example(count: int = 30) -> Site:
    pages = [
        page("/borger/pas", word(), long("error"), words=400),
        page("/borger/b%C3%B8rn", word("dersom"), long("hint")),
        page("/erhverv/affald", long(), words=250),
        *with_footer(count),
        LOST,
    ]
    visits = Visits([("/borger/pas", 1200), ("/erhverv/affald", 31000)])
    return summarize(pages, RULES, visits=visits, earlier=[pages[0], *with_footer(2)])


def rendered(site: Site, folder: str = "rapport-sider") -> str:
    return site_html.render(site, title="egeby.example", folder=folder)


@pytest.fixture(scope="module")
def root() -> Node:
    return read(rendered(example()))


def data_of(root: Node) -> dict[str, Any]:
    (element,) = [n for n in root.all("script") if n.attributes.get("id") == "data"]
    found: dict[str, Any] = json.loads(element.text())
    return found


def test_ids_are_unique_and_all_that_is_referred_to_is_there(root: Node):
    ids = [str(node.attributes["id"]) for node in root.all() if "id" in node.attributes]
    assert len(ids) == len(set(ids))
    links = [str(a.attributes["href"]) for a in root.all("a")]
    assert {href[1:] for href in links if href.startswith("#")} <= set(ids)
    assert {ref for node in root.all() for ref in node.refs("aria-labelledby")} <= set(ids)


def test_the_page_has_its_language_landmarks_and_headings(root: Node):
    assert root.all("html")[0].attributes["lang"] == "da"
    assert [len(root.all(name)) for name in ("header", "main", "footer", "nav", "h1")] == [1] * 5
    levels = [int(n.tag[1]) for n in root.all() if re.fullmatch("h[1-6]", n.tag)]
    assert all(after <= before + 1 for before, after in pairwise(levels))


def test_all_that_can_be_used_has_a_name(root: Node):
    for node in root.all():
        if node.tag in ("a", "button", "summary", "th", "h1", "h2", "li", "option"):
            assert node.text().strip(), node
        if node.tag in ("input", "select"):
            assert node.inside("label"), node
        if node.tag == "svg":
            assert node.attributes.get("aria-label") or node.attributes.get("aria-hidden"), node


def test_every_page_is_there(root: Node):
    site = example()
    data = data_of(root)
    found = [data["start"] + each[1] for each in data["pages"]]
    assert found == [each.address for each in site.pages]
    assert LOST.address in root.text()
    assert "Siden findes ikke (404)." in root.text()


def test_the_first_pages_stand_in_the_list_without_a_script(root: Node):
    (body,) = root.all("tbody")
    rows = body.all("tr")
    assert len(rows) == 20
    first = rows[0].all("a")
    assert first[0].attributes["href"] == "rapport-sider/0003.html"
    assert first[1].attributes["href"] == "https://egeby.example/erhverv/affald"
    assert first[1].text() == "/erhverv/affald"


def test_addresses_are_read_with_their_letters(root: Node):
    assert "/borger/børn" in [a.text() for a in root.all("a", "where")]
    assert "/borger/børn" in [each[3] for each in data_of(root)["pages"]]


def test_without_views_the_titles_lead_to_the_pages_themselves():
    root = read(rendered(example(), folder=""))
    (body,) = root.all("tbody")
    links = body.all("tr")[0].all("a")
    assert [a.attributes["href"] for a in links] == ["https://egeby.example/erhverv/affald"]
    assert "rapport-sider" not in root.text()


@pytest.mark.parametrize(
    ("start", "name"),
    [
        ("https://www.egeby.example/sitemap.xml", "egeby.example"),
        ("https://egeby.example", "egeby.example"),
        ("https://egeby.example/b%C3%B8rn/", "egeby.example/børn"),
        ("gemte sider", "gemte sider"),
    ],
)
def test_the_site_is_called_by_its_name(start: str, name: str):
    site = summarize([page("/a", word())], RULES)
    assert f"<h1>Sprogtjek af {name}</h1>" in site_html.render(site, title=start)


def test_changes_are_told_on_each_page():
    other = replace(word(), sentence="En anden sætning med et andet ord i.")
    before = [page("/a", word(), other), page("/b", word()), page("/c", word())]
    now = [page("/a", long()), page("/b", word()), page("/d", word())]
    root = read(rendered(summarize(now, RULES, earlier=before)))
    news = [span.text() for span in root.all("span", "news")]
    assert news == ["1 nyt fund, 2 rettede siden sidst", "Ikke tjekket sidst"]


def test_copies_of_a_page_are_pointed_out():
    results = [replace(page(f"/{n}", word()), digest="ens") for n in range(3)]
    root = read(rendered(summarize(results, RULES)))
    assert [span.text() for span in root.all("span", "news")] == ["Samme tekst på 2 sider mere"] * 3


def test_a_shared_block_that_gains_most_is_pointed_to():
    told = "Et afsnit på 30 sider giver større gevinst end nogen side."
    assert told not in read(rendered(example())).text()
    site = summarize(with_footer(30), RULES)
    assert told in read(rendered(site)).text()


def test_a_folder_with_a_space_is_an_address():
    root = read(rendered(example(), folder="min rapport-sider"))
    assert root.all("a", "title")[0].attributes["href"].startswith("min%20rapport-sider/")


def test_nothing_is_fetched_and_only_its_own_script_runs(root: Node):
    metas = {m.attributes.get("http-equiv"): m.attributes["content"] for m in root.all("meta")[1:]}
    policy = str(metas["Content-Security-Policy"])
    assert policy.startswith("default-src 'none'; ")
    (style,) = root.all("style")
    (script,) = [n for n in root.all("script") if "type" not in n.attributes]
    for tag, node in (("style", style), ("script", script)):
        digest = base64.b64encode(hashlib.sha256(node.text().encode()).digest()).decode()
        assert f"{tag}-src 'sha256-{digest}'" in policy
    assert not root.all("link")
    for node in root.all():
        assert not {"src", "style", "srcset", "action"} & node.attributes.keys()
        assert not [name for name in node.attributes if name.startswith("on")]
    assert "url(" not in STYLE
    assert not re.search(r"innerHTML|eval|fetch|XMLHttp", SCRIPT)


def test_the_order_is_explained_with_the_first_page(root: Node):
    (own,) = [n for n in root.all("section") if n.attributes["aria-labelledby"] == "metode"]
    text = own.text()
    assert "En fejl giver 10 point, en advarsel 4 og et forslag 1." in text
    assert "4,0 point og 250 ord. 4,0 / 1,58 = 2,53. Gange 31.000 visninger" in text
    assert "omkring 78.400." in text
    assert "Vi kender visningerne for 2 af 33 sider." in text


def test_without_views_nothing_is_said_of_them():
    root = read(rendered(summarize([page("/a", word())], RULES)))
    assert "visning" not in root.all("main")[0].text().lower()
    assert "Siden sidst" not in root.all("main")[0].text()


def test_a_site_of_which_nothing_was_read_makes_a_page():
    root = read(rendered(summarize([LOST], RULES)))
    assert LOST.address in root.text()
    assert not root.all("table")


def test_a_site_without_findings_makes_a_page():
    root = read(rendered(summarize([page("/a"), page("/b")], RULES)))
    assert "Reglerne fandt ikke noget." in root.text()
    assert not re.search(
        r"\b(flot|godt gået|super|perfekt|tillykke)\b", root.all("main")[0].text().lower()
    )


def test_a_municipality_reads_its_own_words():
    root = read(rendered(summarize([replace(page("/a", word()), profile="koege")], RULES)))
    assert "Vi kommunikerer klart og målrettet" in root.text()
    assert "kan ikke tjekkes" in root.text()


def test_the_same_site_makes_the_same_file():
    assert rendered(example()) == rendered(example())


NASTY = st.text(max_size=40) | st.sampled_from(
    [
        "</script><script>alert(1)</script>",
        "<!--<script>",
        "\"' onload=x ",
        "&lt;b&gt; &amp;",
        "\u2028\u2029\x00\x0b",
        "\ud800",
    ]
)


@pytest.fixture(scope="module")
def known(root: Node) -> set[str]:
    return {node.tag for node in root.all()}


@settings(max_examples=60, deadline=None)
@given(title=NASTY, said=NASTY, text=NASTY, reason=NASTY)
def test_what_a_page_says_is_never_markup(
    known: set[str], title: str, said: str, text: str, reason: str
):
    finding = replace(word(), message=said, text=text, sentence=f"{text} .")
    results = [
        replace(page("/a", finding), title=title),
        page("/b", finding),
        PageResult("https://egeby.example/c", title=title, reason=f"x{reason}", hint=said),
    ]
    html = rendered(summarize(results, RULES))
    html.encode()
    root = read(html)
    assert {node.tag for node in root.all()} <= known
    assert len(root.all("script")) == 2
    data = data_of(root)
    assert clean(title) in [each[2] for each in data["pages"]]
    assert clean(said) in data["messages"]


@pytest.mark.parametrize("address", ["javascript:alert(1)", "data:text/html,x", "gemt/pas.html"])
def test_an_address_that_is_none_is_no_link(address: str):
    results = [
        replace(page("/a", word()), address=address),
        replace(LOST, address=f"{address}2"),
    ]
    for folder in ("", "sider"):
        root = read(rendered(summarize(results, RULES), folder=folder))
        hrefs = [str(a.attributes["href"]) for a in root.all("a")]
        assert not [href for href in hrefs if href.startswith(address[:8])]
        assert address in root.text()


# --- A page's own view


def test_a_view_leads_back_and_to_the_page(linter: Linter):
    report = linter.lint(Source("https://egeby.example/pas", "Såfremt du flytter, så skriv."))
    root = read(site_view.render(report, {}, "Pas <og> kørekort"))
    assert root.all("h1")[0].text() == "Pas <og> kørekort"
    hrefs = [str(a.attributes["href"]) for a in root.all("header")[0].all("a")]
    assert hrefs == ["index.html", "https://egeby.example/pas"]
    assert [m.text() for m in root.all("a", "mark")] == ["Såfremt"]
    files = site_view.assets("../min rapport.html")
    used = {str(n.attributes["href"]) for n in root.all("link")}
    used |= {str(n.attributes["src"]) for n in root.all("script")}
    assert used | {"index.html"} == files.keys()
    way = read(files["index.html"])
    assert way.all("a")[0].attributes["href"] == "../min%20rapport.html"


def test_a_view_is_small(linter: Linter):
    report = linter.lint(Source("https://egeby.example/pas", "Kort tekst."))
    assert len(site_view.render(report, {}, "Pas")) < 10_000


def test_views_are_numbered_so_that_they_sort():
    assert [site_view.view_name(n) for n in (1, 4871, 12345)] == [
        "0001.html",
        "4871.html",
        "12345.html",
    ]
