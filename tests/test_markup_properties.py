"""What the readers of HTML and Markdown never do: lose words, misplace them, hang or break down.

`python tests/test_markup_properties.py 5000` tries so many mutations of every page.
"""

from __future__ import annotations

import random
import re
import sys
import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pages import PAGES, SCRAPS, check_places, letters, mutated, shown

from sprogtjek.errors import UserError
from sprogtjek.offsets import to_source
from sprogtjek.records import Block, Document, Source, Span
from sprogtjek.sources import html, markdown
from sprogtjek.sources.files import read_bytes, read_source

WORDS = st.sampled_from(
    [
        *(
            "Vi",
            "kommunen",
            "s&oslash;g",
            "sags&shy;behandling",
            "5.000&nbsp;kr.",
            "R&amp;D",
            "§ 5",
        ),
        *(
            "b<b>o</b>lig",
            "<i>ny</i>",
            "<a href=/a>her</a>",
            "<span>et</span>",
            "<br>",
            "<!-- x -->",
        ),
        *(
            "&#229;r",
            "<wbr>",
            "»ja«",
            "-",
            "slut.",
            "Hvad?",
            "\n",
            "\t",
            "<b>",
            "</b>",
            "e\u0301n",
            "&",
        ),
    ]
)
BOXES = st.sampled_from(
    [
        *(
            "<p>{}</p>",
            "<p>{}",
            "<div>{}</div>",
            "<li>{}",
            "<ul><li>{}</ul>",
            "<h2>{}</h2>",
            "{}<hr>",
        ),
        *("<table><tr><td>{}<td>to</table>", "<blockquote>{}</blockquote>", "<b>{}</b>", "{}"),
        *("<dl><dt>{}<dd>to</dl>", "<section><p>{}</section>", "<table><tr><td>{}</table>"),
    ]
)


def nested(inner: st.SearchStrategy[str]) -> st.SearchStrategy[str]:
    several = st.lists(inner, min_size=1, max_size=4).map("".join)
    return st.builds(lambda box, text: box.replace("{}", text), BOXES, several)


PASSAGES = st.lists(WORDS, min_size=1, max_size=8).map(" ".join)
HTML = st.recursive(
    st.builds(lambda b, p: b.replace("{}", p), BOXES, PASSAGES), nested, max_leaves=8
)
SOUP = st.lists(st.one_of(WORDS, st.sampled_from(SCRAPS)), max_size=25).map("".join)

MARKED = st.sampled_from(
    [
        *(
            "Vi",
            "kommunen",
            "s**ø**ge",
            "*ny* bolig",
            "__Du__",
            "[her](/a)",
            "![alt](/b 'c')",
            "`kode`",
        ),
        *(
            "5.000&nbsp;kr.",
            r"\*ikke\*",
            "<https://a.example/b>",
            "<b>ja</b>",
            "slut.",
            "a_b_c",
            "~~x~~",
        ),
        *("**åben", "*", "_", "[", "](", "§ 5", "1.", "R&D", "|", r"\|", "e\u0301n", "\t", "  "),
    ]
)
PREFIXES = st.sampled_from(
    [
        "",
        "",
        "",
        "# ",
        "> ",
        "- ",
        "  ",
        "1. ",
        "    ",
        "> - ",
        "> > ",
        "* ",
        "## ",
        "\t",
        "| ",
        "-\t",
    ]
)
LINES = st.builds(
    lambda prefix, words, tail: prefix + " ".join(words) + tail,
    PREFIXES,
    st.lists(MARKED, max_size=6),
    st.sampled_from(["", "", "  ", "\\", " #", " |"]),
)
MARKDOWN = st.builds(
    lambda lines, newline: newline.join(lines),
    st.lists(
        st.one_of(LINES, st.sampled_from(["", "---", "===", "|-|-|", "```", "***"])), max_size=10
    ),
    st.sampled_from(["\n", "\r\n", "\r", "\n\n"]),
)


def read(text: str, media_type: str) -> Document:
    return read_source(Source("side", text, media_type))


def spans(block: Block) -> list[Span]:
    cuts = sorted({0, len(block.text), *(s.block.start for s in block.segments)})
    return [Span(start, end) for start in cuts for end in cuts if start < end][:200]


def reads_back(document: Document) -> None:
    """Every span of every block, read in the source, shows the same letters."""
    check_places(document)
    text = document.source.text
    for block in document.blocks:
        for span in spans(block):
            place = to_source(block, span)
            written = text[place.start : place.end]
            said = block.text[span.start : span.end]
            if document.source.media_type == "text/markdown":
                # Where links lead stands between their words, and list marks between lines.
                written = re.sub(r"!\[[^\[\]]*\]\([^()]*\)|\]\([^()]*\)", "", written)
                written = re.sub(r"<(https:[^<>]*)>", r"\1", written)
            assert letters(said) == shown(written), (said, written)


@given(HTML)
@settings(max_examples=200, deadline=None)
def test_places_on_a_page_lead_back_to_its_words(text):
    reads_back(read(text, "text/html"))


@given(MARKDOWN)
@settings(max_examples=300, deadline=None)
def test_places_in_markdown_lead_back_to_its_words(text):
    reads_back(read(text, "text/markdown"))


@given(HTML)
@settings(max_examples=150, deadline=None)
def test_no_word_of_a_fragment_is_lost(text):
    found = "".join(b.text for b in read(text, "text/html").blocks if b.kind != "link")
    left = letters(found)
    for letter in set(left) | set(shown(text)):
        assert left.count(letter) == shown(text).count(letter), letter


@given(st.one_of(SOUP, MARKDOWN, HTML, st.text(max_size=80)), st.sampled_from(["html", "markdown"]))
@settings(max_examples=300, deadline=None)
def test_anything_is_read_and_placed(text, kind):
    document = read(text, f"text/{kind}")
    check_places(document)
    assert document == read(text, f"text/{kind}")


@given(HTML)
@settings(max_examples=100, deadline=None)
def test_blocks_stand_in_order(text):
    blocks = [b for b in read(text, "text/html").blocks if b.kind not in ("link", "caption")]
    end = 0
    for block in blocks:
        assert block.segments[0].source.start >= end
        end = block.segments[-1].source.end


@pytest.mark.parametrize("path", PAGES, ids=lambda path: path.name)
def test_odd_pages(path):
    document = read_bytes(path.read_bytes(), path.name)
    assert len(document.blocks) > 10
    check_places(document)
    said = " ".join(block.text for block in document.blocks)
    for hidden in ("cookies", "script", "Nyheder", "Erhverv", "Spring", "ls -l", "tøm", "title:"):
        assert hidden not in said


def try_mutations(path, times: int, seed: int) -> tuple[int, float]:
    """How many mutations were refused, and the longest time that one took."""
    dice = random.Random(f"{path.name} {seed}")
    original = path.read_bytes()
    text = original.decode("utf-8", errors="replace")
    refused, longest = 0, 0.0
    for _ in range(times):
        start = time.perf_counter()
        try:
            reader = markdown if path.suffix == ".md" else html
            check_places(reader.read(mutated(text, dice).encode("utf-8"), path.name))
        except UserError as error:
            refused += bool(error.message)
        longest = max(longest, time.perf_counter() - start)
    return refused, longest


@pytest.mark.parametrize("path", PAGES, ids=lambda path: path.name)
def test_mutated_pages_are_read_or_refused(path):
    refused, _ = try_mutations(path, 60, seed=1)
    assert refused < 60


if __name__ == "__main__":
    for page in PAGES:
        print(page.name, *try_mutations(page, int(sys.argv[1]), seed=int(time.time())))
