"""What the plain-text reader never does: lose text, use it twice, or raise."""

from __future__ import annotations

import re
import textwrap
import unicodedata

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from reading import read, texts

from sprogtjek.offsets import to_source
from sprogtjek.records import Block, Span

WORDS = st.sampled_from(
    [
        *(
            "Vi",
            "kommunen",
            "sags\u00adbehandling",
            "a-kasse",
            "børne- og",
            "EU-",
            "sags-",
            "1.",
            "§",
        ),
        *(
            "5.000\u00a0kr.",
            "jf.",
            "»citat«",
            '"ord"',
            "og",
            "at",
            "»",
            "–",
            "-",
            "/",
            "og/",
            "e\u0301n",
        ),
        *(
            "Søvej 12",
            "9999 Nordby",
            "tlf. 99 99 10 00",
            "bo@nordby.example",
            "|",
            "\t",
            "\u200b",
            "\ufb01",
        ),
        *(
            "slut.",
            "Hvad?",
            "følgende:",
            "Anne,",
            "(se",
            "her)",
            "\u2011",
            "\u2010",
            "\x00",
            "\u2028",
        ),
    ]
)
STARTS = st.sampled_from(
    [
        *(
            "",
            "",
            "",
            "",
            "  ",
            "    ",
            "\t",
            "- ",
            "• ",
            "•",
            "* ",
            "1. ",
            "2. ",
            "1) ",
            "a) ",
            "(a) ",
        ),
        *(
            "b.) ",
            "1.1 ",
            "> ",
            ">> ",
            "| ",
            "Kære ",
            "Hej ",
            "Vedr.: ",
            "Med venlig hilsen ",
            "Til ",
        ),
        *("Emne: ", "Sagsnr.: ", "-----", "Stk. 2.", "Side 2", "\f", "\ufeff", "-x", "o\t"),
    ]
)
LINES = st.builds(
    lambda start, words, space: start + space.join(words),
    STARTS,
    st.lists(WORDS, max_size=12),
    st.sampled_from([" ", "  ", "\t", "\u00a0 ", "", " | "]),
)
TEXTS = st.builds(
    lambda lines, newline: newline.join(lines),
    st.lists(st.one_of(LINES, st.just("")), max_size=14),
    st.sampled_from(["\n", "\r\n", "\r", "\n\n", "\u2028"]),
)
NOISE = st.text("aÅ.1)-–•*|>»« \t\n\r\u00ad\u00a0\u2028\u0085\f:,/\u0301", max_size=60)
ANY_TEXT = st.one_of(TEXTS, NOISE, st.text(max_size=80))

INVISIBLE = (
    r"\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff\x00-\x08\x0e-\x1b\x7f\x80-\x84\x86-\x9f"
)
MARKERS = re.compile(r"(?:> ?)*\s*(?:[•◦▪·]|o|[-–—−*]|\(?[\w]{1,4}[.)]{1,2}|\(?\d[\d.]*\)?)?")
RULE = re.compile(r"[-–—=_*~#.•·+|>│┃║\s]+")


def folded(text: str) -> str:
    """The source as a reader of the page sees it: an oracle of its own."""
    text = re.sub(f"[{INVISIBLE}]", "", text).replace("\u2011", "-").replace("\u2010", "-")
    for ligature in "\ufb00\ufb01\ufb02\ufb03\ufb04":
        text = text.replace(ligature, unicodedata.normalize("NFKC", ligature))
    text = re.sub(r"[^\W\d_][\u0300-\u036f]+", lambda m: unicodedata.normalize("NFC", m[0]), text)
    return " ".join(text.split())


def bare(text: str) -> str:
    """Without all that may come or go where two lines are put together."""
    return re.sub(r"[\s>-]", "", folded(text))


def spans(block: Block) -> list[Span]:
    size = len(block.text)
    ends = sorted({*range(0, size + 1, max(1, size // 12)), size})
    return [Span(start, end) for start in ends for end in ends if start < end]


def cuts_a_run(block: Block, span: Span) -> bool:
    return any(
        not segment.verbatim and segment.block.start < at < segment.block.end
        for segment in block.segments
        for at in (span.start, span.end)
    )


@given(ANY_TEXT)
@settings(max_examples=150, deadline=None)
@example("sags-\nbehandling af børne-\nog ungeudvalget")
@example("> ord\n> sags-\n> mål")
@example("a\xad\u0301")
def test_every_span_reads_back_from_the_source(text):
    for block in read(text).blocks:
        for span in spans(block):
            if cuts_a_run(block, span):
                continue
            place = to_source(block, span)
            written = text[place.start : place.end]
            assert bare(written) == bare(block.text[span.start : span.end])
            if not re.search(r"[\n\r\v\x85\u2028\u2029]", written):
                assert folded(written) == block.text[span.start : span.end].strip()


@given(ANY_TEXT)
@settings(max_examples=150, deadline=None)
def test_block_text_is_folded_and_never_empty(text):
    for block in read(text).blocks:
        assert block.text
        assert folded(block.text) == block.text or "\u0301" in text


@given(ANY_TEXT)
@settings(max_examples=150, deadline=None)
def test_blocks_are_in_order_and_share_nothing(text):
    end = 0
    for block in read(text).blocks:
        assert block.segments[0].source.start >= end
        end = block.segments[-1].source.end


@given(ANY_TEXT)
@settings(max_examples=150, deadline=None)
@example("a)\nb")
def test_all_but_markers_is_in_a_block(text):
    covered = [False] * len(text)
    for block in read(text).blocks:
        for segment in block.segments:
            for at in range(segment.source.start, segment.source.end):
                covered[at] = True
    for line in re.finditer(r"[^\n\r\v\x85\u2028\u2029]+", text):
        visible = [at for at in range(*line.span()) if folded(text[at])]
        left = [at for at in visible if not covered[at] and text[at] not in "|│┃║"]
        if left and visible[-1] == left[-1] and text[left[-1]] in "-\u2010\u2011":
            left.pop()  # the hyphen of a divided word
        lost = folded("".join(text[at] for at in range(*line.span()) if at in left))
        assert MARKERS.fullmatch(lost) or RULE.fullmatch(folded(line.group())), (lost, line[0])


@given(ANY_TEXT)
@settings(deadline=None)
def test_reading_twice_gives_the_same(text):
    assert read(text) == read(text)


@given(
    st.sampled_from(["Vi har set på sagen", "Du kan klage", "Sagen er slut"]), st.integers(2, 30)
)
def test_a_paragraph_reads_the_same_however_it_is_wrapped(sentence, times):
    prose = " ".join(f"{sentence}, og det er nummer {at} i rækken af ting." for at in range(times))
    for width in (60, 72, 80):
        assert texts(textwrap.fill(prose, width)) == [prose]


@pytest.mark.parametrize(
    "text",
    [
        "ord og mere " * 50_000,
        "x" * 500_000,
        "\u00a0\t" * 200_000 + "x" + " " * 200_000,
        "-" * 300_000 + "x",
        ">" * 300_000 + "x",
        "a|" * 100_000,
        "1." * 100_000,
    ],
)
def test_one_endless_line_is_read(text):
    assert len(read(text).blocks) <= 100_001
