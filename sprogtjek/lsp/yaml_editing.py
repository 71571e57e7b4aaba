"""Values put into a YAML text, with as little of it changed as can be.

The text is written on, not written anew: what people have laid out, quoted and commented stays as
it is. (A library that reads YAML and writes it again keeps comments, but sets indentation, quotes
and line breaks its own way.) What comes out is read again, and is not used unless it says what it
should and nothing else.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any

from sprogtjek.errors import UserError
from sprogtjek.lsp.yaml_flow import line_end
from sprogtjek.lsp.yaml_nodes import Item, Node
from sprogtjek.lsp.yaml_outline import outline
from sprogtjek.records import Span
from sprogtjek.schema import load_yaml

Keys = tuple[str, ...]

_INDENT = "  "


def put(text: str, path: Keys, value: Any) -> str | None:
    """The text with a value where ``path`` leads; ``None`` where it is not plain how.

    ``False`` is written ``off``, which is the same to YAML.
    """
    data = _read(text)
    if data is _UNREADABLE:
        return None
    wanted = _with(data, path, value)
    after = _put(text, outline(text), path, value)
    return after if after is not None and _read(after) == wanted else None


def add(text: str, path: Keys, word: str) -> str | None:
    """The text with a word more in the list (or in the keys) where ``path`` leads."""
    data = _read(text)
    if data is _UNREADABLE:
        return None
    held = _at(data, path)
    if held is None:
        return put(text, path, [word])
    if isinstance(held, dict):
        return None if word in held else put(text, (*path, word), None)
    if isinstance(held, str) and held != word:
        return put(text, path, [held, word])
    if not isinstance(held, list) or word in held:
        return None
    after = _appended(text, outline(text), path, word)
    return after if after and _read(after) == _with(data, path, [*held, word]) else None


def difference(before: str, after: str) -> tuple[Span, str]:
    """The interval of ``before`` that is another in ``after``, and what stands there."""
    start = _common(before, after)
    size = min(len(before), len(after)) - start
    end = min(size, _common(before[::-1], after[::-1]))
    return Span(start, len(before) - end), after[start : len(after) - end]


def _common(one: str, other: str) -> int:
    pairs = zip(one, other, strict=False)
    return next((i for i, (a, b) in enumerate(pairs) if a != b), min(len(one), len(other)))


_UNREADABLE = object()


def _read(text: str) -> Any:
    try:
        data = load_yaml(text, "")
    except UserError:
        return _UNREADABLE
    data = {} if data is None else data
    return data if isinstance(data, dict) else _UNREADABLE


def _at(data: Any, path: Keys) -> Any:
    for key in path:
        data = data.get(key) if isinstance(data, dict) else None
    return data


def _with(data: Any, path: Keys, value: Any) -> Any:
    """The data with a value put in; unlike anything that can be read where that cannot be."""
    made = _copied(data)
    holder = made
    for key in path[:-1]:
        if holder.get(key) is None:
            holder[key] = {}
        holder = holder[key]
        if not isinstance(holder, dict):
            return _UNREADABLE
    holder[path[-1]] = value
    return made


def _copied(data: Any) -> Any:
    """A copy in which what one anchor names in two places is two things."""
    if isinstance(data, dict):
        return {key: _copied(value) for key, value in data.items()}
    return [_copied(value) for value in data] if isinstance(data, list) else data


def _put(text: str, root: Node, path: Keys, value: Any) -> str | None:
    node, item, holder = root, None, root
    rest = path
    while rest and (found := node.child(rest[0])):
        node, item, holder, rest = found.node, found, node, rest[1:]
    if not rest:
        return _replaced(text, node, value)
    if node.form == "map" and node.flow:
        return _into_brackets(text, node, written(rest, value))
    if node.form == "map":
        return _below(text, node.end, node.column, rest, value)
    if node.form == "none" and item is None:
        return _at_end(text, rest, value)
    if node.form == "none" and node.flow:
        return _insert(text, node.start, f" {{{written(rest, value)}}}")
    if node.form == "none" and item:
        return _below(text, item.end, holder.column + len(_INDENT), rest, value)
    if node.form == "scalar" and node.value in ("null", "~", "Null", "NULL"):
        return text[: node.start] + f"{{{written(rest, value)}}}" + text[node.end :]
    return None


def _replaced(text: str, node: Node, value: Any) -> str | None:
    if node.form == "none":
        return _insert(text, node.start, f" {flow(value)}")
    if node.form == "scalar":
        return text[: node.start] + flow(value) + text[node.end :]
    return None


def _appended(text: str, root: Node, path: Keys, word: str) -> str | None:
    node: Node | None = root
    for key in path:
        node = node.get(key) if node else None
    if node is None or node.form != "list":
        return None
    if node.flow:
        return _into_brackets(text, node, flow(word))
    at = line_end(text, node.end)
    return _insert(text, at, f"{_newline(text)}{' ' * node.column}- {flow(word)}")


def _into_brackets(text: str, node: Node, new: str) -> str:
    if not node.items:
        return _insert(text, node.start + 1, new)
    return _insert(text, _end(node.items[-1]), f", {new}")


def _end(item: Item) -> int:
    return max(item.end, item.node.end)


def _below(text: str, after: int, column: int, path: Keys, value: Any) -> str:
    """On lines of their own under the line where an offset is."""
    at = line_end(text, after)
    lines = [" " * column + line for line in block(path, value)]
    newline = _newline(text)
    last = newline if at == len(text) else ""
    return _insert(text, at, newline + newline.join(lines) + last)


def _at_end(text: str, path: Keys, value: Any) -> str:
    newline = _newline(text)
    before = "" if not text or text.endswith(("\n", "\r")) else newline
    return text + before + newline.join(block(path, value)) + newline


def _insert(text: str, at: int, new: str) -> str:
    return text[:at] + new + text[at:]


def _newline(text: str) -> str:
    return "\r\n" if "\r\n" in text else "\n"


def block(path: Keys, value: Any) -> list[str]:
    """Keys below one another, with a value at the last."""
    lines = [f"{_INDENT * depth}{flow(key)}:" for depth, key in enumerate(path)]
    lines[-1] += "" if value is None else f" {flow(value)}"
    return lines


def written(path: Keys, value: Any) -> str:
    """Keys and a value as they stand in brackets."""
    made = flow(value)
    for key in reversed(path[1:]):
        made = f"{{{flow(key)}: {made}}}"
    return f"{flow(path[0])}: {made}"


def flow(value: Any) -> str:
    """A value on one line."""
    if value is False:
        return "off"
    if isinstance(value, Mapping):
        return "{" + ", ".join(f"{flow(key)}: {flow(one)}" for key, one in value.items()) + "}"
    if isinstance(value, (list, tuple)):
        return "[" + ", ".join(map(flow, value)) + "]"
    if isinstance(value, str):
        return value if _is_plain(value) else json.dumps(value, ensure_ascii=False)
    return json.dumps(value)


def _is_plain(word: str) -> bool:
    """Whether a word needs no quotes, as a key or a value, in brackets or not."""
    places = {f"[{word}]": [word], f"{{{word}: 1}}": {word: 1}, f"{word}: {word}": {word: word}}
    try:
        return all(load_yaml(text, "") == wanted for text, wanted in places.items())
    except (UserError, TypeError):
        return False
