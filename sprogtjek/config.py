"""`.sprogtjek.yaml`: find it, validate it, and say which file set which value.

Everything has a default, so a project needs no file at all.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field, fields, replace
from pathlib import Path
from typing import Any

from sprogtjek import paths, profiles, ruleset, terms, texttypes
from sprogtjek.errors import UserError, did_you_mean
from sprogtjek.layers import Layer, Ruleset, overrides
from sprogtjek.profiles import Profile
from sprogtjek.records import TEXT_TYPES, Level, Rule, TextType
from sprogtjek.schema import SchemaError, as_user_error, build, load_yaml, read_text
from sprogtjek.sources.limits import Limits
from sprogtjek.terms import Terms

NAME = ".sprogtjek.yaml"


@dataclass(frozen=True, slots=True)
class Settings:
    """The keys of `.sprogtjek.yaml`.

    ``profile``: a shipped profile. ``type``: the type of all texts; ``types``: type → glob
    patterns of the files that are of it. ``pipeline``: a spaCy pipeline's name or path.
    ``level``: the weakest level shown. ``fail_level``: the weakest level that gives exit code 1.
    ``rules``: rule id → a level, ``off`` or ``{level, params}``, or a list of own rule files;
    ``rule_files``: own rule files where ``rules`` holds changes. ``by_type``: type → changes for
    such texts alone. ``terms``: the municipality's own words, see ``terms``. ``exclude``: glob
    patterns of files that a folder run passes over. ``baseline``: the file of findings that are
    known. ``limits``: how much of a file is read, see ``sources.limits``. ``cache_megabytes``: the
    most that runs over whole sites keep on disk between them. Paths are relative to the config
    file.
    """

    profile: str = profiles.STANDARD
    type: TextType | None = None
    types: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    pipeline: str | None = None
    level: Level = "warning"
    fail_level: Level = "warning"
    rules: Any = field(default_factory=dict)
    rule_files: tuple[str, ...] = ()
    by_type: Mapping[str, Any] = field(default_factory=dict)
    terms: Mapping[str, Any] = field(default_factory=dict)
    exclude: tuple[str, ...] = ()
    baseline: str | None = None
    limits: Mapping[str, Any] = field(default_factory=dict)
    cache_megabytes: int = 500


@dataclass(frozen=True, slots=True)
class Config:
    """Settings and where they come from; ``path`` is ``None`` for the defaults alone.

    ``given`` are the settings that came from the command line.
    """

    settings: Settings = field(default_factory=Settings)
    path: Path | None = None
    text: str = ""
    given: frozenset[str] = frozenset()

    def origin(self, *spellings: str) -> str:
        """Where the value of a settings key was set, for people to read."""
        if self.given & set(spellings):
            return f"--{spellings[0]}"
        written = load_yaml(self.text, str(self.path)) or {} if self.text else {}
        return str(self.path) if any(key in written for key in spellings) else "standard"

    @property
    def profile(self) -> Profile:
        """The profile that applies. Raises ``UserError`` for an unknown one."""
        try:
            return profiles.load(self.settings.profile)
        except UserError as error:
            if self.origin("profile") != str(self.path):
                raise
            located = SchemaError(error.message, ("profile",), error.hint)
            raise as_user_error(located, self.text, str(self.path)) from error

    def changed(self, **options: Any) -> Config:
        """The configuration with settings changed from the command line.

        A type given there counts for all files.
        """
        if "type" in options:
            options["types"] = {}
        settings = replace(self.settings, **options)
        return replace(self, settings=settings, given=self.given | set(options))

    @property
    def terms(self) -> Terms:
        """The municipality's own words: the profile's, and the project's over them."""
        with self._placed():
            return terms.merged(self.profile.terms, terms.parse(self.settings.terms))

    @property
    def limits(self) -> Limits:
        """How much of a file is read. Raises ``UserError`` with file and line."""
        with self._placed():
            return build(Limits, self.settings.limits, ("limits",))

    @property
    def folder(self) -> Path:
        """Where paths in the settings start."""
        return self.path.parent if self.path else Path()

    def ruleset(self, *, outline: bool = False) -> Ruleset:
        """The rules and the layers over them. Raises ``UserError`` for faults in the files.

        ``outline``: to be shown and not used, see ``ruleset.parse_rules``.
        """
        own = (
            ruleset.parse_rules(read_text(path), str(path), outline=outline)
            for path in self.rule_files
        )
        rules = ruleset.combine(ruleset.builtin_rules(outline=outline), *own)
        own_words = self.terms
        layers = (self.profile.layer, terms.layer(own_words), self.layer)
        return Ruleset(rules, layers, texttypes.layers(), own_words.allowed)

    def linter_rules(
        self, text_type: TextType | None = None, *, outline: bool = False
    ) -> tuple[Rule[Any], ...]:
        """The rules in force for texts of a type. Raises ``UserError``."""
        return self.ruleset(outline=outline).for_type(text_type)

    def type_of(self, name: str) -> TextType | None:
        """The type that the settings give a file, by its path."""
        for kind, patterns in self.settings.types.items():
            if paths.matches(Path(name), patterns, self.folder):
                return text_type(kind, ("types", kind))
        return self.settings.type

    @property
    def layer(self) -> Layer:
        """The project's own changes. Raises ``UserError`` for faults in the file."""
        with self._placed():
            for place in ("types", "by_type"):
                for key in getattr(self.settings, place):
                    text_type(key, (place.replace("_", "-"), key))
            changes = {} if _lists_files(self.settings.rules) else self.settings.rules
            return Layer(
                str(self.path),
                self.text,
                overrides(changes, ("rules",)),
                {k: overrides(v, ("by-type", k)) for k, v in self.settings.by_type.items()},
            )

    @property
    def rule_files(self) -> tuple[Path, ...]:
        """The project's own rule files."""
        listed = self.settings.rules if _lists_files(self.settings.rules) else ()
        return tuple(self.folder / str(name) for name in (*listed, *self.settings.rule_files))

    @contextmanager
    def _placed(self) -> Iterator[None]:
        """Errors about the settings, with the file and line they stand in."""
        try:
            yield
        except SchemaError as error:
            raise as_user_error(error, self.text, str(self.path)) from error


def _lists_files(rules: Any) -> bool:
    return isinstance(rules, list) and all(
        isinstance(name, str) and name.endswith((".yaml", ".yml")) for name in rules
    )


def text_type(name: str, path: tuple[str, ...]) -> TextType:
    """The type of a name that stands at a place in the settings. Raises ``SchemaError``."""
    for known in TEXT_TYPES:
        if name == known:
            return known
    hint = did_you_mean(name, TEXT_TYPES) or "Vælg mellem: " + ", ".join(TEXT_TYPES) + "."
    raise SchemaError(f"Ukendt teksttype: »{name}«.", path, hint)


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
        return Config(settings_of(data), path, text)
    except SchemaError as error:
        raise as_user_error(error, text, str(path)) from error


def settings_of(data: Any) -> Settings:
    """The settings in the data of a file. A key with nothing behind it is not given.

    Raises ``SchemaError``.
    """
    if not isinstance(data, dict):
        raise SchemaError("Filen skal bestå af nøgler og værdier.", ())
    known = {field.name for field in fields(Settings)}
    empty = [key for key, value in data.items() if value is None]
    left_out = {key for key in empty if str(key).replace("-", "_") in known}
    return build(Settings, {key: data[key] for key in data if key not in left_out})


def for_file(path: Path) -> Config:
    """The configuration that applies to a file: the nearest one upwards, or the defaults."""
    found = find(path)
    return load(found) if found else Config()
