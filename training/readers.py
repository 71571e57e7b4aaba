"""The stream of training examples: grouped, weighted, shuffled and augmented."""

from __future__ import annotations

import random
from collections.abc import Callable, Iterator
from pathlib import Path

import spacy
from spacy.language import Language
from spacy.tokens import Doc
from spacy.training import Example

from training.augment import augment, drop_final_mark
from training.conllu import Sentence, by_text, read
from training.documents import starts, to_doc

LONGEST = 10
"""Sentences in one example, at most. Blocks of letters have one to ten."""


@spacy.registry.readers("sprogtjek.Mixed.v1")
def mixed(
    paths: dict[str, str], weights: dict[str, float], seed: int = 0, augmented: bool = True
) -> Callable[[Language], Iterator[Example]]:
    """A reader that yields, in each round, `weights[name]` × the texts of `paths[name]`.

    Weight 2 shows each text twice a round, 0.25 shows a random quarter.
    """
    rng = random.Random(seed)
    texts = {name: list(by_text(read(Path(path)))) for name, path in paths.items()}

    def stream(nlp: Language) -> Iterator[Example]:
        groups = [
            g
            for name in texts
            for t in _sample(texts[name], weights[name], rng)
            for g in _groups(t, rng)
        ]
        rng.shuffle(groups)
        for group in groups:
            yield example(nlp, _changed(group, rng) if augmented else group, rng)

    return stream


def _sample(texts: list[list[Sentence]], weight: float, rng: random.Random) -> list[list[Sentence]]:
    whole, part = divmod(weight, 1)
    return texts * int(whole) + rng.sample(texts, round(part * len(texts)))


def _groups(text: list[Sentence], rng: random.Random) -> Iterator[list[Sentence]]:
    at = 0
    while at < len(text):
        size = rng.randint(1, LONGEST)
        yield text[at : at + size]
        at += size


def _changed(group: list[Sentence], rng: random.Random) -> list[Sentence]:
    group = [augment(s, rng) for s in group]
    # Only at a block's end is a missing full stop unambiguous for the sentence boundaries.
    if rng.random() < 0.1:
        group[-1] = drop_final_mark(group[-1])
    return group


def example(nlp: Language, group: list[Sentence], rng: random.Random) -> Example:
    """Gold tokens on both sides; in half of the examples the sentence starts are preset.

    The pipeline is used both ways: bare, where the parser finds the boundaries, and in
    sprogtjek, where a rule has set them before the parser.
    """
    gold = to_doc(nlp.vocab, group)
    preset = starts(group) if rng.random() < 0.5 else None
    words, spaces = [t.text for t in gold], [bool(t.whitespace_) for t in gold]
    return Example(Doc(nlp.vocab, words=words, spaces=spaces, sent_starts=preset), gold)
