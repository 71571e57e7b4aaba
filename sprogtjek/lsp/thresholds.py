"""A looser limit for a rule that counts: as much as a finding takes, if that makes sense."""

from __future__ import annotations

import math
import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from sprogtjek.records import LEVELS, Finding, Level, Rule

_NUMBER = re.compile(r"\d+")
_ROUND = 5  # from 20 on: people think of 25 and 30
_LARGE = 20
_MOST = 1.5  # times the limit as it is: more is no limit at all


@dataclass(frozen=True, slots=True)
class Limit:
    """Parameters that the number in a message is held against, the weakest level first.

    ``at``: a finding is told from the number on, not above it. ``sum``: the first two numbers of
    the message together.
    """

    params: tuple[str, ...]
    at: bool = False
    sum: bool = False


_BY_LEVEL = Limit(("hint", "warning"))
LIMITS: Mapping[str, Mapping[str, Limit]] = {
    "sentence-length": {
        "sentence": Limit(("hint", "warning", "error")),
        "document": Limit(("hint", "warning"), at=True),  # the message has the average rounded
    },
    "front-weight": {"": _BY_LEVEL},
    "subject-verb-distance": {"": _BY_LEVEL},
    "insertion": {"": Limit(("words",), at=True)},
    "noun-phrase": {"length": _BY_LEVEL},
    "passive": {"density": Limit(("share", "warning"), at=True)},
    "readability": {
        "lix": Limit(("target",), at=True, sum=True),
        "long-words": Limit(("target",), at=True),
    },
    "text-length": {"": Limit(("words",))},
    "audiences": {"": Limit(("most",))},
    "enumeration": {"": Limit(("least", "warning"), at=True)},
    "long-word": {"": Limit(("hint", "warning"), at=True)},
    "heading-gap": {"list": Limit(("items",)), "headings": Limit(("between", "words"))},
}
"""Kind → what it looks for (the value of ``per``, ``measure`` or ``find``) → its limit."""


def looser(rule: Rule[Any], finding: Finding, shown: Level) -> dict[str, int]:
    """The parameters with which the finding is not shown any more, ``shown`` being the weakest
    level that is. Empty where there is no such limit, or it would have to be far too loose.
    """
    limit = _limit(rule)
    measured = _measured(finding, limit) if limit else None
    if limit is None or measured is None:
        return {}
    values = [getattr(rule.params, name) for name in limit.params]
    first = min(LEVELS.index(shown), len(values) - 1) if len(values) > 1 else 0
    least, most = measured + limit.at, int(_MOST * values[first])
    if not values[first] < least <= most:
        return {}
    new = min(_rounded(least), most)
    more = new - values[first]
    return {
        name: math.ceil(value + more)
        for name, value in zip(limit.params[first:], values[first:], strict=True)
    }


def limit_of(rule: Rule[Any], params: Mapping[str, int]) -> tuple[Any, int]:
    """The first limit that changes: as it is and as it would be."""
    name, new = next(iter(params.items()))
    old = getattr(rule.params, name)
    return (int(old) if old == int(old) else old), new


def _limit(rule: Rule[Any]) -> Limit | None:
    found = LIMITS.get(rule.kind, {})
    chosen = [str(getattr(rule.params, name, "")) for name in ("per", "measure", "find")]
    return next((found[each] for each in (*chosen, "") if each in found), None)


def _measured(finding: Finding, limit: Limit) -> int | None:
    numbers = [int(each) for each in _NUMBER.findall(finding.message)]
    if limit.sum and len(numbers) > 1:
        return numbers[0] + numbers[1]
    return numbers[0] if numbers else None


def _rounded(value: int) -> int:
    return value if value < _LARGE else _ROUND * math.ceil(value / _ROUND)
