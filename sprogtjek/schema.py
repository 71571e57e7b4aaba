"""YAML values to typed dataclasses, with errors that name the place.

The dataclass is the schema: its fields, types and defaults say what a mapping may hold.
Supported field types: ``str``, ``int``, ``float``, ``bool``, ``Any``, ``Literal``, ``X | None``,
``tuple[X, ...]``, ``Mapping[str, X]``.
"""

from __future__ import annotations

import types
from collections.abc import Mapping, Sequence
from dataclasses import MISSING, fields
from functools import cache
from pathlib import Path
from typing import Any, Literal, TypeVar, Union, get_args, get_origin, get_type_hints

from sprogtjek.errors import UserError, did_you_mean

T = TypeVar("T")
Key = str | int
_Form = tuple[Any, tuple[Any, ...]]
"""What a type is made with, and of: ``tuple[str, ...]`` is ``(tuple, (str, ...))``."""

_NAMES = {
    str: "en tekst",
    int: "et helt tal",
    float: "et tal",
    bool: "true eller false",
}


class SchemaError(Exception):
    """A value that does not fit. ``path`` leads from the top of the file to the value."""

    def __init__(self, message: str, path: tuple[Key, ...], hint: str | None = None) -> None:
        super().__init__(message)
        self.message = message
        self.path = path
        self.hint = hint


def build(cls: type[T], values: Mapping[str, Any], path: tuple[Key, ...] = ()) -> T:
    """An instance of the dataclass ``cls`` from a mapping. Raises ``SchemaError``."""
    hashable: Any = cls  # mypy doubts that a class is hashable
    known, required = _schema(hashable)
    arguments: dict[str, Any] = {}
    for key, value in values.items():
        slot = known.get(key) or known.get(str(key).replace("_", "-"))
        if slot is None:
            raise SchemaError(f"Ukendt nøgle »{key}«.", (*path, key), _key_hint(str(key), known))
        name, wanted, form = slot
        fits = type(value) is wanted or wanted is Any
        arguments[name] = value if fits else _convert(wanted, form, value, (*path, key))
    for name in required:
        if name not in arguments:
            raise SchemaError(f"Nøglen »{name.replace('_', '-')}« mangler.", path)
    return cls(**arguments)


@cache  # hundreds of rules share a dozen classes, and type hints are slow to resolve
def _schema(cls: type[Any]) -> tuple[dict[str, tuple[str, Any, _Form]], tuple[str, ...]]:
    """By key the field, its type and that type's form; the fields that must be there."""
    types_by_name = get_type_hints(cls)
    known = {
        field.name.replace("_", "-"): (field.name, wanted, (get_origin(wanted), get_args(wanted)))
        for field in fields(cls)
        for wanted in (types_by_name[field.name],)
    }
    required = (f.name for f in fields(cls) if f.default is f.default_factory is MISSING)
    return known, tuple(required)


def _key_hint(key: str, known: Mapping[str, Any]) -> str:
    return did_you_mean(key, known) or "Du kan bruge: " + ", ".join(known) + "."


def convert(wanted: Any, value: Any, path: tuple[Key, ...]) -> Any:
    """``value`` as the type ``wanted``. Raises ``SchemaError``."""
    if type(value) is wanted or wanted is Any:
        return value
    return _convert(wanted, (get_origin(wanted), get_args(wanted)), value, path)


def _convert(wanted: Any, form: _Form, value: Any, path: tuple[Key, ...]) -> Any:
    origin, arguments = form
    if origin in (Union, types.UnionType):
        return _convert_optional(arguments, value, path)
    if origin is Literal:
        return _convert_literal(arguments, value, path)
    if origin is tuple:
        return _convert_tuple(arguments[0], value, path)
    if origin is not None and issubclass(origin, Mapping):
        return _convert_mapping(arguments[1], value, path)
    if wanted is float and type(value) is int:
        return float(value)
    raise SchemaError(f"Her skal stå {_NAMES.get(wanted, wanted)}{_not(value)}.", path)


def _not(value: Any) -> str:
    """What stands there instead, as it is written."""
    if value is None:
        return ""
    return f", ikke »{str(value).lower() if isinstance(value, bool) else value}«"


def _convert_optional(options: Sequence[Any], value: Any, path: tuple[Key, ...]) -> Any:
    if value is None:
        return None
    return convert(next(o for o in options if o is not type(None)), value, path)


def _convert_literal(options: Sequence[Any], value: Any, path: tuple[Key, ...]) -> Any:
    # YAML 1.1 reads an unquoted `off` as false and `on` as true.
    if value is False and "off" in options:
        return "off"
    if value in options:
        return value
    hint = did_you_mean(str(value), [str(o) for o in options])
    listed = ", ".join(f"»{option}«" for option in options)
    raise SchemaError(f"»{value}« kan ikke bruges her. Vælg mellem {listed}.", path, hint)


def _convert_tuple(item: Any, value: Any, path: tuple[Key, ...]) -> tuple[Any, ...]:
    if not isinstance(value, (list, tuple)):
        value = [value]  # a single value is a list of one: `better: hvis`
    if set(map(type, value)) <= {item}:
        return tuple(value)
    return tuple(convert(item, element, (*path, i)) for i, element in enumerate(value))


def _convert_mapping(item: Any, value: Any, path: tuple[Key, ...]) -> dict[str, Any]:
    if not isinstance(value, dict):
        raise SchemaError(f"Her skal stå nøgler og værdier{_not(value)}.", path)
    return {str(key): convert(item, element, (*path, key)) for key, element in value.items()}


def load_yaml(text: str, name: str) -> Any:
    """The value of a YAML text. Raises ``UserError`` with the line where YAML breaks."""
    import yaml  # not at the top: commands that show rules find them in the cache

    try:
        return yaml.load(text, Loader=getattr(yaml, "CSafeLoader", yaml.SafeLoader))
    except yaml.YAMLError as error:
        mark = getattr(error, "problem_mark", None) or getattr(error, "context_mark", None)
        raise UserError(
            "Filen er ikke gyldig YAML.",
            path=name,
            line=mark.line + 1 if mark else None,
            hint="Se efter et manglende anførselstegn, et kolon eller en forkert indrykning.",
        ) from error


def read_yaml(path: Path) -> Any:
    """The value of a YAML file. Raises ``UserError``."""
    return load_yaml(read_text(path), str(path))


def read_text(path: Path) -> str:
    """The text of a UTF-8 file. Raises ``UserError``."""
    try:
        return path.read_text(encoding="utf-8-sig")
    except OSError as error:
        raise UserError("Filen kan ikke læses.", path=str(path), hint=error.strerror) from error
    except UnicodeDecodeError as error:
        hint = "Gem filen som UTF-8."
        raise UserError("Filen er ikke UTF-8.", path=str(path), hint=hint) from error


def line_of(text: str, path: tuple[Key, ...]) -> int | None:
    """The line (from 1) of the value that ``path`` leads to in a YAML text.

    Composed only when an error is to be shown: nodes with marks are slow to make.
    """
    import yaml

    node: Any = yaml.compose(text, Loader=yaml.SafeLoader)
    for key in path:
        child = _child(node, key)
        if child is None:
            break
        node = child
    return node.start_mark.line + 1 if node is not None else None


def mark_of(text: str, path: tuple[Key, ...]) -> tuple[int, int] | None:
    """The column and offset (from 0) of the key that ``path`` leads to, if it is there."""
    import yaml

    node: Any = yaml.compose(text, Loader=yaml.SafeLoader)
    for key in path:
        node = _child(node, key)
        if node is None:
            return None
    return node.start_mark.column, node.start_mark.index


def _child(node: Any, key: Key) -> Any:
    import yaml

    if isinstance(node, yaml.SequenceNode):
        return node.value[key] if isinstance(key, int) and key < len(node.value) else None
    if isinstance(node, yaml.MappingNode):
        for name, value in node.value:
            if name.value == str(key):
                # The key's own line: a block value starts on the line after it.
                value.start_mark = name.start_mark
                return value
    return None


def as_user_error(error: SchemaError, text: str, name: str) -> UserError:
    """A ``SchemaError`` with the file and line a user can go to."""
    line = line_of(text, error.path)
    return UserError(error.message, path=name, line=line, hint=error.hint)
