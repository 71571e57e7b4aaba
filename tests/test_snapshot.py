"""The snapshot says of each token what spaCy says."""

from __future__ import annotations

from pathlib import Path

import pytest

from sprogtjek.snapshot import snapshot

CORPUS = Path(__file__).parent.parent / "corpus"
TEXTS = [
    paragraph
    for path in sorted(CORPUS.rglob("*.txt"))[::4]
    for paragraph in path.read_text(encoding="utf-8").split("\n\n")
]
PLAIN = (
    "i", "idx", "text", "lower_", "lemma_", "pos_", "dep_", "is_punct", "like_num",
    "whitespace_", "text_with_ws",
)  # fmt: skip
TREE = ("children", "lefts", "rights", "subtree", "ancestors")


@pytest.fixture(scope="module")
def pairs(nlp):
    return [(doc, snapshot(doc)) for doc in nlp.pipe([*TEXTS, "", "Hej."])]


def test_tokens(pairs):
    for doc, view in pairs:
        assert len(doc) == len(view)
        for token, seen in zip(doc, view, strict=True):
            assert [getattr(token, name) for name in PLAIN] == [
                getattr(seen, name) for name in PLAIN
            ]
            assert bool(token.is_sent_start) == seen.is_sent_start
            assert str(token.morph) == str(seen.morph)
            assert token.morph.get("VerbForm", []) == seen.morph.get("VerbForm", [])
            assert ("Voice=Pass" in token.morph) == ("Voice=Pass" in seen.morph)


def test_trees(pairs):
    for doc, view in pairs:
        for token, seen in zip(doc, view, strict=True):
            assert token.head.i == seen.head.i
            for name in TREE:
                expected = sorted(other.i for other in getattr(token, name))
                assert expected == sorted(other.i for other in getattr(seen, name)), name
            assert (token.left_edge.i, token.right_edge.i) == (seen.left_edge.i, seen.right_edge.i)
            assert [t.i for t in token.conjuncts] == [t.i for t in seen.conjuncts]


def test_spans(pairs):
    for doc, view in pairs:
        assert [(s.start, s.end, s.text) for s in doc.sents] == [
            (s.start, s.end, s.text) for s in view.sents
        ]
        for sent, seen in zip(doc.sents, view.sents, strict=True):
            assert (sent.start_char, sent.end_char) == (seen.start_char, seen.end_char)
            assert sent.root.i == seen.root.i
            assert sent[1:].text == seen[1:].text
            assert sent[-1].text == seen[-1].text
        assert doc[1:3].text == view[1:3].text


def test_neighbours(pairs):
    _, view = pairs[0]
    assert view[1].nbor(-1).i == 0
    with pytest.raises(IndexError):
        view[0].nbor(-1)
    with pytest.raises(IndexError):
        view[len(view) - 1].nbor()
