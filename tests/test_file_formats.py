"""Which format a file is in: by content first, by name second."""

from __future__ import annotations

import io
import zipfile
from importlib import import_module

import pytest

from sprogtjek.errors import UserError
from sprogtjek.sources import files, formats
from sprogtjek.sources.filetypes import EML, HTML, file_type, text_type
from sprogtjek.sources.formats import FORMATS, format_of


@pytest.mark.parametrize("format_", FORMATS, ids=lambda format_: format_.media_type)
def test_every_format_has_its_reader(format_):
    module = import_module(format_.module)
    assert callable(module.read)
    if format_.editable:
        assert callable(module.decoded)
        assert callable(module.read_source)


def test_no_suffix_and_no_media_type_is_claimed_twice():
    suffixes = [suffix for format_ in FORMATS for suffix in format_.suffixes]
    assert len(suffixes) == len(set(suffixes))
    assert len(FORMATS) == len({format_.media_type for format_ in FORMATS})


def test_what_is_read_is_said():
    assert all(format_.suffixes[0] in formats.readable() for format_ in FORMATS)


@pytest.mark.parametrize("name", ["brev.txt", "brev", "brev.docx", "brev.pdf", "-"])
def test_plain_text_is_read_whatever_it_is_called(name):
    document = files.read_bytes("Kære Anne\n\nVi har fået dit brev.\n".encode(), name)
    assert [block.kind for block in document.blocks] == ["greeting", "paragraph"]
    assert document.source.unit == "line"


def test_what_cannot_be_read_is_named():
    with pytest.raises(UserError) as caught:
        format_of(b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR", "brev.txt")
    assert (
        caught.value.message
        == "Filen ser ud til at være et billede (PNG). Det kan sprogtjek ikke læse."
    )
    assert caught.value.hint == formats.readable()


def test_a_locked_document_is_called_so():
    data = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(500) + "EncryptedPackage".encode("utf-16-le")
    found = file_type(data)
    assert found is not None
    assert found.name == "et Office-dokument med adgangskode"


def test_a_zip_file_without_more_is_not_read():
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        archive.writestr("brev.txt", "Hej")
    with pytest.raises(UserError, match="en zip-fil"):
        format_of(buffer.getvalue(), "brev.docx")


@pytest.mark.parametrize(
    "text",
    [
        "<!DOCTYPE html><title>x</title>",
        "\n<!-- gemt fra nettet -->\n<HTML lang=da>",
        '<?xml version="1.0"?><html xmlns="http://www.w3.org/1999/xhtml">',
        "<body>Hej",
        "<h1>Affald</h1><p>Hej",
        "<div class='x'>\n<p>Hej</p></div>",
    ],
)
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1252"])
def test_web_pages_show_themselves(text, encoding):
    assert text_type(text.encode(encoding)) == HTML


@pytest.mark.parametrize(
    "text",
    [
        "Received: from a\n\tby b; Mon\nFrom: Bo <bo@nordby.example>\n\nHej",
        "From: bo@nordby.example\r\nSubject: Hej\r\nMIME-Version: 1.0\r\n\r\nHej",
    ],
)
def test_mails_show_themselves(text):
    assert text_type(text.encode()) == EML


@pytest.mark.parametrize(
    "text",
    [
        "<3 fra os alle",
        "<p er et bogstav",
        "Emne: Din sag\nDato: 1. maj\n\nKære Bo",
        "Fra: Nordby\nTil: Bo\nAfdeling: Pleje\n\nHej",
        "Kære Bo",
        "# Overskrift\n\n<div>Hej</div>",
    ],
)
def test_other_texts_do_not(text):
    assert text_type(text.encode()) is None


def test_only_a_file_with_its_own_text_can_be_changed():
    source, original = files.editable("Såfremt.".encode("cp1252"), "brev.txt")
    assert (source.text, source.media_type, original.encoding) == (
        "Såfremt.",
        "text/plain",
        "cp1252",
    )
