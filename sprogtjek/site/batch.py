"""One run over a site: pages to outcomes, each kept as soon as it is known."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from sprogtjek import paths
from sprogtjek.config import Config
from sprogtjek.errors import UserError
from sprogtjek.project import Project
from sprogtjek.records import LEVELS, Level
from sprogtjek.site import fingerprint, page_results
from sprogtjek.site.executors import Workers
from sprogtjek.site.outcomes import Outcome, pack
from sprogtjek.site.pages import Page
from sprogtjek.site.remembering import PageMemory, page_key
from sprogtjek.site.running import Running
from sprogtjek.site.session import Session
from sprogtjek.site.work import Spec, Task, get_ready

_WRITTEN = 32  # outcomes remembered in one go


class Settings:
    """The configuration of each page and its fingerprint; those of a web page are those here."""

    def __init__(self, project: Project) -> None:
        self._project = project
        self._fingerprints: dict[Path | None, str] = {}
        self._folders: dict[Path, Config] = {}

    def config(self, address: str) -> Config:
        """The configuration for a page. Raises ``UserError`` if it is broken."""
        folder = Path() if "://" in address else Path(address).parent
        if folder not in self._folders:
            self._folders[folder] = self._project.config(folder)
        return self._folders[folder]

    def excludes(self, address: str) -> bool:
        """Whether the settings say that a file is to be passed over."""
        if "://" in address:
            return False
        try:
            found = self.config(address)
        except UserError:
            return False  # told of when the file's turn comes
        return paths.matches(Path(address), found.settings.exclude, found.folder)

    def fails(self, address: str, outcome: Outcome, level: Level | None, told: Level) -> bool:
        """Whether a page has findings at ``level``, or else that of its settings, or above.

        Those below ``told`` do not count.
        """
        if not outcome.checked:
            return False
        floor = level or self.config(address).settings.fail_level
        return outcome.findings(max(floor, told, key=LEVELS.index)) > 0

    def fingerprint(self, address: str) -> str:
        """What the outcome for a page depends on besides the page; empty if that is broken."""
        try:
            return self.fingerprint_of(self.config(address))
        except UserError:
            return ""

    def fingerprint_of(self, config: Config) -> str:
        """The same for a configuration. Raises ``UserError``."""
        if config.path not in self._fingerprints:
            self._fingerprints[config.path] = fingerprint.of(config)
        return self._fingerprints[config.path]


@dataclass(frozen=True, slots=True)
class Finished:
    """A page that is done; ``position`` counts from 1. ``before``: it was known already."""

    position: int
    page: Page
    outcome: Outcome


class Batch:
    """One run; a worker is started at once, since that takes as long as fetching many pages.

    ``memory``: what was made of whole pages in earlier runs, if that is used.
    """

    def __init__(
        self,
        settings: Settings,
        spec: Spec,
        workers: Workers,
        session: Session,
        memory: PageMemory | None,
    ) -> None:
        self._settings = settings
        self._spec = spec
        self._session = session
        self._memory = memory
        self._keys: dict[str, bytes] = {}  # of the pages that are being worked on
        self._new: dict[bytes, Outcome] = {}
        self._running = Running(workers, spec, self._ready, session.outcome)
        self._get_ready()

    def run(self, pages: Iterable[Page]) -> Iterator[Finished]:
        """Each page once it is done and kept, in order. Raises ``UserError``."""
        wanted = (page for page in pages if not self._settings.excludes(page.address))
        for position, (page, outcome) in enumerate(self._running.outcomes(wanted), 1):
            self._remember(page, outcome)
            self._session.keep(position, page, outcome)
            yield Finished(position, page, outcome)
        self._write()

    def _get_ready(self) -> None:
        """Let a worker load what it needs while the first pages are fetched."""
        with suppress(UserError):  # told of with the first page
            config = self._settings.config("https://")
            own = self._settings.fingerprint_of(config)
            self._running.get_ready(get_ready, self._spec, config, own)

    def _ready(self, page: Page) -> Task | Outcome | None:
        if page.reason:
            return pack(page_results.unchecked(page, page.reason, page.hint))
        if page.unchanged:
            return None
        try:
            config = self._settings.config(page.address)
            own = self._settings.fingerprint_of(config)
        except UserError as error:
            return pack(page_results.unchecked(page, error.message, error.hint or ""))
        return self._known(page, own) or Task(page, config, own)

    def _known(self, page: Page, own: str) -> Outcome | None:
        """What the same bytes gave in an earlier run."""
        if self._memory is None:
            return None
        asked = f"{self._spec.mask} {self._spec.views}"
        key = page_key(own, page.address, page.data, page.media_type, page.charset, asked)
        found = self._memory.find(key)
        if found is None:
            self._keys[page.address] = key
            return None
        return found.dated(page.modified)

    def _remember(self, page: Page, outcome: Outcome) -> None:
        key = self._keys.pop(page.address, None)
        if key is None or not outcome.sound:  # what failed may go well next time
            return
        self._new[key] = outcome
        if len(self._new) >= _WRITTEN:
            self._write()

    def _write(self) -> None:
        if self._memory is not None:
            self._memory.keep(self._new)
            self._new = {}
