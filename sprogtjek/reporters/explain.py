"""What ``sprogtjek explain`` and ``rules`` show of rules."""

from __future__ import annotations

import textwrap
from collections.abc import Iterable, Iterator, Sequence
from typing import Any

import click

from sprogtjek.principles import principles
from sprogtjek.records import Example, Rule
from sprogtjek.reporters.text import LEVEL_NAMES

_MOST_EXAMPLES = 3
_MOST_LINES = 8


def rule_text(rule: Rule[Any], width: int) -> str:
    """A rule's page: why, before and after, principles, source."""
    names = ", ".join(principle_name(key) for key in rule.principles)
    parts = [
        f"{click.style(rule.id, bold=True)} ({LEVEL_NAMES[rule.level]}, {rule.theme.lower()})",
        fill(rule.why, width),
        "\n".join(_examples("Før", [_marked(example) for example in rule.bad], width)),
        "\n".join(_examples("Hellere", [rule.good[0].text], width)),
    ]
    if len(rule.good) > 1:
        others = [example.text for example in rule.good[1:]]
        parts.append("\n".join(_examples("Her siger reglen ikke noget", others, width)))
    parts.append(f"Princip: {names}")
    if rule.source:
        parts.append(f"Kilde: {rule.source.title} {rule.source.url}".rstrip())
    return "\n\n".join(parts) + "\n"


def _examples(title: str, texts: Sequence[str], width: int) -> Iterator[str]:
    yield f"{title}:"
    for text in texts[:_MOST_EXAMPLES]:
        yield _example(text.strip(), width)


def _example(text: str, width: int) -> str:
    """An example sentence; of a whole letter the first lines."""
    paragraphs = [line for line in text.split("\n") if line.strip()]
    if len(paragraphs) == 1:
        return fill(text, width, "  ")
    shown = "\n".join(fill(line, width - 2, "  | ") for line in paragraphs[:_MOST_LINES])
    return shown + ("\n  | …" if len(paragraphs) > _MOST_LINES else "") + "\n"


def _marked(example: Example) -> str:
    text = example.text
    for span in reversed(example.marks):
        marked = click.style(text[span.start : span.end], underline=True)
        text = text[: span.start] + marked + text[span.end :]
    return text


def rule_list(rules: Iterable[Rule[Any]]) -> str:
    """All rules by theme, a line each. Takes rules in outline."""
    themes: dict[str, list[Rule[Any]]] = {}
    for rule in rules:
        themes.setdefault(rule.theme, []).append(rule)
    lines: list[str] = []
    for theme, own in themes.items():
        lines.append(click.style(theme, bold=True))
        lines.extend(f"  {rule.id:<28} {LEVEL_NAMES[rule.level]:<9} {_brief(rule)}" for rule in own)
        lines.append("")
    return "\n".join(lines)


def _brief(rule: Rule[Any]) -> str:
    words, better = rule.params.get("any"), rule.params.get("better")
    if words and better:
        return f"{_first(words)} → {_first(better)}"
    return textwrap.shorten(rule.why, 60, placeholder=" …")


def _first(words: str | list[str]) -> str:
    return words if isinstance(words, str) else words[0]


def principle_name(key: str) -> str:
    """A principle's Danish name."""
    found = principles().get(key)
    return found.name if found else key


def fill(text: str, width: int, indent: str = "") -> str:
    """Text in lines of at most ``width`` columns."""
    return textwrap.fill(
        text, width, initial_indent=indent, subsequent_indent=indent, break_on_hyphens=False
    )
