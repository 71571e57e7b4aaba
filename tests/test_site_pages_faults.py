"""Each fault a server can have ends in a page or a reason; nothing hangs, nothing is lost."""

from __future__ import annotations

import threading

import pytest
from site_server import GOOD, SiteServer, html, in_turn, redirect, sent, status
from site_visits import listed, only, run

PDF = b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n"


def test_a_good_page_comes_whole(tmp_path):
    with SiteServer({"/": html("<p>Hej.</p>", ETag='"a"', Last_Modified=DATE)}) as site:
        page = only(site, tmp_path, "/")
    assert b"<p>Hej.</p>" in page.data
    assert (page.media_type, page.charset) == ("text/html", "utf-8")
    assert (page.etag, page.modified) == ('"a"', "2026-03-02T10:00:00+00:00")
    assert (page.reason, page.unchanged, page.requested) == ("", False, "")


DATE = "Mon, 02 Mar 2026 10:00:00 GMT"

STATUSES = {
    400: "Serveren forstod ikke adressen (400).",
    401: "Siden kræver, at man logger ind (401).",
    403: "Serveren giver ikke adgang til siden (403).",
    404: "Siden findes ikke (404).",
    410: "Siden er fjernet (410).",
    418: "Serveren afviste at sende siden (418).",
    429: "Serveren vil ikke svare på flere forespørgsler lige nu (429).",
    500: "Serveren melder om en fejl (500).",
    503: "Serveren er optaget eller lukket ned (503).",
    599: "Serveren melder om en fejl (599).",
    300: "Serveren sendte ingen side (300).",
}


@pytest.mark.parametrize("code", STATUSES)
def test_a_status_is_told_as_a_reason(code, tmp_path):
    with SiteServer({"/": status(code)}) as site:
        page = only(site, tmp_path, "/")
    assert (page.reason, page.data) == (STATUSES[code], b"")
    assert page.address == site.url("/")


def test_500_then_200_is_a_page(tmp_path):
    with SiteServer({"/": in_turn(status(500), status(502), GOOD)}) as site:
        found = listed(site, tmp_path, "/")
        assert site.paths == ["/"] * 3
    assert found.pages[0].data
    first, second = found.clock.slept
    assert 0.75 <= first <= 1.25
    assert 1.5 <= second <= 2.5


def test_404_is_not_asked_again(tmp_path):
    with SiteServer() as site:
        assert only(site, tmp_path, "/").reason
        assert site.paths == ["/"]


def test_retry_after_is_obeyed(tmp_path):
    with SiteServer({"/": in_turn(status(503, Retry_After="7"), GOOD)}) as site:
        found = listed(site, tmp_path, "/")
    assert found.pages[0].data
    assert found.clock.slept == [7.0]


def test_a_server_that_asks_for_an_hour_is_given_up(tmp_path):
    with SiteServer({"/": status(429, Retry_After="3600")}) as site:
        found = listed(site, tmp_path, "/")
        assert site.paths == ["/"]
    assert "(429)" in found.pages[0].reason
    assert found.clock.slept == []


def test_redirects_lead_to_the_page(tmp_path):
    pages = {"/a": redirect("/b", 302), "/b": redirect("c?utm_source=x#y", 308), "/c": GOOD}
    with SiteServer(pages, others=lambda request: GOOD if "utm" in request.path else None) as site:
        page = only(site, tmp_path, "/a")
        assert site.paths == ["/a", "/b", "/c?utm_source=x"]
    assert (page.address, page.requested) == (site.url("/c"), site.url("/a"))
    assert page.data


def test_redirects_in_a_ring_end(tmp_path):
    with SiteServer({"/a": redirect("/b"), "/b": redirect("/a")}) as site:
        page = only(site, tmp_path, "/a")
    assert page.reason == "Siden viser videre i ring."


def test_redirects_without_end_end(tmp_path):
    def further(request):
        return redirect(f"/{len(request.path)}/{request.path}")

    with SiteServer(others=lambda r: further(r) if "robots" not in r.path else None) as site:
        page = only(site, tmp_path, "/a")
        assert len(site.paths) == 11
    assert page.reason == "Siden viser videre mere end 10 gange."


@pytest.mark.parametrize(
    ("target", "reason"),
    [
        ("http://andet.example/", "Siden viser videre til en anden hjemmeside (andet.example)."),
        ("http://127.0.0.1:1/", "Siden viser videre til en anden hjemmeside (127.0.0.1)."),
        ("ftp://127.0.0.1/", "Siden viser videre til en adresse, der ikke kan læses."),
        ("", "Siden viser videre til en adresse, der ikke kan læses."),
        ("http://[", "Siden viser videre til en adresse, der ikke kan læses."),
    ],
)
def test_redirects_elsewhere_are_not_followed(target, reason, tmp_path):
    with SiteServer({"/": redirect(target)}) as site:
        assert only(site, tmp_path, "/").reason == reason


def test_a_page_that_drips_is_given_up(tmp_path):
    with SiteServer() as site:

        def drips():
            while not site.closing.wait(0.01):
                yield b" "

        site.pages["/"] = GOOD.__class__(drips(), headers=GOOD.headers)
        page = only(site, tmp_path, "/", timeout=0.2)
    assert page.reason == "Siden tog for lang tid at hente."


def test_a_server_that_does_not_answer_is_asked_no_more_after_a_while(tmp_path):
    paths = [f"/{number}" for number in range(30)]
    with SiteServer() as site:

        def hangs(request):
            if request.path != "/robots.txt":
                site.closing.wait(10)
            return status(404)

        site.others = hangs
        found = listed(site, tmp_path, *paths, timeout=0.05, retries=0)
        assert len(site.paths) < 20
    assert found.addresses == [site.url(path) for path in paths]
    assert "denne er ikke prøvet" in found.pages[-1].reason
    assert all(page.reason for page in found.pages)


def test_no_server_is_told(tmp_path):
    with SiteServer() as site:
        pass
    found = listed(site, tmp_path, "/a", "/b")
    assert [page.reason for page in found.pages] == [
        "Der er ingen forbindelse til serveren 127.0.0.1."
    ] * 2


def test_html_that_is_really_pdf(tmp_path):
    with SiteServer({"/a": sent(PDF, "text/html")}) as site:
        page = only(site, tmp_path, "/a")
        asked = only(site, tmp_path, "/a", documents=True)
    assert page.reason == "Adressen fører til en PDF-fil."
    assert asked.data == PDF


@pytest.mark.parametrize(
    ("content_type", "data", "reason"),
    [
        ("application/pdf", PDF, "Adressen fører til en PDF-fil."),
        ("image/png", b"\x89PNG\r\n", "Adressen fører ikke til en tekst (image/png)."),
        ("text/html", b"\x89PNG\r\n", "Adressen fører til et billede (PNG)."),
        ("application/json", b"{}", "Adressen fører ikke til en tekst (application/json)."),
        ("text/plain", b"Hej.", "Adressen fører ikke til en tekst (text/plain)."),
        ("text/html", b"", "Siden er tom."),
        ("", b"<!doctype html><p>Hej.", ""),
        ("text/plain", b"<!doctype html><p>Hej.", ""),
        ("application/octet-stream", b"<!doctype html><p>Hej.", ""),
    ],
)
def test_only_web_pages_unless_documents_are_asked_for(content_type, data, reason, tmp_path):
    with SiteServer({"/a": sent(data, content_type)}) as site:
        page = only(site, tmp_path, "/a")
    assert page.reason == reason
    assert bool(page.data) == (not reason)


@pytest.mark.parametrize(
    ("content_type", "data", "comes"),
    [
        ("application/pdf", PDF, True),
        ("text/plain; charset=utf-8", b"Hej.", True),
        ("application/octet-stream", PDF, True),
        ("image/png", b"\x89PNG\r\n", False),
        ("application/pdf", b"\x89PNG\r\n", False),
        ("application/octet-stream", b"Hej.", False),
    ],
)
def test_documents_when_asked_for(content_type, data, comes, tmp_path):
    with SiteServer({"/a": sent(data, content_type)}) as site:
        page = only(site, tmp_path, "/a", documents=True)
    assert bool(page.data) == comes
    assert bool(page.reason) != comes


def test_pages_come_in_order_whatever_answers_first(tmp_path):
    """The first page is answered only when the last three have been asked for."""
    last = threading.Event()
    with SiteServer() as site:

        def shuffled(request):
            if request.path == "/3":
                last.set()
            elif request.path != "/robots.txt":
                last.wait(10)
            return GOOD

        site.others = shuffled
        found = listed(site, tmp_path, *"/0 /1 /2 /3 /4 /5".split())
    assert [page.address[-1] for page in found.pages] == list("012345")


def test_every_line_of_a_list_comes_out(tmp_path):
    file = tmp_path / "liste.txt"
    with SiteServer({"/a": GOOD}) as site:
        good, tracked = site.url("/a"), site.url("/a?utm_campaign=x#top")
        lines = ["# mine sider", good, "", tracked, "https://", site.url("/findes-ikke")]
        file.write_text("\n".join(lines), encoding="utf-8")
        found = run(str(file))
    assert found.addresses == [good, "https://", site.url("/findes-ikke")]
    assert [page.reason for page in found.pages] == [
        "",
        "Det er ikke en webadresse.",
        "Siden findes ikke (404).",
    ]


def test_two_ways_to_one_page_are_one_page(tmp_path):
    head = '<link rel="canonical" href="/a">'
    pages = {"/a": GOOD, "/b": redirect("/a"), "/c?x=1": html("<p>Velkommen.</p>", head)}
    with SiteServer(pages) as site:
        found = listed(site, tmp_path, "/b", "/a", "/c?x=1")
    assert found.addresses == [site.url("/a")]
    assert found.pages[0].requested == site.url("/b")
    assert found.notices == ["1 adresse fører til en side, der er med i forvejen."]


def test_the_front_page_is_not_every_page(tmp_path):
    head = '<link rel="canonical" href="/">'
    with SiteServer({"/a": html("<p>A.</p>", head), "/b": html("<p>B.</p>", head)}) as site:
        found = listed(site, tmp_path, "/a", "/b")
    assert found.addresses == [site.url("/a"), site.url("/b")]


def test_no_cookies_are_sent_back(tmp_path):
    with SiteServer({"/a": html("<p>A.</p>", Set_Cookie="id=1; Path=/"), "/b": GOOD}) as site:
        listed(site, tmp_path, "/a", "/b")
        assert all("cookie" not in request.headers for request in site.asked)


def test_the_program_says_who_it_is(tmp_path):
    with SiteServer({"/a": GOOD}) as site:
        only(site, tmp_path, "/a")
        assert all(r.headers["user-agent"].startswith("sprogtjek/") for r in site.asked)


def test_nothing_is_logged(tmp_path, caplog):
    caplog.set_level(0)
    with SiteServer({"/a": GOOD}) as site:
        listed(site, tmp_path, "/a", "/b")
    assert [record for record in caplog.records if "asyncio" not in record.name] == []
