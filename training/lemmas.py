"""Lemmas for automatically tagged text: from the treebank's words, and for compounds by their end.

    python -m training.lemmas DATA IN.conllu OUT.conllu

The pipeline's lemmatizer learns endings from the million words this covers. A word that neither
is known nor ends in a known word with the same tag keeps no lemma and teaches nothing.
"""

from __future__ import annotations

import sys
from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path

from training.conllu import Sentence, read, write

SHORTEST_END = 4
"""Letters of a compound's last part; shorter ones match by chance."""

CAPITAL = {"PROPN", "X"}


class Lemmas:
    """Most frequent lemma by lower-case form, part of speech and features."""

    def __init__(self, sentences: Iterable[Sentence]) -> None:
        counts: dict[tuple[str, str, str], Counter[str]] = defaultdict(Counter)
        for s in sentences:
            for word, lemma, pos, feats in zip(s.words, s.lemmas, s.pos, s.feats, strict=True):
                if pos not in CAPITAL:
                    counts[word.lower(), pos, feats][lemma] += 1
        self.table = {key: count.most_common(1)[0][0] for key, count in counts.items()}

    def find(self, word: str, pos: str, feats: str) -> str:
        """The lemma, or `_`."""
        if pos == "PROPN":
            return word if "Case=Gen" not in feats else "_"
        lower = word.lower()
        known = self.table.get((lower, pos, feats))
        if known or pos not in {"NOUN", "VERB", "ADJ"}:
            return known or "_"
        for at in range(1, len(lower) - SHORTEST_END + 1):
            end = self.table.get((lower[at:], pos, feats))
            if end and not end[0].isupper():
                return lower[:at] + end
        return "_"


def main(data: Path, source: Path, out: Path) -> None:
    """Fill in the lemmas of `source`."""
    lemmas = Lemmas(s for name in ("ddt", "parole") for s in read(data / f"{name}.conllu"))
    write(
        (replace(s, lemmas=tuple(map(lemmas.find, s.words, s.pos, s.feats))) for s in read(source)),
        out,
    )


if __name__ == "__main__":
    main(*map(Path, sys.argv[1:4]))
