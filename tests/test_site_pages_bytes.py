"""The bytes of a page: in whatever charset, packed or not, and no more of them than are wanted."""

from __future__ import annotations

import gzip
from pathlib import Path

import pytest
from site_server import GOOD, SiteServer, endless, sent
from site_visits import only

from sprogtjek.sources import served


def said(data: bytes, content_type: str, tmp_path: Path) -> list[str]:
    """The texts of a page that a server sends like that."""
    with SiteServer({"/": sent(data, content_type)}) as site:
        page = only(site, tmp_path, "/")
    document = served.read(page.data, page.address, page.media_type, page.charset)
    return [block.text for block in document.blocks]


def test_the_charset_of_the_header_is_believed(tmp_path):
    data = "<p>Børn på færøsk grød.</p>".encode("cp865")
    assert said(data, 'text/html; charset="IBM865"', tmp_path) == ["Børn på færøsk grød."]


@pytest.mark.parametrize("charset", ["utf-8", "iso-8859-1", "utf8mb4", ""])
@pytest.mark.parametrize("encoding", ["utf-8", "cp1252", "utf-16"])
def test_a_wrong_charset_does_not_mangle_the_text(charset, encoding, tmp_path):
    data = "<!doctype html><p>Børn på grønne øer – altså.</p>".encode(encoding)
    told = said(data, f"text/html; charset={charset}", tmp_path)
    assert told == ["Børn på grønne øer – altså."]


def test_meta_charset_counts_where_the_header_is_silent(tmp_path):
    data = '<meta charset="ibm865"><p>Børn på færøsk grød.</p>'.encode("cp865")
    assert said(data, "text/html; charset=nonsens", tmp_path) == ["Børn på færøsk grød."]


def test_packed_pages_are_unpacked(tmp_path):
    two = gzip.compress(b"<!doctype html><p>Hej ") + gzip.compress(b"med dig.</p>")
    with SiteServer({"/": sent(two, "text/html", Content_Encoding="gzip")}) as site:
        assert only(site, tmp_path, "/").data == b"<!doctype html><p>Hej med dig.</p>"


def test_truncated_gzip_is_told_after_trying_again(tmp_path):
    data = gzip.compress(bytes(range(256)) * 100)[:-20]
    with SiteServer({"/": sent(data, "text/html", Content_Encoding="gzip")}) as site:
        page = only(site, tmp_path, "/")
        assert len(site.paths) == 4
    assert page.reason == "Siden kom ikke hel frem."


def test_broken_gzip_is_told(tmp_path):
    with SiteServer({"/": sent(b"<p>Hej.</p>", "text/html", Content_Encoding="gzip")}) as site:
        assert only(site, tmp_path, "/").reason == "Siden kan ikke pakkes ud."


def test_a_packing_nobody_asked_for_is_told(tmp_path):
    with SiteServer({"/": sent(b"x", "text/html", Content_Encoding="br")}) as site:
        page = only(site, tmp_path, "/")
    assert page.reason == "Siden er pakket på en måde, som ikke kan læses (br)."


def test_a_page_shorter_than_it_says_is_told(tmp_path):
    short = GOOD.__class__(b"<p>Hej", headers=GOOD.headers, length=1000)
    with SiteServer({"/": short}) as site:
        page = only(site, tmp_path, "/")
    assert page.reason == "Forbindelsen til serveren blev afbrudt."


def test_a_page_without_end_is_cut_off(tmp_path):
    body = GOOD.__class__(endless(b"<p>Hej.</p>" * 1000), headers=GOOD.headers)
    with SiteServer({"/": body}) as site:
        page = only(site, tmp_path, "/", megabytes=1)
    assert page.reason == "Siden er for stor."
    assert "1 MB" in page.hint


def test_a_page_that_says_it_is_a_gigabyte_is_not_begun(tmp_path):
    huge = GOOD.__class__(b"<p>", headers=GOOD.headers, length=1_000_000_000)
    with SiteServer({"/": huge}) as site:
        assert only(site, tmp_path, "/").reason == "Siden er for stor."


def test_a_packed_bomb_is_cut_off(tmp_path):
    bomb = gzip.compress(b"\0" * 30_000_000)
    with SiteServer({"/": sent(bomb, "text/html", Content_Encoding="gzip")}) as site:
        assert only(site, tmp_path, "/", megabytes=1).reason == "Siden er for stor."
