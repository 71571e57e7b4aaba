"""The composition: documents in, reports out. Never prints, exits or reads the environment."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeAlias

from sprogtjek import checks, language, reporting
from sprogtjek.errors import UserError
from sprogtjek.offsets import LineIndex
from sprogtjek.records import (
    PROSE,
    Block,
    Document,
    Evidence,
    Hit,
    Report,
    Rule,
    Sentence,
    Source,
    Span,
)
from sprogtjek.ruleset import builtin_rules
from sprogtjek.shields import unshielded
from sprogtjek.snapshot import Decoder, release
from sprogtjek.sources.files import read_path
from sprogtjek.sources.text import read_text
from sprogtjek.words import count_words, long_words

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc

    Pipeline: TypeAlias = str | Language | None
    """A spaCy pipeline's name or path, a loaded one, or ``None`` for the one shipped."""

Input = Document | Source | Path | str | UserError
"""A document, a source, a file's path, or a text; an error in a text's place is reported."""

MAX_BLOCK = 100_000
"""Code points in a paragraph; parsing takes about a gigabyte for that many."""

_MOST_NAMED = 5

_BATCH = 32  # documents parsed together; keeps the memory of a long run constant


@dataclass(frozen=True, slots=True)
class _Prepared:
    """The checks of a rule set, compiled for a pipeline."""

    nlp: Language
    decoder: Decoder
    checks: dict[str, checks.Check]
    rules: dict[str, Rule[Any]]
    kinds: frozenset[str]


class Linter:
    """Lints Danish texts with a rule set and a pipeline.

    ``rules``: the rules to use, all those shipped if ``None``. ``pipeline``: the name or path
    of a spaCy pipeline, a loaded one, or ``None`` for the one shipped; a name is loaded at the
    first text.
    """

    def __init__(
        self, rules: Sequence[Rule[Any]] | None = None, *, pipeline: Pipeline = None
    ) -> None:
        self.rules = builtin_rules() if rules is None else tuple(rules)
        self._pipeline = pipeline

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
    def parsed_kinds(self) -> frozenset[str]:
        """The kinds of block that are parsed: those that some rule or figure needs."""
        return self._prepared.kinds

    @cached_property
    def _prepared(self) -> _Prepared:
        given = self._pipeline
        nlp = language.load(given) if given is None or isinstance(given, str) else given
        _refuse_unmet_needs(self.rules, language.provided(nlp))
        by_kind: dict[str, list[Rule[Any]]] = {}
        for rule in self.rules:
            by_kind.setdefault(rule.kind, []).append(rule)
        compiled = {
            kind: checks.module(kind).prepare(rules, nlp) for kind, rules in by_kind.items()
        }
        scopes = (rule.scope for rule in self.rules)
        kinds = frozenset[str]().union(*scopes) | PROSE
        return _Prepared(
            nlp, Decoder(nlp.vocab), compiled, {rule.id: rule for rule in self.rules}, kinds
        )

    def _report(self, document: Document) -> Report:
        return next(self._reports([document]))

    def _reports(self, batch: Sequence[Document | Report]) -> Iterator[Report]:
        documents = [item for item in batch if isinstance(item, Document)]
        evidence = iter(self._evidence_of(documents)) if documents else iter(())
        for item in batch:
            yield self._concluded(item, next(evidence)) if isinstance(item, Document) else item

    def _evidence_of(self, documents: Sequence[Document]) -> Iterator[tuple[Evidence, ...]]:
        prepared = self._prepared
        wanted = (
            block.text
            for document in documents
            for block in document.blocks
            if block.kind in prepared.kinds
        )
        docs = language.parse(prepared.nlp, wanted)
        for document in documents:
            yield tuple(
                _collect(prepared, next(docs), block)
                if block.kind in prepared.kinds
                else Evidence(block.kind, ())
                for block in document.blocks
            )

    def _concluded(self, document: Document, evidence: tuple[Evidence, ...]) -> Report:
        prepared = self._prepared
        hits = [(index, hit) for index, item in enumerate(evidence) for hit in item.hits]
        for check in prepared.checks.values():
            hits.extend(check.conclude(evidence))
        return reporting.report(document, evidence, hits, prepared.rules)


def _collect(prepared: _Prepared, parsed: Doc, block: Block) -> Evidence:
    doc = prepared.decoder.decode(parsed)
    try:
        return _evidence(prepared, doc, block)
    finally:
        release(doc)


def _evidence(prepared: _Prepared, doc: Doc, block: Block) -> Evidence:
    hits: list[Hit] = []
    facts: dict[str, Any] = {}
    failures: list[tuple[str, str]] = []
    for kind, check in prepared.checks.items():
        try:
            collected = check.collect(doc, block)
        except Exception as error:  # our fault: the other checks still help, and it is reported
            failures.append((kind, type(error).__name__))
            continue
        hits.extend(hit for hit in collected.hits if block.kind in prepared.rules[hit.rule].scope)
        if collected.fact is not None:
            facts[kind] = collected.fact
    kept = unshielded(hits, block.text)
    return Evidence(block.kind, _sentences(doc), kept, facts, tuple(failures))


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
    return read_text(text if isinstance(text, Source) else Source("tekst", text))


def _too_long(document: Document, block: Block) -> UserError:
    line, _ = LineIndex(document.source.text).line_column(block.segments[0].source.start)
    return UserError(
        f"Her er et afsnit på {len(block.text):,} tegn. Det er for langt til at tjekke.".replace(
            ",", "."
        ),
        path=document.source.name,
        line=line,
        hint="Del teksten i afsnit med en tom linje imellem.",
    )


def _document_or_problem(text: Input) -> Document | Report:
    try:
        return _document(text)
    except UserError as error:
        return Report(source=error.path or str(text), problems=(error.problem(),))
