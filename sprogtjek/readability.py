"""LIX and RIX over the prose of a document, with textstat.

textstat finds sentences with a regular expression, which makes three of »jf. § 5, stk. 2.« and
drops sentences of one or two words. So it is given a text of the same numbers: as many words,
long words and sentences as the pipeline found, written so that its own counts must agree (a test
holds them equal).
"""

from __future__ import annotations

from collections.abc import Iterable

from sprogtjek.records import PROSE, Evidence, Sentence, Stats

ENOUGH_FOR_LIX = 30
"""Words; one long name more or less changes the number of a shorter text."""

_LONG = "langord"  # seven letters: the shortest long word in LIX (Björnsson 1968)
_SHORT = "ord"
_SHORTEST_SENTENCE = 3  # words; textstat overlooks shorter ones

BANDS: tuple[tuple[float, str], ...] = (
    (25, "meget let"),
    (35, "let"),
    (45, "middel"),
    (55, "svær"),
    (float("inf"), "meget svær"),
)
"""Upper bound (exclusive) and name of each LIX band: dansksproghistorie.dk/144."""


def prose_sentences(evidence: Iterable[Evidence]) -> tuple[Sentence, ...]:
    """The sentences of the prose blocks that have words."""
    return tuple(
        sentence
        for item in evidence
        if item.kind in PROSE
        for sentence in item.sentences
        if sentence.words
    )


def lix_rix(stats: Stats) -> tuple[float, float] | None:
    """LIX and RIX, or ``None`` where there is too little text to say.

    LIX = words per sentence + percentage of words of seven letters or more; RIX = long words
    per sentence. The first call is slow: textstat brings NLTK along.
    """
    text = equal_text(stats)
    if text is None:
        return None
    from textstat.backend import metrics

    return metrics.lix(text), metrics.rix(text)


def equal_text(stats: Stats) -> str | None:
    """A text in which textstat counts what the pipeline counted; ``None`` if there is none.

    LIX and RIX depend on totals alone, so the words can be dealt out evenly.
    """
    if stats.sentences == 0 or stats.words < _SHORTEST_SENTENCE * stats.sentences:
        return None
    every = [_LONG] * stats.long_words + [_SHORT] * (stats.words - stats.long_words)
    size, extra = divmod(stats.words, stats.sentences)
    parts: list[str] = []
    start = 0
    for index in range(stats.sentences):
        end = start + size + (index < extra)
        parts.append(" ".join(every[start:end]) + ".")
        start = end
    return " ".join(parts)


def band(lix: float) -> str:
    """The Danish name of the band a LIX number lies in, as it is shown: without decimals."""
    return next(name for bound, name in BANDS if round(lix) < bound)
