"""YAML inside a line: scalars, and lists and mappings in brackets, closed or not."""

from __future__ import annotations

import json
import re
from collections.abc import Callable

from sprogtjek.lsp.yaml_nodes import Item, Key, Node

_QUOTED = re.compile(r'"(?:[^"\\]|\\.)*"|\'(?:[^\']|\'\')*\'', re.DOTALL)
_PROPERTY = re.compile(r"[&!][^ \t\r\n,\[\]{}]*(?=[ \t\r\n]|$)")
_SPACE = re.compile(r"(?:[ \t\r\n]|(?<=[ \t\r\n])#[^\r\n]*)*")
_PLAIN = re.compile(
    r"(?:[^ \t\r\n,\[\]{}:]|:(?![ \t\r\n,\[\]{}]|$)|[ \t]+(?=[^ \t\r\n#,\[\]{}:]))+"
)
_ON_LINE = re.compile(r"(?:[^ \t\r\n#]|(?<=[^ \t\r\n])#|[ \t]+(?=[^ \t\r\n#]))*")


def unquoted(written: str) -> str:
    """A scalar without its quotes."""
    if written.startswith('"'):
        body = written[1:-1] if len(written) > 1 and written.endswith('"') else written[1:]
        try:
            return str(json.loads(f'"{body}"'))
        except ValueError:
            return body
    if written.startswith("'"):
        body = written[1:-1] if len(written) > 1 and written.endswith("'") else written[1:]
        return body.replace("''", "'")
    return written


def quoted_end(text: str, start: int) -> int:
    """Where a quoted scalar ends; one that is not closed ends with its line."""
    match = _QUOTED.match(text, start)
    return match.end() if match else line_end(text, start)


def line_end(text: str, start: int) -> int:
    """Where the text of a line ends."""
    found = re.compile(r"\r|\n|$").search(text, start)
    return found.start() if found else len(text)


def plain_end(text: str, start: int) -> int:
    """Where a plain scalar outside brackets ends on its line."""
    match = _ON_LINE.match(text, start)
    return match.end() if match else start


def after_properties(text: str, start: int) -> int:
    """Where the value starts behind its anchor and tag."""
    while match := _PROPERTY.match(text, start):
        start = match.end()
        while text[start : start + 1] in (" ", "\t"):
            start += 1
    return start


class Flow:
    """Reads a collection in brackets. ``ends`` says of the start of a line that what is in
    brackets cannot go on there: the bracket was never closed.
    """

    def __init__(self, text: str, ends: Callable[[int], bool]) -> None:
        self._text = text
        self._ends = ends
        self._at = 0

    def read(self, start: int) -> Node:
        """The collection that starts at an offset."""
        self._at = start
        return self._collection()

    def _collection(self) -> Node:
        opened = self._text[self._at]
        node = Node("list" if opened == "[" else "map", self._at, self._at, flow=True)
        closing = "]" if opened == "[" else "}"
        self._at += 1
        node.end = self._at
        while self._to_next():
            here = self._text[self._at]
            if here in "]}":
                node.closed = here == closing
                self._at += here == closing
                node.end = self._at
                return node
            if here == ",":
                self._at += 1
                continue
            before = self._at
            node.items.append(self._item(node))
            self._at = max(self._at, before + 1)
            node.end = self._at
        node.closed = False
        return node

    def _to_next(self) -> bool:
        """Go to what comes next. Whether something does."""
        match = _SPACE.match(self._text, self._at)
        end = match.end() if match else self._at
        for at in range(self._at, end):
            if self._text[at] == "\n" and self._ends(at + 1):
                return False
        self._at = end
        return end < len(self._text)

    def _item(self, parent: Node) -> Item:
        start = self._at
        node = self._value()
        if not self._is_colon(node):
            if parent.form == "list":
                return Item(len(parent.items), start, start, node)
            return Item(node.value, start, node.end, _nothing(node.end), typed=False)
        key, colon = node, self._at + 1
        self._at = colon
        value = _nothing(colon)
        if self._to_next() and self._text[self._at] not in ",]}":
            value = self._value()
        else:
            self._at = max(self._at, colon)
        if parent.form == "map":
            return Item(key.value, key.start, key.end, value)
        number: Key = len(parent.items)
        pair = Item(key.value, key.start, key.end, value)
        return Item(number, start, start, Node("map", start, self._at, flow=True, items=[pair]))

    def _is_colon(self, node: Node) -> bool:
        before = self._at
        if not self._to_next() or self._text[self._at] != ":":
            self._at = before
            return False
        return True

    def _value(self) -> Node:
        self._at = after_properties(self._text, self._at)
        start = self._at
        here = self._text[start : start + 1]
        if here in ("[", "{"):
            return self._collection()
        if here in ('"', "'"):
            self._at = quoted_end(self._text, start)
        else:
            self._plain()
        written = self._text[start : self._at]
        if not written and here and here not in ",]}":  # a colon with nothing before it
            return Node("scalar", start, start, flow=True)
        return Node("scalar", start, self._at, unquoted(written), flow=True)

    def _plain(self) -> None:
        match = _PLAIN.match(self._text, self._at)
        self._at = match.end() if match else self._at


def _nothing(at: int) -> Node:
    return Node("none", at, at, flow=True)
