"""Sitemaps: indexes, packed ones, endless ones, broken ones."""

from __future__ import annotations

import gzip
import tracemalloc

import pytest
from site_server import Reply, SiteServer, endless, html, robots, sent, sitemap, sitemap_xml, status
from site_visits import run

from sprogtjek.errors import UserError
from sprogtjek.site import sitemap as sitemaps
from sprogtjek.site.options import Known
from sprogtjek.site.sitemap import Entry, SitemapError

GOOD = html("<p>Velkommen til kommunen.</p>")


def pages_for_all(request):
    return GOOD if request.path.startswith("/s") else None


def test_the_pages_of_a_sitemap_in_its_order():
    with SiteServer(others=pages_for_all) as site:
        named = [site.url("/s3"), site.url("/s1") + " 2026-01-02", site.url("/s2")]
        site.pages["/sitemap.xml"] = sitemap(named)
        found = run(site.url("/sitemap.xml"))
    assert list(found.by_path()) == ["/s3", "/s1", "/s2"]
    assert [page.modified for page in found.pages] == ["", "2026-01-02", ""]
    assert found.notices == []
    assert found.expected == [3]


@pytest.mark.parametrize("packed", [False, True])
def test_an_index_and_its_sitemaps(packed):
    with SiteServer(others=pages_for_all) as site:
        site.pages["/i.xml"] = sitemap([site.url("/a.xml"), site.url("/b.xml")], index=True)
        site.pages["/a.xml"] = sitemap([site.url("/s1")], packed=packed)
        site.pages["/b.xml"] = sitemap([site.url("/s2"), site.url("/s1")], packed=packed)
        found = run(site.url("/i.xml"))
    assert list(found.by_path()) == ["/s1", "/s2"]
    assert found.expected == [3]  # when the last sitemap is read; one page is in both


def test_a_sitemap_of_plain_lines():
    with SiteServer(others=pages_for_all) as site:
        lines = "\n".join([site.url("/s1"), site.url("/s2"), "http://andet.example/"])
        site.pages["/sitemap.txt"] = sent(lines.encode(), "text/plain")
        found = run(site.url("/sitemap.txt"))
    assert [bool(page.data) for page in found.pages] == [True, True, False]


def test_addresses_elsewhere_are_told_and_not_fetched():
    with SiteServer(others=pages_for_all) as site:
        named = ["http://andet.example/a", site.url("/s1"), "ikke en adresse"]
        site.pages["/sitemap.xml"] = sitemap(named)
        found = run(site.url("/sitemap.xml"))
    assert [page.reason for page in found.pages] == [
        "Adressen ligger på en anden hjemmeside (andet.example).",
        "",
        "Det er ikke en webadresse.",
    ]


def test_an_index_that_names_itself_ends():
    with SiteServer(others=pages_for_all) as site:
        site.pages["/i.xml"] = sitemap([site.url("/i.xml"), site.url("/a.xml")], index=True)
        site.pages["/a.xml"] = sitemap([site.url("/s1")])
        found = run(site.url("/i.xml"))
        assert site.paths.count("/i.xml") == 1
    assert list(found.by_path()) == ["/s1"]


def test_indexes_without_end_end():
    with SiteServer() as site:

        def deeper(request):
            if not request.path.startswith("/i"):
                return None
            return sitemap([site.url(f"{request.path}{n}") for n in (0, 1)], index=True)

        site.others = deeper
        found = run(site.url("/i"))
        assert len(site.paths) == 15
    assert found.pages == []
    assert "flere sitemaps, end der bliver læst" in found.notices[0]


def test_pages_without_end_end():
    with SiteServer(others=pages_for_all) as site:
        site.pages["/sitemap.xml"] = sitemap(site.url(f"/s{n}") for n in range(5000))
        found = run(site.url("/sitemap.xml"), max_pages=20)
    assert len(found.pages) == 20
    assert "mere end 20 sider" in found.notices[0]


def test_as_many_pages_as_are_allowed_is_not_too_many():
    with SiteServer(others=pages_for_all) as site:
        site.pages["/sitemap.xml"] = sitemap(site.url(f"/s{n}") for n in range(5))
        found = run(site.url("/sitemap.xml"), max_pages=5)
    assert (len(found.pages), found.notices) == (5, [])


def test_a_sitemap_that_streams_without_end_is_read_as_far_as_allowed(monkeypatch):
    monkeypatch.setattr(sitemaps, "MOST", 100_000)
    monkeypatch.setattr("sprogtjek.site.visiting.MOST_SITEMAP", 100_000)
    with SiteServer(others=pages_for_all) as site:
        whole = sitemap_xml([site.url("/s1")]).removesuffix("</urlset>").encode()
        again = f"<url><loc>{site.url('/s1')}</loc></url>".encode() * 100

        def stream():
            yield whole
            yield from endless(again)

        site.pages["/sitemap.xml"] = Reply(stream(), headers={"Content-Type": "text/xml"})
        found = run(site.url("/sitemap.xml"))
    assert list(found.by_path()) == ["/s1", "/sitemap.xml"]
    assert "for stort" in found.pages[1].reason


def test_a_sitemap_that_breaks_off_gives_what_came_before():
    with SiteServer(others=pages_for_all) as site:
        text = sitemap_xml([site.url("/s1"), site.url("/s2")])
        site.pages["/sitemap.xml"] = sent(text[:-40].encode(), "text/xml")
        found = run(site.url("/sitemap.xml"))
    assert list(found.by_path()) == ["/s1", "/sitemap.xml"]
    assert found.pages[1].reason == "Sitemappet kan ikke læses til ende: det er ikke hel XML."


def test_a_sitemap_that_cannot_be_had_is_told():
    with SiteServer(others=pages_for_all) as site:
        named = [site.url("/a.xml"), site.url("/b.xml"), site.url("/c.xml")]
        site.pages["/i.xml"] = sitemap(named, index=True)
        site.pages["/a.xml"] = status(500)
        site.pages["/b.xml"] = GOOD
        site.pages["/c.xml"] = sitemap([site.url("/s1")])
        found = run(site.url("/i.xml"))
    assert {path: page.reason for path, page in found.by_path().items()} == {
        "/a.xml": "Serveren melder om en fejl (500).",
        "/b.xml": "Adressen fører ikke til et sitemap.",
        "/s1": "",
    }


def test_sitemaps_elsewhere_are_counted():
    with SiteServer(others=pages_for_all) as site:
        named = ["http://a.example/s.xml", "http://b.example/s.xml", site.url("/a.xml")]
        site.pages["/i.xml"] = sitemap(named, index=True)
        site.pages["/a.xml"] = sitemap([site.url("/s1")])
        found = run(site.url("/i.xml"))
    assert list(found.by_path()) == ["/s1"]
    assert found.notices == ["2 sitemaps ligger på andre hjemmesider og er ikke læst."]


def test_what_is_done_is_not_fetched_again():
    with SiteServer(others=pages_for_all) as site:
        site.pages["/s.xml"] = sitemap([site.url(f"/s{n}") + " 2026-01-01" for n in range(4)])
        done = {site.url(f"/s{n}"): Known(site.url(f"/s{n}"), done=True) for n in (0, 2)}
        found = run(site.url("/s.xml"), done)
        assert sorted(site.paths) == ["/s.xml", "/s1", "/s3"]
    assert list(found.by_path()) == ["/s0", "/s1", "/s2", "/s3"]
    assert [page.unchanged for page in found.pages] == [True, False, True, False]


def test_the_sitemap_of_a_site_is_found():
    with SiteServer({"/": GOOD}, others=pages_for_all) as site:
        site.pages["/sitemap.xml"] = sitemap([site.url("/s1")])
        assert list(run(site.url("/"), kind="sitemap").by_path()) == ["/s1"]
        site.pages["/robots.txt"] = robots(f"Sitemap: {site.url('/kort.xml')}")
        site.pages["/kort.xml"] = sitemap([site.url("/s2")])
        assert list(run(site.url("/"), kind="sitemap").by_path()) == ["/s2"]


def test_a_saved_sitemap(tmp_path):
    file = tmp_path / "sitemap.xml"
    with SiteServer(others=pages_for_all) as site:
        file.write_text(sitemap_xml([site.url("/s1"), "http://andet.example/"]))
        found = run(str(file))
    # A file may come from anywhere: it gives no leave to fetch from this machine.
    assert [page.reason for page in found.pages] == [
        "Adressen 127.0.0.1 ligger på et privat net og bliver ikke hentet.",
        "Adressen ligger på en anden hjemmeside (andet.example).",
    ]


def test_an_empty_saved_sitemap_is_told(tmp_path):
    file = tmp_path / "sitemap.xml"
    file.write_text(sitemap_xml([]))
    with pytest.raises(UserError, match="nævner ingen sider"):
        run(str(file))


def entries(data: bytes) -> list[Entry]:
    return list(sitemaps.entries(data))


def test_pictures_of_a_page_are_no_pages():
    data = b"""<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"
        xmlns:image="http://www.google.com/schemas/sitemap-image/1.1"><url>
        <loc> https://x.dk/a?b=1&amp;c=2 </loc><image:image><image:loc>https://x.dk/a.jpg</image:loc>
        </image:image><lastmod>2026-01-01</lastmod></url><url><lastmod>2026</lastmod></url></urlset>"""
    assert entries(data) == [Entry("url", "https://x.dk/a?b=1&c=2", "2026-01-01")]


@pytest.mark.parametrize(
    "data",
    [
        b'<!DOCTYPE x [<!ENTITY a "b">]><urlset><url><loc>&a;</loc></url></urlset>',
        b'<!DOCTYPE x SYSTEM "file:///etc/passwd"><urlset/>',
        b"<html/>",
        b"<rss/>",
        b"",
        b"hej",
        gzip.compress(b"<urlset>", mtime=0)[:-12],
        b"\x1f\x8bhej",
        b"<urlset>" + b"<a>" * 1000,
    ],
)
def test_what_is_no_sitemap(data):
    with pytest.raises(SitemapError):
        entries(data)


def test_a_packed_bomb_is_cut_off_in_constant_memory():
    bomb = gzip.compress(b"<urlset>" + b" " * 80_000_000)
    tracemalloc.start()
    with pytest.raises(SitemapError, match="for stort"):
        entries(bomb)
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert peak < 5_000_000


def test_many_entries_take_constant_memory():
    data = sitemap_xml(f"https://x.dk/{n}" for n in range(50_000)).encode()
    tracemalloc.start()
    count = sum(1 for _ in sitemaps.entries(data))
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert count == 50_000
    assert peak < 3_000_000


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16", "iso-8859-1"])
def test_encodings_of_sitemaps(encoding):
    text = f'<?xml version="1.0" encoding="{encoding}"?><urlset><url><loc>https://ø.dk/</loc></url></urlset>'
    data = text.encode(encoding)
    assert sitemaps.is_sitemap(data)
    assert entries(data) == [Entry("url", "https://ø.dk/")]
