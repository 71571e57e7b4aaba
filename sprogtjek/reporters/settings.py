"""What ``sprogtjek config`` shows."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from sprogtjek.config import Config
from sprogtjek.layers import Layer, Override


def config_text(config: Config) -> str:
    """The configuration in force and where each value comes from."""
    settings = config.settings
    rows: list[tuple[str, str, str]] = [
        ("profile", settings.profile, config.origin("profile")),
        ("type", settings.type or "genkendes", config.origin("type")),
        ("types", _setting(dict(settings.types)) or "ingen", config.origin("types")),
        ("pipeline", settings.pipeline or "den medfølgende", config.origin("pipeline")),
        ("level", settings.level, config.origin("level")),
        ("fail-level", settings.fail_level, config.origin("fail-level", "fail_level")),
        ("rule-files", _listed(settings.rule_files), config.origin("rule-files", "rule_files")),
        ("exclude", _listed(settings.exclude), config.origin("exclude")),
    ]
    rows += _changes(config.profile.layer, f"profilen {settings.profile}")
    rows += _changes(config.layer, str(config.path))
    rows += [
        (f"terms.{key}", _setting(value), config.origin("terms"))
        for key, value in settings.terms.items()
    ]
    size = max(len(key) for key, _, _ in rows)
    return "\n".join(f"{key:<{size}}  {value}  ({origin})" for key, value, origin in rows) + "\n"


def _changes(layer: Layer, origin: str) -> Iterator[tuple[str, str, str]]:
    """What a layer changes of the rules, for all texts and for some types alone."""
    for rule, change in layer.changes.items():
        yield f"rules.{rule}", _change(change), origin
    for text_type, changes in layer.by_type.items():
        for rule, change in changes.items():
            yield f"by-type.{text_type}.{rule}", _change(change), origin


def _change(change: Override) -> str:
    parts = [change.level or "", _setting(dict(change.params)) if change.params else ""]
    return ", ".join(part for part in parts if part)


def _listed(values: Sequence[str]) -> str:
    return ", ".join(values) or "ingen"


def _setting(value: Any) -> str:
    if isinstance(value, dict):
        return ", ".join(f"{key}: {_setting(inner)}" for key, inner in value.items())
    if isinstance(value, list):
        return ", ".join(map(_setting, value))
    if value is None:
        return ""
    return "off" if value is False else str(value)
