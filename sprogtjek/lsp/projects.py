"""Linters by configuration file for a server that runs all day: what is broken waits for repair,
and until then the last rules that worked stay in force.

Used in the worker's thread alone.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from sprogtjek import baseline, config, language
from sprogtjek.baseline import Baseline
from sprogtjek.config import Config
from sprogtjek.errors import UserError
from sprogtjek.linter import Linter
from sprogtjek.profiles import Profile
from sprogtjek.records import TEXT_TYPES, Rule, TextType

if TYPE_CHECKING:
    from spacy.language import Language


BATCH = 16
"""Blocks parsed together: what is typed waits for them, up to a sixth of a second. Parsing twice
as many or more takes a tenth less time and makes the writer wait twice as long.
"""


@dataclass(frozen=True)
class Project:
    """What a configuration comes to."""

    config: Config
    linter: Linter
    profile: Profile
    rules: Mapping[TextType | None, Mapping[str, Rule[Any]]]
    known: Baseline | None

    @property
    def files(self) -> frozenset[Path]:
        """The files that it was made of."""
        own = (self.config.path, self.known.path if self.known else None, *self.config.rule_files)
        return frozenset(path.resolve() for path in own if path)


class Projects:
    """The projects in use. ``options`` are the editor's settings, which go before the files'."""

    def __init__(self) -> None:
        self._options: dict[str, Any] = {}
        self._fresh: dict[Path | None, Project] = {}
        self._last_good: dict[Path | None, Project] = {}
        self._pipelines: dict[str | None, Language] = {}
        self.faults: dict[Path | None, UserError] = {}

    def use(self, options: Mapping[str, Any]) -> None:
        """Other settings of the editor."""
        self._options = dict(options)
        self._last_good.clear()
        self.reload()

    def reload(self) -> None:
        """Read every file again when it is next used."""
        self._fresh.clear()
        self.faults.clear()

    def concerned(self, paths: Iterable[Path]) -> bool:
        """Whether one of these files holds settings or rules."""
        used = [project.files for project in (*self._fresh.values(), *self._last_good.values())]
        broken = {Path(fault.path).resolve() for fault in self.faults.values() if fault.path}
        own = broken.union(*used)
        return any(path.name == config.NAME or path.resolve() in own for path in paths)

    def project(self, path: Path) -> Project:
        """The project of a file; where it is broken, the last that worked or the defaults."""
        found = config.find(path)
        if found not in self._fresh:
            self._fresh[found] = self._loaded(found)
        return self._fresh[found]

    def _loaded(self, path: Path | None) -> Project:
        try:
            loaded = config.load(path) if path else Config()
            made = self._made(loaded.changed(**self._options))
        except UserError as error:
            self.faults[path] = error
            return self._last_good.get(path) or self._made(Config())
        self._last_good[path] = made
        return made

    def _made(self, found: Config) -> Project:
        pipeline = self._pipeline(found.settings.pipeline)
        linter = Linter(found.ruleset(), text_type=found.type_of, pipeline=pipeline)
        types: tuple[TextType | None, ...] = (None, *TEXT_TYPES)
        rules = {kind: {rule.id: rule for rule in linter.rules(kind)} for kind in types}
        _ = linter.parsed_kinds  # compiles the checks: faults in patterns show here
        return Project(found, linter, found.profile, rules, _baseline(found))

    def _pipeline(self, name: str | None) -> Language:
        if name not in self._pipelines:
            self._pipelines[name] = language.load(name)
            self._pipelines[name].batch_size = BATCH
        return self._pipelines[name]


def _baseline(found: Config) -> Baseline | None:
    path = found.settings.baseline
    return baseline.load(found.folder / path) if path else None
