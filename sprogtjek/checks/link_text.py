"""``link-text``: link texts that do not say where the link leads (H9).

Flagged: a link text that is nothing but one of ``empty`` (*klik her*, *læs mere*), a bare web
address, and the second of two links with the same text and different addresses. Screen readers
list links without the text around them (WCAG 2.4.4).

Not flagged: *Hent ansøgningsskema (PDF)*, *Læs mere om boligstøtte*: they name their target; mail
addresses, which say whom one writes to; the same text to the same address, with or without a
final slash.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

from sprogtjek.checks import Collected
from sprogtjek.records import Block, BlockKind, Evidence, Hit, Rule, Span

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc

KIND = "link-text"
NEEDS: frozenset[str] = frozenset()
SCOPE: frozenset[BlockKind] = frozenset({"link"})
SLOTS: frozenset[str] = frozenset({"match", "what"})

_ADDRESS = re.compile(r"(?:https?://|www\.)\S+|\w[\w-]*\.(?:dk|com|org|eu|net)(?:/\S*)+")
_AT_THE_EDGE = " .:!»«\"'>→…()[]-–"


@dataclass(frozen=True, slots=True)
class Params:
    """``empty``: link texts that say nothing, in small letters."""

    empty: tuple[str, ...]


def prepare(rules: Sequence[Rule[Params]], nlp: Language) -> _LinkText:
    """Nothing to compile."""
    return _LinkText(tuple(rules))


class _LinkText(NamedTuple):
    rules: tuple[Rule[Params], ...]

    def collect(self, doc: Doc, block: Block) -> Collected:
        """The link's text and address, for ``conclude``."""
        return Collected(fact=[block.text, block.target]) if block.text.strip() else Collected()

    def conclude(self, evidence: Sequence[Evidence]) -> Iterator[tuple[int, Hit]]:
        """At most one hit per link and rule.

        Addresses are flagged here and not as they are found: the linter leaves addresses alone.
        """
        links = [
            (index, *item.facts[KIND])
            for index, item in enumerate(evidence)
            if item.kind in SCOPE and item.facts.get(KIND)
        ]
        for rule in self.rules:
            yield from _hits(rule, links)


def _hits(rule: Rule[Params], links: Sequence[tuple[int, str, str]]) -> Iterator[tuple[int, Hit]]:
    first: dict[str, tuple[int, Span, str]] = {}
    for index, text, target in links:
        span, wording = Span(0, len(text)), text.lower().strip(_AT_THE_EDGE)
        seen = first.setdefault(wording, (index, span, _address(target)))
        if wording in rule.params.empty:
            yield index, Hit(rule.id, span, (("what", "siger ikke, hvor linket fører hen"),))
        elif _ADDRESS.fullmatch(text.strip()):
            yield index, Hit(rule.id, span, (("what", "er en adresse og ikke en tekst"),))
        elif target and seen[2] and seen[2] != _address(target):
            what = "bruges også om et link til en anden side"
            yield index, Hit(rule.id, span, (("what", what),), related=((seen[0], seen[1]),))


def _address(target: str) -> str:
    return target.strip().rstrip("/").lower().removeprefix("https://").removeprefix("http://")
