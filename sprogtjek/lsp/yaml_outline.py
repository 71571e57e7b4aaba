"""The outline of a YAML text by its indentation, whether YAML's own reader can read it or not.

What is well-formed comes out as YAML's reader has it (a test holds the two together); of
what is not, as much as a person would see.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from sprogtjek.lsp.yaml_flow import (
    Flow,
    after_properties,
    line_end,
    plain_end,
    quoted_end,
    unquoted,
)
from sprogtjek.lsp.yaml_nodes import Item, Node

_KEY = re.compile(
    r"""(?P<key>"(?:[^"\\\n]|\\.)*"|'(?:[^'\n]|'')*'"""
    r"""|(?:[^ \t\r\n\-?:,\[\]{}#&*!|>'"%@`]|[\-?:](?=[^ \t\r\n]))"""
    r"""(?:[^ \t\r\n:]|:(?=[^ \t\r\n])|[ \t]+(?=[^ \t\r\n#:]|:[^ \t\r\n]))*)"""
    r"""[ \t]*(?P<colon>:)(?=[ \t\r\n]|$)"""
)
_DASH = re.compile(r"-(?=[ \t\r\n]|$)")
_START = re.compile(r"---(?=[ \t\r\n]|$)")
_TEXT = re.compile(r"[|>][-+\d]*[ \t]*(?:#.*)?(?=[\r\n]|$)")


@dataclass(slots=True)
class _Line:
    start: int
    column: int  # of what stands first in it
    at: int  # offset of that
    empty: bool  # or a comment


def outline(text: str) -> Node:
    """The first document of a YAML text."""
    return _Reader(text).document()


class _Reader:
    def __init__(self, text: str) -> None:
        self._text = text
        self._lines = _lines(text)
        self._next = 0  # the line to read

    def document(self) -> Node:
        node = self._block(-1)
        return node or Node("none", len(self._text), len(self._text))

    def _line(self) -> _Line | None:
        """The next line with something in it."""
        while self._next < len(self._lines) and self._lines[self._next].empty:
            self._next += 1
        return self._lines[self._next] if self._next < len(self._lines) else None

    def _block(self, over: int, *, dash: bool = False) -> Node | None:
        """What stands on the next lines, if it is indented more than ``over``.

        ``dash``: a list may stand right under its key.
        """
        line = self._line()
        if line is None:
            return None
        is_list = bool(_DASH.match(self._text, line.at))
        if line.column <= over and not (dash and is_list and line.column == over):
            return None
        if is_list:
            return self._list(line.column)
        if self._is_map(line.column):
            return self._map(line.column)
        return self._value(line.at, over)

    def _is_map(self, column: int) -> bool:
        """Whether a line in this column, from here on, has a key."""
        for line in self._lines[self._next :]:
            if line.empty:
                continue
            if line.column < column:
                return False
            if line.column == column and _KEY.match(self._text, line.at):
                return True
            if line.column == column and self._text[line.at] in "[{\"'|>":
                return False
        return False

    def _list(self, column: int) -> Node:
        first = self._lines[self._next]
        node = Node("list", first.at, first.at, column=column)
        while (line := self._line()) and line.column == column:
            if not _DASH.match(self._text, line.at):
                break
            item = Item(len(node.items), line.at, line.at + 1, self._after(line, line.at + 1))
            node.items.append(item)
            node.end = max(item.end, item.node.end)
        return node

    def _map(self, column: int) -> Node:
        first = self._lines[self._next]
        node = Node("map", first.at, first.at, column=column)
        while (line := self._line()) and line.column >= column:
            item = self._pair(line, column)
            if item is None:
                break
            node.items.append(item)
            node.end = max(item.end, item.node.end)
        return node

    def _pair(self, line: _Line, column: int) -> Item | None:
        match = _KEY.match(self._text, line.at)
        if match is None or line.column > column:  # half typed, or not where it should be
            if _DASH.match(self._text, line.at) and line.column == column:
                return None
            self._next += 1
            end = plain_end(self._text, line.at)
            written = self._text[line.at : end]
            return Item(unquoted(written), line.at, end, Node("none", end, end), typed=False)
        start, end = match.span("key")
        value = self._after(line, match.end("colon"), dash=True)
        return Item(unquoted(match["key"]), start, end, value)

    def _after(self, line: _Line, at: int, *, dash: bool = False) -> Node:
        """The value behind a colon or a dash, on its line or below it."""
        start = at
        while self._text[start : start + 1] in (" ", "\t"):
            start += 1
        start = after_properties(self._text, start)
        here = self._text[start : start + 1]
        if not here or here in "\r\n#":
            self._next += 1
            below = self._block(line.column, dash=dash)
            return below or Node("none", at, at)
        if not dash and (_KEY.match(self._text, start) or _DASH.match(self._text, start)):
            line.column += start - line.at  # `- key:`: as if it stood on a line of its own
            over, line.at = line.column - (start - line.at), start
            return self._block(over) or Node("none", at, at)
        return self._value(start, line.column)

    def _value(self, start: int, over: int) -> Node:
        """A value that starts on the next line, which is indented by ``over`` or more."""
        text = self._text
        if text[start] in "[{":
            node = Flow(text, lambda at: self._is_key_at(at, over)).read(start)
        elif _TEXT.match(text, start):
            return self._lines_of_text(start, over)
        elif text[start] in "\"'":
            end = quoted_end(text, start)
            node = Node("scalar", start, end, unquoted(text[start:end]))
        else:
            return self._plain(start, over)
        self._next = self._line_after(node.end)
        return node

    def _is_key_at(self, offset: int, over: int) -> bool:
        """Whether a line, given by its start, has a key of those around what is being read."""
        match = re.compile(r"[ \t]*").match(self._text, offset)
        at = match.end() if match else offset
        return at - offset <= over and bool(_KEY.match(self._text, at))

    def _lines_of_text(self, start: int, over: int) -> Node:
        node = Node("text", start, line_end(self._text, start))
        self._next += 1
        while self._next < len(self._lines):
            line = self._lines[self._next]
            end = line_end(self._text, line.start)
            if self._text[line.at : end].strip() and line.column <= over:
                break
            if self._text[line.at : end].strip():
                node.end = end
            self._next += 1
        node.value = self._text[node.start : node.end]
        return node

    def _plain(self, start: int, over: int) -> Node:
        """A plain scalar, which may go on below; unless keys do, which are its value then."""
        end = plain_end(self._text, start)
        self._next += 1
        while (line := self._line()) and line.column > over:
            if _KEY.match(self._text, line.at) or _DASH.match(self._text, line.at):
                return self._block(over) or Node("none", end, end)
            end = plain_end(self._text, line.at)
            self._next += 1
        return Node("scalar", start, end, " ".join(self._text[start:end].split()))

    def _line_after(self, offset: int) -> int:
        number = self._next
        while number < len(self._lines) and self._lines[number].start < offset:
            number += 1
        return number


def _lines(text: str) -> list[_Line]:
    """The lines of the first document."""
    lines: list[_Line] = []
    start, begun = (1 if text.startswith("\ufeff") else 0), False
    while start < len(text):
        end = line_end(text, start)
        at = start
        if _START.match(text, start) and not begun:
            at = start + 3
        elif _START.match(text, start) or text[start:end].rstrip() == "...":
            break
        while text[at : at + 1] in (" ", "\t"):
            at += 1
        empty = at == end or text[at] == "#" or (text[at] == "%" and not begun)
        begun = begun or not empty or at > start + 2
        lines.append(_Line(start, at - start, at, empty))
        start = end + (2 if text[end : end + 2] == "\r\n" else 1)
    return lines
