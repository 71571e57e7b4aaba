"""What is wrong in a file of settings or rules: all of it, each with its place in the text.

The loaders stop at the first fault. Here they are asked again without it until nothing is left,
so what they refuse and what is shown are the same.
"""

from __future__ import annotations

import copy
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any

from sprogtjek.errors import UserError
from sprogtjek.lsp.settings_files import SettingsFile
from sprogtjek.lsp.yaml_nodes import Item, Node, Path
from sprogtjek.records import Span
from sprogtjek.schema import SchemaError, load_yaml

MOST = 50
"""Faults to show in one file."""

_QUOTED = re.compile("»([^«]+)«")


@dataclass(frozen=True, slots=True)
class Fault:
    """``instead``: what could stand at the place. ``mild``: the file can be used as it is."""

    span: Span
    message: str
    instead: tuple[str, ...] = ()
    mild: bool = False


Validate = Callable[[Any], None]
"""Raises ``SchemaError`` for the first fault in the data of a file."""


def unreadable(file: SettingsFile) -> Fault | None:
    """Where the text is no YAML."""
    try:
        load_yaml(file.text, file.path.name)
    except UserError as error:
        mark = getattr(error.__cause__, "problem_mark", None)
        at = min(mark.index, len(file.text)) if mark else 0
        return Fault(_rest_of_line(file.text, at), _said(error.message, error.hint))
    return None


def _rest_of_line(text: str, at: int) -> Span:
    """From an offset to the end of its line; of an empty rest the last line with something."""
    end = re.compile(r"[\r\n]|$").search(text, at)
    stop = end.start() if end else len(text)
    if text[at:stop].strip():
        return Span(at, stop)
    before = text[:at].rstrip()
    start = max(before.rfind("\n"), before.rfind("\r")) + 1
    return Span(start, len(before))


def all_faults(file: SettingsFile, data: Any, validate: Validate) -> Iterator[Fault]:
    """The faults that ``validate`` finds, one after the other."""
    data = copy.deepcopy(data)
    for _ in range(MOST):
        try:
            validate(data)
        except SchemaError as error:
            yield placed(file.root, error)
            if not _remove(data, error.path):
                return
        else:
            return


def placed(root: Node, error: SchemaError) -> Fault:
    """A fault at the word it is about, which the message names, or at the value or key."""
    item = _deepest(root, error.path)
    hint = error.hint or ""
    instead = tuple(_QUOTED.findall(hint)) if hint.startswith("Mente du") else ()
    span = _span(root, item, error.message)
    return Fault(span, _said(error.message, error.hint), instead)


def _said(message: str, hint: str | None) -> str:
    return " ".join(filter(None, (message, hint)))


def _span(root: Node, item: Item | None, message: str) -> Span:
    if item is None:
        return root.items[0].span if root.items else root.span
    named = _QUOTED.search(message)
    node = item.node
    if isinstance(item.key, int) and node.items:
        return node.items[0].span
    is_value = node.form == "scalar" and not (named and named[1] == item.key)
    return node.span if is_value else item.span


def _deepest(root: Node, path: Path) -> Item | None:
    """The last item on the way of a path; keys may be written with ``_`` or ``-``."""
    found: Item | None = None
    node = root
    for key in path:
        item = next((i for i in reversed(node.items) if _same(i.key, key)), None)
        if item is None:
            break
        found, node = item, item.node
    return found


def _same(one: Any, other: Any) -> bool:
    return one == other or str(one).replace("_", "-") == str(other).replace("_", "-")


def _remove(data: Any, path: Path) -> bool:
    """Take the value that a path leads to out of the data. Whether there was one.

    Of a list that is a whole one: numbers are to lead to the same places as before.
    """
    holder: Any = None
    last: Any = None
    for key in path:
        if not isinstance(data, dict):
            break
        found = next((each for each in data if _same(each, key)), None)
        if found is None:
            break
        holder, last, data = data, found, data[found]
    if holder is None:
        return False
    del holder[last]
    return True
