"""What a worker does with some pages: read, check, mask, sum up, draw.

A worker is a process on this machine or another. It keeps its linters, with the pipeline and what
it has learned of repeated blocks, from one chunk to the next. What it makes of a page depends on
the page and the settings alone, never on what it met before.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path
from threading import Lock
from typing import Any

from sprogtjek import __version__
from sprogtjek.config import Config
from sprogtjek.errors import UserError
from sprogtjek.linter import Linter
from sprogtjek.masking import masked
from sprogtjek.records import Document, Problem, Report, Rule, TextType
from sprogtjek.site import kept, page_results
from sprogtjek.site.outcomes import Outcome, pack
from sprogtjek.site.pages import Page
from sprogtjek.site.remembering import BlockMemory
from sprogtjek.site.store import Store
from sprogtjek.sources import filetypes, served
from sprogtjek.sources.limits import reading

_ONE_AT_A_TIME = Lock()  # a worker of a cluster may have several threads; a linter has one
_CHECKERS: dict[tuple[Spec, str], Checker] = {}
_STORES: dict[tuple[str | None, int], Store] = {}
_OUR_FAULT = "Det er en fejl i sprogtjek. Fortæl os gerne om den."


@dataclass(frozen=True, slots=True)
class Spec:
    """How pages are checked. ``views``: each page's own view is drawn too.

    ``megabytes`` is how much may be remembered between runs; with 0 nothing is read or kept.
    ``cache`` is the folder for it, ``None`` for the user's own on the machine where the work is
    done. ``version`` is that of the program that asks.
    """

    mask: bool = True
    views: bool = False
    megabytes: int = 0
    cache: str | None = None
    version: str = __version__


@dataclass(frozen=True, slots=True)
class Task:
    """A page and the settings that apply to it, with their ``fingerprint``."""

    page: Page
    config: Config
    fingerprint: str


def work(spec: Spec, tasks: Sequence[Task]) -> list[Outcome]:
    """What comes of some pages, in order: always one outcome for each."""
    if spec.version != __version__:
        raise UserError(
            f"Arbejderne har sprogtjek {__version__}, men du kører {spec.version}.",
            hint="Installer samme udgave alle steder.",
        )
    outcomes: list[Outcome] = []
    for start, end in _runs([task.fingerprint for task in tasks]):
        pages = [task.page for task in tasks[start:end]]
        try:
            with _ONE_AT_A_TIME:
                own = _kept_checker(spec, tasks[start].config, tasks[start].fingerprint)
                outcomes.extend(own.check(pages))
        except UserError as error:  # rules, pipeline
            outcomes.extend(_unchecked(page, error.problem()) for page in pages)
    return outcomes


def get_ready(spec: Spec, config: Config, fingerprint: str) -> None:
    """Load what pages with these settings need, before the first of them is there."""
    with _ONE_AT_A_TIME, suppress(UserError):  # whoever checks the first page will say so
        _kept_checker(spec, config, fingerprint).get_ready()


def _runs(keys: Sequence[str]) -> Iterator[tuple[int, int]]:
    """Where runs of equal keys begin and end."""
    start = 0
    for at in range(1, len(keys) + 1):
        if at == len(keys) or keys[at] != keys[start]:
            yield start, at
            start = at


def _kept_checker(spec: Spec, config: Config, fingerprint: str) -> Checker:
    """The checker for some settings, kept from one chunk to the next."""
    key = (spec, fingerprint)
    if key not in _CHECKERS:
        _CHECKERS[key] = Checker(spec, fingerprint, config)
    return _CHECKERS[key]


class Checker:
    """A linter with its settings. Raises ``UserError`` for faults in them."""

    def __init__(self, spec: Spec, fingerprint: str, config: Config) -> None:
        self._spec = spec
        self._config = config
        self._html: set[str] = set()
        self._memory: BlockMemory | None = None
        if spec.megabytes:
            self._memory = BlockMemory(_store(spec.cache, spec.megabytes), fingerprint)
        self._linter = Linter(
            config.ruleset(),
            text_type=self._type_of,
            pipeline=config.settings.pipeline,
            limits=config.limits,
            memory=self._memory,
        )
        self._rules = cache(self._rules_for)

    def get_ready(self) -> None:
        """Load the pipeline and compile the rules for what most pages are."""
        self._linter.prepare("web")

    def check(self, pages: Sequence[Page]) -> list[Outcome]:
        """What comes of some pages, in order."""
        texts = [self._read(page) for page in pages]
        try:
            reports = list(self._linter.lint_many(texts))
        except UserError:
            raise
        except Exception:  # one page brings down the others: find out which
            reports = [self._alone(text) for text in texts]
        if self._memory is not None:
            self._memory.flush()
        self._html.clear()
        return [self._outcome(page, report) for page, report in zip(pages, reports, strict=True)]

    def _alone(self, text: Document | UserError) -> Report:
        """The report on one text, or one that says what went wrong."""
        name = text.source.name if isinstance(text, Document) else ""
        try:
            return self._linter.lint(text)
        except UserError as error:
            return Report(name, problems=(error.problem(),))
        except Exception as error:
            problem = Problem(f"Siden kan ikke tjekkes ({type(error).__name__}).", hint=_OUR_FAULT)
            return Report(name, problems=(problem,))

    def _type_of(self, name: str) -> TextType | None:
        """The type that the settings give; what is HTML is a web page, the rest is recognised."""
        return self._config.type_of(name) or ("web" if name in self._html else None)

    def _read(self, page: Page) -> Document | UserError:
        try:
            with reading(self._config.limits):
                read = served.read(page.data, page.address, page.media_type, page.charset)
        except UserError as error:
            return error
        except Exception as error:
            return UserError(f"Siden kan ikke læses ({type(error).__name__}).", hint=_OUR_FAULT)
        if read.source.media_type == filetypes.HTML:
            self._html.add(page.address)
        return read

    def _outcome(self, page: Page, report: Report) -> Outcome:
        if report.problems and not report.blocks:
            return _unchecked(page, report.problems[0])
        report = replace(report, profile=self._config.settings.profile)
        report = masked(report) if self._spec.mask else report
        view = self._view(report) if self._spec.views else b""
        return pack(page_results.checked(page, report), view)

    def _view(self, report: Report) -> bytes:
        from sprogtjek.reporters import site_view

        title = page_results.title(report)
        return site_view.render(report, self._rules(report.text_type), title).encode()

    def _rules_for(self, text_type: TextType | None) -> dict[str, Rule[Any]]:
        return {rule.id: rule for rule in self._linter.rules(text_type)}


def _unchecked(page: Page, problem: Problem) -> Outcome:
    return pack(page_results.unchecked(page, problem.message, problem.hint or ""))


def _store(folder: str | None, megabytes: int) -> Store:
    key = (folder, megabytes)
    if key not in _STORES:
        _STORES[key] = Store(Path(folder) if folder else kept.cache_folder(), megabytes)
    return _STORES[key]
