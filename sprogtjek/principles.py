"""The principles that rules serve, by id, as `rules/principles.yaml` words them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from sprogtjek.cache import cached
from sprogtjek.schema import build, load_yaml
from sprogtjek.shipped import rules_folder


@dataclass(frozen=True, slots=True)
class Principle:
    """A principle's Danish name and what it asks for in one sentence."""

    name: str
    text: str


@cache
def principles() -> Mapping[str, Principle]:
    """All principles by id, in the order of the file."""
    resource = rules_folder() / "principles.yaml"
    text = resource.read_text(encoding="utf-8")
    data = cached("principles", text, lambda: load_yaml(text, "rules/principles.yaml"))
    return {key: build(Principle, value, (key,)) for key, value in data.items()}
