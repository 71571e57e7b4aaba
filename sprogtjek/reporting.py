"""Hits and evidence of one document → its report: places, messages, statistics, units."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from typing import Any

from sprogtjek import filters, readability
from sprogtjek.offsets import LineIndex, to_source
from sprogtjek.protected import is_protected
from sprogtjek.records import (
    PROSE,
    Block,
    Document,
    Evidence,
    Finding,
    Hit,
    Place,
    Problem,
    Related,
    Replacement,
    Report,
    Rule,
    Sentence,
    Span,
    Stats,
    Suggestion,
    Unit,
)
from sprogtjek.silencing import silence
from sprogtjek.sources.markup import holds_markup


def report(
    document: Document,
    evidence: Sequence[Evidence],
    hits: Iterable[tuple[int, Hit]],
    rules: Mapping[str, Rule[Any]],
    allowed: Sequence[str] = (),
) -> Report:
    """The report on a document from all that was collected and concluded about it.

    ``allowed``: words that no rule may flag.
    """
    places = _Places(document)
    findings = filters.in_order(
        _finding(index, hit, evidence[index].sentences, rules[hit.rule], places)
        for index, hit in hits
    )
    findings, permitted = filters.without_allowed(findings, allowed)
    silenced = silence(findings, document, rules)
    kept, suppressed = filters.split_overlaps(silenced.kept)
    covers = {rule.id: rule.covers for rule in rules.values()}
    return Report(
        source=document.source.name,
        findings=filters.mark_covered(kept, covers),
        suppressed=(*permitted, *silenced.silenced, *suppressed),
        notices=silenced.notices,
        problems=tuple(_failures(evidence, places)),
        stats=_stats(document, evidence),
        units=tuple(_units(evidence, places)),
        unit=places.unit,
        blocks=document.blocks,
    )


def _failures(evidence: Sequence[Evidence], places: _Places) -> Iterable[Problem]:
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


class _Places:
    """Block spans of one document as places in its source."""

    def __init__(self, document: Document) -> None:
        self.name = document.source.name
        self.blocks = document.blocks
        self.text = document.source.text
        self.unit = document.source.unit
        self._media_type = document.source.media_type
        self._pages = document.source.pages
        self._lines = LineIndex(self.text)

    def place(self, block: int, span: Span) -> Place:
        source = to_source(self.blocks[block], span)
        line, column = self._lines.line_column(source.start)
        page = bisect_right(self._pages, source.start) or None
        end = self._lines.line_column(source.end)
        return Place(source.start, source.end, line, column, page, *end)

    def writable(self, place: Place, said: str) -> Place:
        """The place for other words than those ``said`` there: one without offsets where there
        is markup among them.
        """
        written = self.text[place.start : place.end]
        if holds_markup(written, said, self._media_type):
            return replace(place, start=None, end=None)
        return place


def _finding(
    index: int, hit: Hit, sentences: Sequence[Sentence], rule: Rule[Any], places: _Places
) -> Finding:
    block = places.blocks[index]
    place = places.place(index, hit.span)
    context = _context(block, sentences, hit.span)
    sentence = block.text[context.start : context.end]
    protected = is_protected(block, sentence)
    slots = {"match": block.text[hit.span.start : hit.span.end], **dict(hit.slots)}
    return Finding(
        rule=rule.id,
        kind=rule.kind,
        level=hit.level or rule.level,
        principles=rule.principles,
        message=rule.message.format_map(slots),
        place=place,
        text=places.text[place.start : place.end],
        sentence=sentence,
        mark=Span(hit.span.start - context.start, hit.span.end - context.start),
        block=index,
        suggestions=tuple(
            _replacement(suggestion, index, places, protected=protected)
            for suggestion in hit.suggestions
        ),
        related=tuple(_related(at, span, places) for at, span in hit.related),
    )


def _related(index: int, span: Span, places: _Places) -> Related:
    text = places.blocks[index].text[span.start : span.end]
    return Related(places.place(index, span), text)


def _replacement(
    suggestion: Suggestion, index: int, places: _Places, *, protected: bool
) -> Replacement:
    span = suggestion.span
    replaces = places.blocks[index].text[span.start : span.end]
    safety = "offer" if protected and suggestion.safety == "safe" else suggestion.safety
    place = places.writable(places.place(index, span), replaces)
    return Replacement(suggestion.text, place, safety, replaces, suggestion.group)


def _context(block: Block, sentences: Sequence[Sentence], span: Span) -> Span:
    """The sentences that ``span`` touches, the whole block where it has none, or nothing where
    the text as a whole is meant.
    """
    if span.start == span.end:
        return span
    touched = [s.span for s in sentences if s.span.start < span.end and span.start < s.span.end]
    if not touched:
        return Span(0, len(block.text))
    return Span(min(touched[0].start, span.start), max(touched[-1].end, span.end))


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


def _units(evidence: Sequence[Evidence], places: _Places) -> Iterable[Unit]:
    """The sentences of parsed blocks, other blocks as a whole.

    A sentence of a paragraph or quotation is a ``sentence``; elsewhere it keeps the kind of its
    block, so that a list item of two sentences is two units of kind ``list_item``.
    """
    for index, item in enumerate(evidence):
        text = places.blocks[index].text
        kind = "sentence" if item.kind in ("paragraph", "quote") else item.kind
        for span in [s.span for s in item.sentences] or [Span(0, len(text))]:
            yield Unit(kind, places.place(index, span), text[span.start : span.end])
