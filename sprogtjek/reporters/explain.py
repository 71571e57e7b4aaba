"""What ``sprogtjek explain``, ``rules`` and ``config`` show."""

from __future__ import annotations

import textwrap
from collections.abc import Iterable, Iterator, Sequence
from typing import Any

import click

from sprogtjek.config import Config
from sprogtjek.principles import Principle, principles
from sprogtjek.records import Example, Rule
from sprogtjek.reporters.text import LEVEL_NAMES


def rule_text(rule: Rule[Any], width: int) -> str:
    """A rule's page: why, before and after, principles, source."""
    names = ", ".join(_principle_name(key) for key in rule.principles)
    parts = [
        f"{click.style(rule.id, bold=True)} ({LEVEL_NAMES[rule.level]}, {rule.theme.lower()})",
        _fill(rule.why, width),
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
    for text in texts[:4]:
        yield _fill(text, width, "  ")


def _marked(example: Example) -> str:
    text = example.text
    for span in reversed(example.marks):
        marked = click.style(text[span.start : span.end], underline=True)
        text = text[: span.start] + marked + text[span.end :]
    return text


def principle_text(key: str, principle: Principle, rules: Sequence[Rule[Any]], width: int) -> str:
    """A principle's page: what it asks for and which rules look for it."""
    own = ", ".join(rule.id for rule in rules if key in rule.principles)
    heading = f"{click.style(principle.name, bold=True)} ({key})"
    note = "Reglerne er vores tjekpunkter for princippet. Om teksten lever op til det, ved læseren."
    return (
        "\n\n".join((heading, _fill(principle.text, width), _fill(f"Regler: {own}", width), note))
        + "\n"
    )


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


def config_text(config: Config, pipeline: str | None) -> str:
    """The configuration in force and where each value comes from."""
    settings = config.settings
    rows: list[tuple[str, str, str]] = [
        ("profile", settings.profile, config.origin("profile")),
        ("type", settings.type or "genkendes", config.origin("type")),
        ("types", _setting(dict(settings.types)) or "ingen", config.origin("types")),
        ("pipeline", pipeline or settings.pipeline or "den medfølgende", _origin(config, pipeline)),
        ("level", settings.level, config.origin("level")),
        ("fail-level", settings.fail_level, config.origin("fail-level", "fail_level")),
        ("rule-files", _listed(settings.rule_files), config.origin("rule-files", "rule_files")),
        ("exclude", _listed(settings.exclude), config.origin("exclude")),
    ]
    changes = settings.rules if isinstance(settings.rules, dict) else {}
    rows += [
        (f"rules.{rule}", _setting(value), config.origin("rules"))
        for rule, value in changes.items()
    ]
    size = max(len(key) for key, _, _ in rows)
    return "\n".join(f"{key:<{size}}  {value}  ({origin})" for key, value, origin in rows) + "\n"


def _origin(config: Config, pipeline: str | None) -> str:
    return "--pipeline" if pipeline else config.origin("pipeline")


def _listed(values: Sequence[str]) -> str:
    return ", ".join(values) or "ingen"


def _setting(value: Any) -> str:
    if isinstance(value, dict):
        return ", ".join(f"{key}: {_setting(inner)}" for key, inner in value.items())
    return "off" if value is False else str(value)


def _principle_name(key: str) -> str:
    found = principles().get(key)
    return found.name if found else key


def _fill(text: str, width: int, indent: str = "") -> str:
    return textwrap.fill(
        text, width, initial_indent=indent, subsequent_indent=indent, break_on_hyphens=False
    )
