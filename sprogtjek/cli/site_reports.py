"""What ``sprogtjek site`` writes: while the run goes on, and at its end."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from sprogtjek.cli.app import fail, width
from sprogtjek.cli.output import write
from sprogtjek.errors import UserError
from sprogtjek.records import LEVELS, Level, Rule
from sprogtjek.results import PageResult, dumps

if TYPE_CHECKING:
    from sprogtjek.site.batch import Finished
    from sprogtjek.site.outcomes import Outcome
    from sprogtjek.site.session import Results
    from sprogtjek.sitestats.visits import Visits

SUFFIXES = (".html", ".csv", ".jsonl")


def known_suffixes(
    context: click.Context, option: click.Parameter, paths: tuple[Path, ...]
) -> tuple[Path, ...]:
    """Refuse files that cannot be written, before a night is spent on what goes into them."""
    for path in paths:
        if path.suffix not in SUFFIXES:
            raise click.BadParameter(f"»{path}«: endelsen skal være en af {', '.join(SUFFIXES)}.")
        if not path.parent.is_dir():
            raise click.BadParameter(f"»{path}«: mappen »{path.parent}« findes ikke.")
    if sum(path.suffix == ".html" for path in paths) > 1:
        raise click.BadParameter("Der kan kun være én rapport i html.")
    return paths


@dataclass(frozen=True, slots=True)
class AtLevel:
    """Results without findings below a level; each walk through them begins anew."""

    results: Iterable[PageResult]
    level: Level

    def __iter__(self) -> Iterator[PageResult]:
        return (at_level(result, self.level) for result in self.results)


def at_level(result: PageResult, level: Level) -> PageResult:
    """A result without findings below a level."""
    floor = LEVELS.index(level)
    if not floor:
        return result
    found = tuple(each for each in result.findings if LEVELS.index(each.level) >= floor)
    return replace(result, findings=found)


class Reports:
    """The files asked for, and the summary for whoever waits."""

    def __init__(self, start: str, paths: tuple[Path, ...], level: Level) -> None:
        from sprogtjek.site.outputs import Lines, Views, folder_for

        self._title = start
        self._paths = paths
        self._level = level
        html = next((path for path in paths if path.suffix == ".html"), None)
        self._folder = folder_for(html).name if html else ""
        self._last = 0
        try:
            self._lines = [Lines(path) for path in paths if path.suffix == ".jsonl"]
            self._views = Views(html) if html else None
        except OSError as error:
            fail(_unwritable(error))

    def add(self, done: Finished) -> None:
        """Write what is written of a page at once."""
        self._last = done.position
        try:
            for lines in self._lines:
                lines.add(self._line(done.outcome))
            if self._views:
                self._views.add(done.position, done.outcome)
        except OSError as error:
            raise _unwritable(error) from error

    def _line(self, outcome: Outcome) -> bytes:
        if outcome.findings("hint") == outcome.findings(self._level):
            return outcome.line
        return dumps(at_level(outcome.result, self._level)).encode()

    def end(
        self,
        results: Results,
        rules: dict[str, Rule[Any]],
        visits: Visits | None,
        earlier: Iterable[PageResult] | None,
    ) -> None:
        """Write the rest, and the summary on standard output. Raises ``UserError``."""
        from sprogtjek.reporters import site_text
        from sprogtjek.sitestats.repeats import Blocks
        from sprogtjek.sitestats.site import summarize

        for lines in self._lines:
            lines.close()
        if self._views:
            self._views.end(self._last)
        told = AtLevel(results, self._level)
        blocks = Blocks(results.blocks())
        site = summarize(told, rules, blocks=blocks, visits=visits, earlier=earlier)
        for path in self._paths:
            if path.suffix == ".csv":
                from sprogtjek.reporters import site_csv

                write(path, site_csv.render(site, folder=self._folder))
            elif path.suffix == ".html":
                from sprogtjek.reporters import site_html

                write(path, site_html.render(site, title=self._title, folder=self._folder))
        click.echo(site_text.render(site, title=self._title, width=width()), nl=False)


def _unwritable(error: OSError) -> UserError:
    name = str(error.filename) if error.filename else None
    return UserError("Rapporten kan ikke skrives.", path=name, hint=error.strerror)
