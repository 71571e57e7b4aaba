"""What a start is, told by what it holds; and kind words where it is nothing."""

from __future__ import annotations

import io
import subprocess
import sys

import pytest
from site_server import SiteServer, html, sent, sitemap, sitemap_xml
from site_visits import run

from sprogtjek.errors import UserError
from sprogtjek.site import starts
from sprogtjek.site.options import Known

GOOD = html("<p>Velkommen til kommunen.</p>")


@pytest.fixture
def folder(tmp_path):
    (tmp_path / "b.html").write_text("<p>B.</p>")
    (tmp_path / "a.txt").write_text("A.")
    (tmp_path / "under").mkdir()
    (tmp_path / "under" / "c.md").write_text("C.")
    (tmp_path / "under" / "billede.png").write_bytes(b"\x89PNG\r\n")
    return tmp_path


def names(pages, folder) -> list[str]:
    return [page.address.removeprefix(f"{folder}/") for page in pages]


def test_a_folder(folder):
    found = run(str(folder))
    assert names(found.pages, folder) == ["a.txt", "b.html", "under/c.md"]
    assert [page.data for page in found.pages] == [b"A.", b"<p>B.</p>", b"C."]
    assert all(page.modified.endswith("+00:00") for page in found.pages)


def test_a_pattern_and_a_file(folder):
    assert names(run(f"{folder}/**/*.[mh]*").pages, folder) == ["b.html", "under/c.md"]
    assert names(run(f"{folder}/a.txt").pages, folder) == ["a.txt"]


def test_files_that_are_done_are_not_read_again(folder):
    found = run(str(folder), {f"{folder}/a.txt": Known(done=True)})
    assert [page.unchanged for page in found.pages] == [True, False, False]
    assert found.pages[0].data == b""


def test_a_folder_without_texts_is_told(tmp_path):
    with pytest.raises(UserError, match="ingen tekster i mappen"):
        run(str(tmp_path))


def test_a_folder_without_texts_among_others_is_told_in_its_place(folder):
    (folder / "tom").mkdir()
    found = run(f"{folder}/*")
    assert names(found.pages, folder) == ["a.txt", "b.html", "tom", "under/c.md"]
    assert found.pages[2].reason == "Der er ingen tekster i mappen."


def test_a_file_that_cannot_be_read_is_told(folder):
    from sprogtjek.sources import limits

    with limits.reading(limits.Limits(megabytes=0)):
        found = run(str(folder))
    assert {page.reason for page in found.pages} == {"Filen er for stor."}


def test_a_list_on_standard_input(monkeypatch):
    with SiteServer({"/a": GOOD}) as site:
        stdin = io.TextIOWrapper(io.BytesIO(f"{site.url('/a')}\n".encode()))
        monkeypatch.setattr(sys, "stdin", stdin)
        assert run("-").addresses == [site.url("/a")]


def test_a_document_on_the_web_is_itself():
    with SiteServer({"/a.pdf": sent(b"%PDF-1.7\n", "application/pdf")}) as site:
        (page,) = run(site.url("/a.pdf")).pages
    assert (page.data, page.media_type) == (b"%PDF-1.7\n", "application/pdf")


def test_a_crawl_of_a_sitemap_s_site_is_a_crawl():
    with SiteServer({"/": html('<a href="/a">a</a>'), "/a": GOOD}) as site:
        site.pages["/s.xml"] = sitemap([site.url("/a")])
        assert list(run(site.url("/"), kind="crawl").by_path()) == ["/", "/a"]


@pytest.mark.parametrize(
    ("data", "kind"),
    [
        (sitemap_xml(["https://x.dk/"]).encode(), "sitemap"),
        (sitemap_xml(["https://x.dk/"], index=True).encode(), "sitemap"),
        (b"https://x.dk/\n# en til\n\nHTTP://y.dk/b\r\n", "list"),
        (b"\xef\xbb\xbfhttps://x.dk/", "list"),
        (b"https://x.dk/ er en hjemmeside.", "files"),
        (b"Se https://x.dk/\n", "files"),
        (b"# kun en overskrift\n", "files"),
        (b"<!doctype html><p>Hej.", "files"),
        (b"<?xml version='1.0'?><rss/>", "files"),
        (b"%PDF-1.7\n", "files"),
        (b"\x1f\x8b", "files"),
        (b"", "files"),
    ],
)
def test_what_bytes_are(data, kind):
    assert starts.kind_of(data) == kind


def test_a_long_list_is_told_by_its_whole_lines():
    line = b"https://kommune.dk/" + b"a" * 90 + b"\n"
    assert starts.kind_of((line * 1000)[: 1 << 16]) == "list"


@pytest.mark.parametrize(
    ("start", "kind", "message", "hint"),
    [
        ("findes-ikke", None, "Filen findes ikke.", "Tjek stavningen"),
        ("kommune.dk", None, "Der er ingen fil eller mappe", "https://kommune.dk"),
        ("www.kommune.dk/borger", None, "Der er ingen fil", "https://www.kommune.dk/borger"),
        ("ftp://kommune.dk", None, "Kun websider kan hentes.", "https://"),
        ("file:///etc/passwd", None, "Kun websider kan hentes.", "https://"),
        ("https://bruger:kode@kommune.dk", None, "Webadressen kan ikke læses.", "uden brugernavn"),
        ("https://", None, "Webadressen kan ikke læses.", "https://kommune.dk"),
        ("{folder}", "crawl", "Links kan kun følges fra en webside.", "https://kommune.dk"),
        ("{folder}/a.txt", "sitemap", "Filen er ikke et sitemap.", "--sitemap"),
    ],
)
def test_what_is_no_start_is_told(start, kind, message, hint, folder):
    with pytest.raises(UserError) as told:
        run(start.format(folder=folder), kind=kind)
    assert message in told.value.message
    assert hint in (told.value.hint or "")


def test_folders_need_no_http_client(folder):
    code = (
        "import sys; from sprogtjek.site import sources; "
        f"print(len(list(sources.pages({str(folder)!r})))); "
        "assert not {'httpx', 'httpcore', 'protego', 'idna'} & set(sys.modules)"
    )
    told = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert told.stdout == "3\n"
