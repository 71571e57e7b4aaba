"""``density``: words that do no harm alone, but wear the reader out together (D2, D14).

``per: clause`` flags a clause with at least ``least`` of the ``phrases``: *kan eventuelt muligvis*.
The place runs from the first to the last of them. Where one of them is in ``weak`` too (it may be
a term of law: *som udgangspunkt*) the finding is a hint.

``per: document`` flags a text with ``least`` of them or more that are at least ``per_100_words``
for every hundred words of running prose, in a text of at least ``words`` words; from
``hint_per_100_words`` on it is a hint. The place is the sentence with most of them.

Phrases are matched as written, in small or capital letters, on whole words; of two that overlap
the longest counts. A clause ends at punctuation and at *og, men, eller*, unless that stands right
between two phrases: parsers are not asked, since all that matters is that the words stand close
together. So two main clauses with one hedge each are not taken for one.

Deliberately silent: phrases inside quotations do not count.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Literal, NamedTuple

from sprogtjek.checks import Collected
from sprogtjek.checks.weight import at_most
from sprogtjek.records import PROSE, Block, BlockKind, Evidence, Hit, Level, Rule, Sentence, Span
from sprogtjek.shields import shields
from sprogtjek.word_places import may_hold, telling_words

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc

KIND = "density"
NEEDS: frozenset[str] = frozenset({"sents"})
SCOPE: frozenset[BlockKind] = PROSE
SLOTS: frozenset[str] = frozenset({"match", "found", "count", "rate"})

_BOUNDARY = re.compile(r"[;:!?()–]|,(?!\d)|\. [A-ZÆØÅ]|\b(?:og|men|eller)\b")
_JOINING = frozenset({"og", "eller"})


@dataclass(frozen=True, slots=True)
class Params:
    """``phrases``: what is counted. The rest are the limits, see the module."""

    phrases: tuple[str, ...]
    per: Literal["clause", "document"] = "document"
    least: int = 2
    weak: tuple[str, ...] = ()
    per_100_words: float = 3.0
    hint_per_100_words: float = 2.0
    words: int = 100


def prepare(rules: Sequence[Rule[Params]], nlp: Language) -> _Density:
    """Compile the phrases of each rule into one expression."""
    return _Density(
        tuple(
            (rule, _expression(rule.params.phrases), telling_words(rule.params.phrases))
            for rule in rules
        )
    )


def _expression(phrases: Sequence[str]) -> re.Pattern[str]:
    longest_first = sorted(phrases, key=len, reverse=True)
    either = "|".join(re.escape(phrase) for phrase in longest_first)
    return re.compile(rf"(?<![\w-])(?:{either})(?![\w-])", re.IGNORECASE)


class _Density(NamedTuple):
    rules: tuple[tuple[Rule[Params], re.Pattern[str], frozenset[str] | None], ...]

    def collect(self, doc: Doc, block: Block) -> Collected:
        """The crowded clauses, and where the phrases of document rules stand."""
        hits: list[Hit] = []
        fact: dict[str, Any] = {}
        for rule, expression, words in self.rules:
            if not may_hold(block.text, words):
                continue
            found = _unquoted(expression, block.text)
            if found and rule.params.per == "document":
                fact[rule.id] = [match.start() for match in found]
            elif len(found) >= rule.params.least:
                hits.extend(_crowded(rule, block.text, found))
        return Collected(tuple(hits), fact or None)

    def conclude(self, evidence: Sequence[Evidence]) -> Iterator[tuple[int, Hit]]:
        """At most one hit per rule on the document."""
        for rule, *_ in self.rules:
            if rule.params.per == "document":
                yield from _dense(rule, evidence)


def _unquoted(expression: re.Pattern[str], text: str) -> list[re.Match[str]]:
    quoted = shields(text)
    return [
        match
        for match in expression.finditer(text)
        if not any(span.start <= match.start() < span.end for span in quoted)
    ]


def _crowded(rule: Rule[Params], text: str, found: Sequence[re.Match[str]]) -> Iterator[Hit]:
    weak = {phrase.lower() for phrase in rule.params.weak}
    for inside in _by_clause(text, found):
        if len(inside) < rule.params.least:
            continue
        is_weak = any(match[0].lower() in weak for match in inside)
        named = " og ".join(f"»{match[0].lower()}«" for match in inside[:2])
        yield Hit(
            rule.id,
            Span(inside[0].start(), inside[-1].end()),
            (("found", named), ("count", str(len(inside))), ("rate", "")),
            level=at_most("hint", rule.level) if is_weak else None,
        )


def _by_clause(text: str, found: Sequence[re.Match[str]]) -> Iterator[list[re.Match[str]]]:
    """The matches of each clause that has some."""
    clause: list[re.Match[str]] = []
    for match in found:
        between = text[clause[-1].end() : match.start()] if clause else ""
        # With the next letter: a full stop ends a sentence where a capital follows.
        parted = _BOUNDARY.search(between + match[0][0])
        if parted and between.strip() not in _JOINING:
            yield clause
            clause = []
        clause.append(match)
    yield clause


def _dense(rule: Rule[Params], evidence: Sequence[Evidence]) -> Iterator[tuple[int, Hit]]:
    params = rule.params
    counted = [
        (index, sentence, _count(rule.id, item, sentence))
        for index, item in enumerate(evidence)
        if item.kind in rule.scope
        for sentence in item.sentences
    ]
    words = sum(sentence.words for _, sentence, _ in counted)
    count = sum(here for _, _, here in counted)
    if words < params.words or count < params.least:
        return
    rate = 100 * count / words
    if rate >= min(params.hint_per_100_words, params.per_100_words):
        level: Level = "warning" if rate >= params.per_100_words else "hint"
        index, worst, _ = max(counted, key=lambda item: item[2])
        slots = (("count", str(count)), ("rate", f"{rate:.0f}"), ("found", ""))
        yield index, Hit(rule.id, worst.span, slots, level=at_most(level, rule.level))


def _count(rule_id: str, item: Evidence, sentence: Sentence) -> int:
    starts: list[int] = (item.facts.get(KIND) or {}).get(rule_id, [])
    return sum(sentence.span.start <= start < sentence.span.end for start in starts)
