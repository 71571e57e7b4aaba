"""Places in Word and OpenDocument texts, on documents that python-docx and hypothesis make."""

from __future__ import annotations

from datetime import datetime
from xml.sax.saxutils import escape

import docx
from hypothesis import given, settings
from hypothesis import strategies as st
from office import finding, members, open_text, opened, report, saved
from test_reader_properties import bare, cuts_a_run, folded, spans

from sprogtjek.offsets import to_source
from sprogtjek.records import Document, Span
from sprogtjek.reporters import docx_comments, odt_annotations
from sprogtjek.reporters.remarks import Stamp
from sprogtjek.sources import docx as docx_reader
from sprogtjek.sources import docx_package, odt, odt_package
from sprogtjek.sources.paragraphs import Laid, Piece

WORDS = st.sampled_from(
    [
        *("Vi", "kommunen", "sags\u00admappe", "5.000\u00a0kr.", "»citat«", "e\u0301n", "\ufb01"),
        *("slut.", "Kære Bo", "- ", "1. ", "<&>", "\t", "\n", "  ", " ", "\u2028", "\u2011", "😀"),
        *("Søvej 12", "9999 Nordby", "Med venlig hilsen", "å", "\u200b"),
    ]
)  # fmt: skip
RUNS = st.lists(st.lists(WORDS, max_size=4).map("".join), max_size=5)
PARAGRAPHS = st.lists(RUNS, min_size=1, max_size=6)


def made(paragraphs: list[list[str]]) -> bytes:
    """A Word file where every other run is bold."""
    document = docx.Document()
    for runs in paragraphs:
        paragraph = document.add_paragraph(style="List Bullet" if len(runs) == 4 else None)
        for index, run in enumerate(runs):
            paragraph.add_run(run).bold = bool(index % 2)
    return saved(document)


def made_open(paragraphs: list[list[str]]) -> bytes:
    """An OpenDocument text where every other run is a span."""
    span = '<text:span text:style-name="T1">{}</text:span>'
    signs = {"\t": "<text:tab/>", "\n": "<text:line-break/>"}
    body = []
    for runs in paragraphs:
        written = ["".join(signs.get(char, char) for char in escape(run)) for run in runs]
        inner = "".join(span.format(run) if n % 2 else run for n, run in enumerate(written))
        body.append(f"<text:p>{inner}</text:p>")
    return open_text("".join(body))


def read_word(data: bytes) -> Laid:
    return docx_reader.laid(docx_package.open_package(data, "brev.docx"))


def read_open(data: bytes) -> Laid:
    return odt.laid(odt_package.open_package(data, "brev.odt"))


def check_places(laid: Laid) -> None:
    text = laid.document.source.text
    for block in laid.document.blocks:
        for span in spans(block):
            if cuts_a_run(block, span):
                continue
            place = to_source(block, span)
            written = text[place.start : place.end]
            assert bare(written) == bare(block.text[span.start : span.end])
            shown = "".join(_part(piece, place) for piece in laid.between(place.start, place.end))
            assert shown == written.replace("\n", "")


def _part(piece: Piece, place: Span) -> str:
    start, end = max(place.start, piece.start), min(place.end, piece.end)
    if piece.source is not None:  # what stands in the file itself
        own = piece.source.text[piece.skip :]
        return own[start - piece.start : end - piece.start].replace("\n", " ")
    return piece.text[start - piece.start : end - piece.start]


@given(PARAGRAPHS)
@settings(max_examples=20, deadline=None)
def test_places_lead_to_the_runs_they_name(paragraphs):
    check_places(read_word(made(paragraphs)))
    check_places(read_open(made_open(paragraphs)))


@given(PARAGRAPHS)
@settings(max_examples=20, deadline=None)
def test_the_lines_are_the_paragraphs_that_python_docx_sees(paragraphs):
    data = made(paragraphs)
    seen = [p.text.replace("\n", "\u2028") for p in opened(data).paragraphs]
    lines = read_word(data).document.source.text.split("\n")
    assert [folded(line) for line in lines if folded(line)] == [
        folded(line) for line in seen if folded(line)
    ]


@st.composite
def marked(draw) -> tuple[list[list[str]], list[tuple[int, int, bool]]]:
    """Paragraphs, and some intervals of their text in thousandths."""
    intervals = st.tuples(st.integers(0, 999), st.integers(1, 300), st.booleans())
    return draw(PARAGRAPHS), draw(st.lists(intervals, min_size=1, max_size=5))


def findings(document: Document, intervals: list[tuple[int, int, bool]]) -> list:
    text = document.source.text
    places = [
        (at * len(text) // 1000, size * len(text) // 1000, safe) for at, size, safe in intervals
    ]
    return [
        finding(document, start, min(start + max(size, 1), len(text)), "ny" if safe else "")
        for start, size, safe in sorted(places)
        if text[start : min(start + max(size, 1), len(text))].strip()
    ]


STAMP_AT = Stamp(datetime(2026, 1, 2, 3, 4))
NEW = {"word/comments.xml", "word/document.xml", "[Content_Types].xml"}
NEW |= {"word/_rels/document.xml.rels"}


@given(marked())
@settings(max_examples=20, deadline=None)
def test_comments_stand_on_their_words_and_change_nothing_else(case):
    paragraphs, intervals = case
    data = made(paragraphs)
    laid = read_word(data)
    if not laid.document.blocks:
        return
    found = findings(laid.document, intervals)
    copy = docx_comments.marked_up(data, report(laid.document, *found), STAMP_AT)
    assert copy.remarks == len(found)
    after = opened(copy.data)
    assert looks(after) == looks(opened(data))
    assert sorted(commented(after)) == sorted(bare(item.text) for item in found)
    old, new = members(data), members(copy.data)
    assert {name: new[name] for name in old if name not in NEW} == {
        name: old[name] for name in old if name not in NEW
    }


def looks(document) -> list[list[tuple[str, bool | None]]]:
    """Each character of each paragraph, and whether it is bold."""
    return [
        [(char, run.bold) for run in paragraph.runs for char in run.text]
        for paragraph in document.paragraphs
    ]


def commented(document) -> list[str]:
    """The words that each comment stands on, as python-docx's elements have them."""
    word = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
    signs = {"tab": "\t", "br": " ", "noBreakHyphen": "\u2011"}
    texts: dict[str, str] = {}
    running: set[str] = set()
    for element in document.element.body.iter():
        name = element.tag.removeprefix(word)
        if name == "commentRangeStart":
            running.add(element.get(f"{word}id"))
        elif name == "commentRangeEnd":
            running.discard(element.get(f"{word}id"))
        elif name == "p":
            for key in running:
                texts[key] = texts.get(key, "") + " "
        elif name == "t" or name in signs:
            for key in running:
                texts[key] = texts.get(key, "") + (signs.get(name) or element.text or "")
    return [bare(text) for text in texts.values()]


@given(marked())
@settings(max_examples=20, deadline=None)
def test_changes_can_be_accepted_and_rejected(case):
    paragraphs, intervals = case
    for data, read, write in (
        (made(paragraphs), read_word, docx_comments.marked_up),
        (made_open(paragraphs), read_open, odt_annotations.marked_up),
    ):
        laid = read(data)
        if not laid.document.blocks:
            continue
        found = findings(laid.document, intervals)
        copy = write(data, report(laid.document, *found), STAMP_AT, track=True)
        after = read(copy.data).document.source.text
        assert after.count("ny") == copy.changes
        if not copy.changes:
            assert folded(after) == folded(laid.document.source.text)
