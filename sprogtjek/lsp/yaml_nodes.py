"""YAML as it is laid out in a text: keys, values, and where each of them stands.

Made by ``yaml_outline``, which reads what YAML's own reader refuses: a line half typed, a bracket
not closed yet.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Literal

from sprogtjek.records import Span

Key = str | int
Path = tuple[Key, ...]
Form = Literal["map", "list", "scalar", "text", "none"]
"""``text`` is a scalar of whole lines after ``|`` or ``>``."""


@dataclass(slots=True)
class Node:
    """A value. ``flow``: in brackets, or inside some; ``closed``: the closing bracket is there.

    ``column`` is that of the keys or dashes of a block.
    """

    form: Form
    start: int
    end: int
    value: str = ""
    flow: bool = False
    closed: bool = True
    column: int = 0
    items: list[Item] = field(default_factory=list)

    def child(self, key: Key) -> Item | None:
        """The item of a key; the last one where a key stands twice, as in YAML's own reader."""
        return next((item for item in reversed(self.items) if item.key == key), None)

    def get(self, key: Key) -> Node | None:
        """The value of a key."""
        item = self.child(key)
        return item.node if item else None

    @property
    def keys(self) -> tuple[Key, ...]:
        """The keys, or the numbers, of what it holds."""
        return tuple(item.key for item in self.items)

    @property
    def span(self) -> Span:
        """Where it stands."""
        return Span(self.start, self.end)


@dataclass(slots=True)
class Item:
    """A key and its value, or a value in a list and its number.

    ``start`` and ``end`` are those of the key as written, with its quotes; in a list those of
    the dash, or of the value. ``typed`` says that the colon is there.
    """

    key: Key
    start: int
    end: int
    node: Node
    typed: bool = True

    @property
    def span(self) -> Span:
        """Where the key stands."""
        return Span(self.start, self.end)


def walk(node: Node, path: Path = ()) -> Iterator[tuple[Path, Item]]:
    """All items with the path that leads to each, in the order of the text."""
    for item in node.items:
        yield (*path, item.key), item
        yield from walk(item.node, (*path, item.key))


def find(node: Node, path: Path) -> Item | None:
    """The item that a path leads to."""
    item: Item | None = None
    for key in path:
        item = node.child(key)
        if item is None:
            return None
        node = item.node
    return item


def nearest(node: Node, path: Path) -> Item | None:
    """The last item on the way that a path leads, as far as it goes."""
    item: Item | None = None
    for key in path:
        found = node.child(key)
        if found is None:
            break
        item, node = found, found.node
    return item
