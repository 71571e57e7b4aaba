"""Annotated sentences in CoNLL-U files. Knows nothing of spaCy: the teacher reads them too."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import groupby
from pathlib import Path


@dataclass(frozen=True)
class Sentence:
    """One annotated sentence: parallel tuples, one entry a token.

    `heads` are 0-based indices in the sentence (the root points at itself) and empty when the
    sentence has no syntax annotated.
    """

    id: str
    words: tuple[str, ...]
    spaces: tuple[bool, ...]
    lemmas: tuple[str, ...]
    pos: tuple[str, ...]
    feats: tuple[str, ...]
    heads: tuple[int, ...] = ()
    deps: tuple[str, ...] = ()

    @property
    def text_id(self) -> str:
        """`ddt-0120` of `ddt-0120-7`."""
        return self.id.rpartition("-")[0]


def read(path: Path) -> Iterator[Sentence]:
    """The sentences of a CoNLL-U file; multiword ranges and empty nodes are skipped."""
    lines: list[str] = []
    with open(path, encoding="utf-8") as file:
        for line in file:
            if line.strip():
                lines.append(line.rstrip("\n"))
            elif lines:
                yield parse_sentence(lines)
                lines = []
    if lines:
        yield parse_sentence(lines)


def parse_sentence(lines: list[str]) -> Sentence:
    """One sentence from its CoNLL-U lines."""
    ident = next((ln[12:] for ln in lines if ln.startswith("# sent_id = ")), "")
    rows = [c for c in (ln.split("\t") for ln in lines if ln[0] != "#") if c[0].isdigit()]
    has_syntax = all(c[6] != "_" for c in rows)
    return Sentence(
        id=ident,
        words=tuple(c[1] for c in rows),
        spaces=tuple("SpaceAfter=No" not in c[9] for c in rows),
        lemmas=tuple(c[2] for c in rows),
        pos=tuple(c[3] for c in rows),
        feats=tuple("" if c[5] == "_" else c[5] for c in rows),
        heads=tuple(_head(i, c[6]) for i, c in enumerate(rows)) if has_syntax else (),
        deps=tuple(c[7] for c in rows) if has_syntax else (),
    )


def _head(index: int, column: str) -> int:
    return index if column == "0" else int(column) - 1


def write(sentences: Iterable[Sentence], path: Path) -> None:
    """Write sentences as CoNLL-U."""
    with open(path, "w", encoding="utf-8") as file:
        for sentence in sentences:
            file.write(f"# sent_id = {sentence.id}\n")
            file.writelines(_rows(sentence))
            file.write("\n")


def _rows(s: Sentence) -> Iterator[str]:
    for i, word in enumerate(s.words):
        head, dep = "_", "_"
        if s.heads:
            head, dep = str(0 if s.heads[i] == i else s.heads[i] + 1), s.deps[i]
        misc = "_" if s.spaces[i] else "SpaceAfter=No"
        cells = (str(i + 1), word, s.lemmas[i], s.pos[i], "_", s.feats[i] or "_", head, dep, "_")
        yield "\t".join((*cells, misc)) + "\n"


def by_text(sentences: Iterable[Sentence]) -> Iterator[list[Sentence]]:
    """Consecutive sentences of one text."""
    for _, group in groupby(sentences, key=lambda s: s.text_id):
        yield list(group)
