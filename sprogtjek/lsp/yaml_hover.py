"""What a key or a value means, in a file of settings or rules."""

from __future__ import annotations

from dataclasses import dataclass

from sprogtjek import keywords
from sprogtjek.lsp.hovers import page, plain
from sprogtjek.lsp.settings_files import SettingsFile
from sprogtjek.lsp.yaml_nodes import Item, Path, walk
from sprogtjek.lsp.yaml_schema import place
from sprogtjek.lsp.yaml_values import changed_rule, now
from sprogtjek.records import Span


@dataclass(frozen=True, slots=True)
class Said:
    """Markdown about an interval of the text."""

    text: str
    span: Span


def hover(file: SettingsFile, offset: int) -> Said | None:
    """What there is to say at an offset."""
    for path, item in walk(file.root):
        if isinstance(item.key, str) and item.start <= offset <= item.end:
            said = _of_key(file, path)
            return Said(said, item.span) if said else None
        node = item.node
        if node.form == "scalar" and node.start <= offset <= node.end:
            said = _of_value(file, path, item)
            return Said(said, node.span) if said else None
    return None


def _of_key(file: SettingsFile, path: Path) -> str:
    found = changed_rule(file, path)
    if found and not found[1]:
        return _rule(file, found[0])
    here = place(file.schema, file.root, path)
    parts = [plain(here.description)]
    parts += [plain(now(file, file.root, path))]
    default = next((s["default"] for s in here.schemas if s.get("default") not in (None, "")), None)
    if default is not None and not parts[1]:
        shown = str(default).lower() if isinstance(default, bool) else default
        parts.append(f"Ellers: `{shown}`")
    values = [f"- `{value}`: {plain(said)}" for value, said in here.values() if said]
    parts.append("\n".join(values[:_MOST]) if len(values) <= _MOST else "")
    return "\n\n".join(filter(None, parts))


_MOST = 12
"""Values to show; a list of fifty kinds is read when it is completed."""


def _of_value(file: SettingsFile, path: Path, item: Item) -> str:
    value = item.node.value
    said = dict(place(file.schema, file.root, path).values()).get(value)
    if said:
        return plain(said)
    if "covers" in path and value in file.rules:
        return _rule(file, value)
    return plain(keywords.kinds()[value].what) if "covers" in path and _is_kind(value) else ""


def _is_kind(value: str) -> bool:
    return value in keywords.kinds()


def _rule(file: SettingsFile, name: str) -> str:
    rule = file.rules[name]
    level = keywords.LEVEL_WORDS[rule.level]
    return f"{page(rule, file.profile)}\n\nNiveau: `{rule.level}` – {plain(level)}"
