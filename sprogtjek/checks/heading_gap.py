"""``heading-gap``: long stretches without a heading (H4), and long lists (H8).

``find: headings`` flags a text of more than ``words`` words without a heading, or with more than
``between`` words from one heading to the next (a hint, or a warning above ``words``). The text as
a whole is meant; the paragraph with which the longest stretch passes the limit is named, since a
heading fits there. The subject line is no heading: it stands above.

``find: list`` flags a list of more than ``items`` items that are sentences or half ones: at least
``item_words`` words each on average. The place is the first item beyond.

Deliberately silent: lists of names, places or short entries, which are looked up and not read;
what stands in tables, addresses and quotations does not count as words.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal, NamedTuple

from sprogtjek.checks import WHOLE, Collected
from sprogtjek.checks.weight import at_most
from sprogtjek.records import PROSE, Block, BlockKind, Evidence, Hit, Rule, Span

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc

KIND = "heading-gap"
NEEDS: frozenset[str] = frozenset({"sents"})
SCOPE: frozenset[BlockKind] = PROSE
SLOTS: frozenset[str] = frozenset({"count", "where"})

_NAMED = 4  # words that name a paragraph


@dataclass(frozen=True, slots=True)
class Params:
    """``find``: see the module. The rest are its limits."""

    find: Literal["headings", "list"]
    words: int = 250
    between: int = 150
    items: int = 7
    item_words: int = 4


def prepare(rules: Sequence[Rule[Params]], nlp: Language) -> _HeadingGap:
    """Nothing to compile."""
    return _HeadingGap(tuple(rules))


class _HeadingGap(NamedTuple):
    rules: tuple[Rule[Params], ...]

    def collect(self, doc: Doc, block: Block) -> Collected:
        """The first words, by which a paragraph can be named."""
        return Collected(fact=" ".join(block.text.split()[:_NAMED]).rstrip(".,:;"))

    def conclude(self, evidence: Sequence[Evidence]) -> Iterator[tuple[int, Hit]]:
        """The stretches and lists that are too long."""
        for rule in self.rules:
            yield from (
                _stretches(rule, evidence)
                if rule.params.find == "headings"
                else _lists(rule, evidence)
            )


def _words(item: Evidence) -> int:
    return sum(sentence.words for sentence in item.sentences) if item.kind in PROSE else 0


def _stretches(rule: Rule[Params], evidence: Sequence[Evidence]) -> Iterator[tuple[int, Hit]]:
    has_headings = any(item.kind == "heading" for item in evidence[1:])
    limit = rule.params.between if has_headings else rule.params.words
    stretch = max(_between_headings(evidence), key=lambda run: _total(run, evidence))
    total = _total(stretch, evidence)
    if total > limit:
        at = _passing(limit, stretch, evidence)
        where = f" – for eksempel før »{evidence[at].facts[KIND]} …«"
        related = ((at, evidence[at].sentences[0].span),)
        level = at_most("warning" if total > rule.params.words else "hint", rule.level)
        slots = (("count", str(total)), ("where", where))
        yield 0, Hit(rule.id, WHOLE, slots, level=level, related=related)


def _total(stretch: Sequence[int], evidence: Sequence[Evidence]) -> int:
    return sum(_words(evidence[index]) for index in stretch)


def _between_headings(evidence: Sequence[Evidence]) -> Iterator[list[int]]:
    stretch: list[int] = []
    for index, item in enumerate(evidence):
        if item.kind == "heading":
            yield stretch
            stretch = []
        elif _words(item):
            stretch.append(index)
    yield stretch


def _passing(limit: int, stretch: Sequence[int], evidence: Sequence[Evidence]) -> int:
    """The block with which the stretch passes the limit: a heading fits before it."""
    so_far = 0
    for index in stretch:
        so_far += _words(evidence[index])
        if so_far > limit:
            break
    return index


def _lists(rule: Rule[Params], evidence: Sequence[Evidence]) -> Iterator[tuple[int, Hit]]:
    run: list[int] = []
    for index in range(len(evidence) + 1):
        if index < len(evidence) and evidence[index].kind == "list_item":
            run.append(index)
            continue
        if len(run) > rule.params.items:
            words = sum(_words(evidence[at]) for at in run)
            if words >= rule.params.item_words * len(run):
                at = run[rule.params.items]
                span = Span(0, evidence[at].sentences[-1].span.end)
                yield at, Hit(rule.id, span, (("count", str(len(run))), ("where", "")))
        run = []
