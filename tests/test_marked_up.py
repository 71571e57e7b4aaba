"""Comments and changes in copies of Word and OpenDocument files, as findings make them."""

from __future__ import annotations

import re
from datetime import datetime
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from office import DATA, members, open_text, opened, p, r, saved, word

from sprogtjek import cli, language
from sprogtjek.records import Source
from sprogtjek.reporters import docx_comments, odt_annotations
from sprogtjek.reporters.remarks import Stamp, shown
from sprogtjek.sources import docx, odt
from sprogtjek.sources.text import read_source

STAMP = Stamp(datetime(2026, 1, 2, 3, 4, 5))
SENTENCE = ("Såf", "remt du fremsen", "der skemaet i maj, svarer vi dig.")


@pytest.fixture(autouse=True)
def _one_pipeline(nlp, monkeypatch, tmp_path):
    monkeypatch.setattr(language, "load", lambda path=None: nlp)
    monkeypatch.chdir(tmp_path)


def run(*words: str) -> Result:
    return CliRunner().invoke(cli.commands, words, prog_name="sprogtjek")


def letter() -> bytes:
    runs = [r(text, "<w:b/>" if number % 2 else "") for number, text in enumerate(SENTENCE)]
    return word(p(*runs))


def marked(data: bytes, linter, *, track: bool = False) -> bytes:
    report = shown(linter.lint(docx.read(data, "brev.docx")), "warning")
    return docx_comments.marked_up(data, report, STAMP, track=track).data


def test_a_comment_is_a_real_word_comment(linter):
    comments = list(opened(marked(letter(), linter)).comments)
    assert [comment.text.split("\n")[0] for comment in comments] == [
        "Skriv »Hvis« i stedet for »Såfremt«.",
        "Skriv »sender« i stedet for »fremsender«.",
    ]
    assert {(c.author, c.initials, c.timestamp.isoformat()[:19]) for c in comments} == {
        ("sprogtjek", "st", "2026-01-02T03:04:05")
    }


def test_only_marks_and_cuts_are_new(linter):
    data = letter()
    before, after = members(data), members(marked(data, linter))
    changed = {name for name in after if before.get(name) != after[name]}
    assert changed == {
        "word/document.xml",
        "word/comments.xml",
        "word/_rels/document.xml.rels",
        "[Content_Types].xml",
    }
    body = after["word/document.xml"].decode()
    body = re.sub(r"<w:r><w:commentReference [^>]*/></w:r>|<w:comment\w+ [^>]*/>", "", body)
    text = '<w:t xml:space="preserve">'
    cut = rf"(<w:r>((?:<w:rPr>[^t]*</w:rPr>)?){text}[^<]*)</w:t></w:r><w:r>\2{text}"
    while body != (joined := re.sub(cut, r"\1", body)):
        body = joined
    assert body == before["word/document.xml"].decode()


def test_comments_that_are_there_stay(linter):
    made = opened(letter())
    made.add_comment(made.paragraphs[0].runs[0], "Se her", author="Bo")
    comments = list(opened(marked(saved(made), linter)).comments)
    assert [comment.author for comment in comments] == ["Bo", "sprogtjek", "sprogtjek"]
    assert len({comment.comment_id for comment in comments}) == 3


def test_changes_can_be_accepted(linter):
    data = marked(letter(), linter, track=True)
    text = docx.read(data, "brev.docx").source.text
    assert text == "Hvis du sender skemaet i maj, svarer vi dig."
    body = members(data)["word/document.xml"].decode()
    gone = "".join(re.findall(r"<w:delText[^>]*>([^<]*)<", body))
    assert gone == "Såfremtfremsender"
    numbers = re.findall(r'<w:(?:ins|del) w:id="(\d+)"', body)
    assert len(numbers) == len(set(numbers))


def test_a_box_is_marked_where_it_hangs(linter):
    drawing = f"<w:drawing><x><w:txbxContent>{p('Såfremt du klager, svarer vi.')}</w:txbxContent>"
    data = word(p("Vi ser på det.", f"<w:r>{drawing}</x></w:drawing></w:r>"))
    after = marked(data, linter, track=True)
    body = members(after)["word/document.xml"].decode()
    assert re.search(r'<w:commentRangeStart w:id="\d"/><w:r><w:drawing>', body)
    assert "<w:ins" not in body
    (comment,) = opened(after).comments
    assert comment.text.startswith("»Såfremt«: Skriv »Hvis«")


def test_annotations_and_changes_in_opendocument(linter):
    span = f"Såf<text:span>remt</text:span>{''.join(SENTENCE)[7:]}"
    data = open_text(f"<text:p>{span}</text:p>")
    report = shown(linter.lint(odt.read(data, "brev.odt")), "warning")
    copy = odt_annotations.marked_up(data, report, STAMP)
    content = members(copy.data)["content.xml"].decode()
    notes = r"<office:annotation .*?</office:annotation>|<office:annotation-end [^>]*/>"
    assert re.sub(notes, "", content) == members(data)["content.xml"].decode()
    assert re.search(r"</office:annotation>Såf<text:span>remt<office:annotation-end ", content)
    tracked = odt_annotations.marked_up(data, report, STAMP, track=True)
    assert tracked.changes == 2
    text = odt.read(tracked.data, "brev.odt").source.text
    assert text == "Hvis du sender skemaet i maj, svarer vi dig."


def test_the_command_writes_a_copy():
    data = letter()
    Path("brev.docx").write_bytes(data)
    result = run("brev.docx", "--comments", "ud.docx", "--track")
    assert result.exit_code == 1
    assert "ud.docx: 2 kommentarer og 2 rettelser." in result.output
    assert Path("brev.docx").read_bytes() == data
    assert len(list(opened(Path("ud.docx").read_bytes()).comments)) == 2


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["brev.docx", "--comments", "brev.docx"], "oven i filen"),
        (["brev.docx", "--comments", "ud.odt"], "samme format"),
        (["brev.docx", "--track"], "--comments"),
        (["brev.docx", "brev.docx", "--comments", "ud.docx"], "én fil"),
        (["brev.txt", "--comments", "ud.docx"], "Word- og OpenDocument-filer"),
        (["brev.docx", "--comments", "findes/ikke/ud.docx"], "kan ikke skrives"),
        (["fix", "brev.docx"], "--track"),
    ],
)
def test_what_cannot_be_done_is_said(words, said):
    Path("brev.docx").write_bytes(letter())
    Path("brev.txt").write_text("Såfremt du klager, svarer vi.", encoding="utf-8")
    result = run(*words)
    assert result.exit_code == 2
    assert said in result.output


@pytest.mark.parametrize("name", ["libreoffice.docx", "libreoffice.odt", "odd.docx"])
def test_a_letter_with_oddities_can_be_marked(name, linter):
    data = (DATA / name).read_bytes()
    reader, writer = (odt, odt_annotations) if name.endswith("odt") else (docx, docx_comments)
    before = reader.read(data, name)
    report = shown(linter.lint(before), "hint")
    copy = writer.marked_up(data, report, STAMP)
    assert copy.remarks == len(report.findings) > 5
    after = reader.read(copy.data, name)
    assert (after.source.text, after.blocks) == (before.source.text, before.blocks)
    assert writer.marked_up(data, report, STAMP, track=True).changes >= 2


LETTER = """\
Nordby Kommune
Rådhusvej 1
9999 Nordby

Afgørelse om støtte

Kære Anne

Såfremt du fremsender skemaet rettidigt, bliver sagen behandlet i maj. Det vurderes, at du
har behov for hjælp.

Sådan klager du

Du skal rette henvendelse til os, inden fristen udløber.

Med venlig hilsen
Bo Berg
"""


def test_one_letter_has_the_same_findings_in_three_formats(linter):
    def told(document) -> list[tuple[str, str, str]]:
        report = linter.lint(document)
        return [
            (f.rule, f.sentence, f.sentence[f.mark.start : f.mark.end]) for f in report.findings
        ]

    lines = LETTER.replace("i maj. Det vurderes, at du\nhar", "i maj. Det vurderes, at du har")
    paragraphs = lines.strip().split("\n")
    in_word = word("".join(p(line) if line else "<w:p/>" for line in paragraphs))
    in_odt = open_text("".join(f"<text:p>{line}</text:p>" for line in paragraphs))
    expected = told(read_source(Source("brev.txt", LETTER)))
    assert len(expected) > 3
    assert told(docx.read(in_word, "brev.docx")) == expected
    assert told(odt.read(in_odt, "brev.odt")) == expected
