"""What is wrong in `.sprogtjek.yaml` as it stands in the editor."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

from sprogtjek import checks, config, profiles, terms
from sprogtjek.config import Config
from sprogtjek.errors import UserError
from sprogtjek.layers import Layer, Override, Ruleset, overrides
from sprogtjek.lsp.settings_files import Contents, SettingsFile
from sprogtjek.lsp.yaml_faults import Fault, all_faults, unreadable
from sprogtjek.records import Rule
from sprogtjek.schema import SchemaError, build, load_yaml
from sprogtjek.sources.limits import Limits


def faults(file: SettingsFile, contents: Contents) -> Iterator[Fault]:
    """All faults of the file, with rule files that are not there."""
    broken = unreadable(file)
    if broken:
        yield broken
        return
    data = load_yaml(file.text, file.path.name)
    if data is not None:
        yield from all_faults(file, data, lambda given: _validate(file, given, contents))


def _validate(file: SettingsFile, data: Any, contents: Contents) -> None:
    settings = config.settings_of(data)
    _validate_profile(settings.profile)
    terms.parse(settings.terms)
    build(Limits, settings.limits, ("limits",))
    found = Config(settings, file.path)
    for name in (*settings.types, *settings.by_type):
        config.text_type(name, ("types" if name in settings.types else "by-type", name))
    if not found.rule_files or isinstance(settings.rules, dict):
        _validate_changes(file, settings.rules, ("rules",))
    for name, changes in settings.by_type.items():
        _validate_changes(file, changes, ("by-type", name))
    _validate_files(data, found, contents)


def _validate_profile(name: str) -> None:
    try:
        profiles.load(name)
    except UserError as error:
        raise SchemaError(error.message, ("profile",), error.hint) from error


def _validate_changes(file: SettingsFile, values: Any, path: tuple[str, ...]) -> None:
    rules = tuple(file.rules.values())
    for name, change in overrides(values, path).items():
        for rule in _changed(rules, name, change, path):
            if change.params and rule.kind in checks.KINDS:
                given = {**rule.params, **change.params}
                build(checks.module(rule.kind).Params, given, (*path, name, "params"))


def _changed(
    rules: tuple[Rule[Any], ...], name: str, change: Override, path: tuple[str, ...]
) -> list[Rule[Any]]:
    """The rules that a change is about."""
    try:
        after = Ruleset(rules, (Layer("", changes={name: change}),)).all_types()
    except UserError as error:
        raise SchemaError(error.message, (*path, name), error.hint) from error
    before = {rule.id: rule for rule in rules}
    return [rule for rule in after if before[rule.id] is not rule]


def _validate_files(data: Any, found: Config, contents: Contents) -> None:
    for key in ("rules", "rule-files", "rule_files"):
        named = data.get(key)
        for index, name in enumerate(named if isinstance(named, list) else ()):
            path = found.folder / str(name)
            if contents(path) is None:
                hint = None if path.exists() else _near(path)
                raise SchemaError(f"Filen »{name}« findes ikke.", (key, index), hint)


def _near(path: Path) -> str | None:
    from sprogtjek.errors import did_you_mean

    try:
        beside = [each.name for each in path.parent.iterdir() if each.suffix == path.suffix]
    except OSError:
        return None
    return did_you_mean(path.name, beside)
