"""spaCy documents of annotated sentences."""

from __future__ import annotations

from spacy.tokens import Doc
from spacy.vocab import Vocab

from training.conllu import Sentence


def to_doc(vocab: Vocab, sentences: list[Sentence]) -> Doc:
    """One document of consecutive sentences, all with or all without syntax.

    Without syntax the document still has its gold sentence starts, but no heads and no labels,
    so that the parser does not take missing arcs for gold ones.
    """
    heads: list[int] = []
    for s in sentences:
        heads.extend(h + len(heads) - i for i, h in enumerate(s.heads))
    syntax = bool(sentences[0].heads)
    return Doc(
        vocab,
        words=[w for s in sentences for w in s.words],
        spaces=[p for s in sentences for p in _spaces(s)],
        lemmas=["" if x == "_" else x for s in sentences for x in s.lemmas],
        pos=[x for s in sentences for x in s.pos],
        morphs=[x for s in sentences for x in s.feats],
        heads=heads if syntax else None,
        deps=[x for s in sentences for x in s.deps] if syntax else None,
        sent_starts=None if syntax else starts(sentences),
    )


def _spaces(s: Sentence) -> tuple[bool, ...]:
    return (*s.spaces[:-1], True)


def starts(sentences: list[Sentence]) -> list[bool]:
    """True at the first token of each sentence."""
    return [i == 0 for s in sentences for i in range(len(s.words))]
