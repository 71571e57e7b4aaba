"""How Danish letters write dates."""

from __future__ import annotations

import re

_MONTH = (
    "(?:januar|februar|marts|april|maj|juni|juli|august|september|oktober|november|december"
    r"|(?:jan|feb|mar|apr|jun|jul|aug|sept?|okt|nov|dec)\b\.?)"
)
_DAY = "(?:mandag|tirsdag|onsdag|torsdag|fredag|lørdag|søndag)"

MONTH = re.compile(rf"{_MONTH}(?!\w)", re.IGNORECASE)

DATE = re.compile(
    rf"(?:{_DAY},? )?(?:den |d\. ?)?\d{{1,2}}\. ?{_MONTH} \d{{4}}"
    r"|(?:den |d\. ?)?\d{1,2}[-./]\d{1,2}[-./](?:\d{4}|\d\d)|\d{4}-\d\d-\d\d",
    re.IGNORECASE,
)
"""A date with its year: »3. marts 2025«, »d. 3/3-25«, »2025-03-03«."""
