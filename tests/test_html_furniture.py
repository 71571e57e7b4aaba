"""Menus and footers that are read apart leave the rest of a page as if they were read with it."""

from __future__ import annotations

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from sprogtjek.errors import UserError
from sprogtjek.records import Document, Source
from sprogtjek.sources import html, html_tree
from sprogtjek.sources.limits import Limits, reading

NAMES = (
    "nav footer aside main article div p ul li a table tr td h2 button select option svg".split()
)
ODD = (
    "<!-- sprogtjek: fra passiv -->",
    "<!--",
    "-->",
    "<script>",
    "</script>",
    "<svg/>",
    "<div/>",
    '<div role="main">',
    '<button aria-controls="x">',
    '<p id="x" hidden>',
    '<p title="Menu over siden">',
    "<html>",
    "</body>",
    "</br>",
    "<",
    '<a href="',
    '">',
    '<a href="/x">Læs om flytning</a>',
    "Du kan søge om hjælp. ",
)
PIECES = st.one_of(
    st.sampled_from([f"<{name}>" for name in NAMES]),
    st.sampled_from([f"</{name}>" for name in NAMES]),
    st.sampled_from(ODD),
    st.just("Vi hjælper dig. "),
)
INNER = st.lists(PIECES, max_size=8).map("".join)
PAGES = st.lists(
    st.one_of(INNER, INNER.map("<nav>{}</nav>".format), INNER.map("<footer>{}</footer>".format)),
    max_size=6,
).map("".join)


def read(text: str) -> Document | str:
    try:
        return html.read_source(Source("side", text, "text/html"))
    except UserError as error:
        return str(error)


def read_whole(text: str) -> Document | str:
    """Read with nothing apart."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(html_tree, "FURNITURE", frozenset())
        return read(text)


@settings(max_examples=300, deadline=None, suppress_health_check=list(HealthCheck))
@given(page=PAGES, language=st.sampled_from(["", '<html lang="en"><body>', "<html><body>"]))
def test_what_is_read_apart_changes_nothing(page, language):
    assert read(language + page) == read_whole(language + page)


@pytest.mark.parametrize(
    "page",
    [
        "<a href='/x'>Læs <nav><a href='/y'>Menu</a></nav> mere.</a>",
        "<table><tr><td>Vi hjælper.<nav><td>Menu</nav> Kom ind.</table>",
        "<p>Om os.</p><nav><main>Vi hjælper dig.</main></nav>",
        "<p>Om os.</p><nav><div role='Main'>Vi hjælper dig.</div></nav>",
        "<svg><nav><p/>Menu</nav></svg><p>Vi hjælper dig.</p>",
        "<p>Om os.</p><footer><article>Vi hjælper dig.</article></footer>",
        "<div><nav>Menu</div></nav>Vi hjælper dig.",
        "<nav><!-- </nav> --><p>Menu</p></nav><p>Vi hjælper dig.</p>",
        "<nav><nav>Menu</nav>Menu</nav><p>Vi hjælper dig.</p>",
        "<nav><button aria-controls='x'>Vis</button></nav><p id='x' hidden>Vi hjælper dig.</p>",
    ],
)
def test_what_reaches_out_of_a_menu_is_read_with_the_page(page):
    assert read(page) == read_whole(page)


def test_a_menu_is_read_once():
    menu = "<nav><ul><li><a href='/a'>Affald</a></li></ul></nav>"
    html_tree._apart.cache_clear()
    for number in range(3):
        html_tree.parse(f"<h1>Side {number}</h1>{menu}", "side", furniture=False)
    assert html_tree._apart.cache_info().misses == 1


def test_comments_in_a_menu_keep_their_places():
    text = "<p>Hej</p><nav><!-- sprogtjek: fra passiv --></nav><p>Vi skriver.</p>"
    (directive,) = html.read_source(Source("side", text, "text/html")).directives
    assert text[directive.span.start :].startswith("<!-- sprogtjek")


@pytest.mark.parametrize("depth", [6, 7, 8, 9])
def test_what_is_apart_counts_as_deep_as_it_is(depth):
    text = "<body><nav><ul><li><b><i><u>Menu</u></i></b></li></ul></nav><p>Vi skriver.</p></body>"
    with reading(Limits(depth=depth)):
        assert read(text) == read_whole(text)
