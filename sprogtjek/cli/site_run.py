"""A run of ``sprogtjek site``, put together from its parts."""

from __future__ import annotations

from collections.abc import Generator
from contextlib import ExitStack, closing
from dataclasses import asdict, dataclass, replace
from pathlib import Path

import click

from sprogtjek.cli.app import FINDINGS, OK, TROUBLE
from sprogtjek.cli.progress import Progress
from sprogtjek.cli.site_reports import Reports
from sprogtjek.comparing import Saved
from sprogtjek.config import Config
from sprogtjek.errors import UserError
from sprogtjek.project import Project
from sprogtjek.records import Level, TextType
from sprogtjek.reporters.site_words import pages
from sprogtjek.site import executors, kept, session, sources
from sprogtjek.site.batch import Batch, Settings
from sprogtjek.site.options import Options
from sprogtjek.site.pages import Page
from sprogtjek.site.remembering import PageMemory
from sprogtjek.site.session import Session
from sprogtjek.site.store import Store
from sprogtjek.site.work import Spec
from sprogtjek.sitestats.visits import load

INTERRUPTED = 130  # as shells have it


@dataclass(frozen=True, slots=True)
class Asked:
    """The command line."""

    start: str
    outputs: tuple[Path, ...]
    visits: Path | None
    compare: Path | None
    jobs: int | None
    scheduler: str | None
    sitemap: bool
    documents: bool
    timeout: float | None
    rate: float | None
    max_pages: int | None
    depth: int | None
    intranet: bool
    no_cache: bool
    restart: bool
    level: Level | None
    fail_level: Level | None
    no_mask: bool
    text_type: TextType | None
    profile: str | None
    config_path: Path | None
    pipeline: str | None

    @property
    def views(self) -> bool:
        """Whether each page gets its own view: they belong to the report in HTML."""
        return any(path.suffix == ".html" for path in self.outputs)

    @property
    def earlier(self) -> Saved | None:
        """The run to compare with. Raises ``UserError`` if it is none, or would be written over."""
        if self.compare is None:
            return None
        if any(path.resolve() == self.compare.resolve() for path in self.outputs):
            hint = "Giv den nye fil et andet navn."
            raise UserError("Den tidligere kørsel ville blive overskrevet.", hint=hint)
        found = Saved(self.compare)
        next(iter(found), None)
        return found

    @property
    def project(self) -> Project:
        """The configurations in force."""
        return Project(
            fixed=self.config_path,
            pipeline=self.pipeline,
            type=self.text_type,
            profile=self.profile,
        )

    @property
    def options(self) -> Options:
        """Where the pages come from, and how they are asked for."""
        usual = Options()
        return Options(
            kind="sitemap" if self.sitemap else None,
            documents=self.documents,
            max_pages=self.max_pages or usual.max_pages,
            depth=self.depth,
            rate=self.rate or usual.rate,
            timeout=self.timeout or usual.timeout,
            intranet=self.intranet,
        )

    def session_path(self, spec: Spec) -> Path:
        """The file of runs like this one: from the same place with the same options."""
        start = self.start if "://" in self.start else str(Path(self.start).resolve())
        options = asdict(self.options)
        del options["rate"], options["timeout"]  # how fast is of no consequence
        wanted = (start, repr(sorted(options.items())), str(spec.mask), str(spec.views))
        settings = (self.text_type, self.profile, self.pipeline, self.config_path)
        return session.path_for(kept.sessions_folder(), *wanted, *map(str, settings))


def run(asked: Asked) -> int:
    """Check a site, write its reports, and give the exit code. Raises ``UserError``."""
    folder = asked.start if Path(asked.start).is_dir() else ""
    visits = load(asked.visits, folder) if asked.visits else None
    earlier = asked.earlier
    config = asked.project.config(Path("" if "://" in asked.start else asked.start))
    with ExitStack() as stack:
        site = stack.enter_context(closing(_Site(asked, config)))
        rules = {rule.id: rule for rule in config.ruleset(outline=True).all_types()}
        reports = Reports(asked.start, asked.outputs, asked.level or "hint")
        try:
            outcome = site.check(reports)
        except KeyboardInterrupt:
            site.interrupted()
            return INTERRUPTED
        reports.end(site.session.results(), rules, visits, earlier)
        site.finish()
    return outcome


class _Site:
    """A run, its workers, and what it keeps."""

    def __init__(self, asked: Asked, config: Config) -> None:
        self._asked = asked
        self._limits = config.limits
        self._settings = Settings(asked.project)
        megabytes = 0 if asked.no_cache else config.settings.cache_megabytes
        self._spec = Spec(not asked.no_mask, asked.views, megabytes)
        path = asked.session_path(self._spec)
        self.session = Session(path, self._settings.fingerprint, fresh=asked.no_cache)
        if asked.restart:
            self.session.begin_anew()
        self._store = Store(kept.cache_folder(), megabytes) if megabytes else None
        jobs = asked.jobs or executors.default_jobs()
        cluster = asked.scheduler
        self._workers = executors.cluster(cluster) if cluster else executors.local(jobs)
        self._progress = Progress(self.session.expected)
        memory = PageMemory(self._store) if self._store else None
        self._batch = Batch(self._settings, self._spec, self._workers, self.session, memory)

    def check(self, reports: Reports) -> int:
        """Check each page, write what is written at once, and give the exit code."""
        self._tell_beginning()
        outcome = TROUBLE  # until a page could be checked
        level = self._asked.level or "hint"
        with closing(self._pages()) as found:
            for done in self._batch.run(found):
                reports.add(done)
                self._progress.add(done.outcome.findings(level))
                if done.outcome.checked:
                    fails = self._settings.fails
                    failed = fails(done.page.address, done.outcome, self._asked.fail_level, level)
                    outcome = FINDINGS if failed or outcome == FINDINGS else OK
        self._progress.clear()
        return outcome

    def _pages(self) -> Generator[Page, None, None]:
        options = replace(self._asked.options, megabytes=self._limits.megabytes)
        known, expect = self.session.known, self._progress.expect
        yield from sources.pages(self._asked.start, options, known, self._tell, expect=expect)

    def _tell(self, notice: str) -> None:
        self._progress.clear()
        click.echo(notice, err=True)

    def _tell_beginning(self) -> None:
        for notice in (self.session.notice, self._store.notice if self._store else ""):
            if notice:
                self._tell(notice)
        if self.session.done:
            self._tell(f"Kørslen fortsætter, hvor den slap: {pages(self.session.done)} er klaret.")

    def interrupted(self) -> None:
        """Say how to go on."""
        self._workers.stop(now=True)
        done = pages(self.session.done)
        self._tell(f"Kørslen er stoppet. {done.capitalize()} er klaret og gemt.")
        self._tell("Giv samme kommando igen for at fortsætte.")

    def finish(self) -> None:
        """The reports are written: the next run is a new one."""
        self.session.finish()
        kept.forget_old(kept.sessions_folder())
        if self._store:
            self._store.prune()

    def close(self) -> None:
        """Let go of workers and files."""
        self._workers.stop(now=True)  # all is back, and to take leave costs half a second
        self.session.close()
        if self._store:
            self._store.close()
