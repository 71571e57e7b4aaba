"""Changes of `.sprogtjek.yaml` that the lightbulb offers: a rule off or looser, a word allowed.

Each gives the text of the file as it is after the change, or ``None`` where it is not plain how.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from sprogtjek.errors import UserError
from sprogtjek.lsp.yaml_editing import add, put
from sprogtjek.lsp.yaml_outline import outline
from sprogtjek.schema import load_yaml


def turned_off(text: str, rule: str) -> str | None:
    """The settings with a rule off."""
    text = _with_rule_files_apart(text)
    held = _change(text, rule)
    path = ("rules", rule, "level") if isinstance(held, dict) else ("rules", rule)
    return put(text, path, False)


def loosened(text: str, rule: str, params: Mapping[str, Any]) -> str | None:
    """The settings with other parameters of a rule."""
    text = _with_rule_files_apart(text)
    held = _change(text, rule)
    if held is None:
        return put(text, ("rules", rule), {"params": dict(params)})
    if not isinstance(held, dict):  # a level, or off
        return put(text, ("rules", rule), {"level": held, "params": dict(params)})
    if not held.get("params"):
        return put(text, ("rules", rule, "params"), dict(params))
    made: str | None = text
    for key, value in params.items():
        made = put(made, ("rules", rule, "params", key), value) if made is not None else None
    return made


def with_term(text: str, key: str, word: str) -> str | None:
    """The settings with a word more among the ``terms``."""
    return add(text, ("terms", key), word)


def with_explanation(text: str, term: str, explanation: str) -> str | None:
    """The settings with the municipality's own explanation of a term."""
    return put(text, ("terms", "explain", term), explanation)


def _change(text: str, rule: str) -> Any:
    """What the settings say of a rule."""
    try:
        data = load_yaml(text, "")
    except UserError:
        return None
    rules = data.get("rules") if isinstance(data, dict) else None
    return rules.get(rule) if isinstance(rules, dict) else None


def _with_rule_files_apart(text: str) -> str:
    """With a list of rule files under the key it has where ``rules`` holds changes."""
    root = outline(text)
    item = root.child("rules")
    taken = root.child("rule-files") or root.child("rule_files")
    if item and item.node.form == "list" and not taken:
        return f"{text[: item.start]}rule-files{text[item.end :]}"
    return text
