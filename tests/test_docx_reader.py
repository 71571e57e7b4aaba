"""The Word reader: which text it finds, in which blocks, and where."""

from __future__ import annotations

import docx
import pytest
from office import DATA, p, r, saved, word

from sprogtjek.offsets import to_source
from sprogtjek.records import Document, Span
from sprogtjek.sources.docx import read


def document(data: bytes) -> Document:
    return read(data, "brev.docx")


def outline(body: str, **parts) -> list[tuple[str, str]]:
    return [(block.kind, block.text) for block in document(word(body, **parts)).blocks]


def texts(body: str, **parts) -> list[str]:
    return [text for _, text in outline(body, **parts)]


FIELD = (
    '<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText> {} </w:instrText></w:r>'
    '<w:r><w:fldChar w:fldCharType="separate"/></w:r>{}<w:r><w:fldChar w:fldCharType="end"/></w:r>'
)


@pytest.mark.parametrize(
    ("runs", "text"),
    [
        ((r("frem"), r("sender", "<w:b/>")), "fremsender"),
        (("<w:r><w:t> i </w:t></w:r>", r(" dag")), "i dag"),
        (("<w:r><w:t>a</w:t><w:tab/><w:t>b</w:t></w:r>",), "a b"),
        (("<w:r><w:t>sags</w:t><w:softHyphen/><w:t>mappe</w:t></w:r>",), "sagsmappe"),
        (("<w:r><w:t>e</w:t><w:noBreakHyphen/><w:t>mail</w:t></w:r>",), "e-mail"),
        (("<w:r><w:t>5</w:t></w:r>", r("\u00a0kr.")), "5 kr."),
        ((r("A &amp; B &lt; C"),), "A & B < C"),
        ((r("linje\n to"),), "linje to"),
        ((r("ses "), f"<w:ins w:id='1'>{r('nu')}</w:ins>"), "ses nu"),
        ((r("ses"), "<w:del w:id='1'><w:r><w:delText> aldrig</w:delText></w:r></w:del>"), "ses"),
        ((r("ses"), f"<w:moveFrom w:id='1'>{r(' her')}</w:moveFrom>"), "ses"),
        ((r("ses"), f"<w:moveTo w:id='1'>{r(' der')}</w:moveTo>"), "ses der"),
        ((r("den "), FIELD.format("DATE", r("3. maj"))), "den 3. maj"),
        ((r("til "), f'<w:fldSimple w:instr="MERGEFIELD N">{r("Bo")}</w:fldSimple>'), "til Bo"),
        ((r("hej "), FIELD.format(f"IF {FIELD.format('A', r('nej'))}", r("ja"))), "hej ja"),
        ((f"<w:sdt><w:sdtContent>{r('valgt')}</w:sdtContent></w:sdt>",), "valgt"),
        ((r("synlig"), r(" skjult", "<w:vanish/>")), "synlig"),
        ((f"<w:smartTag>{r('Køge')}</w:smartTag>",), "Køge"),
        (("<w:ruby><w:rubyBase/></w:ruby>", r("ord")), "ord"),
    ],
)
def test_what_runs_say(runs, text):
    assert texts(p(*runs)) == [text]


def test_a_control_that_asks_for_text_says_nothing():
    control = "<w:sdt><w:sdtPr><w:showingPlcHdr/></w:sdtPr><w:sdtContent>{}</w:sdtContent></w:sdt>"
    assert texts(p("Hej", control.format(r(" Klik her.")))) == ["Hej"]


def test_a_deleted_paragraph_end_joins_two():
    end = "<w:rPr><w:del w:id='1'/></w:rPr>"
    assert texts(p("Vi har set ", properties=end) + p("på din sag.")) == ["Vi har set på din sag."]
    assert texts(p("Slut.", properties=end)) == ["Slut."]


def test_links_are_in_the_text_and_on_their_own():
    body = p("Se ", f'<w:hyperlink r:id="l1">{r("vores side")}</w:hyperlink>', " i dag.")
    blocks = document(word(body, links={"l1": "https://nordby.example"})).blocks
    assert [(b.kind, b.text, b.target) for b in blocks] == [
        ("paragraph", "Se vores side i dag.", ""),
        ("link", "vores side", "https://nordby.example"),
    ]
    field = FIELD.format('HYPERLINK "https://nordby.example/a"', r("her"))
    blocks = document(word(p("Se ", field, "."))).blocks
    assert [(b.text, b.target) for b in blocks][1] == ("her", "https://nordby.example/a")


STYLES = "".join(
    f'<w:style w:type="paragraph" w:styleId="{key}"><w:name w:val="{name}"/>{more}</w:style>'
    for key, name, more in [
        ("Overskrift1", "heading 1", ""),
        ("O2", "Overskrift 2", ""),
        ("Egen", "Kommunens rubrik", '<w:basedOn w:val="O2"/>'),
        ("Omrids", "Stor tekst", '<w:pPr><w:outlineLvl w:val="2"/></w:pPr>'),
        ("Titel", "Title", ""),
        ("C", "caption", ""),
        ("Q", "Intense Quote", ""),
        ("T", "toc 1", ""),
    ]
)


def styled(style: str, text: str) -> str:
    return p(text, properties=f'<w:pStyle w:val="{style}"/>')


@pytest.mark.parametrize(
    ("style", "kind"),
    [
        ("Overskrift1", "heading"),
        ("O2", "heading"),
        ("Egen", "heading"),
        ("Omrids", "heading"),
        ("Titel", "heading"),
        ("Overskrift3", "heading"),  # a style that the file does not describe
        ("C", "caption"),
        ("Q", "quote"),
        ("Normal", "paragraph"),
    ],
)
def test_styles(style, kind):
    assert outline(styled(style, "Det står her.") + p("Vi ser på det."), styles=STYLES)[0] == (
        kind,
        "Det står her.",
    )


def test_headings_make_the_path():
    body = styled("Overskrift1", "Om") + styled("O2", "Svar") + p("Vi ser på det.")
    blocks = document(word(body, styles=STYLES)).blocks
    assert blocks[-1].section == ("Om", "Svar")


def test_a_table_of_contents_is_no_text():
    field = FIELD.format('TOC \\o "1-3"', r("Indledning 1"))
    assert texts(styled("T", "Indledning 1") + p("Vi ser på det."), styles=STYLES) == [
        "Vi ser på det."
    ]
    assert texts(p(field) + p("Vi ser på det.")) == ["Vi ser på det."]


NUMBERING = (
    '<w:abstractNum w:abstractNumId="0"><w:lvl w:ilvl="0"><w:numFmt w:val="bullet"/></w:lvl>'
    '<w:lvl w:ilvl="1"><w:numFmt w:val="decimal"/></w:lvl></w:abstractNum>'
    '<w:num w:numId="4"><w:abstractNumId w:val="0"/></w:num>'
)


def test_lists_by_numbering_and_by_hand():
    number = '<w:numPr><w:ilvl w:val="{}"/><w:numId w:val="{}"/></w:numPr>'
    body = (
        p("Husk:")
        + p("pas", properties=number.format(0, 4))
        + p("kort", properties=number.format(1, 4))
        + p("intet", properties=number.format(0, 0))
        + p("– nøgler")
        + p("– penge")
    )
    found = outline(body, numbering=NUMBERING)
    assert [kind for kind, _ in found] == [
        "paragraph",
        "list_item",
        "list_item",
        "paragraph",
        "list_item",
        "list_item",
    ]
    assert found[-1][1] == "penge"


def cell(*content: str) -> str:
    return f"<w:tc>{''.join(content)}</w:tc>"


def row(*cells: str) -> str:
    return f"<w:tr>{''.join(cells)}</w:tr>"


def table(*rows: str) -> str:
    return f"<w:tbl>{''.join(rows)}</w:tbl>"


def test_tables_and_tables_in_them():
    inner = table(row(cell(p("inde")), cell(p("i den"))))
    body = table(row(cell(p("Navn")), cell(p("Bo"), inner, p("ude"))))
    assert outline(body) == [("cell", text) for text in ("Navn", "Bo", "inde", "i den", "ude")]


def test_a_table_of_one_cell_is_a_box_around_text():
    assert outline(table(row(cell(p("Vi ser på det."))))) == [("paragraph", "Vi ser på det.")]


def test_deleted_rows_are_gone():
    gone = f"<w:tr><w:trPr><w:del w:id='1'/></w:trPr>{cell(p('væk'))}</w:tr>"
    assert texts(table(row(cell(p("a")), cell(p("b"))), gone)) == ["a", "b"]


BOX = "<w:drawing><x><w:txbxContent>{}</w:txbxContent></x></w:drawing>"


def test_text_boxes_are_read_once_and_after_their_paragraph():
    box = BOX.format(p("Ring til os."))
    both = (
        f"<w:r><mc:AlternateContent><mc:Choice>{box}</mc:Choice>"
        f"<mc:Fallback><w:pict><w:txbxContent>{p('Ring til os.')}</w:txbxContent></w:pict>"
        "</mc:Fallback></mc:AlternateContent></w:r>"
    )
    assert texts(p("Vi ser ", both, "på det.")) == ["Vi ser på det.", "Ring til os."]


def test_footnotes_are_blocks_of_their_own():
    note = '<w:r><w:footnoteReference w:id="2"/></w:r>'
    notes = f'<w:footnote w:id="2">{p("<w:r><w:footnoteRef/></w:r>", " Kun i maj.")}</w:footnote>'
    assert outline(p("Vi lukker", note, ".") + p("Det er alt."), footnotes=notes) == [
        ("paragraph", "Vi lukker."),
        ("paragraph", "Kun i maj."),
        ("paragraph", "Det er alt."),
    ]


def test_headers_and_comments_are_no_text():
    made = docx.Document()
    made.sections[0].header.paragraphs[0].text = "Sidehoved"
    made.sections[0].footer.paragraphs[0].text = "Sidefod"
    run = made.add_paragraph("Vi ser på det.").runs[0]
    made.add_comment(run, "Skriv mere", author="Bo")
    assert [block.text for block in document(saved(made)).blocks] == ["Vi ser på det."]


def test_the_parts_of_a_letter():
    lines = ["Anne Ask", "Søvej 12", "9999 Nordby", "", "Svar om støtte", "", "Kære Anne", ""]
    lines += ["Vi har set på din sag.", "", "Med venlig hilsen", "Bo Berg", "Sagsbehandler"]
    made = docx.Document()
    made.styles["Normal"].paragraph_format.space_after = 0
    for line in lines:
        made.add_paragraph(line)
    assert [block.kind for block in document(saved(made)).blocks] == [
        "address",
        "subject",
        "greeting",
        "paragraph",
        "signature",
    ]


def test_an_address_with_line_breaks():
    lines = "<w:br/>".join(f"<w:t>{line}</w:t>" for line in ("Anne Ask", "Søvej 12", "9999 Nordby"))
    body = p(f"<w:r>{lines}</w:r>") + p("Kære Anne") + p("Vi ser på det.")
    assert outline(body)[0] == ("address", "Anne Ask Søvej 12 9999 Nordby")


ENGLISH = '<w:lang w:val="en-GB"/>'


def test_passages_in_another_language_are_left_out():
    body = p(r("This is what the law says about it.", ENGLISH)) + p("Det står i loven.")
    assert texts(body) == ["Det står i loven."]


@pytest.mark.parametrize(
    "runs",
    [
        (r("Vi skal se på din sag, og du kan klage.", ENGLISH),),  # typed on another keyboard
        (r("Ansøgning", ENGLISH),),
        (r("Vi siger "), r("thank you very much for that", ENGLISH)),
    ],
)
def test_danish_marked_as_foreign_is_read(runs):
    assert len(texts(p(*runs))) == 1


def test_directives_are_paragraphs():
    found = document(word(p("sprogtjek: fra saafremt") + p("Såfremt du klager.")))
    assert [d.rules for d in found.directives] == [("saafremt",)]
    assert [block.text for block in found.blocks] == ["Såfremt du klager."]


def test_places_count_paragraphs_and_pages():
    body = p("Et.") + p("") + p("To ", "<w:r><w:lastRenderedPageBreak/></w:r>", "tre.")
    source = document(word(body)).source
    assert (source.unit, source.text, source.pages) == ("paragraph", "Et.\nTo tre.", (0, 7))


def test_a_file_with_all_oddities():
    data = (DATA / "odd.docx").read_bytes()
    found = document(data)
    assert [block.text for block in found.blocks if block.kind == "cell"] == [
        "Ydelse",
        "Beløb",
        "Såfremt du klager",
        "500 kr.",
    ]
    first = found.blocks[1]
    at = first.text.index("fremsender")
    place = to_source(first, Span(at, at + 10))
    assert found.source.text[place.start : place.end] == "fremsender"
    assert not any("slet ikke" in block.text for block in found.blocks)
