"""The composition: documents in, reports out. Never prints, exits or reads the environment."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeAlias

from sprogtjek import reporting, texttypes
from sprogtjek.collecting import Collector, Key, Memory, Prepared
from sprogtjek.errors import UserError
from sprogtjek.layers import Ruleset
from sprogtjek.offsets import LineIndex
from sprogtjek.recalling import Recall
from sprogtjek.records import (
    Block,
    BlockKind,
    Document,
    Evidence,
    Report,
    Rule,
    Source,
    TextType,
)
from sprogtjek.ruleset import builtin_rules
from sprogtjek.sources.files import read_path, read_source
from sprogtjek.sources.limits import Limits, reading

if TYPE_CHECKING:
    from spacy.language import Language

    Pipeline: TypeAlias = str | Language | None
    """A spaCy pipeline's name or path, a loaded one, or ``None`` for the one shipped."""

Typed = TextType | Callable[[str], TextType | None] | None
"""The type of all texts, or what tells it by a source's name; ``None``: it is recognised."""

Input = Document | Source | Path | str | UserError
"""A document, a source, a file's path, or a text; an error in a text's place is reported."""

MAX_BLOCK = 100_000
"""Code points in a paragraph; parsing takes about a gigabyte for that many."""

_MOST_PASSAGES = 1024  # kept to be moved to the next text: some 50 pages of a site hold as many
_BATCH = 32  # documents parsed together; keeps the memory of a long run constant


@dataclass(frozen=True, slots=True)
class _Job:
    """A document and the checks for its type; whether that was recognised."""

    document: Document
    prepared: Prepared
    recognised: bool


class Linter:
    """Lints Danish texts with a rule set and a pipeline.

    ``rules``: the rules to use, with or without layers over them; all those shipped if ``None``.
    ``text_type``: the type of the texts, see ``Typed``. ``pipeline``: the name or path of a spaCy
    pipeline, a loaded one, or ``None`` for the one shipped; a name is loaded at the first text.
    ``limits``: how much of a file is read. ``memory``: what earlier runs have learned of blocks
    with these rules and this pipeline.
    """

    def __init__(
        self,
        rules: Ruleset | Sequence[Rule[Any]] | None = None,
        *,
        text_type: Typed = None,
        pipeline: Pipeline = None,
        limits: Limits | None = None,
        memory: Memory | None = None,
    ) -> None:
        if rules is None:
            rules = Ruleset(builtin_rules(), type_layers=texttypes.layers())
        ruleset = rules if isinstance(rules, Ruleset) else Ruleset(tuple(rules))
        self._text_type = text_type
        self.pipeline = pipeline
        self.limits = limits or Limits()
        self._collector = Collector(ruleset, pipeline, memory)
        self._repeated = Recall(beside=_MOST_PASSAGES)

    def rules(self, text_type: TextType | None = None) -> tuple[Rule[Any], ...]:
        """The rules in force for texts of a type."""
        return self._collector.ruleset.for_type(text_type)

    def lint(
        self,
        text: Input,
        between: Callable[[], None] = lambda: None,
        recall: Recall | None = None,
    ) -> Report:
        """The report on one text. Raises ``UserError`` if a file cannot be read.

        ``between`` is called before each block and may raise, to drop a text that has changed.
        ``recall``: what was reported of the same text before, so that what has not changed need
        not be looked at again.
        """
        last = recall.evidence(self._collector) if recall else None
        batch = [_document(text, self.limits)]
        return next(self._reports(batch, recall or Recall(), between, last))

    def lint_many(self, texts: Iterable[Input]) -> Iterator[Report]:
        """The reports on many texts, in order. A file that fails gives a report that says so."""
        batch: list[Document | Report] = []
        for text in texts:
            batch.append(_document_or_problem(text, self.limits))
            if len(batch) == _BATCH:
                yield from self._reports(batch, self._repeated)
                batch = []
        yield from self._reports(batch, self._repeated)

    def prepare(self, text_type: TextType | None = None) -> None:
        """Load the pipeline and compile the rules for a type, before the first text is there."""
        self._collector.prepared(text_type)

    @property
    def parsed_kinds(self) -> frozenset[BlockKind]:
        """The kinds of block that are parsed in a text of no known type."""
        return self._collector.prepared(None).parsed

    def _reports(
        self,
        batch: Sequence[Document | Report],
        recall: Recall,
        between: Callable[[], None] = lambda: None,
        last: dict[Key, Evidence] | None = None,
    ) -> Iterator[Report]:
        jobs = [self._job(item) if isinstance(item, Document) else item for item in batch]
        texts = [(job.prepared, job.document.blocks) for job in jobs if isinstance(job, _Job)]
        evidence = self._collector.collect(texts, between, last)
        for job in jobs:
            yield _concluded(job, next(evidence), recall) if isinstance(job, _Job) else job

    def _job(self, document: Document) -> _Job:
        given = self._text_type
        text_type = given(document.source.name) if callable(given) else given
        found = text_type or texttypes.recognise(document)
        return _Job(document, self._collector.prepared(found), text_type is None)


def _concluded(job: _Job, evidence: tuple[Evidence, ...], recall: Recall) -> Report:
    hits = [(index, hit) for index, item in enumerate(evidence) for hit in item.hits]
    for each in job.prepared.checks if evidence else ():
        try:
            hits.extend(each.check.conclude(evidence))
        except Exception as error:  # as in _evidence
            failures = (*evidence[0].failures, (each.kind, type(error).__name__))
            evidence = (replace(evidence[0], failures=failures), *evidence[1:])
    prepared = job.prepared
    found = reporting.report(job.document, evidence, hits, prepared.rules, prepared.allowed, recall)
    return replace(found, text_type=prepared.text_type, recognised=job.recognised)


def _document(text: Input, limits: Limits) -> Document:
    if isinstance(text, UserError):
        raise text
    with reading(limits):
        document = text if isinstance(text, Document) else _read(text)
    for block in document.blocks:
        if len(block.text) > MAX_BLOCK:
            raise _too_long(document, block)
    return document


def _read(text: Source | Path | str) -> Document:
    if isinstance(text, Path):
        return read_path(text)
    return read_source(text if isinstance(text, Source) else Source("tekst", text))


def _too_long(document: Document, block: Block) -> UserError:
    line, _ = LineIndex(document.source.text).line_column(block.segments[0].source.start)
    return UserError(
        f"Her er et afsnit på {len(block.text):,} tegn. Det er for langt til at tjekke.".replace(
            ",", "."
        ),
        path=document.source.name,
        line=line,
        unit=document.source.unit,
        hint="Del teksten i afsnit med en tom linje imellem.",
    )


def _document_or_problem(text: Input, limits: Limits) -> Document | Report:
    try:
        return _document(text, limits)
    except UserError as error:
        return Report(source=error.path or str(text), problems=(error.problem(),))
