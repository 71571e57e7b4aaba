"""``slash-choice``: *og/eller, han/hun, kopier/eksemplarer* (catalogue rule E8).

Two words with a slash between them, where the reader has to choose. One in a text is a hint, from
``many`` on each has the rule's level. The offer writes the choice out (*han eller hun*); *og/eller*
becomes *eller*; for *du/I*, *din/jeres* there is advice, since the writer knows who the reader is.

Deliberately left out: units (*timer/uge*), addresses and paths (*egeby.example/flytning*), numbers
(*24/7*), words of one letter (*km/t, c/o*), fixed pairs (*ja/nej, til/fra*), names and acronyms
(*SFO/klub, Kultur/Fritid*). Nothing is parsed.

Sources: catalogue E8; Digitaliseringsstyrelsen, Sådan skriver vi på borger.dk (*han eller hun*).
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

from sprogtjek.checks import Collected
from sprogtjek.danish.address import PLURAL, SINGULAR
from sprogtjek.records import PROSE, Block, BlockKind, Evidence, Hit, Level, Rule, Span, Suggestion
from sprogtjek.shields import shields

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc

KIND = "slash-choice"
NEEDS: frozenset[str] = frozenset()
SCOPE: frozenset[BlockKind] = PROSE
SLOTS = frozenset({"match"})

_CHOICE = re.compile(r"(?<![\w./@:-])([^\W\d_]{2,}|I)/([^\W\d_]{2,}|I)(?![\w/@]|\.\w|-\w)")
_MEASURES = frozenset("timer gange dage kr kroner km kg liter minutter besøg stk sider".split())
_FIXED = frozenset({("ja", "nej"), ("til", "fra"), ("ind", "ud"), ("tur", "retur"), ("mod", "fra")})
_ADDRESS = SINGULAR | PLURAL | {"i"}
_PERSONS = frozenset({"han", "hun", "ham", "hende", "hans", "hendes", "mor", "far"})


@dataclass(frozen=True, slots=True)
class Params:
    """``many``: from this number of places in a text on, each weighs what the rule says."""

    many: int = 2


def prepare(rules: Sequence[Rule[Params]], nlp: Language) -> SlashChoice:
    """Nothing to compile."""
    return SlashChoice(tuple(rules))


class SlashChoice(NamedTuple):
    """The prepared rules."""

    rules: tuple[Rule[Params], ...]

    def collect(self, doc: Doc, block: Block) -> Collected:
        """The places, each with what to write instead."""
        if "/" not in block.text:
            return Collected()
        shielded = shields(block.text)
        places = [
            [match.start(), match.end(), _offers(match[1], match[2]), _advice(match[1], match[2])]
            for match in _CHOICE.finditer(block.text)
            if _is_choice(match[1], match[2], opens=_opens(block.text, match.start()))
            if not any(s.start <= match.start() < s.end for s in shielded)
        ]
        return Collected((), places or None)

    def conclude(self, evidence: Sequence[Evidence]) -> Iterator[tuple[int, Hit]]:
        """All places, as a hint where there is one alone."""
        for rule in self.rules:
            places = [
                (index, place)
                for index, item in enumerate(evidence)
                if item.kind in rule.scope
                for place in item.facts.get(KIND) or ()
            ]
            level: Level | None = "hint" if len(places) < rule.params.many else None
            for index, (start, end, offers, advice) in places:
                span = Span(start, end)
                better = [Suggestion(text, span) for text in offers]
                better += [Suggestion(advice, span, "advice")] if advice else []
                yield index, Hit(rule.id, span, level=level, suggestions=tuple(better))


def _opens(text: str, at: int) -> bool:
    """Whether a sentence begins at ``at``."""
    return at == 0 or text[:at].rstrip().endswith((".", "!", "?", ":"))


def _is_choice(one: str, other: str, *, opens: bool) -> bool:
    capital = one[0].isupper() and not opens
    if (capital and one not in ("I", "De")) or (other[0].isupper() and other != "I"):
        return False
    if one.isupper() and one != "I":
        return False
    return (one.lower(), other) not in _FIXED and one.lower() not in _MEASURES


def _is_of_address(one: str, other: str) -> bool:
    return one.lower() in _ADDRESS or other.lower() in _ADDRESS


def _offers(one: str, other: str) -> list[str]:
    if (one.lower(), other) == ("og", "eller"):
        return [other.capitalize() if one[0].isupper() else other]
    if _is_of_address(one, other):
        return []
    written_out = [f"{one} eller {other}"]
    return written_out if one.lower() in _PERSONS else [*written_out, f"{one} og {other}"]


def _advice(one: str, other: str) -> str:
    if not _is_of_address(one, other):
        return ""
    return f"Vælg »{one}« eller »{other}«, så læseren ved, hvem du skriver til."
