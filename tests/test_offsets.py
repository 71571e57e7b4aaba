"""Properties of the two maps: block text to source, source to lines and columns."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sprogtjek.offsets import BlockBuilder, LineIndex, check_segments, to_block, to_source
from sprogtjek.records import Block, Segment, Span

# Pieces of a source: text that is copied, text that is replaced, text that is dropped.
COPIED = st.tuples(st.just("copy"), st.text("abæøå😀 ", max_size=6), st.just(""))
REPLACED = st.tuples(
    st.just("replace"), st.text("\n\u00ad&;", max_size=4), st.text(" xy", max_size=3)
)
DROPPED = st.tuples(st.just("drop"), st.text("\u00ad-\n", max_size=3), st.just(""))
PIECES = st.lists(st.one_of(COPIED, REPLACED, DROPPED), max_size=12)


def build(pieces: list[tuple[str, str, str]]) -> tuple[str, Block]:
    builder = BlockBuilder()
    source = ""
    for what, text, instead in pieces:
        start = len(source)
        source += text
        if what == "copy":
            builder.copy(text, start)
        elif what == "replace":
            builder.replace(instead, start, len(source))
    return source, builder.build("paragraph")


@given(PIECES)
@settings(deadline=None)
def test_verbatim_characters_are_found_where_they_stand(pieces):
    source, block = build(pieces)
    for segment in block.segments:
        if not segment.verbatim:
            continue
        for at in range(segment.block.start, segment.block.end):
            place = to_source(block, Span(at, at + 1))
            assert source[place.start : place.end] == block.text[at]


@given(PIECES)
@settings(deadline=None)
def test_a_replaced_run_stands_for_all_of_its_source(pieces):
    _, block = build(pieces)
    for segment in block.segments:
        if not segment.verbatim:
            for at in range(segment.block.start, segment.block.end):
                assert to_source(block, Span(at, at + 1)) == segment.source


@given(PIECES)
@settings(deadline=None)
def test_the_way_back_leads_to_where_one_came_from(pieces):
    _, block = build(pieces)
    for segment in block.segments:
        if segment.verbatim or segment.source.start < segment.source.end:
            assert to_block(block, to_source(block, segment.block)) == segment.block


@given(PIECES, st.data())
@settings(deadline=None)
def test_longer_spans_take_in_shorter_ones(pieces, data):
    source, block = build(pieces)
    bounds = st.integers(0, len(block.text))
    a, b, c, d = sorted(data.draw(st.tuples(bounds, bounds, bounds, bounds)))
    outer, inner = to_source(block, Span(a, d)), to_source(block, Span(b, c))
    assert 0 <= outer.start <= outer.end <= len(source)
    if b < c:
        assert outer.start <= inner.start <= inner.end <= outer.end


@given(PIECES, st.data())
@settings(deadline=None)
def test_neighbouring_spans_do_not_overlap_in_verbatim_text(pieces, data):
    _, block = build(pieces)
    cut = data.draw(st.integers(0, len(block.text)))
    for segment in block.segments:
        if not segment.verbatim and segment.block.start < cut < segment.block.end:
            return
    if 0 < cut < len(block.text):
        left, right = to_source(block, Span(0, cut)), to_source(block, Span(cut, len(block.text)))
        assert left.end <= right.start


@given(PIECES, st.data())
@settings(deadline=None)
def test_an_empty_span_has_an_empty_place(pieces, data):
    source, block = build(pieces)
    at = data.draw(st.integers(0, len(block.text)))
    place = to_source(block, Span(at, at))
    assert place.start == place.end <= len(source)


def test_the_place_between_two_words_leaves_out_what_was_dropped():
    builder = BlockBuilder()
    builder.copy("sags", 0)
    builder.copy("behandling", 6)  # »sags-\nbehandling«
    block = builder.build("paragraph")
    assert block.text == "sagsbehandling"
    assert to_source(block, Span(0, 4)) == Span(0, 4)
    assert to_source(block, Span(4, 14)) == Span(6, 16)
    assert to_source(block, Span(0, 14)) == Span(0, 16)


def test_the_text_so_far_can_be_read():
    builder = BlockBuilder()
    builder.copy("Kære ", 3)
    builder.replace("&", 8, 13)
    assert builder.text == "Kære &"


def test_an_empty_block_has_no_place():
    assert to_source(BlockBuilder().build("paragraph"), Span(0, 0)) == Span(0, 0)


@pytest.mark.parametrize(
    "segments",
    [
        (Segment(Span(1, 2), Span(0, 1), True),),  # a hole in the block
        (Segment(Span(0, 2), Span(0, 1), True),),  # verbatim, but of another length
        (Segment(Span(0, 1), Span(5, 6), True), Segment(Span(1, 2), Span(3, 4), True)),  # backwards
        (Segment(Span(0, 1), Span(0, 1), True),),  # ends before the block does
    ],
)
def test_a_broken_map_is_refused(segments):
    with pytest.raises(AssertionError):
        check_segments(segments, 2)


TEXTS = st.text("ab😀\r\n\u2028\f\x85", max_size=40)


@given(TEXTS)
@settings(deadline=None)
def test_lines_and_columns_lead_back_to_the_offset(text):
    index = LineIndex(text)
    starts = [0]
    for at, char in enumerate(text):
        if char == "\n" or (char == "\r" and text[at + 1 : at + 2] != "\n"):
            starts.append(at + 1)
    for offset in range(len(text) + 1):
        line, column = index.line_column(offset)
        assert starts[line - 1] + column - 1 == offset
        assert line == len(starts) or offset < starts[line]


def test_lines_count_as_in_an_editor():
    index = LineIndex("æ\r\nb\u2028c\rd\n")
    assert [index.line_column(at) for at in (0, 3, 5, 7, 9)] == [
        (1, 1),
        (2, 1),
        (2, 3),
        (3, 1),
        (4, 1),
    ]
