"""Figures above each heading: LIX of its section and the longest sentence in it."""

from __future__ import annotations

from collections.abc import Iterator

from lsprotocol.types import CodeLens, Command

from sprogtjek.lsp.checking import Checked
from sprogtjek.readability import lix_rix
from sprogtjek.records import PROSE, Block, Stats, Unit
from sprogtjek.words import is_long, split_words

ENOUGH = 30
"""Words; one long name more or less changes the number of a shorter section."""


def lenses(checked: Checked) -> Iterator[CodeLens]:
    """A line of figures for each heading with enough text under it, up to the next heading."""
    blocks = checked.report.blocks
    headings = [index for index, block in enumerate(blocks) if block.kind == "heading"]
    ends = [*headings[1:], len(blocks)]
    for index, end in zip(headings, ends, strict=False):
        said = _said([*_sentences(checked, blocks[index + 1 : end])])
        if said:
            start = _start(blocks[index])
            yield CodeLens(checked.text.lines.range(start, start), Command(said, ""))


def _sentences(checked: Checked, blocks: tuple[Block, ...]) -> Iterator[list[str]]:
    """The words of each sentence of the prose."""
    extents = [(_start(b), b.segments[-1].source.end) for b in blocks if b.kind in PROSE]
    for unit in checked.report.units:
        words = split_words(unit.text)
        if words and any(start <= _at(unit) < end for start, end in extents):
            yield words


def _at(unit: Unit) -> int:
    return -1 if unit.place.start is None else unit.place.start


def _start(block: Block) -> int:
    return block.segments[0].source.start


def _said(sentences: list[list[str]]) -> str | None:
    words = [word for sentence in sentences for word in sentence]
    long = sum(map(is_long, words))
    scores = lix_rix(Stats(words=len(words), sentences=len(sentences), long_words=long))
    if len(words) < ENOUGH or scores is None:
        return None
    return f"Lix {scores[0]:.0f} · længste sætning {max(map(len, sentences))} ord"
