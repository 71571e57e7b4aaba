"""`.sprogtjek.yaml`: find it, validate it, and say which file set which value.

Everything has a default, so a project needs no file at all.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from sprogtjek import ruleset
from sprogtjek.records import Level, Rule
from sprogtjek.ruleset import Override
from sprogtjek.schema import SchemaError, as_user_error, build, load_yaml, read_text

NAME = ".sprogtjek.yaml"


@dataclass(frozen=True, slots=True)
class Settings:
    """The keys of `.sprogtjek.yaml`.

    ``pipeline``: a spaCy pipeline's name or path. ``level``: the weakest level shown.
    ``fail_level``: the weakest level that gives exit code 1. ``rules``: rule id → a level, ``off``
    or ``{level, params}``. ``rule_files``: own rule files, relative to the config file.
    ``exclude``: glob patterns of files that a folder run passes over.
    """

    pipeline: str | None = None
    level: Level = "warning"
    fail_level: Level = "warning"
    rules: Mapping[str, Any] = field(default_factory=dict)
    rule_files: tuple[str, ...] = ()
    exclude: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Config:
    """Settings and where they come from; ``path`` is ``None`` for the defaults alone."""

    settings: Settings = field(default_factory=Settings)
    path: Path | None = None
    text: str = ""

    def origin(self, *spellings: str) -> str:
        """Where the value of a settings key was set, for people to read."""
        written = load_yaml(self.text, str(self.path)) or {} if self.text else {}
        return str(self.path) if any(key in written for key in spellings) else "standard"

    def linter_rules(self, *, outline: bool = False) -> tuple[Rule[Any], ...]:
        """The rules in force. Raises ``UserError`` for faults in the files.

        ``outline``: to be shown and not used, see ``ruleset.parse_rules``.
        """
        own = (
            ruleset.parse_rules(read_text(path), str(path), outline=outline)
            for path in self._rule_files()
        )
        rules = ruleset.combine(ruleset.builtin_rules(outline=outline), *own)
        try:
            return ruleset.apply(rules, _overrides(self.settings.rules))
        except SchemaError as error:
            located = SchemaError(error.message, ("rules", *error.path), error.hint)
            raise as_user_error(located, self.text, str(self.path)) from error

    def _rule_files(self) -> tuple[Path, ...]:
        folder = self.path.parent if self.path else Path()
        return tuple(folder / name for name in self.settings.rule_files)


def _overrides(rules: Mapping[str, Any]) -> dict[str, Override]:
    overrides = {}
    for rule_id, value in rules.items():
        # YAML 1.1 reads an unquoted `off` as false.
        level = "off" if value is False else value
        values = level if isinstance(level, dict) else {"level": level}
        overrides[rule_id] = build(Override, values, (rule_id,))
    return overrides


def find(start: Path) -> Path | None:
    """The nearest `.sprogtjek.yaml` in the folder of ``start`` or above it."""
    folder = start.resolve()
    folder = folder if folder.is_dir() else folder.parent
    for candidate in (folder, *folder.parents):
        path = candidate / NAME
        if path.is_file():
            return path
    return None


def load(path: Path) -> Config:
    """The configuration in a file. Raises ``UserError`` with file, line and hint."""
    text = read_text(path)
    data = load_yaml(text, str(path)) or {}
    try:
        if not isinstance(data, dict):
            raise SchemaError("Filen skal bestå af nøgler og værdier.", ())
        return Config(build(Settings, data), path, text)
    except SchemaError as error:
        raise as_user_error(error, text, str(path)) from error


def for_file(path: Path) -> Config:
    """The configuration that applies to a file: the nearest one upwards, or the defaults."""
    found = find(path)
    return load(found) if found else Config()
