"""Errors that a user can act on: what is wrong, where, and what to try."""

from __future__ import annotations

from collections.abc import Iterable
from difflib import get_close_matches

from sprogtjek.records import LineUnit, Problem


class UserError(Exception):
    """Something in the user's hands is wrong. The message and the hint are Danish."""

    def __init__(
        self,
        message: str,
        *,
        path: str | None = None,
        line: int | None = None,
        hint: str | None = None,
        unit: LineUnit = "line",
    ) -> None:
        super().__init__(message)
        self.message = message
        self.path = path
        self.line = line
        self.hint = hint
        self.unit = unit

    def problem(self) -> Problem:
        """The same, as a record for a report."""
        return Problem(self.message, self.path, self.line, self.hint, self.unit)


def did_you_mean(word: str, options: Iterable[str]) -> str | None:
    """A Danish hint that names the closest options, or ``None`` if nothing is close.

    Names are written without æ, ø and å; people may write them with.
    """
    by_folded = {_folded(option): option for option in options}
    close = get_close_matches(_folded(word), by_folded, n=3, cutoff=0.7)
    if not close:
        return None
    return "Mente du " + " eller ".join(f"»{by_folded[each]}«" for each in close) + "?"


def _folded(word: str) -> str:
    return word.lower().replace("æ", "ae").replace("ø", "oe").replace("å", "aa")
