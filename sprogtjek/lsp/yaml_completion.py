"""What may be written at a place in a file of settings or rules."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from sprogtjek.lsp.settings_files import SettingsFile
from sprogtjek.lsp.yaml_nodes import Item, Node, Path, find, walk
from sprogtjek.lsp.yaml_outline import outline
from sprogtjek.lsp.yaml_schema import Key, Place, place
from sprogtjek.lsp.yaml_values import now
from sprogtjek.records import Span

_MARK = "\ue000"
"""A letter that no one writes, put in where the cursor stands."""


@dataclass(frozen=True, slots=True)
class Proposal:
    """``new`` is to stand at ``span`` of the text. ``kind``: key or value."""

    label: str
    new: str
    span: Span
    kind: str
    said: str = ""
    detail: str = ""


def proposals(file: SettingsFile, offset: int) -> list[Proposal]:
    """What fits at an offset, in the order of the schema. The editor narrows it down."""
    text = file.text
    marked = outline(text[:offset] + _MARK + text[offset:])
    for path, item in walk(marked):
        if isinstance(item.key, str) and _MARK in item.key:
            span = _unmarked(Span(item.start, item.end), offset)
            return [*_keys(file, marked, path[:-1], span, closed=item.typed)]
        if item.node.form == "scalar" and _MARK in item.node.value:
            return [*_values(file, marked, path, item, offset)]
    if marked.form == "scalar" and _MARK in marked.value:
        span = _unmarked(marked.span, offset)
        if "\n" not in text[span.start : span.end]:
            return [*_keys(file, marked, (), span, closed=False)]
    return []


def _unmarked(span: Span, offset: int) -> Span:
    """The place in the text without the mark."""
    return Span(span.start, span.end - 1 if span.end > offset else span.end)


def _keys(
    file: SettingsFile, root: Node, path: Path, span: Span, *, closed: bool, before: str = ""
) -> Iterator[Proposal]:
    """The keys that are not there yet. ``closed``: the colon is there already."""
    here = place(file.schema, root, path)
    parent = find(root, path) if path else None
    holder = parent.node if parent else root
    there = {str(key).replace("_", "-") for key in holder.keys}
    flow = holder.flow
    column = " " * (_column(file.text, span.start) + len(before))
    for key in here.properties():
        name = key.name.replace("-", "_") if "params" in path else key.name
        if name.replace("_", "-") in there:
            continue
        after = "" if closed else _after(key, flow=flow, column=column)
        yield Proposal(
            label=name,
            new=f"{before}{name}{after}",
            span=span,
            kind="key",
            said=key.description,
            detail=now(file, root, (*path, name)) or _default(key),
        )


def _after(key: Key, *, flow: bool, column: str) -> str:
    """What follows a key: a space, or a line of its own for what is in it."""
    if flow or key.form == "any":
        return ": "
    return f":\n{column}  " + ("- " if key.form == "maps" else "")


def _default(key: Key) -> str:
    return f"Ellers: {key.default}" if key.default else ""


def _column(text: str, offset: int) -> int:
    return offset - (max(text.rfind("\n", 0, offset), text.rfind("\r", 0, offset)) + 1)


def _values(
    file: SettingsFile, root: Node, path: Path, item: Item, offset: int
) -> Iterator[Proposal]:
    span = _unmarked(item.node.span, offset)
    if "\n" in file.text[span.start : span.end]:
        return
    span = _without_quotes(file.text, span)
    here = place(file.schema, root, path)
    below = isinstance(path[-1], int) or "\n" in file.text[item.end : span.start]
    if here.takes_map and below:
        yield from _keys(file, root, path, span, closed=False)
    elif here.takes_list and below and not isinstance(path[-1], int):
        yield from _items(file, root, path, span)
        return
    there = _others(root, path)
    for value, said in here.values():
        if value not in there:
            yield Proposal(value, value, span, "value", said)
    if "covers" in path[-2:]:
        yield from _covered(file, span)


def _without_quotes(text: str, span: Span) -> Span:
    quoted = text[span.start : span.start + 1] in ("'", '"')
    closed = quoted and span.end - span.start > 1 and text[span.end - 1] == text[span.start]
    return Span(span.start + quoted, span.end - closed)


def _others(root: Node, path: Path) -> set[str]:
    """What stands in the same list already."""
    parent = find(root, path[:-1]) if isinstance(path[-1], int) else None
    return {item.node.value for item in parent.node.items} if parent else set()


def _items(file: SettingsFile, root: Node, path: Path, span: Span) -> Iterator[Proposal]:
    """A list to begin: its first line."""
    inside: Place = place(file.schema, root, (*path, 0))
    for value, said in inside.values():
        yield Proposal(value, f"- {value}", span, "value", said)
    if inside.takes_map:
        yield from _keys(file, root, (*path, 0), span, closed=False, before="- ")


def _covered(file: SettingsFile, span: Span) -> Iterator[Proposal]:
    for rule in file.rules.values():
        yield Proposal(rule.id, rule.id, span, "value", rule.why)
