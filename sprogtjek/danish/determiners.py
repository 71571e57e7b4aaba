"""Danish determiners that agree with their noun: common, neuter, plural."""

from __future__ import annotations

from typing import Literal

Agreement = Literal["com", "neut", "plur"]

_ROWS: tuple[tuple[str, str, str], ...] = (
    ("en", "et", ""),
    ("den", "det", "de"),
    ("denne", "dette", "disse"),
    ("min", "mit", "mine"),
    ("din", "dit", "dine"),
    ("sin", "sit", "sine"),
    ("vor", "vort", "vore"),
    ("ingen", "intet", "ingen"),
    ("nogen", "noget", "nogle"),
    ("anden", "andet", "andre"),
    ("hver", "hvert", ""),
    ("enhver", "ethvert", ""),
    ("hvilken", "hvilket", "hvilke"),
    ("sådan", "sådant", "sådanne"),
    ("egen", "eget", "egne"),
    ("al", "alt", "alle"),
    ("hver sin", "hver sit", "hver sine"),
)

_COLUMNS: tuple[Agreement, ...] = ("com", "neut", "plur")

_DEFINITE = frozenset({"den", "denne", "min", "din", "sin", "vor", "egen"})
"""After these an adjective takes -e whatever the noun. (*vores*, *jeres*, genitives as well.)"""

FIXED_DEFINITE = frozenset({"vores", "jeres", "deres", "hans", "hendes", "dens", "dets"})


def row_of(word: str) -> tuple[str, str, str] | None:
    """The three forms that ``word`` (lower case) is one of."""
    return next((row for row in _ROWS if word in row), None)


def agreements(word: str) -> frozenset[Agreement]:
    """What ``word`` agrees with: *et* with neuter, *ingen* with common and plural."""
    row = row_of(word)
    return (
        frozenset(c for c, w in zip(_COLUMNS, row, strict=True) if w == word)
        if row
        else frozenset()
    )


def inflect(word: str, agreement: Agreement) -> str | None:
    """The form of a determiner for a noun; ``None`` if it has none (*en* in the plural)."""
    row = row_of(word)
    return (row[_COLUMNS.index(agreement)] or None) if row else None


def makes_definite(word: str) -> bool:
    """Whether an adjective after ``word`` takes the definite form."""
    row = row_of(word)
    return word in FIXED_DEFINITE or (row is not None and row[0] in _DEFINITE)


def is_possessive(word: str) -> bool:
    """Whether ``word`` (lower case) says whose: *din, vores*."""
    row = row_of(word)
    return word in FIXED_DEFINITE or (row is not None and row[0] in ("min", "din", "sin", "vor"))
