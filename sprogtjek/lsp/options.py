"""The editor's settings, as far as they make sense."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from sprogtjek.records import LEVELS, TEXT_TYPES

SECTION = "sprogtjek"


@dataclass(frozen=True)
class Options:
    """``project``: settings of `.sprogtjek.yaml` that the editor sets. ``page``: the address of
    the page about the rules. ``debounce``: seconds. ``quiet``: the editor shows the answers to
    commands itself. ``refused``: settings without meaning.
    """

    project: Mapping[str, Any] = field(default_factory=dict)
    page: str = ""
    debounce: float | None = None
    quiet: bool = False
    refused: tuple[str, ...] = ()


def read(values: Any) -> Options:
    """The options in a value of any form. What is empty is not set."""
    given = values if isinstance(values, dict) else {}
    given = given[SECTION] if isinstance(given.get(SECTION), dict) else given
    project: dict[str, Any] = {}
    refused: list[str] = []
    for key, known in (("level", LEVELS), ("type", TEXT_TYPES), ("profile", _profiles())):
        value = given.get(key)
        if value in known:
            project[key] = value
        elif value:
            refused.append(f"{SECTION}.{key}: vælg mellem {', '.join(known)}.")
    page, debounce = given.get("docs"), given.get("debounce")
    return Options(
        project,
        page if isinstance(page, str) else "",
        debounce / 1000 if isinstance(debounce, (int, float)) and debounce >= 0 else None,
        given.get("quiet") is True,
        tuple(refused),
    )


def _profiles() -> tuple[str, ...]:
    from sprogtjek import profiles  # not at the top: the server is to answer at once

    return profiles.names()
