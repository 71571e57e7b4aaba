"""Hits and evidence of one document → its report: findings that stand, statistics, units."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from functools import partial
from itertools import chain, groupby, pairwise
from typing import Any

from sprogtjek import filters, readability
from sprogtjek.passages import Passage, Terms, passage
from sprogtjek.placing import Places
from sprogtjek.recalling import Recall
from sprogtjek.records import (
    PROSE,
    Block,
    Document,
    Evidence,
    Hit,
    Problem,
    Report,
    Rule,
    Span,
    Stats,
)
from sprogtjek.silencing import Silenced, silence


def report(
    document: Document,
    evidence: Sequence[Evidence],
    hits: Iterable[tuple[int, Hit]],
    rules: Mapping[str, Rule[Any]],
    allowed: Sequence[str] = (),
    recall: Recall | None = None,
) -> Report:
    """The report on a document from all that was collected and concluded about it.

    ``allowed``: words that no rule may flag. ``recall``: what the last report on the same text
    said; it is used, and brought up to date.
    """
    terms = Terms(rules, tuple(allowed))
    places = Places(document)
    found = _passages(document, evidence, hits, terms, places, recall or Recall())
    passages, silenced = _silenced(found, document, terms)
    ordered = filters.in_order if _interlaced(document.blocks) else tuple
    return Report(
        source=document.source.name,
        findings=ordered(f for each in passages for f in each.findings),
        suppressed=(
            *ordered(f for each in passages for f in each.permitted),
            *silenced.silenced,
            *ordered(f for each in passages for f in each.suppressed),
        ),
        notices=silenced.notices,
        problems=tuple(_failures(evidence, places)),
        stats=_stats(document, evidence),
        units=tuple(chain.from_iterable(each.units for each in passages)),
        unit=places.unit,
        blocks=document.blocks,
    )


def _passages(
    document: Document,
    evidence: Sequence[Evidence],
    hits: Iterable[tuple[int, Hit]],
    terms: Terms,
    places: Places,
    recall: Recall,
) -> list[Passage]:
    """What there is to say of each block, directives aside."""
    own: list[list[Hit]] = [[] for _ in evidence]
    for index, hit in hits:
        own[index].append(hit)
    recall.begin(document.source, terms)
    return [
        recall.passage(
            index,
            each,
            own[index],
            places,
            partial(passage, index, own[index], each, terms, places),
        )
        for index, each in enumerate(evidence)
    ]


def _silenced(
    passages: Sequence[Passage], document: Document, terms: Terms
) -> tuple[Sequence[Passage], Silenced]:
    """The passages without what the writer has silenced."""
    if not document.directives:
        return passages, Silenced((), (), ())
    found = filters.in_order(finding for each in passages for finding in each.judged())
    outcome = silence(found, document, terms.rules)
    left = [*passages]
    for index, group in groupby(outcome.silenced, key=lambda finding: finding.block):
        left[index] = left[index].without([*group], terms)
    return left, outcome


def _interlaced(blocks: Sequence[Block]) -> bool:
    """Whether some block begins before the one above it ends: a link in a paragraph."""
    extents = [
        (b.segments[0].source.start, b.segments[-1].source.end) for b in blocks if b.segments
    ]
    return any(below[0] <= above[1] for above, below in pairwise(extents))


def _failures(evidence: Sequence[Evidence], places: Places) -> Iterable[Problem]:
    """What broke down where. The exception is named, never quoted: it may hold the text."""
    for index, item in enumerate(evidence):
        for kind, error in item.failures:
            yield Problem(
                f"Kontrollen »{kind}« brød sammen i dette afsnit ({error}). Resten er tjekket.",
                places.name,
                places.place(index, Span(0, 0)).line,
                "Det er en fejl i sprogtjek. Fortæl os gerne om den.",
                places.unit,
            )


def _stats(document: Document, evidence: Sequence[Evidence]) -> Stats:
    sentences = readability.prose_sentences(evidence)
    if not sentences:
        return Stats()
    longest, text = _longest(document, evidence)
    return Stats(
        words=sum(s.words for s in sentences),
        sentences=len(sentences),
        long_words=sum(s.long_words for s in sentences),
        passive_sentences=sum(
            (item.facts.get("passive") or {}).get("passive_sentences", 0)
            for item in evidence
            if item.kind in PROSE
        ),
        longest_sentence=longest,
        longest_sentence_text=text,
    )


def _longest(document: Document, evidence: Sequence[Evidence]) -> tuple[int, str]:
    words, block, span = max(
        (
            (sentence.words, block.text, sentence.span)
            for block, item in zip(document.blocks, evidence, strict=True)
            if item.kind in PROSE
            for sentence in item.sentences
        ),
        key=lambda candidate: candidate[0],
    )
    return words, block[span.start : span.end]
