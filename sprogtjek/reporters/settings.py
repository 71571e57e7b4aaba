"""What ``sprogtjek config`` shows."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from sprogtjek.config import Config


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
    changes = settings.rules if isinstance(settings.rules, dict) else {}
    rows += [
        (f"rules.{rule}", _setting(value), config.origin("rules"))
        for rule, value in changes.items()
    ]
    rows += [
        (f"terms.{key}", _setting(value), config.origin("terms"))
        for key, value in settings.terms.items()
    ]
    size = max(len(key) for key, _, _ in rows)
    return "\n".join(f"{key:<{size}}  {value}  ({origin})" for key, value, origin in rows) + "\n"


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
