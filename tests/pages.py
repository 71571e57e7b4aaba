"""Pages in `tests/pages/`, and what must hold of any text that the readers of markup read."""

from __future__ import annotations

import html
import random
import re
from pathlib import Path

from sprogtjek.offsets import check_segments
from sprogtjek.records import Block, Document
from sprogtjek.sources.folding import fold

PAGES = sorted((Path(__file__).parent / "pages").iterdir())

# What a mutation puts in: tags and marks in all the wrong places.
SCRAPS = (
    *(
        "<",
        ">",
        "</",
        "<!--",
        "-->",
        "<p>",
        "</p>",
        "<div",
        "</div>",
        "<b>",
        "</i>",
        "<table>",
        "<td>",
    ),
    *("<li>", "</ul>", "<main>", "</main>", "<h2>", "<script>", "</script>", "<a href=/>", "</a>"),
    *("<code>", "<span lang=en>", "<br>", "<br><br>", "<img alt='x y'>", "<q>", "<svg>", "<title>"),
    *(
        "&",
        "&amp;",
        "&#",
        "&#229;",
        "&shy;",
        "&nbsp;",
        "&notin;",
        "\u00ad",
        "\u2028",
        "\x0b",
        "\0",
        "\t",
    ),
    *(
        "*",
        "**",
        "_",
        "`",
        "``",
        "~~",
        "[",
        "](",
        "![",
        ")",
        "\\",
        "|",
        "\n> ",
        "\n- ",
        "\n1. ",
        "\n# ",
    ),
    *(
        "\n\n",
        "\r",
        "\r\n",
        "    ",
        "\n---\n",
        "\n===\n",
        "\n```\n",
        "|-|-|",
        "»",
        "«",
        "'",
        '"',
        "=",
    ),
    *("\n|a|b|\n|-|-|\n|c|d|\n", "æ", "😀", "e\u0301", "\ufb01", "<x" * 30, ">" * 9, "- " * 9),
)


def mutated(text: str, dice: random.Random) -> str:
    """The text with some of it cut out, doubled, moved or put in."""
    for _ in range(dice.randint(1, 8)):
        at, to = sorted(dice.randint(0, len(text)) for _ in range(2))
        to = min(to, at + dice.choice((1, 3, 20, 200)))
        piece = text[at:to]
        change = dice.randrange(4)
        if change == 0:
            text = text[:at] + text[to:]
        elif change == 1:
            text = text[:to] + piece + text[to:]
        elif change == 2:
            text = text[:at] + dice.choice(SCRAPS) + text[at:]
        else:
            rest = text[:at] + text[to:]
            there = dice.randint(0, len(rest))
            text = rest[:there] + piece + rest[there:]
    return text


def shown(written: str) -> str:
    """The letters and figures that a piece of source shows: an oracle without any reader in it."""
    written = re.sub(r"<!--.*?(?:-->|\Z)", "", written, flags=re.DOTALL)
    written = re.sub(r"</?[a-zA-Z!?][^<>]*>", "", written)
    return letters(html.unescape(written))


def letters(text: str) -> str:
    """What of a text is no space, no mark and no markup."""
    return re.sub(r"[\W_]", "", fold(text))


def check_places(document: Document) -> None:
    """Assert that every block leads back to its own words in the source."""
    text = document.source.text
    for block in document.blocks:
        assert block.text
        assert block.text == block.text.strip()
        check_segments(block.segments, len(block.text))
        _check_segments(block, text)


def _check_segments(block: Block, text: str) -> None:
    for segment in block.segments:
        written = text[segment.source.start : segment.source.end]
        said = block.text[segment.block.start : segment.block.end]
        assert segment.source.end <= len(text)
        if segment.verbatim:
            assert written == said
        elif said.isalnum():
            assert shown(written) == letters(said), (written, said)
