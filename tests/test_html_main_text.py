"""What on a web page is its text, and what is furniture: menus, footers, boxes, scripts."""

from __future__ import annotations

import pytest
from html_pages import PROSE, SAID, outline, page, texts

CONTENT = f"<h1>Støtte</h1>{PROSE}"


@pytest.mark.parametrize(
    "furniture",
    [
        "<nav><ul><li><a href=/>Forside</a></ul></nav>",
        "<header><p>Nordby Kommune</p></header>",
        "<footer><p>Ring til os.</p></footer>",
        "<aside><p>Nyheder fra kommunen.</p></aside>",
        "<div role=navigation>Menu</div>",
        "<div role=dialog>Vi bruger cookies.</div>",
        "<div id=cookie-banner><p>Vi bruger cookies.</p></div>",
        "<div class='site-footer dark'>Kontakt</div>",
        "<ol class=breadcrumb><li>Forside<li>Bolig</ol>",
        "<a class=skip-link href=#main>Gå til indhold</a>",
        "<p hidden>Skjult.</p>",
        "<p style='display: none'>Skjult.</p>",
        "<span aria-hidden=true>×</span>",
        "<form><input value=Søg><button>Søg</button><select><option>A</select></form>",
        "<noscript>Slå JavaScript til.</noscript>",
        "<script>var a = '<p>x</p>';</script><style>p {}</style>",
        "<svg><title>Ikon</title><text>x</text></svg>",
        "<svg class=ikon /><script src=a.js /><iframe src='b'/>",
        "<template><p>{{ navn }}</p></template>",
        "<div><a href=/a>Affald</a> <a href=/b>Bolig</a> <a href=/c>Børn</a></div>",
    ],
)
def test_furniture_is_left_out(furniture):
    expected = [("heading", "Støtte"), ("paragraph", SAID)]
    assert outline(page(furniture + CONTENT)) == expected
    assert outline(page(f"<div class=wrapper>{CONTENT}{furniture}</div>")) == expected
    assert outline(page(f"{furniture}<main>{CONTENT}</main>{furniture}")) == expected
    assert outline(page(f"{furniture}<div role=main>{CONTENT}</div>{furniture}")) == expected


def test_headings_and_links_in_the_main_text_stay():
    body = f"<main><header>{CONTENT}</header><ul><li><a href=/a>A<li><a href=/b>B<li><a href=/c>C"
    assert texts(page(body)) == ["Støtte", SAID, "A", "A", "B", "B", "C", "C"]


def test_articles_are_the_text_where_they_hold_most_of_it():
    assert texts(page(f"<div>Vis som liste</div><article>{CONTENT}{PROSE}</article>")) == [
        "Støtte",
        SAID,
        SAID,
    ]
    assert SAID in texts(page(f"{PROSE * 5}<article><p>Kort.</p></article>"))


def test_what_a_button_unfolds_is_text():
    text = page(
        f"<main><h2><button aria-controls=x1 aria-expanded=false>Frist</button></h2>"
        f"<div id=x1 aria-hidden=true>{PROSE}</div></main>"
    )
    assert texts(text) == ["Frist", SAID]


def test_a_named_box_that_holds_the_text_is_no_furniture():
    assert texts(page(f"<div class='has-cookie-banner menu'>{CONTENT}</div>")) == ["Støtte", SAID]
    assert len(texts(page(f"<div class=cookie>{PROSE * 50}</div>"))) == 50


def test_a_box_is_read_where_there_is_nothing_else():
    assert texts(page(f"<div class=sidebar>{PROSE}</div>")) == [SAID]


def test_names_inside_the_main_text_say_little():
    body = f"<main><div class=menu-open>{PROSE}</div><p class='nav-text'>Ja.</p></main>"
    assert texts(page(body)) == [SAID, "Ja."]
    assert texts(page("<main><p hidden=until-found>Ja.</p></main>")) == ["Ja."]


def test_the_inside_of_a_page_is_read_as_it_is():
    fragment = "<header><p>Ja.</p></header><ul><li><a href=/a>A</a><li><a href=/b>B</a></ul>"
    assert texts(fragment) == ["Ja.", "A", "A", "B", "B"]
