"""A rule turned off in `.sprogtjek.yaml`: the smallest change of the file that does it."""

from __future__ import annotations

from typing import Any

from sprogtjek.errors import UserError
from sprogtjek.records import Span
from sprogtjek.schema import load_yaml, mark_of

OFF = "off"


def turning_off(text: str, rule: str) -> tuple[Span, str] | None:
    """An interval of the file's text and what to write there; ``None`` where it is not plain how
    (``rules:`` is a list of files, or written on one line).
    """
    try:
        data = load_yaml(text, "")
    except UserError:
        return None
    rules = (data or {}).get("rules") if isinstance(data or {}, dict) else ()
    found = _change(text, rules, rule)
    return found if found and _does_it(text, found, rule) else None


def _change(text: str, rules: Any, rule: str) -> tuple[Span, str] | None:
    if rules is None and mark_of(text, ("rules",)) is None:
        before = "" if not text or text.endswith("\n") else "\n"
        return Span(len(text), len(text)), f"{before}rules:\n  {rule}: {OFF}\n"
    if not isinstance(rules, dict):
        return None
    if isinstance(rules.get(rule), dict):
        return None
    at = mark_of(text, ("rules", rule if rule in rules else next(iter(rules), "")))
    if at is None:
        return None
    column, start = at
    end = text.find("\n", start)
    if rule in rules:
        return Span(start, len(text) if end < 0 else end), f"{rule}: {OFF}"
    return Span(start, start), f"{rule}: {OFF}\n{' ' * column}"


def _does_it(text: str, change: tuple[Span, str], rule: str) -> bool:
    span, new = change
    try:
        data = load_yaml(text[: span.start] + new + text[span.end :], "")
    except UserError:
        return False
    return isinstance(data, dict) and data.get("rules", {}).get(rule) in (False, OFF)
