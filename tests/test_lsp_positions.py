"""Positions of an editor and offsets of ours."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lsprotocol.types import Position, Range, TextDocumentContentChangePartial

from sprogtjek.lsp.positions import Lines
from sprogtjek.lsp.texts import Text

TEXTS = st.text(alphabet="aæ😀\n\r\u2028\x0c ", max_size=30)
ENCODINGS = st.sampled_from(["utf-8", "utf-16", "utf-32"])
CODECS = {"utf-8": "utf-8", "utf-16": "utf-16-le", "utf-32": "utf-32-le"}
UNIT = {"utf-8": 1, "utf-16": 2, "utf-32": 4}


def position(text: str, offset: int, encoding: str) -> Position:
    """By the words of the protocol alone."""
    lines = re.split(r"\r\n|\r|\n", text[:offset])
    return Position(len(lines) - 1, len(lines[-1].encode(CODECS[encoding])) // UNIT[encoding])


@given(text=TEXTS, encoding=ENCODINGS)
def test_there_and_back(text, encoding):
    lines = Lines(text, encoding)
    for offset in range(len(text) + 1):
        if text[offset - 1 : offset + 1] == "\r\n" and offset:
            continue  # no place of its own
        place = lines.position(offset)
        assert place == position(text, offset, encoding)
        assert lines.offset(place) == offset


@given(text=TEXTS, encoding=ENCODINGS, line=st.integers(0, 40), column=st.integers(0, 99))
def test_every_position_means_something(text, encoding, line, column):
    offset = Lines(text, encoding).offset(Position(line, column))
    assert 0 <= offset <= len(text)


@pytest.mark.parametrize(
    ("encoding", "column", "offset"),
    [("utf-16", 1, 0), ("utf-16", 2, 1), ("utf-8", 3, 0), ("utf-8", 4, 1), ("utf-32", 1, 1)],
)
def test_the_middle_of_a_letter_is_its_beginning(encoding, column, offset):
    assert Lines("😀!", encoding).offset(Position(0, column)) == offset


@given(
    text=TEXTS,
    encoding=ENCODINGS,
    edits=st.lists(st.tuples(st.integers(0, 30), st.integers(0, 30), TEXTS), max_size=6),
)
def test_changes_are_made_one_after_the_other(text, encoding, edits):
    opened = Text("file:///brev.txt", "plaintext", text, encoding)
    changes = []
    for one, other, new in edits:
        start, end = sorted((min(one, len(text)), min(other, len(text))))
        where = Range(position(text, start, encoding), position(text, end, encoding))
        # Between CR and LF there is no position: the editor's own text moves with what it says.
        start, end = (
            Lines(text, encoding).offset(where.start),
            Lines(text, encoding).offset(where.end),
        )
        changes.append(TextDocumentContentChangePartial(where, new))
        text = text[:start] + new + text[end:]
    changed = opened.changed(changes, 2)
    assert changed.content == text
    anew = Lines(text, encoding)
    for offset in range(len(text) + 1):
        assert changed.lines.position(offset) == anew.position(offset)
