"""The HTML reader: what on a page is text for its readers, and where it stands."""

from __future__ import annotations

import pytest
from reading import outline as plain_outline

from sprogtjek.errors import UserError
from sprogtjek.offsets import to_source
from sprogtjek.records import Document, Source, Span
from sprogtjek.sources import html, html_tree
from sprogtjek.sources.files import editable, read_bytes


def read(text: str) -> Document:
    return html.read_source(Source("side.html", text, "text/html"))


def outline(text: str) -> list[tuple[str, str]]:
    return [(block.kind, block.text) for block in read(text).blocks]


def texts(text: str) -> list[str]:
    return [block.text for block in read(text).blocks]


def page(body: str, head: str = "") -> str:
    return f"<!DOCTYPE html><html lang=da><head>{head}</head><body>{body}</body></html>"


PROSE = "<p>Du kan søge om støtte, hvis du bor til leje.</p>"
SAID = "Du kan søge om støtte, hvis du bor til leje."


# --- Blocks ----------------------------------------------------------------------------------


def test_each_kind_of_element_is_a_block_of_its_kind():
    assert outline(
        "<h1>Støtte</h1><p>Du kan søge.</p><ul><li>pas</li></ul><blockquote><p>Ja.</p></blockquote>"
        "<table><tr><th>År</th><td>2024</td></tr></table>"
        "<figure><figcaption>Foto</figcaption></figure><dl><dt>Frist<dd>1. maj</dl>"
        "<details><summary>Klage</summary>Skriv til os.</details>"
    ) == [
        ("heading", "Støtte"),
        ("paragraph", "Du kan søge."),
        ("list_item", "pas"),
        ("quote", "Ja."),
        ("cell", "År"),
        ("cell", "2024"),
        ("caption", "Foto"),
        ("list_item", "Frist"),
        ("list_item", "1. maj"),
        ("heading", "Klage"),
        ("paragraph", "Skriv til os."),
    ]


def test_headings_make_sections():
    blocks = read("<h1>A</h1><h2>B</h2><h3>C</h3><p>Nu.</p><h2>D</h2><p>Så.</p>").blocks
    assert [block.section for block in blocks if block.kind == "paragraph"] == [
        ("A", "B", "C"),
        ("A", "D"),
    ]


def test_inline_tags_are_transparent():
    text = (
        "<p>Du kan <b>s</b>ø<i>ge</i> om<span> støtte</span><wbr>n <font color=red> nu</font>.</p>"
    )
    assert texts(text) == ["Du kan søge om støtten nu."]


@pytest.mark.parametrize(
    ("written", "said"),
    [
        ("s&oslash;g", "søg"),
        ("s&#248;g", "søg"),
        ("s&#xF8;g", "søg"),
        ("s&oslashg", "søg"),
        ("bolig&shy;støtte", "boligstøtte"),
        ("5&nbsp;kr.", "5 kr."),
        ("2010&#150;2012", "2010–2012"),
        ("R&D", "R&D"),
        ("R&amp;D &lt;3", "R&D <3"),
        ("a &ukendt; b", "a &ukendt; b"),
        ("x&#0;y", "x\ufffdy"),
        ("&#10;ja&#13;&#9;nej", "ja nej"),
        ("&#" + "9" * 9 + "9" * 5000 + ";", None),
    ],
)
def test_character_references(written, said):
    found = texts(f"<p>Det er {written} her.</p>")
    assert len(found) == 1
    assert said is None or found == [f"Det er {said} her."]


def test_source_line_ends_are_blanks():
    assert texts("<p>Du kan\r\n\t\tsøge\n  om\n<b>\nstøtte</b>\n.</p>") == [
        "Du kan søge om støtte ."
    ]


def test_a_link_is_text_and_a_block_of_its_own():
    blocks = read("<p>Læs <a href='/mere?a=1&amp;b=2'>mere <b>her</b></a> nu.</p>").blocks
    assert [(block.kind, block.text, block.target) for block in blocks] == [
        ("paragraph", "Læs mere her nu.", ""),
        ("link", "mere her", "/mere?a=1&b=2"),
    ]


def test_a_link_around_blocks_is_a_link_in_each():
    blocks = read("<a href=/affald><h3>Affald</h3><p>Sådan gør du.</p></a>").blocks
    assert [(block.kind, block.target) for block in blocks] == [
        ("heading", ""),
        ("link", "/affald"),
        ("paragraph", ""),
        ("link", "/affald"),
    ]


def test_a_link_in_a_link_ends_the_outer_one():
    text = "<a href=/a>et <table><tr><td>to <a href=/b>tre</a> fire</table> fem</a><p>Seks."
    links = [(b.text, b.target) for b in read(text).blocks if b.kind == "link"]
    assert links == [("et", "/a"), ("to", "/a"), ("tre", "/b")]


def test_alternative_texts_and_titles_are_captions():
    text = (
        "<p>Se <img alt='En glad borger' src=a.jpg> her.</p><img alt=''><img alt='IMG_12.jpg'>"
        "<a href=/ title='Læs mere'>Læs mere</a><abbr title='Kommunernes Landsforening'>KL</abbr>"
    )
    assert [words for kind, words in outline(text) if kind == "caption"] == [
        "En glad borger",
        "Kommunernes Landsforening",
    ]


def test_code_and_foreign_phrases_are_quoted_in_their_sentence():
    text = "<p>Skriv <code>ls <b>-l</b></code> til vores <span lang=en>call center</span>.</p>"
    assert texts(text) == ["Skriv »ls -l« til vores »call center«."]
    assert texts("<p><code>ls -l</code></p><p><i lang=de>Guten Tag</i></p>") == []
    assert texts("<pre>ls -l\nrm</pre><p>Ja.</p>") == ["Ja."]
    assert texts("<p>Et <q>stort</q> ord.</p>") == ["Et »stort« ord."]


def test_passages_in_other_languages_are_skipped():
    text = (
        "<div lang=en><p>This is it.</p><p lang=da>Dette er det.</p></div><p lang=''>Ja.</p>"
        "<ul><li lang=en-GB><a href=/en>English</a></li></ul><p lang=da-DK>Nej.</p>"
    )
    assert texts(text) == ["Dette er det.", "Ja.", "Nej."]


def test_a_wrong_language_on_the_whole_page_is_not_believed():
    assert texts(f"<html lang=en><body>{PROSE}</body></html>") == [SAID]


def test_line_breaks_part_lines_but_no_sentence():
    assert texts(
        "<p>Vi har fået dit brev om støtte til din bolig,<br>og vi ringer, før vi kommer.</p>"
    ) == ["Vi har fået dit brev om støtte til din bolig, og vi ringer, før vi kommer."]
    assert len(texts("<p>Vi kommer tirsdag.<br><br>Vi ringer først.</p>")) == 2


def test_a_letter_on_a_page_is_told_as_in_a_plain_text():
    letter = (
        "Nordby Kommune\nRådhuset 1\n9999 Nordby\n\nKære Anne\n\nVi har fået dit brev, og vi "
        "svarer her.\n\nMed venlig hilsen\nBo Holm\nSagsbehandler"
    )
    paragraphs = "".join(f"<p>{p}</p>" for p in letter.replace("\n\n", "|").split("|"))
    assert outline(paragraphs.replace("\n", "<br>\n")) == plain_outline(letter)
    lines = "".join(f"<div>{line or '<br>'}</div>" for line in letter.split("\n"))
    assert outline(lines) == plain_outline(letter)


def test_tables_that_only_arrange_a_page_are_transparent():
    text = f"<table><tr><td><h1>Støtte</h1>{PROSE}</td></tr></table>"
    assert outline(text) == [("heading", "Støtte"), ("paragraph", SAID)]
    nested = f"<table><tr><td>Nej</td><td><table><tr><td>{PROSE}</table></table>"
    assert ("paragraph", SAID) in outline(nested)


# --- Tag soup --------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "blocks"),
    [
        ("<p>Et.<p>To.", ["Et.", "To."]),
        ("<ul><li>Et<li>To<ul><li>Tre</ul><li>Fire</ul>", ["Et", "To", "Tre", "Fire"]),
        ("<table><tr><td>1<td>2<tr><td>3</table>", ["1", "2", "3"]),
        (
            "<h2>Klage<p>Du kan klage.<h2>Frist</h3><p>Nu.",
            ["Klage", "Du kan klage.", "Frist", "Nu."],
        ),
        ("<b><p>Et <i>to</b> tre.</p></i><p>Fire.", ["Et to tre.", "Fire."]),
        ("</p></div>Et.</td><p>To.</p></p>", ["Et.", "To."]),
        ("<p>Et</br>to.", ["Et to."]),
        ("<P CLASS=x>Et.</P><DIV>To.</DIV>", ["Et.", "To."]),
        ("<p>1 < 2 og 3 > 2 <> ok.", ["1 < 2 og 3 > 2 <> ok."]),
        ("<p>Et.<!-- x --!><p>To.<!-->Tre.", ["Et.", "To.Tre."]),
        ("<p>Et.<script>if (a<b) '</p>'</script> To.", ["Et. To."]),
        ("<p title='a>b'>Et.", ["Et.", "a>b"]),
        ("<?php echo '>'; ?><p>Et.<? x ?></p>", ["Et."]),
        ("<p>Et.<p class='åben>To.", ["Et."]),
        ("<p>Et.</body></html><p>To.", ["Et.", "To."]),
    ],
)
def test_badly_closed_tags(text, blocks):
    assert texts(text) == blocks


# --- Furniture -------------------------------------------------------------------------------

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


# --- Places, directives, files ---------------------------------------------------------------


def test_places_lead_through_tags_and_references():
    text = "<p>Vi\n<b>s&oslash;</b>ger&nbsp;om bolig&shy;støtte.</p>"
    document = read(text)
    block = document.blocks[0]

    def written(words: str) -> str:
        at = block.text.index(words)
        place = to_source(block, Span(at, at + len(words)))
        return text[place.start : place.end]

    assert written("søger") == "s&oslash;</b>ger"
    assert written("boligstøtte") == "bolig&shy;støtte"
    assert written("Vi") == "Vi"


def test_comments_are_directives():
    text = "<p>Et.</p><!-- sprogtjek: fra passiv-s --><p>To.</p><!--sprogtjek: til--><!-- x -->"
    document = read(text)
    assert [(d.action, d.rules) for d in document.directives] == [
        ("fra", ("passiv-s",)),
        ("til", ()),
    ]
    span = document.directives[0].span
    assert text[span.start : span.end] == "<!-- sprogtjek: fra passiv-s -->"


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
