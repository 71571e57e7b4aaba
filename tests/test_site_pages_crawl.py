"""A crawl: one site, breadth first, an order of its own, and an end to everything."""

from __future__ import annotations

import threading

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from site_server import SiteServer, html, in_turn, leaf, linking, redirect, robots, sent, status
from site_visits import run

from sprogtjek.errors import UserError
from sprogtjek.site import reasons
from sprogtjek.site.options import Known


def test_breadth_first_and_each_page_once():
    pages = {
        "/": linking("/a", "/b", "/a?utm_source=x", "#top"),
        "/a": linking("/a/1", "/a/2", "/"),
        "/b": linking("/b/1", "/a/1"),
    }
    with SiteServer(pages, others=leaf) as site:
        found = run(site.url("/"))
        assert sorted(site.paths) == sorted(found.by_path())
    assert list(found.by_path()) == ["/", "/a", "/b", "/a/1", "/a/2", "/b/1"]
    assert found.pages[0].links == (site.url("/a"), site.url("/b"), site.url("/"))


def test_the_order_is_that_of_the_links_whatever_answers_first():
    """»/slow« is answered only when all others that can be asked for have been."""
    waited = threading.Event()
    pages = {"/": linking("/slow", "/b", "/c"), "/b": linking("/b1"), "/c": linking("/c1")}

    def slow(request):
        waited.wait(10)
        return linking("/s1")

    def last(request):
        waited.set()
        return linking("/c1")

    with SiteServer({**pages, "/slow": slow, "/c": last}, others=leaf) as site:
        found = run(site.url("/"))
    assert list(found.by_path()) == ["/", "/slow", "/b", "/c", "/s1", "/b1", "/c1"]


@pytest.mark.parametrize("ahead", [1, 2, 64])
def test_how_far_ahead_is_fetched_changes_nothing(ahead):
    def tree(request):
        path = request.path.rstrip("/")
        return None if "robots" in path else linking(*(f"{path}/{n}" for n in range(3)))

    with SiteServer(others=tree) as site:
        found = run(site.url("/"), max_pages=30, ahead=ahead)
        assert len(site.paths) == 30
    paths = list(found.by_path())
    assert paths == sorted(paths, key=lambda path: (path.count("/") if path != "/" else 0, path))
    assert "Antallet kan ændres med --max-pages." in found.notices[0]


def test_a_calendar_without_end_ends():
    def calendar(request):
        if not request.path.startswith("/kalender"):
            return None
        month = int(request.path.partition("=")[2] or 0)
        return linking(f"/kalender?m={month + 1}", f"/kalender?m={month - 1}")

    with SiteServer(others=calendar) as site:
        found = run(site.url("/kalender"), max_pages=25)
    assert len(found.pages) == 25
    assert found.notices == [
        "Der er fulgt links til 25 sider, og der er flere. Antallet kan ændres med --max-pages."
    ]


def test_as_many_pages_as_allowed_is_not_too_many():
    with SiteServer({"/": linking("/a")}, others=leaf) as site:
        assert run(site.url("/"), max_pages=2).notices == []


@pytest.mark.parametrize(("depth", "paths"), [(0, ["/"]), (1, ["/", "/a"]), (2, ["/", "/a", "/b"])])
def test_depth(depth, paths):
    pages = {"/": linking("/a"), "/a": linking("/b"), "/b": linking("/c")}
    with SiteServer(pages, others=leaf) as site:
        assert list(run(site.url("/"), depth=depth).by_path()) == paths


def test_links_that_are_not_followed():
    body = (
        '<a href="/a" rel="nofollow">a</a><a href="http://andet.example/">b</a>'
        '<a href="mailto:x@y.dk">c</a><a href="/d.jpg">d</a><a href="/e.css">e</a><a>f</a>'
        '<!-- <a href="/g">g</a> --><script>\'<a href="/h">\'</script><a href="/i">i</a>'
        '<map><area href="/j"></map>'
    )
    with SiteServer({"/": html(body)}, others=leaf) as site:
        assert list(run(site.url("/")).by_path()) == ["/", "/i", "/j"]


@pytest.mark.parametrize("where", ["meta", "header"])
@pytest.mark.parametrize(
    ("words", "follows", "indexes"),
    [
        ("nofollow", False, True),
        ("noindex", True, False),
        ("NOINDEX, nofollow", False, False),
        ("none", False, False),
        ("noarchive", True, True),
    ],
)
def test_what_pages_ask_of_robots(where, words, follows, indexes):
    page = linking("/b", head=f'<meta name="robots" content="{words}">')
    if where == "header":
        page = linking("/b", X_Robots_Tag=words)
    with SiteServer({"/": linking("/a"), "/a": page}, others=leaf) as site:
        found = run(site.url("/")).by_path()
    assert ("/b" in found) == follows
    assert found["/a"].reason == ("" if indexes else reasons.noindex().reason)


def test_the_start_page_is_wanted_whatever_it_says():
    head = '<meta name="robots" content="noindex">'
    with SiteServer({"/": linking("/a", head=head)}, others=leaf) as site:
        assert [page.reason for page in run(site.url("/")).pages] == ["", ""]


def test_what_is_asked_of_other_robots():
    page = linking("/b", X_Robots_Tag="googlebot: nofollow")
    with SiteServer({"/": page}, others=leaf) as site:
        assert list(run(site.url("/")).by_path()) == ["/", "/b"]


def test_disallowed_links_are_counted():
    pages = {
        "/robots.txt": robots("User-agent: *\nDisallow: /login"),
        "/": linking("/login?fra=1", "/login?fra=2", "/a"),
    }
    with SiteServer(pages, others=leaf) as site:
        found = run(site.url("/"))
        assert "/login?fra=1" not in site.paths
    assert list(found.by_path()) == ["/", "/a"]
    assert found.notices == [
        "2 links er ikke fulgt, fordi hjemmesidens robots.txt ikke tillader det."
    ]


def test_documents_only_when_asked_for():
    pdf = sent(b"%PDF-1.7\n", "application/pdf")
    pages = {"/": linking("/a.pdf", "/b", "/c.docx"), "/a.pdf": pdf, "/b": pdf, "/c.docx": pdf}
    with SiteServer(pages) as site:
        found = run(site.url("/"))
        assert site.paths == ["/", "/b"]
        assert sorted(found.notices) == [
            "1 link fører til noget andet end en webside og er sprunget over.",
            "2 links fører til dokumenter og er sprunget over. Brug --documents for at få dem med.",
        ]
        assert list(found.by_path()) == ["/"]
        asked = run(site.url("/"), documents=True)
    assert list(asked.by_path()) == ["/", "/a.pdf", "/b", "/c.docx"]
    assert all(page.data for page in asked.pages)


def test_what_fails_on_the_way_is_told():
    pages = {"/": linking("/a", "/b", "/ud"), "/b": status(500), "/ud": redirect("https://x.dk/")}
    with SiteServer(pages) as site:
        found = run(site.url("/")).by_path()
    assert [page.reason for page in found.values()] == [
        "",
        "Siden findes ikke (404).",
        "Serveren melder om en fejl (500).",
        "Siden viser videre til en anden hjemmeside (x.dk).",
    ]


def test_a_redirect_is_the_page_it_leads_to():
    pages = {"/": linking("/gammel", "/ny"), "/gammel": redirect("/ny"), "/ny": linking("/a")}
    with SiteServer(pages, others=leaf) as site:
        found = run(site.url("/"))
    assert list(found.by_path()) == ["/", "/ny", "/a"]
    assert found.pages[1].requested == site.url("/gammel")


def test_the_start_page_may_be_a_redirect():
    pages = {"/": redirect("/da/"), "/da/": linking("a", "/"), "/da/a": linking()}
    with SiteServer(pages) as site:
        found = run(site.url("/"))
        assert site.paths.count("/da/") == 1
    assert list(found.by_path()) == ["/da/", "/da/a"]


def test_a_base_address_is_heeded():
    pages = {"/": linking("a", head='<base href="/under/">'), "/under/a": linking()}
    with SiteServer(pages) as site:
        assert list(run(site.url("/")).by_path()) == ["/", "/under/a"]


def test_a_start_that_cannot_be_had_is_told():
    with SiteServer() as site, pytest.raises(UserError, match=r"Siden findes ikke \(404\)"):
        run(site.url("/"))


def test_a_start_that_leads_elsewhere_is_told():
    with (
        SiteServer({"/": redirect("https://x.dk/")}) as site,
        pytest.raises(UserError, match=r"en anden hjemmeside \(x\.dk\)"),
    ):
        run(site.url("/"))


def test_the_fetching_stops_when_nobody_listens():
    from sprogtjek.site import sources
    from sprogtjek.site.options import Options

    with SiteServer({"/": linking(*(f"/{n}" for n in range(50)))}) as site:

        def hangs(request):
            site.closing.wait(30)
            return status(404)

        site.others = lambda request: None if "robots" in request.path else hangs(request)
        found = sources.pages(site.url("/"), Options(rate=0))
        assert next(found).address == site.url("/")
        found.close()
        names = [thread.name for thread in threading.enumerate()]
        assert "sprogtjek-fetch" not in names
        assert len(site.paths) < 10


def test_a_page_that_fails_first_is_followed_all_the_same():
    pages = {"/": linking("/a"), "/a": in_turn(status(503), linking("/b"))}
    with SiteServer(pages, others=leaf) as site:
        assert list(run(site.url("/")).by_path()) == ["/", "/a", "/b"]


GRAPHS = st.lists(st.lists(st.integers(0, 11), max_size=4), min_size=1, max_size=12)


@settings(max_examples=25, deadline=None)
@given(GRAPHS, st.integers(1, 15), st.sampled_from([1, 3, 64]), st.sets(st.integers(1, 11)))
def test_a_crawl_is_breadth_first_whatever_the_site(graph, most, ahead, done):
    """Pages link to pages, some of which are missing; some were fetched before."""
    pages = {
        f"/{number}": linking(*(f"/{target}" for target in targets))
        for number, targets in enumerate(graph)
    }
    expected, waiting = [], [0]
    while waiting and len(expected) < most:
        number = waiting.pop(0)
        expected.append(number)
        for target in graph[number] if number < len(graph) else []:
            if target not in expected and target not in waiting:
                waiting.append(target)
    with SiteServer(pages) as site:

        def links_of(number: int) -> tuple[str, ...]:
            return tuple(site.url(f"/{target}") for target in dict.fromkeys(graph[number]))

        known = {
            site.url(f"/{number}"): Known(site.url(f"/{number}"), links=links_of(number), done=True)
            for number in done
            if number < len(graph)
        }
        found = run(site.url("/0"), known, max_pages=most, ahead=ahead)
        asked = [int(path[1:]) for path in site.paths]
    assert list(found.by_path()) == [f"/{number}" for number in expected]
    assert sorted(asked) == sorted(n for n in expected if n not in done or n >= len(graph))
    assert bool(found.notices) == bool(waiting)
