"""Layers of changes over the rules: text type, profile, project.

A layer changes the level or the parameters of a rule, or turns it off, by id or for a whole rule
file at a time (``fyldord/*``); it never copies a rule. Later layers win, and may turn on again what
an earlier one turned off.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from fnmatch import fnmatchcase
from pathlib import PurePath
from typing import Any, Literal

from sprogtjek.errors import did_you_mean
from sprogtjek.records import Rule, TextType
from sprogtjek.schema import SchemaError, as_user_error, build

Path = tuple[str, ...]


@dataclass(frozen=True)
class Override:
    """A layer's change to one rule. ``None`` leaves a value as it is."""

    level: Literal["hint", "warning", "error", "off"] | None = None
    params: Mapping[str, Any] | None = None


@dataclass(frozen=True, slots=True)
class Layer:
    """One file's changes by rule id, and those for texts of one type alone.

    ``name`` and ``text`` are the file's, so that a fault can be placed; ``key`` and
    ``types_key`` are where in the file the changes stand.
    """

    name: str
    text: str = ""
    changes: Mapping[str, Override] = field(default_factory=dict)
    by_type: Mapping[str, Mapping[str, Override]] = field(default_factory=dict)
    key: str = "rules"
    types_key: str = "by-type"

    def for_type(self, text_type: TextType | None) -> Iterator[tuple[Path, str, Override]]:
        """The changes in force for a type: place in the file, rule id, change."""
        for rule_id, change in self.changes.items():
            yield (self.key, rule_id), rule_id, change
        for rule_id, change in self.by_type.get(text_type or "", {}).items():
            yield (self.types_key, str(text_type), rule_id), rule_id, change


def overrides(values: Any, path: tuple[str | int, ...] = ()) -> dict[str, Override]:
    """Rule id → a level, ``off`` or ``{level, params}``, as changes. Raises ``SchemaError``."""
    if not isinstance(values, dict):
        raise SchemaError("Her skal stå nøgler og værdier: en regel og det, der skal ændres.", path)
    changes = {}
    for rule_id, value in values.items():
        # YAML 1.1 reads an unquoted `off` as false.
        level = "off" if value is False else value
        entry = level if isinstance(level, dict) else {"level": level}
        changes[str(rule_id)] = build(Override, entry, (*path, str(rule_id)))
    return changes


@dataclass(frozen=True, slots=True)
class Ruleset:
    """Rules and the layers over them, the lowest layer first.

    ``type_layers`` lie below all others and count for texts of their own type alone. ``allowed``
    are words that no rule may flag, see ``filters.without_allowed``.
    """

    rules: tuple[Rule[Any], ...]
    layers: tuple[Layer, ...] = ()
    type_layers: Mapping[str, Layer] = field(default_factory=dict)
    allowed: tuple[str, ...] = ()

    def for_type(self, text_type: TextType | None) -> tuple[Rule[Any], ...]:
        """The rules for texts of a type. Raises ``UserError`` with file and line."""
        rules = self._changed(text_type)
        return tuple(rule for rule in rules if not rule.types or text_type in rule.types)

    def all_types(self) -> tuple[Rule[Any], ...]:
        """The rules for texts of whatever type, with the changes that hold for all of them."""
        return tuple(self._changed(None))

    def _changed(self, text_type: TextType | None) -> Iterable[Rule[Any]]:
        rules = {rule.id: rule for rule in self.rules}
        off: set[str] = set()
        for layer in self._layers(text_type):
            for path, name, change in layer.for_type(text_type):
                with _placed(layer, path):
                    changed = [_changed(rule, change) for rule in _named(rules, name)]
                rules.update((rule.id, rule) for rule in changed)
                if change.level is not None:
                    (off.update if change.level == "off" else off.difference_update)(
                        rule.id for rule in changed
                    )
        return (rule for rule in rules.values() if rule.id not in off)

    def _layers(self, text_type: TextType | None) -> Iterable[Layer]:
        if text_type in self.type_layers:
            yield self.type_layers[str(text_type)]
        yield from self.layers


@contextmanager
def _placed(layer: Layer, path: Path) -> Iterator[None]:
    """Errors about a change, with the file and line it stands in."""
    try:
        yield
    except SchemaError as error:
        located = SchemaError(error.message, (*path, *error.path), error.hint)
        raise as_user_error(located, layer.text, layer.name) from error


def _named(rules: Mapping[str, Rule[Any]], name: str) -> Sequence[Rule[Any]]:
    """The rule of that name, or for a name with a slash those of a file: ``fyldord/*``."""
    if name in rules:
        return [rules[name]]
    found = [rule for rule in rules.values() if fnmatchcase(_address(rule), name)]
    if not found:
        known = {_address(rule) for rule in rules.values()} if "/" in name else set(rules)
        hint = did_you_mean(name, known) or "Se alle regler med »sprogtjek rules«."
        raise SchemaError(f"Der er ingen regel, der hedder »{name}«.", (), hint)
    return found


def _address(rule: Rule[Any]) -> str:
    return f"{PurePath(rule.defined_in).stem}/{rule.id}"


def _changed(rule: Rule[Any], change: Override) -> Rule[Any]:
    if change.level is not None and change.level != "off":
        rule = replace(rule, level=change.level)
    if change.params:
        rule = replace(rule, params=_with(rule, change.params))
    return rule


def _with(rule: Rule[Any], changes: Mapping[str, Any]) -> Any:
    if isinstance(rule.params, Mapping):  # an outline
        return {**rule.params, **changes}
    values = {**_as_mapping(rule.params), **changes}
    return build(type(rule.params), values, ("params",))


def _as_mapping(params: Any) -> dict[str, Any]:
    return {
        name: list(value) if isinstance(value, tuple) else value
        for name, value in ((name, getattr(params, name)) for name in params.__dataclass_fields__)
    }
