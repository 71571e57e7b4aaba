"""The OpenDocument reader: which text it finds, in which blocks, and where."""

from __future__ import annotations

import pytest
from office import DATA, open_text

from sprogtjek.records import Document
from sprogtjek.sources import docx
from sprogtjek.sources.odt import read


def document(data: bytes) -> Document:
    return read(data, "brev.odt")


def outline(body: str, automatic: str = "", styles: str = "") -> list[tuple[str, str]]:
    blocks = document(open_text(body, automatic, styles)).blocks
    return [(block.kind, block.text) for block in blocks]


def texts(body: str, **styles) -> list[str]:
    return [text for _, text in outline(body, **styles)]


def p(inner: str, style: str = "Standard") -> str:
    return f'<text:p text:style-name="{style}">{inner}</text:p>'


BASE = "<text:ruby-base>ord</text:ruby-base>"


@pytest.mark.parametrize(
    ("inner", "text"),
    [
        ("frem<text:span>sender</text:span>", "fremsender"),
        ("to<text:s text:c='3'/>ord", "to ord"),
        ("på<text:tab/>en og<text:line-break/>to", "på en og to"),
        ("linje\n   to", "linje to"),
        ("sags\u00admappe", "sagsmappe"),
        ("<text:bookmark-start text:name='x'/>her<text:bookmark-end text:name='x'/>", "her"),
        ("den <text:date>3. maj</text:date>", "den 3. maj"),
        ("ses<text:change text:change-id='c1'/> nu", "ses nu"),
        ("ses<text:change-start text:change-id='c1'/> nu<text:change-end/>", "ses nu"),
        ("ses<office:annotation><text:p>Hvorfor?</text:p></office:annotation> nu", "ses nu"),
        (f"<text:ruby>{BASE}<text:ruby-text>x</text:ruby-text></text:ruby>", "ord"),
        ("A &amp; <!-- x -->B", "A & B"),
    ],
)
def test_what_paragraphs_say(inner, text):
    assert texts(p(inner)) == [text]


def test_deleted_text_is_gone():
    changes = (
        "<text:tracked-changes><text:changed-region><text:deletion><text:p>aldrig</text:p>"
        "</text:deletion></text:changed-region></text:tracked-changes>"
    )
    assert texts(changes + p("Vi ser på det.")) == ["Vi ser på det."]


def test_headings_by_outline_and_by_style():
    own = '<style:style style:name="P1" style:family="paragraph" style:parent-style-name="Title"/>'
    body = (
        p("Om støtte", "P1")
        + '<text:h text:outline-level="1">Svar</text:h>'
        + '<text:h text:outline-level="2">Klage</text:h>'
        + p("Vi ser på det.")
    )
    blocks = document(open_text(body, own)).blocks
    assert [block.kind for block in blocks] == ["heading"] * 3 + ["paragraph"]
    assert blocks[-1].section == ("Om støtte", "Svar", "Klage")


def test_lists():
    item = "<text:list-item>{}</text:list-item>"
    inner = f"<text:list>{item.format(p('nøgler'))}</text:list>"
    body = p("Husk:") + f"<text:list>{item.format(p('pas') + p('Et nyt.') + inner)}</text:list>"
    assert outline(body) == [
        ("paragraph", "Husk:"),
        ("list_item", "pas"),
        ("paragraph", "Et nyt."),
        ("list_item", "nøgler"),
    ]


def test_tables_and_tables_in_them():
    def table(*cells: str) -> str:
        inner = "".join(f"<table:table-cell>{cell}</table:table-cell>" for cell in cells)
        return f"<table:table><table:table-row>{inner}</table:table-row></table:table>"

    body = table(p("Navn"), p("Bo") + table(p("inde"), p("i den")))
    assert outline(body) == [("cell", text) for text in ("Navn", "Bo", "inde", "i den")]
    assert outline(table(p("Vi ser på det."))) == [("paragraph", "Vi ser på det.")]


def test_notes_boxes_and_links():
    note = (
        "<text:note><text:note-citation>1</text:note-citation><text:note-body>"
        f"{p('Kun i maj.')}</text:note-body></text:note>"
    )
    frame = f"<draw:frame><draw:text-box>{p('Ring til os.')}</draw:text-box></draw:frame>"
    link = '<text:a xlink:href="https://nordby.example">vores side</text:a>'
    blocks = document(open_text(p(f"Se{note} {link}{frame} nu."))).blocks
    assert [(block.kind, block.text, block.target) for block in blocks] == [
        ("paragraph", "Se vores side nu.", ""),
        ("link", "vores side", "https://nordby.example"),
        ("paragraph", "Kun i maj.", ""),
        ("paragraph", "Ring til os.", ""),
    ]


def test_a_table_of_contents_is_no_text():
    index = f"<text:index-body>{p('Om')}</text:index-body>"
    contents = f"<text:table-of-content>{index}</text:table-of-content>"
    assert texts(contents + p("Om 1", "Contents_20_1") + p("Vi ser.")) == ["Vi ser."]


def test_hidden_text_and_other_languages_are_left_out():
    automatic = "".join(
        f'<style:style style:name="{name}" style:family="text"><style:text-properties {has}/>'
        "</style:style>"
        for name, has in [("T1", 'text:display="none"'), ("T2", 'fo:language="en"')]
    )
    span = '<text:span text:style-name="{}">{}</text:span>'
    body = p("Synlig" + span.format("T1", " skjult")) + p(
        span.format("T2", "This is the law of it.")
    )
    assert texts(body, automatic=automatic) == ["Synlig"]


def test_libreoffice_says_the_same_in_both_formats():
    odt = document((DATA / "libreoffice.odt").read_bytes())
    word = docx.read((DATA / "libreoffice.docx").read_bytes(), "brev.docx")
    python_docx = docx.read((DATA / "odd.docx").read_bytes(), "brev.docx")
    found = [[(b.kind, b.text, b.target) for b in each.blocks] for each in (odt, word, python_docx)]
    dates = [[block for block in blocks if "2026" not in block[1]] for blocks in found]
    assert dates[0] == dates[1]
    assert [b for b in dates[2] if "2025" not in b[1]] == dates[0]
