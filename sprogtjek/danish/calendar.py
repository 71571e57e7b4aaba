"""Dates as Danish texts write them, and the days of the week."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from typing import NamedTuple

WEEKDAYS = ("mandag", "tirsdag", "onsdag", "torsdag", "fredag", "lørdag", "søndag")
_MONTHS = ("jan", "feb", "mar", "apr", "maj", "jun", "jul", "aug", "sep", "okt", "nov", "dec")
_MONTH = (
    r"januar|februar|marts|april|maj|juni|juli|august|september|oktober|november|december"
    r"|(?:jan|feb|mar|apr|jun|jul|aug|sept?|okt|nov|dec)\b\.?"
)
_DATE = re.compile(
    # What it can begin with: most letters cannot.
    r"(?=[mtofls,\sd\d])"
    rf"(?P<weekday>{'|'.join(WEEKDAYS)})?,? ?(?:den |d\. ?)?(?<![\d.,/-])"
    rf"(?P<day>\d{{1,2}})(?:\. ?(?P<name>{_MONTH})(?:,? (?P<year>\d{{4}})\b)?"
    r"|(?P<sep>[./-])(?P<month>\d{1,2})(?:(?:(?P=sep)|-)(?P<numeric>\d{4}|\d\d))?)(?![\w/]|[.,-]\d)",
    re.IGNORECASE,
)

# Most figures are no date, and the long expression is slow to fail.
_MAY_HOLD = re.compile(rf"\d(?:\. ?(?:{'|'.join(_MONTHS)})|[./-]\d)", re.IGNORECASE)


class Written(NamedTuple):
    """A date and where it is written. ``year`` is 0 where it is not said, ``weekday`` empty."""

    start: int
    end: int
    weekday: str
    day: int
    month: int
    year: int

    def on(self, year: int) -> date | None:
        """The day itself, in its own year or else in ``year``; ``None`` if there is none."""
        try:
            return date(self.year or year, self.month, self.day)
        except ValueError:
            return None


def dates(text: str) -> Iterator[Written]:
    """The dates of a text in order: *mandag den 3. marts 2025*, *3/3-25*, *d. 3. marts*.

    »3.5« may be a number, so figures alone need a year or a slash.
    """
    if not _MAY_HOLD.search(text):
        return
    for match in _DATE.finditer(text):
        year = match["year"] or match["numeric"] or ""
        if match["name"]:
            month = _MONTHS.index(match["name"][:3].lower()) + 1
        else:
            month = int(match["month"])
            if not year and match["sep"] != "/":
                continue
        day = int(match["day"])
        if 1 <= month <= 12 and 1 <= day <= 31:
            full = int(year) + 2000 if len(year) == 2 else int(year or 0)
            start = match.start() + len(match[0]) - len(match[0].lstrip(" ,"))
            yield Written(start, match.end(), (match["weekday"] or "").lower(), day, month, full)
