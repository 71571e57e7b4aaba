"""Word and OpenDocument files that are broken, locked or meant to do harm."""

from __future__ import annotations

import io
import random
import re
import tracemalloc
import zipfile

import pytest
from click.testing import CliRunner
from office import DATA, finding, members, open_text, p, packed, r, report, word
from test_office_properties import STAMP_AT

from sprogtjek import cli, language
from sprogtjek.errors import UserError
from sprogtjek.reporters import docx_comments, odt_annotations
from sprogtjek.sources import archive, docx, odt, xmltree
from sprogtjek.sources.files import editable, read_bytes

LETTER = word(p("Vi har set på din sag."))
OPEN = open_text("<text:p>Vi har set på din sag.</text:p>")
LOCKED = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "EncryptedPackage".encode("utf-16-le") + bytes(600)


def changed(data: bytes, name: str, content: bytes | str | None) -> bytes:
    """The archive with another member in the place of one, or without it."""
    found: dict[str, bytes | str] = dict(members(data))
    found.pop(name, None)
    if content is not None:
        found[name] = content
    return packed(found)


def entities(xml: str) -> str:
    return f'<!DOCTYPE x [<!ENTITY a "aaaa"><!ENTITY b SYSTEM "file:///etc/hostname">]>{xml}'


BODY = members(LETTER)["word/document.xml"].decode()
CONTENT = members(OPEN)["content.xml"].decode()


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (b"", "tom"),
        (LOCKED, "adgangskode"),
        (LETTER[: len(LETTER) // 2], "ødelagt"),
        (changed(LETTER, "word/document.xml", None), "ikke noget Word-dokument"),
        (changed(LETTER, "word/document.xml", ""), "ødelagt"),
        (changed(LETTER, "word/document.xml", BODY[:-30]), "ødelagt"),
        (changed(LETTER, "word/document.xml", entities(BODY)), "dokumenttype"),
        (changed(LETTER, "_rels/.rels", "<"), "ødelagt"),
        (changed(OPEN, "content.xml", entities(CONTENT)), "dokumenttype"),
        (changed(OPEN, "content.xml", None), "ikke noget OpenDocument"),
        (changed(OPEN, "META-INF/manifest.xml", "<m><encryption-data/></m>"), "adgangskode"),
        (word("<w:tbl>" * 250 + "</w:tbl>" * 250), "for stor"),
        (word("<w:p>" + " " * 41_000_000 + "</w:p>"), "for stor"),
        (packed({f"word/{n}": "" for n in range(5_001)}), "for stor"),
    ],
)
def test_what_cannot_be_read_is_said_in_danish(data, words):
    with pytest.raises(UserError, match=words) as caught:
        read_bytes(data, "brev")
    assert caught.value.path == "brev"


def test_too_many_elements(monkeypatch):
    monkeypatch.setattr(xmltree, "MAX_ELEMENTS", 1_000)
    with pytest.raises(UserError, match="for stor"):
        docx.read(word("<w:p/>" * 1_000), "brev.docx")


def test_a_bomb_is_not_unpacked():
    bomb = io.BytesIO()
    with zipfile.ZipFile(bomb, "w", zipfile.ZIP_DEFLATED) as target:
        target.writestr("[Content_Types].xml", "<x/>")
        with target.open("word/document.xml", "w", force_zip64=True) as member:
            for _ in range(200):
                member.write(bytes(2_000_000))
    tracemalloc.start()
    with pytest.raises(UserError, match="for stor"):
        read_bytes(bomb.getvalue(), "bombe.docx")
    _, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert peak < 4 * archive.MAX_PART


def test_macros_are_left_alone():
    data = changed(LETTER, "word/vbaProject.bin", b"Sub AutoOpen()")
    document = docx.read(data, "brev.docm")
    assert [block.text for block in document.blocks] == ["Vi har set på din sag."]
    copy = docx_comments.marked_up(data, report(document, finding(document, 0, 2)), STAMP_AT)
    assert members(copy.data)["word/vbaProject.bin"] == b"Sub AutoOpen()"


@pytest.mark.parametrize("data", [word(""), word(p("")), open_text("")])
def test_a_document_without_text_has_no_blocks(data):
    assert read_bytes(data, "tom").blocks == ()


def test_strange_numbers_do_no_harm():
    body = p(
        '<w:r><w:sym w:char="FFFFFFFF"/><w:sym w:char="x"/><w:t>Ja</w:t></w:r>',
        '<w:r><w:footnoteReference w:id="x"/><w:fldChar w:fldCharType="end"/></w:r>',
        properties='<w:outlineLvl w:val="99999999999"/><w:numPr><w:numId w:val="x"/>'
        '<w:ilvl w:val="-1"/></w:numPr><w:spacing w:before="x" w:after="99999999999"/>',
    )
    assert [block.text for block in docx.read(word(body), "a").blocks] == ["Ja"]
    body = '<text:h text:outline-level="x">Ja</text:h><text:p>a<text:s text:c="x"/>b</text:p>'
    assert [block.text for block in odt.read(open_text(body), "a").blocks] == ["Ja", "a b"]


def test_styles_that_are_based_on_each_other():
    style = '<w:style w:styleId="{}"><w:basedOn w:val="{}"/></w:style>'
    body = p("Vi ser.", properties='<w:pStyle w:val="A"/>')
    data = word(body, styles=style.format("A", "B") + style.format("B", "A"))
    assert docx.read(data, "a").blocks[0].kind == "paragraph"


@pytest.mark.parametrize("name", ["brev.docx", "brev.odt"])
def test_fix_points_to_changes_that_can_be_accepted(name):
    with pytest.raises(UserError) as caught:
        editable(LETTER if name.endswith("docx") else OPEN, name)
    assert "--track" in (caught.value.hint or "")


def test_the_next_file_is_still_checked(tmp_path, nlp, monkeypatch):
    monkeypatch.setattr(language, "load", lambda path=None: nlp)
    (tmp_path / "a.docx").write_bytes(LETTER[: len(LETTER) // 2])
    (tmp_path / "b.docx").write_bytes(word(p("Såfremt du klager, svarer vi i maj.")))
    names = [str(tmp_path / name) for name in ("a.docx", "b.docx")]
    result = CliRunner().invoke(cli.commands, names)
    assert result.exit_code == 2
    assert "a.docx: kan ikke tjekkes: Filen er ødelagt" in result.output
    assert "saafremt" in result.output


PIECES = (b"<w:p>", b"</w:p>", b"<w:r>", b"</w:t>", b"&amp;", b"<!-- x -->", b"<![CDATA[x]]>")
PIECES += (b"\xff", b"\x00", b"-1", b"9" * 30, b'"', b"<text:span>", b"</text:p>", b"&#13;")


def mutated(data: bytes, rng: random.Random) -> bytes:
    """The archive with some bytes of it, or of a part inside it, changed."""
    if rng.random() < 0.25:
        at = rng.randrange(len(data))
        return data[:at] + bytes([rng.randrange(256)]) + data[at + rng.randrange(40) :]
    found: dict[str, bytes | str] = dict(members(data))
    name = rng.choice([name for name in found if name.endswith((".xml", ".rels"))] or list(found))
    part = found[name]
    assert isinstance(part, bytes)
    for _ in range(rng.choice((1, 2, 5))):
        tags = [match.span() for match in re.finditer(rb"<[^>]*>", part)] or [(0, 0)]
        (start, end), at = rng.choice(tags), rng.randrange(len(part) + 1)
        part = rng.choice(
            (
                part[:start] + part[end:],
                part[:at] + part[start:end] + part[at:],
                part[:at] + rng.choice(PIECES) + part[at:],
                part[:start] + rng.choice(PIECES) + part[start:],
                part[:at] + bytes([rng.randrange(256)]) + part[at + 1 :],
            )
        )
    return packed(found | {name: part})


@pytest.mark.parametrize("seed", range(60))
def test_mutated_files_are_read_or_refused(seed):
    rng = random.Random(seed)
    name = rng.choice(("odd.docx", "libreoffice.docx", "libreoffice.odt"))
    data = mutated((DATA / name).read_bytes(), rng)
    reader, writer = (docx, docx_comments) if name.endswith("docx") else (odt, odt_annotations)
    try:
        document = reader.read(data, name)
        text = document.source.text
        found = [finding(document, at, at + 5, "ny") for at in range(0, len(text) - 9, 40)]
        if document.blocks:
            writer.marked_up(data, report(document, *found), STAMP_AT, track=True)
    except UserError:
        return


def test_one_endless_paragraph_is_read_in_good_time():
    runs = "".join(r(f"ord{number} ") for number in range(20_000))
    document = docx.read(word(p(runs) + p("Slut.")), "lang.docx")
    assert len(document.blocks) == 2
