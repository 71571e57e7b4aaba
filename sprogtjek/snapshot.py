"""A parsed block as plain Python objects, under spaCy's own names.

A dozen checks look at every token many times, and each look at a spaCy token makes new objects
and decodes strings. Here each token is decoded once (into the objects of ``views``); reading it
costs what reading an attribute costs. Code written for a ``Doc`` runs on either.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from sprogtjek.features import Features
from sprogtjek.views import DocView, SpanView, TokenView

if TYPE_CHECKING:
    from spacy.tokens import Doc
    from spacy.vocab import Vocab

_ATTRIBUTES: list[int | str] = [
    "ORTH", "LEMMA", "POS", "DEP", "HEAD", "MORPH", "SENT_START", "SPACY",
]  # fmt: skip
_WORD = 2**64
_MOST_STRINGS = 200_000  # so that a long run does not keep every name it has met


def snapshot(doc: Doc) -> Doc:
    """The parse in ``doc``, to be read as if it were ``doc``."""
    return Decoder(doc.vocab).decode(doc)


def release(doc: Doc) -> None:
    """Let go of a snapshot that is no longer read.

    Tokens and document refer to each other; taken apart they are freed at once, and the garbage
    collector, which would look through all rules and strings each time, seldom has to run.
    """
    if isinstance(doc, DocView):
        doc.tokens.clear()
        doc.__dict__.clear()


def spacy_doc(doc: Doc) -> Doc:
    """The ``Doc`` behind a snapshot, for spaCy's matchers; a ``Doc`` is given back as it is."""
    return doc.spacy if isinstance(doc, DocView) else doc


class Decoder:
    """Makes snapshots of the parses of one pipeline; decodes each of its strings once."""

    def __init__(self, vocab: Vocab) -> None:
        self._words = _Words(vocab)
        self._text = _Strings(vocab)
        self._features = _FeaturesByHash(self._text)

    def decode(self, doc: Doc) -> Doc:
        """The parse in ``doc``, to be read as if it were ``doc``."""
        view = DocView(doc)
        if len(doc):
            self._fill(view, doc.to_array(_ATTRIBUTES).tolist())
        return cast("Doc", view)

    def _fill(self, view: DocView, rows: list[list[int]]) -> None:
        words, text, features = self._words, self._text, self._features
        append = view.tokens.append
        idx, sent = 0, SpanView(view, 0, 0)
        for i, row in enumerate(rows):
            orth, lemma, pos, dep, head, morph, start, space = row
            token = TokenView()
            word, token.lower_, token.is_punct = words[orth]
            token.doc, token.i, token.idx, token.text = view, i, idx, word
            token.lemma_, token.pos_, token.dep_ = text[lemma], text[pos], text[dep]
            token.morph = features[morph]
            token._head = (i + head) % _WORD  # a negative distance comes as a large number
            token.is_sent_start = i == 0 or start == 1
            if token.is_sent_start:
                sent = SpanView(view, i, i)
                view.sents.append(sent)
            token.sent, sent.end = sent, i + 1
            token.whitespace_ = " " if space else ""
            append(token)
            idx += len(word) + space


class _Words(dict[int, tuple[str, str, bool]]):
    """Words by hash: as written, in small letters, whether it is punctuation."""

    def __init__(self, vocab: Vocab) -> None:
        self._vocab = vocab

    def __missing__(self, key: int) -> tuple[str, str, bool]:
        if len(self) > _MOST_STRINGS:
            self.clear()
        lexeme = self._vocab[key]
        found = self[key] = (lexeme.text, lexeme.lower_, lexeme.is_punct)
        return found


class _Strings(dict[int, str]):
    """spaCy's strings by hash."""

    def __init__(self, vocab: Vocab) -> None:
        self._store = vocab.strings

    def __missing__(self, key: int) -> str:
        if len(self) > _MOST_STRINGS:
            self.clear()
        text = self[key] = self._store[key]
        return text


class _FeaturesByHash(dict[int, Features]):
    """Morphological analyses by hash: a language has some hundred."""

    def __init__(self, strings: _Strings) -> None:
        self._strings = strings

    def __missing__(self, key: int) -> Features:
        found = self[key] = Features(self._strings[key])
        return found
