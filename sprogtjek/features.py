"""Morphological features of a token, as plain Python objects."""

from __future__ import annotations


class Features:
    """Morphological features, read like spaCy's ``MorphAnalysis``."""

    __slots__ = ("_pairs", "_text", "_values")

    def __init__(self, text: str) -> None:
        self._text = "" if text == "_" else text
        self._pairs = frozenset(self._text.split("|") if self._text else ())
        self._values = {
            name: value.split(",") for name, _, value in (p.partition("=") for p in self._pairs)
        }

    def get(self, name: str, default: list[str] | None = None) -> list[str]:
        """The values of a feature, or ``default``."""
        return self._values.get(name, default if default is not None else [])

    def __contains__(self, pair: object) -> bool:
        return pair in self._pairs

    def __str__(self) -> str:
        return self._text
