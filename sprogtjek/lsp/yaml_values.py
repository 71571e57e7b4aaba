"""What a rule has now, where settings may change it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import MISSING, fields

from sprogtjek import checks
from sprogtjek.lsp.settings_files import SettingsFile
from sprogtjek.lsp.yaml_nodes import Node, Path


def changed_rule(file: SettingsFile, path: Path) -> tuple[str, Path] | None:
    """The rule that a path in settings is about, and the rest of the path."""
    depth = {"rules": 1, "by-type": 2, "by_type": 2}.get(str(path[0]) if path else "")
    if file.kind != "settings" or depth is None or len(path) <= depth:
        return None
    name = str(path[depth])
    return (name, path[depth + 1 :]) if name in file.rules else None


def now(file: SettingsFile, root: Node, path: Path) -> str:
    """What the rule says as it comes, of the level or parameter that a path leads to."""
    found = changed_rule(file, path)
    if found is None:
        return ""
    name, rest = found
    rule = file.rules[name]
    if rest in ((), ("level",)):
        return f"Nu: {rule.level}" if rest else rule.theme
    if len(rest) != 2 or rest[0] != "params" or rule.kind not in checks.KINDS:
        return ""
    value = _params(rule.kind, rule.params).get(str(rest[1]).replace("-", "_"))
    simple = isinstance(value, (int, float, str)) and value != ""
    return f"Nu: {str(value).lower() if isinstance(value, bool) else value}" if simple else ""


def _params(kind: str, written: object) -> dict[str, object]:
    """The parameters of a rule, with those it leaves as they are."""
    known = fields(checks.module(kind).Params)
    given = {field.name: field.default for field in known if field.default is not MISSING}
    return {**given, **(written if isinstance(written, Mapping) else {})}
