"""The formats of reports: their names, and the suffixes of the files they are written to."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from importlib import import_module
from typing import Any

from sprogtjek.records import Report, Rule

NAMES = ("text", "json", "sarif", "junit", "checkstyle", "csv", "github", "markdown", "html")
"""What ``--format`` takes."""

SUFFIXES: Mapping[str, str] = {
    ".txt": "text",
    ".json": "json",
    ".sarif": "sarif",
    ".junit.xml": "junit",
    ".checkstyle.xml": "checkstyle",
    ".xml": "junit",
    ".csv": "csv",
    ".md": "markdown",
    ".html": "html",
    ".htm": "html",
}
"""What a file given to ``--output`` is written as. The longest suffix that fits counts."""

_NEED_RULES = frozenset({"sarif"})


def render(name: str, reports: Sequence[Report], rules: Mapping[str, Rule[Any]]) -> str:
    """Reports in a machine's format. ``text`` and ``html`` are for people, and rendered apart."""
    module = import_module(f"sprogtjek.reporters.{name}")
    function: Callable[..., str] = module.render
    return function(reports, rules) if name in _NEED_RULES else function(reports)


def by_suffix(name: str) -> str | None:
    """The format of a file's name."""
    fitting = [suffix for suffix in SUFFIXES if name.lower().endswith(suffix)]
    return SUFFIXES[max(fitting, key=len)] if fitting else None
