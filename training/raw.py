"""Raw text as sentences without annotation, for the teacher to label.

python -m training.raw RAW.txt.xz OUT.conllu --words 1000000
"""

from __future__ import annotations

import argparse
import lzma
import random
from collections.abc import Iterator
from pathlib import Path

import spacy
from spacy.tokens import Span

from sprogtjek.language import add_exceptions
from sprogtjek.sentences import NAME
from training.conllu import Sentence, write

LONGEST = 60
"""Words; longer sentences are transcripts without full stops."""


def sentences(raw: Path, words: int, seed: int = 0) -> Iterator[Sentence]:
    """Whole paragraphs in random order until there are enough words."""
    nlp = spacy.blank("da")
    add_exceptions(nlp)
    nlp.add_pipe(NAME)
    with lzma.open(raw, "rt", encoding="utf-8") as file:
        paragraphs = [line.strip() for line in file]
    random.Random(seed).shuffle(paragraphs)
    count = 0
    for number, doc in enumerate(nlp.pipe(paragraphs)):
        kept = [s for s in doc.sents if 2 < len(s) <= LONGEST]
        for k, span in enumerate(kept):
            yield bare(f"raw-{number}-{k}", span)
            count += len(span)
        if count >= words:
            return


def bare(ident: str, span: Span) -> Sentence:
    """A sentence of tokens only."""
    tokens = [t for t in span if not t.is_space]
    nothing = ("_",) * len(tokens)
    return Sentence(
        id=ident,
        words=tuple(t.text for t in tokens),
        spaces=tuple(bool(t.whitespace_) for t in tokens),
        lemmas=nothing,
        pos=nothing,
        feats=nothing,
    )


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("raw", type=Path)
    parser.add_argument("out", type=Path)
    parser.add_argument("--words", type=int, default=1_000_000)
    args = parser.parse_args()
    write(sentences(args.raw, args.words), args.out)
