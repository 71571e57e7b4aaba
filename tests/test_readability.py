from __future__ import annotations

import pytest
import textstat
from hypothesis import given
from hypothesis import strategies as st
from textstat.backend import counts

from sprogtjek.readability import band, equal_text, lix_rix
from sprogtjek.records import Sentence, Span

sentence = st.integers(3, 40).flatmap(
    lambda words: st.integers(0, words).map(lambda long: Sentence(Span(0, 1), words, long))
)


@given(st.lists(sentence, min_size=1, max_size=30))
def test_textstat_counts_what_the_pipeline_counted(sentences):
    text = equal_text(sentences)
    assert text is not None
    assert counts.count_sentences(text) == len(sentences)
    assert counts.count_words(text) == sum(s.words for s in sentences)
    assert counts.count_long_words(text) == sum(s.long_words for s in sentences)


@given(st.lists(sentence, min_size=1, max_size=30))
def test_lix_and_rix_are_textstats(sentences):
    text = equal_text(sentences)
    scores = lix_rix(sentences)
    assert scores is not None
    assert scores == pytest.approx((textstat.lix(text), textstat.rix(text)))


def test_lix_by_hand():
    # 20 words in two sentences, five of them long: 20/2 + 100*5/20
    assert lix_rix([Sentence(Span(0, 1), 12, 3), Sentence(Span(2, 3), 8, 2)]) == (35.0, 2.5)


@pytest.mark.parametrize("sentences", [[], [Sentence(Span(0, 1), 2, 0)]])
def test_too_little_text_has_no_score(sentences):
    assert lix_rix(sentences) is None


@pytest.mark.parametrize(
    ("lix", "name"), [(24.9, "meget let"), (25, "let"), (44.9, "middel"), (55, "meget svær")]
)
def test_bands(lix, name):
    assert band(lix) == name
