"""The HTML reader: which blocks a page has, and where they stand."""

from __future__ import annotations

import pytest
from html_pages import PROSE, SAID, outline, read, texts
from reading import outline as plain_outline

from sprogtjek.offsets import to_source
from sprogtjek.records import Span


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
