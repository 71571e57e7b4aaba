"""``date-format``: dates written in more than one way in one text (E6).

The ways: ``written`` (*1. maj 2026*), ``dotted`` (*01.05.2026*), ``dashed`` (*01-05-2026*),
``slashed`` (*1/5-2026*, *d. 1/5*), ``iso`` (*2026-05-01*). Where a text has two or more, each date
that is not in the ``preferred`` way is flagged, with the date in that way as an offer. ``form`` is
how the written date is to look: *den 1. maj 2026* or *1. maj 2026*. *den 1. maj* and *1. maj* are
the same way: which one fits is a matter of the sentence.

Deliberately silent: texts with dates in one way alone; tables; case and file numbers (*sagsnr.
01.05.2026-12*, *nr. 1-5-2026*), statutes, addresses and file names; fractions (*1/2*), and *1/5*
without *den, d., fra, senest, inden* or *pr.* before; what is no date (*31.02.2026*).
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Any, Literal, NamedTuple

from sprogtjek.checks import Collected
from sprogtjek.records import PROSE, Block, BlockKind, Evidence, Hit, Rule, Span, Suggestion
from sprogtjek.shields import shields

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc

Way = Literal["written", "dotted", "dashed", "slashed", "iso"]

KIND = "date-format"
NEEDS: frozenset[str] = frozenset()
SCOPE: frozenset[BlockKind] = PROSE | {"heading", "subject", "address"}
SLOTS: frozenset[str] = frozenset({"match", "better"})

_MONTHS = (
    *("januar", "februar", "marts", "april", "maj", "juni"),
    *("juli", "august", "september", "oktober", "november", "december"),
)
_YEAR = r"(?P<y>(?:19|20)\d\d|\d\d)"
# Before and after: no digits, slashes or hyphens that make it a case number.
_START, _END = r"(?<![\w/.,-])", r"(?![\w/]|[.,-]\w)"
_WAYS: dict[Way, re.Pattern[str]] = {
    "written": re.compile(rf"{_START}\d{{1,2}}\. ?(?:{'|'.join(_MONTHS)})\b", re.IGNORECASE),
    "dotted": re.compile(rf"{_START}(?P<d>\d{{1,2}})\.(?P<m>\d{{1,2}})\.{_YEAR}{_END}"),
    "dashed": re.compile(rf"{_START}(?P<d>\d{{1,2}})-(?P<m>\d{{1,2}})-{_YEAR}{_END}"),
    "slashed": re.compile(
        rf"{_START}(?P<d>\d{{1,2}})/(?P<m>\d{{1,2}})(?:(?:-| - |/| )(?P<y>(?:19|20)\d\d)){_END}"
        r"|(?:(?<=\bfra )|(?<=\bsenest )|(?<=\binden )|(?<=\bpr\. )|(?<=\b[Dd]\. )|(?<=\b[Dd]en ))"
        rf"(?P<d1>\d{{1,2}})/(?P<m1>\d{{1,2}}){_END}"
    ),
    "iso": re.compile(rf"{_START}(?P<y>(?:19|20)\d\d)-(?P<m>\d\d)-(?P<d>\d\d){_END}"),
}
_SIGNS: dict[Way, str] = {
    "written": ".",
    "dotted": ".",
    "dashed": "-",
    "slashed": "/",
    "iso": "-",
}
"""What stands in each way of writing a date."""

_FIGURE = re.compile(r"\d")
_NUMBERED = re.compile(
    r"(?:\bnr\.?|nummer|\bid|\bref\.?|[Vv]ersion|\bpunkt|\bafsnit|j\.nr\.)[: ]*$", re.IGNORECASE
)
_DEN = re.compile(r"\b(?:[Dd]en|[Dd]\.) $")
_IN_SENTENCE = re.compile(r"\b[a-zæøå]+ $")
_FRACTIONS = frozenset({"1/2", "1/3", "2/3", "1/4", "3/4"})
_OF_THE_CENTURY = 2000


@dataclass(frozen=True, slots=True)
class Params:
    """``preferred``: the way that is not flagged. ``form``: how a written date is to look."""

    preferred: Way = "written"
    form: str = "den 1. maj 2026"


def prepare(rules: Sequence[Rule[Params]], nlp: Language) -> _DateFormat:
    """Nothing to compile."""
    return _DateFormat(tuple(rules))


class _DateFormat(NamedTuple):
    rules: tuple[Rule[Params], ...]

    def collect(self, doc: Doc, block: Block) -> Collected:
        """The dates of the block: way, place, text to replace with (with and without *den*)."""
        if not _FIGURE.search(block.text):
            return Collected()
        shielded = shields(block.text)
        dates = [
            [way, *found]
            for way, expression in _WAYS.items()
            if _SIGNS[way] in block.text
            for match in expression.finditer(block.text)
            if not any(s.start <= match.start() < s.end for s in shielded)
            for found in [_found(block.text, match)]
            if found is not None
        ]
        return Collected(fact=dates or None)

    def conclude(self, evidence: Sequence[Evidence]) -> Iterator[tuple[int, Hit]]:
        """The dates in another way than the preferred, where there are several ways."""
        for rule in self.rules:
            dates = [
                (index, date_)
                for index, item in enumerate(evidence)
                if item.kind in rule.scope
                for date_ in item.facts.get(KIND) or ()
            ]
            if len({way for _, (way, *_) in dates}) < 2:
                continue
            for index, found in dates:
                if found[0] != rule.params.preferred:
                    yield index, _hit(rule, found)


def _found(text: str, match: re.Match[str]) -> list[Any] | None:
    """Start and end, day, month, year (0: none), and what stands before the date."""
    before = text[: match.start()]
    if _NUMBERED.search(before):
        return None
    groups = {name[0]: value for name, value in match.groupdict().items() if value}
    if not groups:
        return [match.start(), match.end(), 0, 0, 0, "", text[match.start() : match.end()]]
    day, month, year = int(groups["d"]), int(groups["m"]), int(groups.get("y", 0))
    year += _OF_THE_CENTURY if 0 < year < 100 else 0
    if not _exists(day, month, year) or match[0] in _FRACTIONS:
        return None
    den = _DEN.search(before)
    lead = den[0] if den else "word" if _IN_SENTENCE.search(before) else ""
    return [match.start(), match.end(), day, month, year, lead, match[0]]


def _exists(day: int, month: int, year: int) -> bool:
    try:
        date(year or 2024, month, day)  # a leap year: *29/2* may exist
    except ValueError:
        return False
    return True


def _hit(rule: Rule[Params], found: Sequence[Any]) -> Hit:
    _, start, end, day, month, year, lead, text = found
    better = _rewritten(rule.params, day, month, year, lead) if day else ""
    if not better:
        return Hit(rule.id, Span(start, end), (("better", _example(rule.params)),))
    span = Span(start - len(lead), end) if lead.startswith(("D", "d")) else Span(start, end)
    offer = Suggestion(better, span, "offer")
    shown = Span(span.start, end) if text else span
    return Hit(rule.id, shown, (("better", better),), (offer,))


def _rewritten(params: Params, day: int, month: int, year: int, lead: str) -> str:
    """The date in the preferred way; empty where its year is needed and not known."""
    if params.preferred == "written":
        written = f"{day}. {_MONTHS[month - 1]}" + (f" {year}" if year else "")
        if lead[:1] in ("D", "d"):
            return f"{lead[0]}en {written}"
        return f"den {written}" if lead == "word" and params.form.startswith("den") else written
    if not year:
        return ""
    shapes = {
        "dotted": f"{day:02}.{month:02}.{year}",
        "dashed": f"{day:02}-{month:02}-{year}",
        "slashed": f"{day}/{month}-{year}",
        "iso": f"{year}-{month:02}-{day:02}",
    }
    return ("den " if lead[:1] in ("D", "d") else "") + shapes[params.preferred]


def _example(params: Params) -> str:
    return params.form if params.preferred == "written" else _rewritten(params, 1, 5, 2026, "")
