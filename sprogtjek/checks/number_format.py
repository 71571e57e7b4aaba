"""``number-format``: numbers written in an unusual way, or in several ways in one text (E7).

Flagged wherever it stands: the amount after *kr.* (*kr. 500,-*, *kr. 1.200*), the dash for no øre
(*500,- kr.*), a decimal point before a unit (*3.5 pct.*). Flagged where one text has both ways:
thousands with and without a point (*1.000 kr.* and *1500 kr.*), telephone numbers grouped in
different ways (*12 34 56 78* and *12345678*), *,00* where no amount has øre and some are
written round. Of two ways the one that is used least is flagged;
of equals the one without point or spaces, which is the harder one to read.

Deliberately silent: years, house and postal numbers, case numbers and provisions: without a unit
after it, a number of four digits may be anything. Tables. *3-4 uger* and numbers in letters are
both good Danish.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, NamedTuple

from sprogtjek.checks import Collected
from sprogtjek.records import PROSE, Block, BlockKind, Evidence, Hit, Rule, Span, Suggestion
from sprogtjek.shields import shields

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc

KIND = "number-format"
NEEDS: frozenset[str] = frozenset()
SCOPE: frozenset[BlockKind] = PROSE | {"heading", "subject"}
SLOTS: frozenset[str] = frozenset({"match", "better"})

_UNIT = r"(?:kr\b|kroner\b|pct\b|procent\b|%|m²|m2\b|m³|m3\b|km\b|kg\b|timer\b|meter\b|liter\b)"
_NUMBER = r"\d+(?:\.\d{3})*"
_KRONER = re.compile(
    rf"(?<![\w.,])kr\.? ?(?P<before>{_NUMBER}(?:,\d\d)?)(?P<dash>,?[-–]+)?(?![\w%]|[.,]\d)"
    rf"|(?<![\w.,])(?P<after>{_NUMBER}),[-–]+(?: ?(?:kr\.|kroner|kr\b))?",
    re.IGNORECASE,
)
_DECIMAL = re.compile(rf"(?<![\w.,§])(?P<whole>\d{{1,3}})\.(?P<part>\d{{1,2}}) ?(?={_UNIT})")
_GROUPED = re.compile(rf"(?<![\w.,])\d{{1,3}}(?:\.\d{{3}})+(?:,\d+)?(?= ?{_UNIT})")
_UNGROUPED = re.compile(rf"(?<![\w.,/-])\d{{4,}}(?:,\d+)?(?= ?{_UNIT})")
_ZEROS = re.compile(rf"(?<![\w.,])(?:kr\. ?)?{_NUMBER},00(?= kr\b| kroner\b)")
_OERE = re.compile(rf"(?<![\w.,]){_NUMBER},(?!00)\d\d(?= kr\b| kroner\b)")
_ROUND = re.compile(rf"(?<![\w.,]){_NUMBER}(?= kr\b| kroner\b)|(?<=\bkr\. ){_NUMBER}(?![\d,])")
_PHONES = {
    "pairs": re.compile(r"(?<![\w+])\d\d \d\d \d\d \d\d(?! ?\d|-)"),
    "fours": re.compile(r"(?<![\w+])\d{4} \d{4}(?! ?\d|-)"),
    "whole": re.compile(
        r"(?:(?<=tlf\. )|(?<=tlf )|(?<=telefon )|(?<=på )|(?<=til ))\d{8}(?![\d-])"
    ),
}
_GROUPS: dict[str, dict[str, re.Pattern[str]]] = {
    "thousands": {"grouped": _GROUPED, "ungrouped": _UNGROUPED},
    "phones": _PHONES,
    "øre": {"zeros": _ZEROS, "oere": _OERE, "round": _ROUND},
}
_SIGNS = {
    "thousands": re.compile(r"\d{4}|\d\.\d"),
    "phones": re.compile(r"(?:\d ?){7}\d"),
    "øre": re.compile("kr"),
}
"""What stands in each group of numbers: most texts with figures have none."""

_FIGURE = re.compile(r"\d")


@dataclass(frozen=True, slots=True)
class Params:
    """Nothing to set."""


def prepare(rules: Sequence[Rule[Params]], nlp: Language) -> _NumberFormat:
    """Nothing to compile."""
    return _NumberFormat(tuple(rules))


class _NumberFormat(NamedTuple):
    rules: tuple[Rule[Params], ...]

    def collect(self, doc: Doc, block: Block) -> Collected:
        """Hits on single numbers, and the numbers that matter only among others."""
        text = block.text
        if not _FIGURE.search(text):
            return Collected()
        singles = [*_amounts(text), *_decimals(text)]
        hits = tuple(_hit(rule, *found) for rule in self.rules for found in singles)
        taken = shields(text)
        numbers = [
            [group, way, *match.span(), match[0]]
            for group, ways in _GROUPS.items()
            if _SIGNS[group].search(text)
            for way, expression in ways.items()
            for match in expression.finditer(text)
            if not any(span.start <= match.start() < span.end for span in taken)
        ]
        return Collected(hits, numbers or None)

    def conclude(self, evidence: Sequence[Evidence]) -> Iterator[tuple[int, Hit]]:
        """The numbers in the rarer of two ways."""
        for rule in self.rules:
            numbers = [
                (index, *number)
                for index, item in enumerate(evidence)
                if item.kind in rule.scope
                for number in item.facts.get(KIND) or ()
            ]
            yield from _idle_zeros(rule, [each for each in numbers if each[1] == "øre"])
            for group in ("thousands", "phones"):
                yield from _mixed(rule, [each for each in numbers if each[1] == group])


def _amounts(text: str) -> Iterator[tuple[int, int, str]]:
    for match in _KRONER.finditer(text):
        number = match["before"] or match["after"]
        number = number.removesuffix(",00")
        end = match.end()
        yield match.start(), end, f"{number} kr."


def _decimals(text: str) -> Iterator[tuple[int, int, str]]:
    for match in _DECIMAL.finditer(text):
        number = f"{match['whole']},{match['part']}"
        yield match.start(), match.end("part"), number


def _mixed(rule: Rule[Params], numbers: Sequence[Any]) -> Iterator[tuple[int, Hit]]:
    ways = [way for _, _, way, *_ in numbers]
    if len(set(ways)) < 2:
        return
    # »grouped« and »pairs« come first, so they win among equals.
    usual = max(("grouped", "pairs", "ungrouped", "fours", "whole"), key=ways.count)
    for index, _, way, start, end, text in numbers:
        if way != usual:
            yield index, _hit(rule, start, end, _in_way(text, usual))


def _idle_zeros(rule: Rule[Params], numbers: Sequence[Any]) -> Iterator[tuple[int, Hit]]:
    """*500,00 kr.* beside round amounts, where no amount has øre."""
    ways = {way for _, _, way, *_ in numbers}
    for index, _, way, start, end, text in numbers:
        if way == "zeros" and ways == {"zeros", "round"}:
            yield index, _hit(rule, start, end, text.removesuffix(",00"))


def _in_way(number: str, way: str) -> str:
    digits = number.replace(" ", "")
    if way == "pairs":
        return " ".join(digits[at : at + 2] for at in range(0, 8, 2))
    if way == "fours":
        return f"{digits[:4]} {digits[4:]}"
    if way == "whole":
        return digits
    whole, comma, part = number.partition(",")
    plain = whole.replace(".", "")
    return (f"{int(plain):,}".replace(",", ".") if way == "grouped" else plain) + comma + part


def _hit(rule: Rule[Params], start: int, end: int, better: str) -> Hit:
    span = Span(start, end)
    return Hit(rule.id, span, (("better", better),), (Suggestion(better, span, "offer"),))
