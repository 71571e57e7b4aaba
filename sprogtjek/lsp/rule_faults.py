"""What is wrong in a rule file as it stands in the editor."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from pathlib import PurePath
from typing import Any

from sprogtjek import checks, language, ruleset
from sprogtjek.errors import UserError, did_you_mean
from sprogtjek.lsp.settings_files import SettingsFile
from sprogtjek.lsp.yaml_faults import Fault, all_faults, placed, unreadable
from sprogtjek.lsp.yaml_nodes import Node, find
from sprogtjek.principles import principles
from sprogtjek.records import Rule
from sprogtjek.schema import SchemaError, load_yaml


def faults(file: SettingsFile) -> Iterator[Fault]:
    """All faults of the file, and names in it that nobody knows."""
    broken = unreadable(file)
    if broken:
        yield broken
        return
    data = load_yaml(file.text, file.path.name)
    if not isinstance(data, dict) or not isinstance(data.get("rules"), list):
        if data is not None:
            yield from all_faults(file, data, lambda given: _validate(file, given))
        return
    found: dict[Fault, None] = {}
    found.update(dict.fromkeys(all_faults(file, {**data, "rules": []}, _validate_top(file))))
    for index, entry in enumerate(data["rules"]):
        found.update(dict.fromkeys(_of_entry(file, data, index, entry)))
    found.update(dict.fromkeys(_used_twice(file)))
    found.update(dict.fromkeys(_unknown_names(file)))
    yield from found


def _validate(file: SettingsFile, data: Any) -> None:
    tuple(ruleset.rules_of(data, file.path.name))


def _validate_top(file: SettingsFile) -> Any:
    return lambda data: _validate(file, data)


def _of_entry(file: SettingsFile, data: Any, index: int, entry: Any) -> Iterator[Fault]:
    """The faults of one rule. What it lacks is told when nothing else is wrong."""
    given = dict(data)
    defaults = given["defaults"] = dict(_mapping(given.get("defaults")))
    own = dict(entry) if isinstance(entry, dict) else entry
    told = False
    while True:
        try:
            (rule,) = ruleset.rules_of({**given, "rules": [own]}, file.path.name)
        except SchemaError as error:
            path = error.path[1:] if error.path[:1] == ("defaults",) else error.path[2:]
            holder = next((h for h in (own, defaults) if path and path[0] in _mapping(h)), None)
            if holder is None:
                if not told:
                    yield placed(file.root, _at(error, ("rules", index)))
                return
            place = ("rules", index) if holder is own else ("defaults",)
            yield placed(file.root, _at(error, (*place, *path)))
            told = True
            del holder[path[0]]
        else:
            yield from _of_patterns(file, index, rule)
            return


def _of_patterns(file: SettingsFile, index: int, rule: Rule[Any]) -> Iterator[Fault]:
    """What shows when patterns are compiled. The words of any language will do for that."""
    if rule.kind not in _PATTERNS:
        return
    try:
        checks.module(rule.kind).prepare([rule], _blank())
    except UserError as error:
        entry = find(file.root, ("rules", index))
        item = entry.node.child("params") if entry else None
        span = item.span if item else file.root.span
        yield Fault(span, " ".join(filter(None, (error.message, error.hint))))


_PATTERNS = frozenset({"pattern", "tree"})


@cache
def _blank() -> Any:
    return language.blank()


def _at(error: SchemaError, path: tuple[str | int, ...]) -> SchemaError:
    return SchemaError(error.message, path, error.hint)


def _mapping(value: Any) -> dict[Any, Any]:
    return value if isinstance(value, dict) else {}


def _entries(file: SettingsFile) -> Iterator[Node]:
    rules = file.root.get("rules")
    yield from (item.node for item in rules.items) if rules else ()


def _used_twice(file: SettingsFile) -> Iterator[Fault]:
    seen: set[str] = set()
    for entry in _entries(file):
        node = entry.get("id")
        if node is None or not node.value:
            continue
        shipped = file.rules.get(node.value)
        elsewhere = shipped and PurePath(shipped.defined_in).name != file.path.name
        if node.value in seen or elsewhere:
            where = f" Det står også i {shipped.defined_in}." if shipped and elsewhere else ""
            yield Fault(node.span, f"Regelnavnet »{node.value}« er brugt to gange.{where}")
        seen.add(node.value)


def _unknown_names(file: SettingsFile) -> Iterator[Fault]:
    """Principles and covered rules: a rule works with others too, but nobody finds it by them."""
    own = {node.value for entry in _entries(file) if (node := entry.get("id"))}
    defaults = file.root.get("defaults")
    known = {"principles": [*principles()], "covers": [*file.rules, *own, *checks.KINDS]}
    for entry in (*_entries(file), *([defaults] if defaults else [])):
        for key, names in known.items():
            for node in _values(entry.get(key)):
                if node.value and node.value not in names:
                    yield _unknown(node, key, names)


def _values(node: Node | None) -> list[Node]:
    if node is None:
        return []
    return [item.node for item in node.items] if node.form == "list" else [node]


def _unknown(node: Node, key: str, names: list[str]) -> Fault:
    what = "princip" if key == "principles" else "regel eller slags"
    hint = did_you_mean(node.value, names)
    listed = "" if key == "covers" else "Du kan bruge: " + ", ".join(names) + "."
    message = (
        f"Der er {'intet' if key == 'principles' else 'ingen'} {what}, der hedder »{node.value}«."
    )
    said = hint or listed
    root = Node("map", 0, 0)
    made = placed(root, SchemaError(message, (), said or None))
    return Fault(node.span, made.message, made.instead, mild=True)
