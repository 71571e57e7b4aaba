from __future__ import annotations

import pytest
import textstat
from hypothesis import given
from hypothesis import strategies as st
from textstat.backend import counts

from sprogtjek.readability import band, equal_text, lix_rix
from sprogtjek.records import Stats


@st.composite
def stats(draw):
    sentences = draw(st.integers(1, 60))
    words = draw(st.integers(3 * sentences, 40 * sentences))
    return Stats(words, sentences, draw(st.integers(0, words)))


@given(stats())
def test_textstat_counts_what_the_pipeline_counted(stats):
    text = equal_text(stats)
    assert text is not None
    assert counts.count_sentences(text) == stats.sentences
    assert counts.count_words(text) == stats.words
    assert counts.count_long_words(text) == stats.long_words


@given(stats())
def test_lix_and_rix_are_textstats(stats):
    text = equal_text(stats)
    scores = lix_rix(stats)
    assert scores is not None
    assert scores == pytest.approx((textstat.lix(text), textstat.rix(text)))


def test_lix_by_hand():
    # 20 words in two sentences, five of them long: 20/2 + 100*5/20
    assert lix_rix(Stats(words=20, sentences=2, long_words=5)) == (35.0, 2.5)


@pytest.mark.parametrize("stats", [Stats(), Stats(words=2, sentences=1)])
def test_too_little_text_has_no_score(stats):
    assert lix_rix(stats) is None


@pytest.mark.parametrize(
    ("lix", "name"),
    [(24.4, "meget let"), (24.6, "let"), (44.4, "middel"), (44.6, "svær"), (55, "meget svær")],
)
def test_bands(lix, name):
    assert band(lix) == name
