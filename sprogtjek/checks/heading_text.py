"""``heading-text``: headings that do not say what the text is about (H5).

Flagged: a heading (or subject line) that is nothing but words in ``empty`` (*Vedrørende*,
*Orientering*), a case number (*Sag nr. 12*), or the name of a statute; a heading of more than
``words`` words. The place is the whole heading. What is too long or a mere statute is a hint.

Words in ``empty`` count with and without *Vedr.* before and punctuation after. A first heading
that only says what kind of text it is (*Afgørelse*) is for a rule to list or not.

Deliberately silent: *Vedr. din ansøgning om boligstøtte*, which names its matter (*Vedr.
boligstøtte* does not); *Sådan klager du*; fixed names of sections that are not listed.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from sprogtjek.checks import Collected, CollectOnly
from sprogtjek.checks.weight import at_most
from sprogtjek.records import Block, BlockKind, Hit, Level, Rule, Span
from sprogtjek.words import split_words

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc

KIND = "heading-text"
NEEDS: frozenset[str] = frozenset()
SCOPE: frozenset[BlockKind] = frozenset({"heading", "subject"})
SLOTS: frozenset[str] = frozenset({"match", "what", "advice"})

_ABOUT = re.compile(r"^(?:vedr\.?|vedrørende|angående|ang\.?|emne|re)\b[.: ]*", re.IGNORECASE)
_NUMBERING = re.compile(r"^(?:\d+(?:\.\d+)*\.?|[a-z]\)) +")
_CASE = re.compile(
    r"(?:(?:sag|sagen|sags(?:nr\.?|nummer|id)?|journal(?:nr\.?|nummer)?|j\.?)[ .:]*)"
    r"(?:nr\.?|nummer)?[ .:]*\d[\w./-]*",
    re.IGNORECASE,
)
_STATUTE = re.compile(
    r"(?:§+ ?\d+.*|(?:[a-zæøå]+lovens? ?(?:§+ ?\d+.*)?)|lov(?:bekendtgørelse)? (?:nr\.|om) .*)",
    re.IGNORECASE,
)
_AT_THE_END = " .:;,!–-"


@dataclass(frozen=True, slots=True)
class Params:
    """``empty``: headings that say nothing, in small letters. ``words``: the most words."""

    empty: tuple[str, ...]
    words: int = 12


def prepare(rules: Sequence[Rule[Params]], nlp: Language) -> _HeadingText:
    """Nothing to compile."""
    return _HeadingText(tuple(rules))


@dataclass(frozen=True, slots=True)
class _HeadingText(CollectOnly):
    rules: tuple[Rule[Params], ...]

    def collect(self, doc: Doc, block: Block) -> Collected:
        """At most one hit per rule: the heading."""
        return Collected(tuple(hit for rule in self.rules for hit in _hits(rule, block.text)))


def _hits(rule: Rule[Params], text: str) -> Iterator[Hit]:
    title = _NUMBERING.sub("", text).rstrip(_AT_THE_END)
    matter = _ABOUT.sub("", title)
    words = len(split_words(title))
    if title.lower() in rule.params.empty or matter.lower() in (*rule.params.empty, ""):
        yield _hit(rule, text, "siger ikke, hvad teksten handler om", "warning")
    elif _CASE.fullmatch(matter):
        yield _hit(rule, text, "er kun et nummer", "warning")
    elif matter != title and len(matter.split()) == 1:
        yield _hit(rule, text, "siger ikke, hvad der er sket eller skal ske", "hint")
    elif _STATUTE.fullmatch(matter):
        yield _hit(rule, text, "er kun en henvisning til loven", "hint")
    elif words > rule.params.words:
        yield _hit(rule, text, f"har {words} ord", "hint", "Kan den gøres kortere?")


_MATTER = "Skriv pointen i overskriften."


def _hit(rule: Rule[Params], text: str, what: str, level: Level, advice: str = _MATTER) -> Hit:
    slots = (("what", what), ("advice", advice))
    return Hit(rule.id, Span(0, len(text)), slots, level=at_most(level, rule.level))
