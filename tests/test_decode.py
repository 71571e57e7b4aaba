"""Bytes to text: every encoding a caseworker's file comes in, and a clear word on the rest."""

from __future__ import annotations

import io
import zipfile

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sprogtjek.errors import UserError
from sprogtjek.sources import formats
from sprogtjek.sources.decode import decode
from sprogtjek.sources.filetypes import file_type

LETTER = "Kære Åse\r\n\r\nVi har set på »din« sag – og på § 5.\rDu får 5.000 kr.…\n"


@pytest.mark.parametrize(
    "encoding",
    ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32", "cp1252"],
)
def test_a_letter_is_read_in_every_encoding(encoding):
    assert decode(LETTER.encode(encoding), "brev.txt") == LETTER


@pytest.mark.parametrize(
    ("mark", "encoding"), [(b"\xfe\xff", "utf-16-be"), (b"\xff\xfe", "utf-16-le")]
)
def test_the_byte_order_mark_is_no_part_of_the_text(mark, encoding):
    assert decode(mark + LETTER.encode(encoding), "brev.txt") == LETTER


@pytest.mark.parametrize("word", ["ø", "Søg støtte", "smørrebrød", "»Ja«", "André og Zoë", "5 m²"])
def test_short_windows_1252_texts_are_danish_enough(word):
    assert decode(word.encode("cp1252"), "brev.txt") == word


def test_latin_1_reads_as_windows_1252():
    assert decode("Gå på rådhuset".encode("latin-1"), "brev.txt") == "Gå på rådhuset"


@given(st.text("Kære du, få støtte – §5\r\n\t", min_size=1).filter(str.strip))
@settings(deadline=None)
def test_utf_8_comes_through_untouched(text):
    assert decode(text.encode(), "brev.txt") == text


@given(st.text("abcæøåÆØÅé \n.,", min_size=1).filter(str.strip))
@settings(deadline=None)
def test_windows_1252_comes_through_untouched(text):
    assert decode(text.encode("cp1252"), "brev.txt") == text


@given(st.binary(max_size=300))
@settings(deadline=None)
def test_any_bytes_give_a_text_or_a_message(data):
    try:
        outcome = decode(data, "brev.txt")
    except UserError as error:
        outcome = error.message
    assert outcome.strip()


@pytest.mark.parametrize("data", [b"", b" \r\n\t\n", b"\xef\xbb\xbf", b"\xff\xfe", b"\xff\xfe\n\0"])
def test_an_empty_file_is_called_so(data):
    with pytest.raises(UserError) as caught:
        decode(data, "tom.txt")
    assert caught.value.message == "Filen er tom."
    assert caught.value.path == "tom.txt"


def archive(*names: str, mimetype: str = "") -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as file:
        if mimetype:
            file.writestr(zipfile.ZipInfo("mimetype"), mimetype)
        for name in names:
            file.writestr(name, "<x/>" * 50)
    return buffer.getvalue()


@pytest.mark.parametrize(
    ("data", "kind"),
    [
        (archive("[Content_Types].xml", "word/document.xml"), "et Word-dokument (.docx)"),
        (
            archive("content.xml", mimetype="application/vnd.oasis.opendocument.text"),
            "et OpenDocument-dokument (.odt)",
        ),
        (archive("[Content_Types].xml", "xl/workbook.xml"), "et Excel-ark (.xlsx)"),
        (archive("brev.txt"), "en zip-fil"),
        (b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n1 0 obj", "en PDF-fil"),
        (b"{\\rtf1\\ansi K\\'e6re Anne}", "en RTF-fil"),
        (b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR", "et billede (PNG)"),
        (
            b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1\0\0",
            "et ældre Office-dokument (.doc, .xls eller .msg)",
        ),
    ],
)
def test_known_files_are_named(data, kind):
    found = file_type(data)
    assert found is not None
    assert found.name == kind


@pytest.mark.parametrize(
    "data",
    [b"abc\0def", bytes(range(32)) * 4, b"Hej\x01\x02\x03\x04\x05", "Søg\0".encode("cp1252")],
)
def test_control_characters_are_no_text(data):
    with pytest.raises(UserError) as caught:
        decode(data, "brev.txt")
    assert caught.value.message == "Filen indeholder ikke tekst, der kan læses."
    assert caught.value.hint == formats.readable()


def test_a_stray_control_character_does_not_stop_the_reading():
    text = "Første side\n\x0cAnden side\x1b og slut\n\x1a"
    assert decode(text.encode(), "brev.txt") == text


@pytest.mark.parametrize(
    ("data", "line"),
    [
        ("Kære Åse\r\n\r\n".encode() + "Vi så på sagen".encode("cp1252"), 3),  # a mix
        ("Kære Åse\r".encode() + b"Vi \xff s\xe5", 2),
        ("To linjer\nsmørrebrød".encode("cp865"), 2),  # DOS
        ("smørrebrød på gåden".encode("mac_roman"), 1),
        ("Hej\nKære Ås".encode()[:-2] + b"\xc3", 2),  # cut off in a letter
        (b"\xff\xfea\0\n\0b", 2),  # UTF-16, cut off
    ],
)
def test_bytes_in_no_known_encoding_are_shown_by_line(data, line):
    with pytest.raises(UserError) as caught:
        decode(data, "brev.txt")
    assert caught.value.line == line
    assert caught.value.message.startswith(f"Linje {line} har tegn, der ikke kan læses som UTF-")
    assert caught.value.hint is not None
    assert "UTF-8" in caught.value.hint
