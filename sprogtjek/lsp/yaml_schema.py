"""What a JSON Schema says of a place in a YAML text: its keys, its values, and what they mean."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from sprogtjek.lsp.yaml_nodes import Node, Path

Schema = dict[str, Any]

_SIMPLE = {"string", "integer", "number", "boolean"}


@dataclass(frozen=True, slots=True)
class Key:
    """A key that a mapping may have. ``form`` is what its value must be: keys of its own
    (``map``), a list of such (``maps``), or nothing in particular (``any``).
    """

    name: str
    description: str
    form: str
    default: str  # what it is when it is not given


@dataclass(frozen=True, slots=True)
class Place:
    """The schemas, one of which a value must fit, and the one they are part of."""

    schemas: tuple[Schema, ...]
    whole: Schema

    def properties(self) -> list[Key]:
        """The keys of a mapping here, each under one spelling."""
        found: dict[str, Key] = {}
        for schema in self.schemas:
            for name, one in schema.get("properties", {}).items():
                if name.replace("_", "-") not in found:
                    found[name.replace("_", "-")] = self._key(name, one)
        return list(found.values())

    def values(self) -> list[tuple[str, str]]:
        """The values that may stand here, and what each means."""
        found: dict[str, str] = {}
        for schema in self.schemas:
            said = schema.get("enumDescriptions", ())
            for index, value in enumerate(schema.get("enum", ())):
                if isinstance(value, str):
                    found.setdefault(value, said[index] if index < len(said) else "")
            if schema.get("type") == "boolean":
                found |= {"true": "Ja.", "false": "Nej."}
        return list(found.items())

    def _key(self, name: str, schema: Schema) -> Key:
        nothing = Node("none", 0, 0)
        default = schema.get("default", "")
        return Key(
            name,
            schema.get("description", ""),
            _form(list(_alternatives(schema, self.whole, nothing, nothing)), self.whole),
            str(default).lower() if isinstance(default, bool) else str(default),
        )

    @property
    def takes_list(self) -> bool:
        """Whether a list may stand here."""
        return any(schema.get("type") == "array" for schema in self.schemas)

    @property
    def takes_map(self) -> bool:
        """Whether keys may stand here."""
        return any(schema.get("type") == "object" for schema in self.schemas)

    @property
    def description(self) -> str:
        """What the value is for."""
        return next((s["description"] for s in self.schemas if s.get("description")), "")


def place(schema: Schema, root: Node, path: Path) -> Place:
    """What a schema says of the value that a path leads to in a text."""
    node: Node | None = root
    schemas = list(_alternatives(schema, schema, root, root))
    for key in path:
        node = node.get(key) if node else None
        inner = (each for one in schemas for each in _below(one, key))
        schemas = [each for one in inner for each in _alternatives(one, schema, node, root)]
    return Place(tuple(schemas), schema)


def _below(schema: Schema, key: str | int) -> Iterator[Schema]:
    if isinstance(key, int):
        if "items" in schema:
            yield schema["items"]
        return
    properties = schema.get("properties", {})
    if key in properties:
        yield properties[key]
    elif isinstance(schema.get("additionalProperties"), dict):
        yield schema["additionalProperties"]


def _alternatives(schema: Schema, whole: Schema, node: Node | None, root: Node) -> Iterator[Schema]:
    """A schema and those it is made of, for a value as it stands in the text."""
    if "$ref" in schema:
        target = whole["$defs"][schema["$ref"].rsplit("/", 1)[-1]]
        said = schema.get("description")
        target = {**target, "description": said} if said else target
        yield from _alternatives(target, whole, node, root)
        return
    yield schema
    for one in (*schema.get("anyOf", ()), *schema.get("allOf", ())):
        if "if" not in one:
            yield from _alternatives(one, whole, node, root)
        elif _holds(one["if"], node, root):
            yield from _alternatives(one["then"], whole, node, root)


def _holds(condition: Schema, node: Node | None, root: Node) -> bool:
    """Whether the keys that a condition names have their values, here or under `defaults:`."""
    for name, one in condition.get("properties", {}).items():
        own = node.get(name) if node else None
        given = root.get("defaults")
        found = own or (given.get(name) if given else None)
        if found is None or found.value != one.get("const"):
            return False
    return True


def _form(schemas: list[Schema], whole: Schema) -> str:
    kinds = {one.get("type") for one in schemas if not one.get("anyOf")}
    if any("enum" in one for one in schemas) or kinds & _SIMPLE:
        return "any"
    if "object" in kinds:
        return "map"
    items = [one["items"] for one in schemas if "items" in one]
    nothing = Node("none", 0, 0)
    inner = [each for one in items for each in _alternatives(one, whole, nothing, nothing)]
    return "maps" if any("properties" in one for one in inner) else "any"
