"""The PDF reader: text in the order in which people read it, and on which page it stands."""

from __future__ import annotations

import subprocess
import sys
import textwrap
import zlib
from bisect import bisect_right

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from mutations import is_read_or_refused, mutated, readers_data
from pdf_pages import lines, pdf

from sprogtjek.errors import UserError
from sprogtjek.offsets import to_source
from sprogtjek.records import Document, Span
from sprogtjek.sources import pdf as reader
from sprogtjek.sources.limits import Limits, reading

PROSE = (
    "Kommunen har i foråret gennemgået alle legepladser i byen, og fem af dem trænger til ny "
    "belægning, før børnene kan bruge dem igen, så arbejdet varer tre uger, hvor der er lukket."
)
LONG = f"{PROSE[:-1]}, og i øvrigt er det sådan, at k{PROSE[1:]}"


def read(data: bytes) -> Document:
    return reader.read(data, "brev.pdf")


def outline(data: bytes) -> list[tuple[str, str]]:
    return [(block.kind, block.text) for block in read(data).blocks]


def texts(data: bytes) -> list[str]:
    return [block.text for block in read(data).blocks]


def column(text: str, left: float, top: float, width: int = 38) -> list[tuple[float, float, str]]:
    return lines("\n".join(textwrap.wrap(text, width)), left, top)


def test_wrapped_lines_are_one_paragraph_and_room_parts_two():
    wrapped = "\n".join(textwrap.wrap(PROSE, 80))
    assert texts(pdf(lines(f"{wrapped}\n\n{wrapped}"))) == [PROSE, PROSE]


def test_words_divided_at_the_end_of_a_line_are_put_together():
    text = (
        "Vi har modtaget din ansøgning om støtte til bolig, og vi går i gang med sags-\n"
        "behandlingen i dag. Du hører fra børne- og ungeforvaltningen om det, og om børne-\n"
        "og ungeudvalgets møde, så snart der er noget nyt at fortælle om det hele."
    )
    (found,) = texts(pdf(lines(text)))
    assert "med sagsbehandlingen i dag" in found
    assert "om børne- og ungeudvalgets møde" in found


def test_two_columns_are_read_one_after_the_other():
    title = [(57.0, 800.0, "Et bredt afsnit, der går hen over begge spalter og står over dem her.")]
    page = title + column(f"Venstre. {PROSE}", 57, 770) + column(f"Højre. {PROSE}", 310, 770)
    assert texts(pdf(page)) == [title[0][2], f"Venstre. {PROSE}", f"Højre. {PROSE}"]


def test_columns_in_any_drawing_order():
    page = column(f"Venstre. {PROSE}", 57, 770) + column(f"Højre. {PROSE}", 310, 765)
    assert texts(pdf(page[::-1])) == [f"Venstre. {PROSE}", f"Højre. {PROSE}"]


def test_a_paragraph_goes_on_in_the_next_column():
    wrapped = textwrap.wrap(LONG, 38)
    half = len(wrapped) // 2
    page = lines("\n".join(wrapped[:half]), 57) + lines("\n".join(wrapped[half:]), 310)
    assert texts(pdf(page)) == [LONG]


def test_columns_of_a_table_are_read_row_by_row():
    rows = ["Ydelse|Pris", "Beskæring|1.200 kr.", "Fældning|4.500 kr.", "Plantning|3.000 kr."]
    page = [
        (left, 700.0 - 14 * at, cell)
        for at, row in enumerate(rows)
        for left, cell in zip((57.0, 300.0), row.split("|"), strict=True)
    ]
    assert outline(pdf(page)) == [("cell", cell) for row in rows for cell in row.split("|")]


def test_running_heads_feet_and_numbers_are_left_out_and_paragraphs_go_on():
    pages = []
    for number, part in enumerate(textwrap.wrap(LONG, 130), start=1):
        head = [(57.0, 810.0, "Egeby Kommune – Teknik"), (500.0, 40.0, f"Side {number} af 3")]
        pages.append(head + lines("\n".join(textwrap.wrap(part, 80)), top=760))
    document = read(pdf(*pages))
    assert [block.text for block in document.blocks] == [LONG]
    assert len(document.source.pages) == len(pages)
    starts = [document.source.text[at:] for at in document.source.pages]
    parts = textwrap.wrap(LONG, 130)
    assert all(start.startswith(part[:60]) for start, part in zip(starts, parts, strict=True))


def test_pages_without_text_count():
    document = read(pdf([], lines("Kære Anne, her er dit brev."), [], lines("Og her er mere.")))
    (first, second) = document.blocks
    pages = [
        bisect_right(document.source.pages, b.segments[0].source.start) for b in (first, second)
    ]
    assert pages == [2, 4]


def test_raised_numbers_of_notes_are_left_out():
    small = b"BT /F1 6 Tf 219.5 784 Td (1) Tj ET\n"
    document = read(pdf([(57.0, 780.0, "Retningslinjerne gælder for alle")], content=small))
    assert document.source.text == "Retningslinjerne gælder for alle"


@pytest.mark.parametrize("rotate", [90, 180, 270])
def test_text_on_its_side_is_left_out_unless_the_page_is_turned(rotate):
    turns = {90: "0 1 -1 0 100 100", 180: "-1 0 0 -1 500 500", 270: "0 -1 1 0 100 700"}
    shown = f"BT /F1 11 Tf {turns[rotate]} Tm (Et udkast af i dag) Tj ET\n".encode()
    with pytest.raises(UserError):
        read(pdf([], content=shown))
    assert texts(pdf([], content=shown, rotate=rotate)) == ["Et udkast af i dag"]


def test_a_file_in_two_columns_made_by_libreoffice():
    found = outline(readers_data("spalter.pdf"))
    kinds = [kind for kind, _ in found]
    assert kinds == ["paragraph", "heading", *["paragraph"] * 3, "heading", *["paragraph"] * 5]
    assert "omkring tre uger. Så længe der bliver gravet, er" in found[4][1]
    assert "flytter affaldsbeholderne om bag ved nabobygningen" in found[6][1]


def test_a_file_of_three_pages_made_by_libreoffice():
    found = outline(readers_data("sider.pdf"))
    kinds = [kind for kind, _ in found]
    assert kinds.count("heading") == 7
    assert kinds.count("cell") == 12
    assert kinds.count("list_item") == 6
    assert not any("Side " in text or "Egeby Kommune" in text for _, text in found)
    assert ("paragraph", "Træer på private fællesveje er ikke omfattet.") in found


def flate_bomb() -> bytes:
    packed = zlib.compress(b" " * 900_000_000, 9)
    return _with_stream(zlib.compress(packed, 9), b"[/FlateDecode /FlateDecode]")


def _with_stream(stream: bytes, filters: bytes) -> bytes:
    page = b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 9 9] /Contents 4 0 R >>"
    return (
        b"%%PDF-1.4\n1 0 obj\n<< /Type /Catalog /Pages 2 0 R >>\nendobj\n"
        b"2 0 obj\n<< /Type /Pages /Kids [3 0 R] /Count 1 >>\nendobj\n3 0 obj\n%s\nendobj\n"
        b"4 0 obj\n<< /Length %d /Filter %s >>\nstream\n%s\nendstream\nendobj\n"
        b"trailer << /Root 1 0 R >>\n" % (page, len(stream), filters, stream)
    )


@pytest.mark.parametrize(
    ("data", "message"),
    [
        (readers_data("billede.pdf"), "Filen indeholder kun billeder og ingen tekst"),
        (readers_data("laast.pdf"), "Filen er beskyttet med en adgangskode."),
        (readers_data("sider.pdf")[:3000], "Filen er ødelagt eller ikke hel."),
        (b"%PDF-1.7\nintet", "Filen er ødelagt eller ikke hel."),
        (pdf([]), "Der er ingen tekst i filen at tjekke."),
        (flate_bomb(), ""),
    ],
)
def test_what_cannot_be_read_is_refused_in_danish(data, message):
    with pytest.raises(UserError) as caught:
        read(data)
    assert caught.value.message.startswith(message)
    assert caught.value.path == "brev.pdf"


@pytest.mark.parametrize("size", [-11, 0, 0.001, 1e9])
def test_letters_of_no_sane_size(size):
    is_read_or_refused(reader.read, pdf(lines("Kære Anne, her er dit brev."), size=size), "a.pdf")


def test_too_many_pages_are_refused():
    with reading(Limits(pages=2)), pytest.raises(UserError, match="Filen er for lang"):
        read(pdf([], [], []))


def test_an_endless_file_is_given_up():
    with reading(Limits(seconds=0)), pytest.raises(UserError, match="for lang tid"):
        read(pdf([]))


def test_the_working_folder_brings_no_code_in(tmp_path):
    (tmp_path / "json.py").write_text("raise SystemExit(9)", encoding="utf-8")
    (tmp_path / "brev.pdf").write_bytes(pdf(lines("Kære Anne, her er dit brev.")))
    code = (
        "import sys; sys.path.remove('')\n"
        "from sprogtjek.sources.files import read_path\nfrom pathlib import Path\n"
        "print(read_path(Path('brev.pdf')).source.text)"
    )
    ran = subprocess.run(
        [sys.executable, "-c", code], cwd=tmp_path, capture_output=True, text=True, check=True
    )
    assert ran.stdout.strip() == "Kære Anne, her er dit brev."


WORDS = st.sampled_from(
    [
        *("Vi skriver til dig om din sag, som vi har set på i dag.", "Kære Anne", "1. Første"),
        *("- et punkt", "sags-", "behandling og mere", "Side 2", "5.000\xa0kr.", "»citat«", "x"),
    ]
)
PAGE = st.lists(
    st.tuples(
        st.sampled_from([57.0, 70.0, 310.0]), st.integers(2, 58).map(lambda y: 14.0 * y), WORDS
    ),
    max_size=12,
)


@given(st.lists(PAGE, min_size=1, max_size=3))
@settings(max_examples=15, deadline=None)
def test_the_place_of_every_block_reads_back(pages):
    try:
        document = read(pdf(*pages))
    except UserError:
        return
    source = document.source
    assert len(source.pages) == len(pages)
    assert list(source.pages) == sorted(source.pages)
    for block in document.blocks:
        place = to_source(block, Span(0, len(block.text)))
        assert source.text[place.start : place.end].split() == block.text.split()


@given(st.data())
@settings(max_examples=15, deadline=None)
def test_damaged_files_are_read_or_refused(data):
    name = data.draw(st.sampled_from(["sider.pdf", "spalter.pdf", "laast.pdf"]))
    is_read_or_refused(reader.read, mutated(data, readers_data(name)), name)
