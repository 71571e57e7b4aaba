"""From blocks to evidence: parse what is new, run the checks on it, remember the rest.

What the checks see of a block depends on its text, its kind and the rules alone, so a block that
has been seen before is not parsed again: the same footer on a thousand pages, or all paragraphs of
a letter but the one being typed in.
"""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, Any, Protocol

from sprogtjek import checks, language
from sprogtjek.errors import UserError
from sprogtjek.layers import Ruleset
from sprogtjek.records import (
    BLOCK_KINDS,
    PROSE,
    Block,
    BlockKind,
    Evidence,
    Hit,
    Rule,
    Sentence,
    Span,
    TextType,
)
from sprogtjek.shields import unshielded
from sprogtjek.snapshot import Decoder, release
from sprogtjek.words import count_with_long

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc

MOST_BLOCKS = 2048
"""Blocks remembered: some ten megabytes."""

MOST_BESIDE = 512
"""Blocks remembered where those of the text are kept with the text: enough to undo some words."""

_MOST_NAMED = 5
Key = tuple[TextType | None, BlockKind, str, str]
"""What evidence depends on besides the rules: type of text; kind, text and target of the block."""


class Memory(Protocol):
    """Evidence by key that outlives the process; for one rule set and pipeline alone."""

    def find(self, keys: Iterable[Key]) -> Mapping[Key, Evidence]:
        """What is known of some blocks."""
        ...

    def keep(self, key: Key, evidence: Evidence) -> None:
        """Remember what was learned of a block."""
        ...


@dataclass(frozen=True, slots=True)
class Compiled:
    """The rules of one kind and the check compiled of them."""

    kind: str
    rules: tuple[Rule[Any], ...]
    check: checks.Check
    scope: frozenset[BlockKind]


@dataclass(frozen=True)
class Prepared:
    """The checks for texts of one type. Blocks of other kinds than ``parsed`` are only split
    into words.
    """

    text_type: TextType | None
    checks: tuple[Compiled, ...]
    rules: dict[str, Rule[Any]]
    parsed: frozenset[BlockKind]
    allowed: tuple[str, ...] = ()

    @cached_property
    def by_kind(self) -> Mapping[BlockKind, tuple[Compiled, ...]]:
        """The checks that look at each kind of block."""
        return {
            kind: tuple(each for each in self.checks if kind in each.scope) for kind in BLOCK_KINDS
        }


class Collector:
    """Evidence of blocks, with the rules of a rule set and a pipeline.

    ``pipeline``: a loaded one, or the name or path of one (``None`` for the one shipped), which
    is loaded when the first rules are prepared. ``memory``: what earlier runs have learned.
    """

    def __init__(
        self,
        ruleset: Ruleset,
        pipeline: str | Language | None,
        memory: Memory | None = None,
    ) -> None:
        self.ruleset = ruleset
        self._memory = memory
        self._pipeline = pipeline
        self._by_type: dict[TextType | None, Prepared] = {}
        self._known: OrderedDict[Key, Evidence] = OrderedDict()

    @cached_property
    def _nlp(self) -> Language:
        given = self._pipeline
        return language.load(given) if given is None or isinstance(given, str) else given

    @cached_property
    def _decoder(self) -> Decoder:
        return Decoder(self._nlp.vocab)

    def prepared(self, text_type: TextType | None) -> Prepared:
        """The checks for texts of a type. Raises ``UserError`` for faults in the rules."""
        if text_type not in self._by_type:
            self._by_type[text_type] = self._prepare(text_type)
        return self._by_type[text_type]

    def _prepare(self, text_type: TextType | None) -> Prepared:
        rules = self.ruleset.for_type(text_type)
        _refuse_unmet_needs(rules, language.provided(self._nlp))
        by_kind: dict[str, list[Rule[Any]]] = {}
        for rule in rules:
            by_kind.setdefault(rule.kind, []).append(rule)
        compiled = tuple(self._compiled(kind, tuple(own)) for kind, own in by_kind.items())
        parsed = (each.scope for each in compiled if checks.module(each.kind).NEEDS)
        by_id = {rule.id: rule for rule in rules}
        return Prepared(text_type, compiled, by_id, PROSE.union(*parsed), self.ruleset.allowed)

    def _compiled(self, kind: str, rules: tuple[Rule[Any], ...]) -> Compiled:
        """The check for some rules; types of text share those that are the same for them."""
        for prepared in self._by_type.values():
            for known in prepared.checks:
                if known.kind == kind and known.rules == rules:
                    return known
        scope = frozenset[BlockKind]().union(*(rule.scope for rule in rules))
        return Compiled(kind, rules, checks.module(kind).prepare(rules, self._nlp), scope)

    def collect(
        self,
        texts: Sequence[tuple[Prepared, Sequence[Block]]],
        between: Callable[[], None] = lambda: None,
        last: dict[Key, Evidence] | None = None,
    ) -> Iterator[tuple[Evidence, ...]]:
        """The evidence of each text's blocks, in order.

        ``between`` is called before each block and may raise: what is learned by then is kept.
        ``last``: what was learned of the text the last time; it is brought up to date.
        """
        if not texts:  # nothing to load a pipeline for
            return
        keys = [[_key(prepared, block) for block in blocks] for prepared, blocks in texts]
        new = {
            key: (prepared, block)
            for (prepared, blocks), own in zip(texts, keys, strict=True)
            for key, block in zip(own, blocks, strict=True)
            if key not in self._known
        }
        made = {key: self._known[key] for own in keys for key in own if key in self._known}
        if last:
            made.update((key, last[key]) for key in new.keys() & last.keys())
            new = {key: wanted for key, wanted in new.items() if key not in made}
        if self._memory is not None and new:
            made.update(self._memory.find(new))
            new = {key: wanted for key, wanted in new.items() if key not in made}
        fresh = self._fresh(new)
        most = MOST_BLOCKS if last is None else min(MOST_BLOCKS, MOST_BESIDE)
        for own in keys:
            for key in own:
                between()
                while key not in made:  # they come in the order in which they are first met
                    name, evidence = next(fresh)
                    made[name] = evidence
                self._remember(key, made[key], most)
            if last is not None:
                last.clear()
                last.update((key, made[key]) for key in own)
            yield tuple(made[key] for key in own)

    def _fresh(self, new: dict[Key, tuple[Prepared, Block]]) -> Iterator[tuple[Key, Evidence]]:
        wanted = (block.text for prepared, block in new.values() if block.kind in prepared.parsed)
        docs = language.parse(self._nlp, wanted)
        for key, (prepared, block) in new.items():
            evidence = self._evidence(prepared, docs, block)
            if self._memory is not None and not evidence.failures:
                self._memory.keep(key, evidence)
            yield key, evidence

    def _remember(self, key: Key, evidence: Evidence, most: int) -> None:
        self._known[key] = evidence
        self._known.move_to_end(key)
        if len(self._known) > most:
            self._known.popitem(last=False)

    def _evidence(self, prepared: Prepared, docs: Iterator[Doc], block: Block) -> Evidence:
        parsed = block.kind in prepared.parsed
        if not parsed and not prepared.by_kind[block.kind]:
            return Evidence(block.kind, ())
        raw = next(docs) if parsed else self._nlp.make_doc(block.text)
        doc = self._decoder.decode(raw)
        try:
            return _evidence(prepared, doc, block, _sentences(doc) if parsed else ())
        finally:
            release(doc)


def _key(prepared: Prepared, block: Block) -> Key:
    return prepared.text_type, block.kind, block.text, block.target


def _evidence(
    prepared: Prepared, doc: Doc, block: Block, sentences: tuple[Sentence, ...]
) -> Evidence:
    hits: list[Hit] = []
    facts: dict[str, Any] = {}
    failures: list[tuple[str, str]] = []
    for each in prepared.by_kind[block.kind]:
        try:
            collected = each.check.collect(doc, block)
        except Exception as error:  # our fault: the other checks still help, and it is reported
            failures.append((each.kind, type(error).__name__))
            continue
        for hit in collected.hits:
            if block.kind in prepared.rules[hit.rule].scope:
                hits.append(hit)
        if collected.fact is not None:
            facts[each.kind] = collected.fact
    kept = unshielded(hits, block.text)
    return Evidence(block.kind, sentences, kept, facts, tuple(failures))


def _sentences(doc: Doc) -> tuple[Sentence, ...]:
    return tuple(
        Sentence(Span(sent.start_char, sent.end_char), *count_with_long(sent)) for sent in doc.sents
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
