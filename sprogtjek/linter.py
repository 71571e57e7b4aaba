"""The composition: documents in, reports out. Never prints, exits or reads the environment."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeAlias

from sprogtjek import checks, language, reporting, texttypes
from sprogtjek.errors import UserError
from sprogtjek.layers import Ruleset
from sprogtjek.offsets import LineIndex
from sprogtjek.records import (
    PROSE,
    Block,
    BlockKind,
    Document,
    Evidence,
    Hit,
    Report,
    Rule,
    Sentence,
    Source,
    Span,
    TextType,
)
from sprogtjek.ruleset import builtin_rules
from sprogtjek.shields import unshielded
from sprogtjek.snapshot import Decoder, release
from sprogtjek.sources.files import read_path, read_source
from sprogtjek.words import count_words, long_words

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc

    Pipeline: TypeAlias = str | Language | None
    """A spaCy pipeline's name or path, a loaded one, or ``None`` for the one shipped."""

Typed = TextType | Callable[[str], TextType | None] | None
"""The type of all texts, or what tells it by a source's name; ``None``: it is recognised."""

Input = Document | Source | Path | str | UserError
"""A document, a source, a file's path, or a text; an error in a text's place is reported."""

MAX_BLOCK = 100_000
"""Code points in a paragraph; parsing takes about a gigabyte for that many."""

_MOST_NAMED = 5

_BATCH = 32  # documents parsed together; keeps the memory of a long run constant


@dataclass(frozen=True, slots=True)
class _Check:
    """The rules of one kind and the check compiled of them."""

    kind: str
    rules: tuple[Rule[Any], ...]
    check: checks.Check
    scope: frozenset[BlockKind]


@dataclass(frozen=True, slots=True)
class _Prepared:
    """The checks for texts of one type. Blocks of other kinds than ``parsed`` are only split
    into words.
    """

    checks: tuple[_Check, ...]
    rules: dict[str, Rule[Any]]
    parsed: frozenset[BlockKind]
    allowed: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class _Job:
    """A document, its type and the checks for it."""

    document: Document
    prepared: _Prepared
    text_type: TextType | None
    recognised: bool


class Linter:
    """Lints Danish texts with a rule set and a pipeline.

    ``rules``: the rules to use, with or without layers over them; all those shipped if ``None``.
    ``text_type``: the type of the texts, see ``Typed``. ``pipeline``: the name or path of a spaCy
    pipeline, a loaded one, or ``None`` for the one shipped; a name is loaded at the first text.
    """

    def __init__(
        self,
        rules: Ruleset | Sequence[Rule[Any]] | None = None,
        *,
        text_type: Typed = None,
        pipeline: Pipeline = None,
    ) -> None:
        if rules is None:
            rules = Ruleset(builtin_rules(), type_layers=texttypes.layers())
        self._ruleset = rules if isinstance(rules, Ruleset) else Ruleset(tuple(rules))
        self._text_type = text_type
        self.pipeline = pipeline
        self._by_type: dict[TextType | None, _Prepared] = {}

    def rules(self, text_type: TextType | None = None) -> tuple[Rule[Any], ...]:
        """The rules in force for texts of a type."""
        return self._ruleset.for_type(text_type)

    def lint(self, text: Input) -> Report:
        """The report on one text. Raises ``UserError`` if a file cannot be read."""
        return self._report(_document(text))

    def lint_many(self, texts: Iterable[Input]) -> Iterator[Report]:
        """The reports on many texts, in order. A file that fails gives a report that says so."""
        batch: list[Document | Report] = []
        for text in texts:
            batch.append(_document_or_problem(text))
            if len(batch) == _BATCH:
                yield from self._reports(batch)
                batch = []
        yield from self._reports(batch)

    @property
    def parsed_kinds(self) -> frozenset[BlockKind]:
        """The kinds of block that are parsed in a text of no known type."""
        return self._prepared(None).parsed

    @cached_property
    def _nlp(self) -> Language:
        given = self.pipeline
        return language.load(given) if given is None or isinstance(given, str) else given

    @cached_property
    def _decoder(self) -> Decoder:
        return Decoder(self._nlp.vocab)

    def _prepared(self, text_type: TextType | None) -> _Prepared:
        if text_type not in self._by_type:
            self._by_type[text_type] = self._compiled(self._ruleset.for_type(text_type))
        return self._by_type[text_type]

    def _compiled(self, rules: Sequence[Rule[Any]]) -> _Prepared:
        _refuse_unmet_needs(rules, language.provided(self._nlp))
        by_kind: dict[str, list[Rule[Any]]] = {}
        for rule in rules:
            by_kind.setdefault(rule.kind, []).append(rule)
        compiled = tuple(self._check(kind, tuple(own)) for kind, own in by_kind.items())
        parsed = (check.scope for check in compiled if checks.module(check.kind).NEEDS)
        by_id = {rule.id: rule for rule in rules}
        return _Prepared(compiled, by_id, PROSE.union(*parsed), self._ruleset.allowed)

    def _check(self, kind: str, rules: tuple[Rule[Any], ...]) -> _Check:
        """The check for some rules; types of text share those that are the same for them."""
        for prepared in self._by_type.values():
            for known in prepared.checks:
                if known.kind == kind and known.rules == rules:
                    return known
        scope = frozenset[BlockKind]().union(*(rule.scope for rule in rules))
        return _Check(kind, rules, checks.module(kind).prepare(rules, self._nlp), scope)

    def _report(self, document: Document) -> Report:
        return next(self._reports([document]))

    def _reports(self, batch: Sequence[Document | Report]) -> Iterator[Report]:
        jobs = [self._job(item) if isinstance(item, Document) else item for item in batch]
        evidence = self._evidence_of([job for job in jobs if isinstance(job, _Job)])
        for job in jobs:
            yield _concluded(job, next(evidence)) if isinstance(job, _Job) else job

    def _job(self, document: Document) -> _Job:
        given = self._text_type
        text_type = given(document.source.name) if callable(given) else given
        found = text_type or texttypes.recognise(document)
        return _Job(document, self._prepared(found), found, recognised=text_type is None)

    def _evidence_of(self, jobs: Sequence[_Job]) -> Iterator[tuple[Evidence, ...]]:
        if not jobs:  # nothing to load a pipeline for
            return
        wanted = (
            block.text
            for job in jobs
            for block in job.document.blocks
            if block.kind in job.prepared.parsed
        )
        docs = language.parse(self._nlp, wanted)
        for job in jobs:
            yield tuple(self._collect(job.prepared, docs, block) for block in job.document.blocks)

    def _collect(self, prepared: _Prepared, docs: Iterator[Doc], block: Block) -> Evidence:
        parsed = block.kind in prepared.parsed
        if not parsed and not any(block.kind in check.scope for check in prepared.checks):
            return Evidence(block.kind, ())
        raw = next(docs) if parsed else self._nlp.make_doc(block.text)
        doc = self._decoder.decode(raw)
        try:
            return _evidence(prepared, doc, block, _sentences(doc) if parsed else ())
        finally:
            release(doc)


def _evidence(
    prepared: _Prepared, doc: Doc, block: Block, sentences: tuple[Sentence, ...]
) -> Evidence:
    hits: list[Hit] = []
    facts: dict[str, Any] = {}
    failures: list[tuple[str, str]] = []
    for each in prepared.checks:
        if block.kind not in each.scope:
            continue
        try:
            collected = each.check.collect(doc, block)
        except Exception as error:  # our fault: the other checks still help, and it is reported
            failures.append((each.kind, type(error).__name__))
            continue
        hits.extend(hit for hit in collected.hits if block.kind in prepared.rules[hit.rule].scope)
        if collected.fact is not None:
            facts[each.kind] = collected.fact
    kept = unshielded(hits, block.text)
    return Evidence(block.kind, sentences, kept, facts, tuple(failures))


def _concluded(job: _Job, evidence: tuple[Evidence, ...]) -> Report:
    hits = [(index, hit) for index, item in enumerate(evidence) for hit in item.hits]
    for each in job.prepared.checks if evidence else ():
        try:
            hits.extend(each.check.conclude(evidence))
        except Exception as error:  # as in _evidence
            failures = (*evidence[0].failures, (each.kind, type(error).__name__))
            evidence = (replace(evidence[0], failures=failures), *evidence[1:])
    prepared = job.prepared
    found = reporting.report(job.document, evidence, hits, prepared.rules, prepared.allowed)
    return replace(found, text_type=job.text_type, recognised=job.recognised)


def _sentences(doc: Doc) -> tuple[Sentence, ...]:
    return tuple(
        Sentence(Span(sent.start_char, sent.end_char), count_words(sent), long_words(sent))
        for sent in doc.sents
    )


def _refuse_unmet_needs(rules: Sequence[Rule[Any]], provided: frozenset[str]) -> None:
    unmet = {rule.id: checks.module(rule.kind).NEEDS - provided for rule in rules}
    lacking = [rule_id for rule_id, missing in unmet.items() if missing]
    if lacking:
        missing = ", ".join(sorted(frozenset[str]().union(*unmet.values())))
        named = ", ".join(f"»{rule_id}«" for rule_id in lacking[:_MOST_NAMED])
        others = len(lacking) - _MOST_NAMED
        raise UserError(
            f"Sprogmodellen giver ikke {missing}. Det har disse regler brug for: {named}"
            + (f" og {others} andre." if others > 0 else "."),
            hint="Slå reglerne fra i .sprogtjek.yaml, eller vælg en anden pipeline.",
        )


def _document(text: Input) -> Document:
    if isinstance(text, UserError):
        raise text
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


def _document_or_problem(text: Input) -> Document | Report:
    try:
        return _document(text)
    except UserError as error:
        return Report(source=error.path or str(text), problems=(error.problem(),))
