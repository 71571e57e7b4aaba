"""HTML files: their encoding, and what is too much, hostile or no Danish text at all."""

from __future__ import annotations

import pytest
from html_pages import PROSE, SAID, page, read, texts

from sprogtjek.errors import UserError
from sprogtjek.sources import html_tree
from sprogtjek.sources.files import editable, read_bytes


@pytest.mark.parametrize(
    ("encoding", "head"),
    [
        ("utf-8", ""),
        ("utf-8-sig", ""),
        ("utf-16", ""),
        ("cp1252", ""),
        ("cp1252", "<meta charset='iso-8859-1'>"),
        (
            "iso-8859-15",
            '<meta http-equiv="Content-Type" content="text/html; charset=ISO-8859-15">',
        ),
        ("mac-roman", "<META CHARSET=macintosh>"),
        ("utf-8", "<meta charset=latin1>"),
        ("cp1252", "<meta charset=utf-8>"),
        ("cp1252", "<meta charset=findes-ikke>"),
    ],
)
def test_pages_are_read_in_their_encoding(encoding, head):
    data = page(PROSE, head).encode(encoding)
    for name in ("side.html", "side.txt", "side"):
        document = read_bytes(data, name)
        assert document.source.media_type == "text/html"
        assert [block.text for block in document.blocks] == [SAID]


def test_a_page_is_written_back_in_its_encoding():
    data = page(PROSE, "<meta charset=iso-8859-15>").encode("iso-8859-15")
    source, original = editable(data, "side.html")
    assert original.encoded(source.text) == data


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("<html><body><div id=root></div></body></html>", "Der er ingen tekst på siden at tjekke."),
        (
            "<html lang=en><body><p>Please write to us about the house.</p></body></html>",
            "Siden er ikke på dansk: dens sprog er »en«.",
        ),
    ],
)
def test_a_page_without_danish_text_is_named(text, message):
    with pytest.raises(UserError) as caught:
        read_bytes(text.encode(), "side.html")
    assert caught.value.message == message
    assert caught.value.hint


@pytest.mark.parametrize(
    "text",
    [
        "<div>" * 100_000,
        "<b>" * 2_000,
        "<table><tr><td>" * 1_000,
    ],
)
def test_too_much_is_refused(text):
    with pytest.raises(UserError) as caught:
        read(text)
    assert "elementer" in caught.value.message
    assert caught.value.path == "side.html"


@pytest.mark.parametrize(
    "text",
    [
        "<" * 300_000,
        "</" * 200_000,
        "<a " * 200_000,
        "<a b='" * 100_000,
        "<!--" * 200_000,
        "<?php" * 100_000,
        "&" * 300_000,
        "&#" * 200_000,
        "&aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa" * 20_000,
        "<p " + " " * 500_000,
        "<p" + "/" * 500_000 + ">",
        "<p a" + " " * 300_000 + "b>x",
        "<br>" * 20_000,
        "x<br>" * 10_000,
        "</p>" * 100_000,
        "<div>" * 400 + "</b>" * 50_000,
        "<script>" * 100_000,
        "<code>" * 400 + "<i>x</i>" * 20_000,
        "<table><tr><td>" * 150 + "<i>x</i>" * 20_000,
        "<div class=menu hidden lang=en>" * 400 + "<i>x</i>" * 20_000,
        "<title>" + "</titl" * 100_000,
        "<p>" + "x " * 300_000,
    ],
)
def test_hostile_text_is_read_in_no_time(text):
    read(text)


def test_too_many_elements_are_refused(monkeypatch):
    monkeypatch.setattr(html_tree, "MAX_ELEMENTS", 100)
    read("<i>x</i>" * 100)
    with pytest.raises(UserError):
        read("<i>x</i>" * 101)


def test_nothing_is_fetched():
    text = (
        '<!DOCTYPE html SYSTEM "file:///etc/passwd" [<!ENTITY a SYSTEM "http://a.example/">]>'
        "<p>Ja &a; nej.<iframe src=http://a.example></iframe><img src=//a.example/b>"
    )
    assert "Ja &a; nej." in " ".join(texts(text))
