"""``spelling``: old or run-together spellings from a list (D16).

``forms`` are whole words and how they are written now; ``parts`` stand inside words too
(*retningslinier, linien*). Capitals at the start of a word are carried over. A short list, not a
spelling checker: only forms that are surely no names and no other words.

Deliberately silent: words with a capital inside a sentence (*firmaet Dansk Linieføring*), and
forms that Retskrivningsordbogen lists beside the new ones.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, NamedTuple

from sprogtjek.checks import Collected, CollectOnly
from sprogtjek.checks.wording import like
from sprogtjek.records import WORDS, Block, BlockKind, Hit, Rule, Safety, Span, Suggestion
from sprogtjek.word_places import may_hold, telling_words

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc

KIND = "spelling"
NEEDS: frozenset[str] = frozenset()
SCOPE: frozenset[BlockKind] = WORDS
SLOTS: frozenset[str] = frozenset({"match", "better"})

_SENTENCE_START = re.compile(r"(?:^|[.!?:] ?)$")


@dataclass(frozen=True, slots=True)
class Params:
    """Old spelling → new one, in small letters. ``unsure``: forms that may be another word."""

    forms: Mapping[str, str] = field(default_factory=dict)
    parts: Mapping[str, str] = field(default_factory=dict)
    unsure: tuple[str, ...] = ()


def prepare(rules: Sequence[Rule[Params]], nlp: Language) -> _Spelling:
    """Compile the forms of each rule into one expression."""
    return _Spelling(
        tuple((rule, _expression(rule.params), _Words.of(rule.params)) for rule in rules)
    )


class _Words(NamedTuple):
    """What a text must hold of a rule: the long expression is slow to fail."""

    forms: frozenset[str] | None
    parts: re.Pattern[str] | None

    @classmethod
    def of(cls, params: Params) -> _Words:
        parts = "|".join(map(re.escape, params.parts))
        forms = telling_words(params.forms) if params.forms else frozenset[str]()
        return cls(forms, re.compile(parts, re.IGNORECASE) if parts else None)

    def may_stand_in(self, text: str) -> bool:
        """Whether a form or a part stands in a text."""
        return may_hold(text, self.forms) or bool(self.parts and self.parts.search(text))


def _expression(params: Params) -> re.Pattern[str]:
    forms = "|".join(map(re.escape, params.forms))
    parts = "|".join(map(re.escape, params.parts))
    either = [f"(?P<form>{forms})"] if forms else []
    either += [rf"(?P<part>\w*(?:{parts})\w*)"] if parts else []
    return re.compile(rf"(?<![\w-])(?:{'|'.join(either)})(?!\w)", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class _Spelling(CollectOnly):
    rules: tuple[tuple[Rule[Params], re.Pattern[str], _Words], ...]

    def collect(self, doc: Doc, block: Block) -> Collected:
        """One hit per word and rule."""
        return Collected(
            tuple(
                hit
                for rule, expression, words in self.rules
                if words.may_stand_in(block.text)
                for match in expression.finditer(block.text)
                for hit in _hits(rule, match)
            )
        )


def _hits(rule: Rule[Params], match: re.Match[str]) -> Iterator[Hit]:
    word = match[0]
    before = match.string[: match.start()]
    if word[0].isupper() and not _SENTENCE_START.search(before):
        return
    better = like(word, _respelt(rule.params, word.lower()))
    span = Span(match.start(), match.end())
    safety: Safety = "offer" if word.lower() in rule.params.unsure else "safe"
    yield Hit(rule.id, span, (("better", better),), (Suggestion(better, span, safety),))


def _respelt(params: Params, word: str) -> str:
    if word in params.forms:
        return params.forms[word]
    for old, new in params.parts.items():
        word = word.replace(old, new)
    return word
