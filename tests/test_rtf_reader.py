"""The RTF reader: what in the file is text for its readers, in whatever way it is written."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from mutations import is_read_or_refused, mutated, readers_data

from sprogtjek.errors import UserError
from sprogtjek.offsets import to_source
from sprogtjek.records import Block, Span
from sprogtjek.sources import rtf

HEAD = (
    r"{\rtf1\ansi\ansicpg1252\deff0{\fonttbl{\f0\froman\fcharset0 Times New Roman;}"
    r"{\f1\fnil\fcharset2 Symbol;}{\f2\fswiss\fcharset204 Arial;}}"
    r"{\stylesheet{\s0 Normal;}{\s1\outlinelevel0 heading 1;}{\s2 Citat;}{\s3 toc 1;}"
    r"{\*\cs10 \additive Default Paragraph Font;}}{\*\generator Prøve;}"
)


def blocks(body: str) -> tuple[Block, ...]:
    return rtf.read(f"{HEAD}{body}}}".encode("cp1252"), "brev.rtf").blocks


def outline(body: str) -> list[tuple[str, str]]:
    return [(block.kind, block.text) for block in blocks(body)]


def texts(body: str) -> list[str]:
    return [block.text for block in blocks(body)]


@pytest.mark.parametrize(
    ("written", "read"),
    [
        (r"S\'e5dan g\'f8r du i \'c5rhus.", "Sådan gør du i Århus."),
        (r"S\u229?dan g\u248\'f8r du.", "Sådan gør du."),
        (r"{\uc0 S\u229 dan} g\u248o du.", "Sådan gø du."),
        (r"S{\uc2\u229\'c3\'a5dan} du.", "Sådan du."),
        (r"Fem \u8211\'96 seks \u-10179?\u-8704? smil.", "Fem – seks 😀 smil."),
        (r"Det er \ldblquote nyt\rdblquote\ndash her\emdash ja.", "Det er “nyt”her—ja."),
        (
            r"5\~000 kr. og sags\-behandling med A\_kasse.",
            "5 000 kr. og sagsbehandling med A-kasse.",
        ),
        (r"Krøllede \{ord\} og en \\ streg.", "Krøllede {ord} og en \\ streg."),
        (r"Vi {\b skri}{\i ver} til dig.", "Vi skriver til dig."),
        ("Vi skri\r\nver til dig.", "Vi skriver til dig."),
        (r"Her er {\f2\'e4\'e0} på russisk.", "Her er да på russisk."),
        (r"Kort{\v  og skjult}, sagde han.", "Kort, sagde han."),
        (r"Vi {\deleted\revauthdel1 fremsender }{\revised sender} det.", "Vi sender det."),
        (r"Vi {\*\ukendt {\b skal ikke} læse} med.", "Vi med."),
        (r"Vi {\*\bkmkstart sted}{\*\bkmkend sted}ses.", "Vi ses."),
        (r"Et billede {\pict\pngblip 89504e47}her.", "Et billede her."),
        (r"Data \bin6 }}{{}}slut her.", "Data slut her."),
        (r"{\field{\*\fldinst PAGE}{\fldrslt 3}} sider er der.", "3 sider er der."),
    ],
)
def test_characters(written, read):
    assert texts(rf"{written}\par ") == [read]


def test_paragraphs_and_lines():
    assert texts(
        r"Første del af brevet.\par Her er anden del\line af det samme brev.\par\par Tredje."
    ) == [
        "Første del af brevet.",
        "Her er anden del af det samme brev.",
        "Tredje.",
    ]


def test_styles_say_what_is_a_heading_and_what_a_quotation():
    body = (
        r"\pard\s3 Indhold\tab 2\par\pard\s1 Sådan klager du\par\pard Skriv til os.\par"
        r"\pard\s2 Det er ord fra en anden.\par\pard\outlinelevel2 Frister og andet\par\pard Ja."
    )
    assert outline(body) == [
        ("heading", "Sådan klager du"),
        ("paragraph", "Skriv til os."),
        ("quote", "Det er ord fra en anden."),
        ("heading", "Frister og andet"),
        ("paragraph", "Ja."),
    ]


def test_list_items_without_their_markers():
    body = (
        r"\pard Du skal have dette med:\par {\listtext\f1\'b7\tab}\ls1 Dit pas\par"
        r"{\listtext\f1\'b7\tab}Dit kort, hvis du har fået det\par\pard"
        r"{\pntext 1.\tab}Ring til os.\par\pard\'95\tab Typede punkter er også punkter.\par"
    )
    assert outline(body)[1:] == [
        ("list_item", "Dit pas"),
        ("list_item", "Dit kort, hvis du har fået det"),
        ("list_item", "Ring til os."),
        ("list_item", "Typede punkter er også punkter."),
    ]


def test_cells_of_a_table_and_a_frame_of_one():
    row = r"\trowd\cellx1000\cellx2000\pard\intbl {}\cell {}\cell\row "
    body = row.format("Pris", "Frist") + row.format("5 kr.", "1 uge")
    frame = r"\pard Mellem dem.\par\trowd\cellx1000\pard\intbl Husk fristen på fire uger.\cell\row"
    assert outline(rf"{body}{frame}\pard Og slut.\par") == [
        *(("cell", text) for text in ("Pris", "Frist", "5 kr.", "1 uge")),
        ("paragraph", "Mellem dem."),
        ("paragraph", "Husk fristen på fire uger."),
        ("paragraph", "Og slut."),
    ]


def test_links_lead_somewhere_and_contents_are_left_out():
    link = r'{\field{\*\fldinst HYPERLINK "https://egeby.example/klag"}{\fldrslt\ul Læs mere}}'
    contents = r"{\field{\*\fldinst TOC \\o}{\fldrslt Klager\tab 3\par Frister\tab 4\par}}"
    found = blocks(rf"{contents}Vil du klage? {link} om det.\par")
    assert [(block.kind, block.text, block.target) for block in found] == [
        ("paragraph", "Vil du klage? Læs mere om det.", ""),
        ("link", "Læs mere", "https://egeby.example/klag"),
    ]


def test_notes_and_text_boxes_follow_on_what_they_hang_on():
    body = (
        r"{\header\pard Egeby Kommune\par}{\footer\pard Side 1\par}"
        r"Vi følger loven{\super\chftn{\footnote\pard\chftn Det er serviceloven.}} hver dag.\par "
        r"{\shp{\*\shpinst{\sp{\sn a}{\sv 1}}{\shptxt\pard Ring, hvis du er i tvivl.\par}}}"
        r"Du kan klage.{\*\annotation\pard Skal det med?}\par"
    )
    assert texts(body) == [
        "Vi følger loven hver dag.",
        "Det er serviceloven.",
        "Du kan klage.",
        "Ring, hvis du er i tvivl.",
    ]


def test_text_of_the_mac_and_of_dos():
    assert _alone(rb"{\rtf1\mac S\'8cdan er det her.}") == "Sådan er det her."
    assert _alone(rb"{\rtf1\pca S\'86dan er det her.}") == "Sådan er det her."


def _alone(data: bytes) -> str:
    (block,) = rtf.read(data, "brev.rtf").blocks
    return block.text


@pytest.mark.parametrize(
    ("data", "message"),
    [
        (b"{\\rtf1 Et brev, der ikke er helt", "Filen er ødelagt eller ikke hel."),
        (b"{\\rtf1 \\par{\\v skjult}}", "Der er ingen tekst i filen at tjekke."),
        (b"{\\rtf1 " + b"{" * 600 + b"x" + b"}" * 601, "Filen er for stor"),
        (b"{\\rtf1 " + b"\\intbl\\cell " * 60_000 + b"}", "Filen er for stor"),
        (b"ren tekst", "Filen er ødelagt eller ikke hel."),
    ],
)
def test_what_cannot_be_read_is_refused_in_danish(data, message):
    with pytest.raises(UserError) as caught:
        rtf.read(data, "brev.rtf")
    assert caught.value.message.startswith(message)
    assert caught.value.path == "brev.rtf"


def test_a_file_made_by_libreoffice():
    found = rtf.read(readers_data("sider.rtf"), "sider.rtf").blocks
    kinds = [block.kind for block in found]
    assert kinds.count("heading") == 7
    assert kinds.count("cell") == 12
    assert kinds.count("list_item") == 6
    assert found[2].text == "Træer på private fællesveje er ikke omfattet."


WORDS = st.sampled_from(
    [
        *("Vi ", "skriver ", r"bl\u229?", r"\'f8l ", r"{\b fed} ", r"\tab ", r"\line ", r"\~"),
        *(r"\par ", r"\pard\s1 ", r"{\v nej }", r"\cell ", r"\row ", r"\pard\intbl ", "\r\n"),
        *(r"{\footnote\pard En note.\par}", r"\-", r"{\listtext 1.\tab}\ls1 ", r"\u8232?", r"\{"),
        *(r"{\field{\*\fldinst HYPERLINK " "a" "}{\fldrslt ", r"}", "{", r"\pard ", r"\page ", "å"),
    ]
)


@given(st.lists(WORDS, max_size=30).map("".join))
@settings(deadline=None)
def test_the_place_of_every_block_reads_back(body):
    try:
        document = rtf.read(f"{HEAD}{body}}}".encode("cp1252"), "brev.rtf")
    except UserError:
        return
    for block in document.blocks:
        place = to_source(block, Span(0, len(block.text)))
        written = document.source.text[place.start : place.end]
        assert _bare(written) == _bare(block.text)


def _bare(text: str) -> str:
    return "".join(text.replace("\xad", "").split())


@given(st.data())
@settings(max_examples=60, deadline=None)
def test_damaged_files_are_read_or_refused(data):
    is_read_or_refused(rtf.read, mutated(data, readers_data("sider.rtf")), "sider.rtf")
