"""Many files, each linted with the configuration that applies to it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from itertools import groupby
from pathlib import Path

from sprogtjek import config, paths
from sprogtjek.config import Config
from sprogtjek.errors import UserError
from sprogtjek.linter import Linter
from sprogtjek.records import Document, Report

Item = Path | Document | UserError
"""A file to read, a document read already (standard input), or what could not be found."""


@dataclass(frozen=True, slots=True)
class _Job:
    item: Item
    config: Path | None  # the config file that applies


class Project:
    """Linters by configuration file.

    ``fixed`` is the configuration file to use for all; ``options`` override settings by name,
    where they are not ``None``.
    """

    def __init__(self, *, fixed: Path | None = None, **options: str | None) -> None:
        self._fixed = fixed
        self._options = {key: value for key, value in options.items() if value is not None}
        self._configs: dict[Path | None, Config] = {}
        self._linters: dict[Path | None, Linter | UserError] = {}

    def config(self, path: Path) -> Config:
        """The configuration for a file. Raises ``UserError`` if it is broken."""
        return self._config(self._config_path(path))

    def linter(self, path: Path) -> Linter:
        """The linter for a file. Raises ``UserError`` if its configuration is broken."""
        found = self._linter(self._config_path(path))
        if isinstance(found, UserError):
            raise found
        return found

    def lint(self, items: Iterable[Item]) -> Iterator[Report]:
        """Reports in order. A broken configuration is reported once, with its first file."""
        jobs = (self._job(item) for item in items)
        for config_path, run in groupby(jobs, key=lambda job: job.config):
            yield from self._run(config_path, [job.item for job in run])

    def _run(self, config_path: Path | None, items: list[Item]) -> Iterator[Report]:
        linter = self._linter(config_path)
        if isinstance(linter, UserError):
            yield Report(str(config_path or linter.path), problems=(linter.problem(),))
            yield from (_unchecked(item) for item in items)
            return
        try:
            profile = self._config(config_path).settings.profile
            for report in linter.lint_many(items):
                yield replace(report, profile=profile)
        except UserError as error:  # the pipeline, or a rule that needs what it lacks
            yield Report(str(config_path or ""), problems=(error.problem(),))

    def _job(self, item: Item) -> _Job:
        path = item if isinstance(item, Path) else Path()
        return _Job(item, self._config_path(path))

    def _config_path(self, path: Path) -> Path | None:
        return self._fixed or config.find(path)

    def _config(self, path: Path | None) -> Config:
        if path not in self._configs:
            loaded = config.load(path) if path else Config()
            self._configs[path] = loaded.changed(**self._options)
        return self._configs[path]

    def _linter(self, path: Path | None) -> Linter | UserError:
        if path not in self._linters:
            try:
                found = self._config(path)
                self._linters[path] = Linter(
                    found.ruleset(),
                    text_type=found.type_of,
                    pipeline=found.settings.pipeline,
                    limits=found.limits,
                )
            except UserError as error:
                self._linters[path] = error
        return self._linters[path]


def _unchecked(item: Item) -> Report:
    if isinstance(item, UserError):
        return Report(item.path or "", problems=(item.problem(),))
    name = item.source.name if isinstance(item, Document) else str(item)
    error = UserError("Filen er ikke tjekket, fordi der er en fejl i konfigurationen.", path=name)
    return Report(name, problems=(error.problem(),))


def items(names: Iterable[str], project: Project) -> Iterator[Path | UserError]:
    """The files that ``names`` stand for, less what their configuration excludes."""
    for item in paths.expand(names):
        if isinstance(item, UserError) or not _excluded(item, project):
            yield item


def _excluded(path: Path, project: Project) -> bool:
    try:
        found = project.config(path)
        return paths.matches(path, found.settings.exclude, found.folder)
    except UserError:
        return False  # reported when the file is linted
