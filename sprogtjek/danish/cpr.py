"""Danish personal identity numbers (CPR): what looks like one, and what may be one.

Six figures are the date of birth; the seventh tells the century; ten figures weighed 4327654321
gave a multiple of 11 in every number handed out before 1 October 2007. Since then people born on
a first of January in the 1960s to 1990s may have numbers that do not (cpr.dk, »Personnumre uden
kontrolciffer« and »Opbygning af CPR-nummeret«).
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from datetime import date

_NUMBER = re.compile(r"(?<![\d-])(\d{2})(\d{2})(\d{2})(?:[- –]?)(\d{4})(?![\d-])")
_MAY_HOLD = re.compile(r"\d{4}")  # quick to look for in the many texts that have none
_SIX_FIGURES = b"000000"
# In UTF-8 any figure as zeros, in whatever script; Latin letters and punctuation start with others.
_NO_FIGURES = (*range(0x30), *range(0x3A, 0x80), *range(0xC2, 0xD9), 0xE2)
_AS_FIGURES = bytes(0x20 if byte in _NO_FIGURES else 0x30 for byte in range(256))
_WEIGHTS = (4, 3, 2, 7, 6, 5, 4, 3, 2, 1)
_WITHOUT_CONTROL = date(2007, 10, 1)
_EXHAUSTED = range(1960, 2000)  # years whose first of January has numbers without control


def numbers(text: str) -> Iterator[re.Match[str]]:
    """The places that have the form of a CPR number with a date that exists."""
    if not _MAY_HOLD.search(text):
        return iter(())
    return (match for match in _NUMBER.finditer(text) if born(match) is not None)


def is_valid(match: re.Match[str]) -> bool:
    """Whether the number may have been handed out to somebody."""
    day = born(match)
    if day is None or day > date.today():
        return False
    new = day >= _WITHOUT_CONTROL
    exhausted = (day.month, day.day) == (1, 1) and day.year in _EXHAUSTED
    return new or exhausted or _has_control(match)


def born(match: re.Match[str]) -> date | None:
    """The date of birth, if there is such a day."""
    day, month, year = (int(match[group]) for group in (1, 2, 3))
    try:
        return date(_century(year, int(match[4][0])) + year, month, day)
    except ValueError:
        return None


def _century(year: int, seventh: int) -> int:
    if seventh <= 3:
        return 1900
    if seventh in (4, 9):
        return 2000 if year <= 36 else 1900
    return 2000 if year <= 57 else 1800


def _has_control(match: re.Match[str]) -> bool:
    figures = [int(figure) for figure in "".join(match.groups())]
    return sum(w * f for w, f in zip(_WEIGHTS, figures, strict=True)) % 11 == 0


def may_hold(texts: Iterable[str]) -> bool:
    """Whether some of the texts holds what is written like a CPR number."""
    text = "\n".join(texts)
    # Quick to look for, and most pages have no six figures in a row.
    figures = text.encode(errors="surrogatepass").translate(_AS_FIGURES)
    return _SIX_FIGURES in figures and _NUMBER.search(text) is not None


def masked(text: str) -> str:
    """The text with the last four figures of such numbers as x; it keeps its length."""
    for match in reversed(list(numbers(text))):
        text = text[: match.start(4)] + "xxxx" + text[match.end(4) :]
    return text
