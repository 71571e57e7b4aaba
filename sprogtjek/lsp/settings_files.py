"""Which YAML texts are sprogtjek's own, and what may stand in them.

Rule files have any name. One is known by the settings that name it, or by what stands in it;
other YAML is left alone.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from contextlib import suppress
from dataclasses import dataclass
from functools import cache, lru_cache
from pathlib import Path
from typing import Any, Literal

from sprogtjek import checks, config, fileschema, profiles, ruleset
from sprogtjek.errors import UserError
from sprogtjek.lsp.yaml_nodes import Node
from sprogtjek.lsp.yaml_outline import outline
from sprogtjek.profiles import Profile
from sprogtjek.records import Rule
from sprogtjek.schema import read_text

Kind = Literal["settings", "rules"]
Contents = Callable[[Path], str | None]
"""What a file holds: as it stands in the editor, or else on disk; ``None`` where it is not."""

_TOP = {"title", "defaults", "rules"}
_OWN = {"id", "message", "why", "principles", "examples", "params"}


@dataclass(frozen=True)
class SettingsFile:
    """A file of settings or rules as it stands now, with the rules that are known beside it."""

    path: Path
    text: str
    kind: Kind
    root: Node
    rules: Mapping[str, Rule[Any]]
    schema: fileschema.Schema
    profile: Profile


def recognised(path: Path, text: str, contents: Contents) -> SettingsFile | None:
    """The file, if it is one of ours."""
    root = outline(text)
    if path.name == config.NAME:
        return _settings(path, text, root, contents)
    nearest = config.find(path)
    settings = outline(contents(nearest) or "") if nearest else None
    named = nearest and settings and path.resolve() in _named(nearest, settings)
    if not named and not _looks_like_rules(root):
        return None
    profile = _profile(settings) if settings else profiles.load(profiles.STANDARD)
    return SettingsFile(path, text, "rules", root, _shipped(), _of_rules(), profile)


def _settings(path: Path, text: str, root: Node, contents: Contents) -> SettingsFile:
    files = tuple((each, contents(each) or "") for each in sorted(_named(path, root)))
    known = {**_shipped(), **{rule.id: rule for rule in _own(files)}}
    schema = _of_settings(files)
    return SettingsFile(path, text, "settings", root, known, schema, _profile(root))


def _named(settings: Path, root: Node) -> set[Path]:
    """The rule files that settings name."""
    nodes = [root.get("rules"), root.get("rule-files"), root.get("rule_files")]
    found = [item.node for node in nodes if node and node.form == "list" for item in node.items]
    found += [node for node in nodes[1:] if node and node.form == "scalar"]
    return {(settings.parent / node.value).resolve() for node in found if node.value}


def _looks_like_rules(root: Node) -> bool:
    rules, defaults = root.get("rules"), root.get("defaults")
    if rules is None or rules.form != "list":
        return False
    alone = _TOP.issuperset(item.key for item in root.items if item.typed)
    entries = [item.node for item in rules.items] + ([defaults] if defaults else [])
    return any(_is_entry(entry, alone=alone) for entry in entries)


def _is_entry(entry: Node, *, alone: bool) -> bool:
    """``alone``: there are no other keys above than those of rule files."""
    kind = entry.get("kind")
    if kind is None:
        return False
    known, own = kind.value in checks.KINDS, not _OWN.isdisjoint(entry.keys)
    return (known and own) or (alone and (known or own))


def _profile(root: Node) -> Profile:
    named = root.get("profile")
    if named and named.value in profiles.names():
        return profiles.load(named.value)
    return profiles.load(profiles.STANDARD)


@lru_cache(maxsize=16)
def _rules_of(path: Path, text: str) -> tuple[Rule[Any], ...]:
    """The rules of a file, as far as it can be read."""
    with suppress(UserError):
        return ruleset.parse_rules(text, str(path), outline=True)
    return ()


@cache
def _shipped() -> Mapping[str, Rule[Any]]:
    return {rule.id: rule for rule in ruleset.builtin_rules(outline=True)}


@cache
def _of_rules() -> fileschema.Schema:
    return fileschema.rules()


@lru_cache(maxsize=4)
def _of_settings(files: tuple[tuple[Path, str], ...]) -> fileschema.Schema:
    """For a project with these rule files of its own."""
    return fileschema.config(_own(files))


def _own(files: tuple[tuple[Path, str], ...]) -> list[Rule[Any]]:
    return [rule for path, text in files for rule in _rules_of(path, text)]


def on_disk(path: Path) -> str | None:
    """The text of a file that is not open."""
    with suppress(UserError):
        return read_text(path)
    return None
