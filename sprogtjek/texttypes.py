"""Types of text: their names, the changes each makes to the rules, and which one a text is."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cache
from typing import Any

from sprogtjek.cache import cached
from sprogtjek.layers import Layer, overrides
from sprogtjek.records import TEXT_TYPES, Document, TextType
from sprogtjek.schema import build, load_yaml
from sprogtjek.shipped import rules_folder


@dataclass(frozen=True, slots=True)
class Description:
    """A type's Danish name, what it is in one sentence, and its changes to the rules."""

    name: str
    text: str
    rules: Mapping[str, Any] = field(default_factory=dict)


@cache
def description(text_type: TextType) -> Description:
    """What `rules/text-types/` says of a type."""
    name, text = _file(text_type)
    data = cached("text-type", text, lambda: load_yaml(text, name))
    return build(Description, data)


@cache
def layers() -> Mapping[str, Layer]:
    """The changes each type of text makes to the rules, by type."""
    return {key: _layer(key) for key in TEXT_TYPES}


def _layer(text_type: TextType) -> Layer:
    name, text = _file(text_type)
    return Layer(name, text, overrides(description(text_type).rules, ("rules",)))


def _file(text_type: TextType) -> tuple[str, str]:
    resource = rules_folder() / "text-types" / f"{text_type}.yaml"
    return f"rules/text-types/{text_type}.yaml", resource.read_text(encoding="utf-8")


def recognise(document: Document) -> TextType | None:
    """The type a text shows itself to be, or ``None``."""
    return "brev" if any(block.kind == "greeting" for block in document.blocks) else None
