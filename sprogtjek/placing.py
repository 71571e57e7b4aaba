"""Hits and sentences of a block → findings and units with places in the source."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from typing import Any

from sprogtjek.offsets import LineIndex, source_offsets
from sprogtjek.protected import is_protected
from sprogtjek.records import (
    Block,
    Document,
    Evidence,
    Finding,
    Hit,
    Place,
    Related,
    Replacement,
    Rule,
    Sentence,
    Span,
    Suggestion,
    Unit,
)
from sprogtjek.sources.markup import holds_markup


class Places:
    """Block spans of one document as places in its source."""

    def __init__(self, document: Document) -> None:
        self.name = document.source.name
        self.blocks = document.blocks
        self.text = document.source.text
        self.unit = document.source.unit
        self._media_type = document.source.media_type
        self._pages = document.source.pages
        self._lines = LineIndex(self.text)

    def line_column(self, offset: int) -> tuple[int, int]:
        """Line and column of an offset in the source, both counted from 1."""
        return self._lines.line_column(offset)

    def place(self, block: int, span: Span) -> Place:
        """Where a span of a block stands."""
        start, end = source_offsets(self.blocks[block], span)
        line, column = self._lines.line_column(start)
        page = bisect_right(self._pages, start) or None
        return Place(start, end, line, column, page, *self._lines.line_column(end))

    def writable(self, place: Place, said: str) -> Place:
        """The place for other words than those ``said`` there: one without offsets where there
        is markup among them.
        """
        written = self.text[place.start : place.end]
        if holds_markup(written, said, self._media_type):
            return replace(place, start=None, end=None)
        return place


class Sentences:
    """What stands around the hits of one block. Several hits in a sentence ask for the same."""

    def __init__(self, block: Block, sentences: Sequence[Sentence]) -> None:
        self._block = block
        self._spans = [sentence.span for sentence in sentences]
        self._protected: dict[tuple[int, int], bool] = {}

    def context(self, span: Span) -> Span:
        """The sentences that ``span`` touches, the whole block where it has none, or nothing
        where the text as a whole is meant.
        """
        if span.start == span.end:
            return span
        touched = [s for s in self._spans if s.start < span.end and span.start < s.end]
        if not touched:
            return Span(0, len(self._block.text))
        first = touched[0]
        if len(touched) == 1 and first.start <= span.start and span.end <= first.end:
            return first
        return Span(min(touched[0].start, span.start), max(touched[-1].end, span.end))

    def is_protected(self, context: Span) -> bool:
        """Whether nothing in these sentences is changed unasked."""
        key = context.start, context.end
        if key not in self._protected:
            said = self._block.text[context.start : context.end]
            self._protected[key] = is_protected(self._block, said)
        return self._protected[key]


def findings(
    index: int,
    hits: Sequence[Hit],
    evidence: Evidence,
    rules: Mapping[str, Rule[Any]],
    places: Places,
) -> Iterator[Finding]:
    """The findings that the hits of a block are."""
    sentences = Sentences(places.blocks[index], evidence.sentences)
    for hit in hits:
        yield _finding(index, hit, sentences, rules[hit.rule], places)


def _finding(
    index: int, hit: Hit, sentences: Sentences, rule: Rule[Any], places: Places
) -> Finding:
    text, span = places.blocks[index].text, hit.span
    place = places.place(index, span)
    context = sentences.context(span)
    slots = {"match": text[span.start : span.end], **dict(hit.slots)}
    return Finding(
        rule=rule.id,
        kind=rule.kind,
        level=hit.level or rule.level,
        principles=rule.principles,
        message=rule.message.format_map(slots),
        place=place,
        text=places.text[place.start : place.end],
        sentence=text[context.start : context.end],
        mark=Span(span.start - context.start, span.end - context.start),
        block=index,
        suggestions=tuple(
            [
                _replacement(
                    each,
                    text,
                    place if each.span == span else places.place(index, each.span),
                    places,
                    protected=each.safety == "safe" and sentences.is_protected(context),
                )
                for each in hit.suggestions
            ]
        ),
        related=tuple([_related(at, span, places) for at, span in hit.related]),
    )


def _related(index: int, span: Span, places: Places) -> Related:
    text = places.blocks[index].text[span.start : span.end]
    return Related(places.place(index, span), text)


def _replacement(
    suggestion: Suggestion, text: str, place: Place, places: Places, *, protected: bool
) -> Replacement:
    replaces = text[suggestion.span.start : suggestion.span.end]
    safety = "offer" if protected else suggestion.safety
    place = places.writable(place, replaces)
    return Replacement(suggestion.text, place, safety, replaces, suggestion.group)


def units(index: int, evidence: Evidence, places: Places) -> Iterator[Unit]:
    """The sentences of a parsed block; another block as a whole.

    A sentence of a paragraph or quotation is a ``sentence``; elsewhere it keeps the kind of its
    block, so that a list item of two sentences is two units of kind ``list_item``.
    """
    text = places.blocks[index].text
    kind = "sentence" if evidence.kind in ("paragraph", "quote") else evidence.kind
    for span in [s.span for s in evidence.sentences] or [Span(0, len(text))]:
        yield Unit(kind, places.place(index, span), text[span.start : span.end])
