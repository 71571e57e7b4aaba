"""What is open in the editor and what is known of it. Lives in the event loop's thread."""

from __future__ import annotations

import asyncio
import uuid
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

from lsprotocol.types import TextDocumentContentChangeEvent

from sprogtjek.errors import UserError
from sprogtjek.lsp.tasks import Tasks, fault
from sprogtjek.lsp.texts import Text
from sprogtjek.lsp.worker import Dropped, Urgency, Worker

if TYPE_CHECKING:
    from sprogtjek.lsp.checking import Checked, Checker, Loaded, Outcome
    from sprogtjek.lsp.options import Options

DEBOUNCE = 0.15
"""Seconds without a keystroke before a text is checked."""


class OnRules(Protocol):
    """What is called when rules may have changed."""

    def __call__(self, faults: Sequence[UserError], *, changed: bool) -> None:
        """``faults``: all that is broken now. ``changed``: texts are to be checked again."""


class Session:
    """The open texts, each checked some moments after it has changed.

    ``on_checked`` is told of texts that have been checked, ``on_rules`` of all files of settings
    and rules that are broken, and whether rules have ``changed``, ``on_error`` of what goes wrong
    in the work itself.
    """

    def __init__(
        self,
        on_checked: Callable[[Outcome], None],
        on_rules: OnRules,
        on_error: Callable[[Exception], None],
    ) -> None:
        self.worker = Worker()
        self.texts: dict[str, Text] = {}
        self.debounce = DEBOUNCE
        self.folder = Path()
        self._on_checked = on_checked
        self._on_rules = on_rules
        self._on_error = on_error
        self._checker: Checker | None = None
        self._outcomes: dict[str, Outcome] = {}
        self._shown: set[str] = set()
        self._timers: dict[str, asyncio.TimerHandle] = {}
        self._tasks = Tasks(on_error)
        self._waiting: dict[str, list[asyncio.Future[None]]] = {}
        self._loads = 0
        self.generation = uuid.uuid4().hex  # of the rules: what other rules found counts no more

    def open(self, text: Text) -> None:
        """A text is opened."""
        self.texts[text.uri] = text
        self._outcomes.pop(text.uri, None)
        self._shown.discard(text.uri)
        self._check_in(0, text.uri)

    def change(
        self, uri: str, changes: Sequence[TextDocumentContentChangeEvent], version: int | None
    ) -> None:
        """An open text is changed."""
        if uri in self.texts:
            self.texts[uri] = self.texts[uri].changed(changes, version)
            self._wake(uri)
            self._check_in(self.debounce, uri, Urgency.TYPING)

    def close(self, uri: str) -> None:
        """A text is closed."""
        self.texts.pop(uri, None)
        self._outcomes.pop(uri, None)
        self._shown.discard(uri)
        timer = self._timers.pop(uri, None)
        if timer:
            timer.cancel()
        self.worker.submit(uri, lambda _: self.checker().forget(uri), Urgency.TYPING)
        self._wake(uri)

    def load(self, options: Options) -> None:
        """Read settings and rules, with the editor's own over them; check all texts by them."""
        self._tasks.start(self._load(lambda: self.checker().load(self.folder, options)))

    def reload(self, paths: Sequence[Path]) -> None:
        """Read settings and rules again if one of these files holds some."""
        self._tasks.start(self._load(lambda: self.checker().reload(self.folder, paths)))

    def checked(self, uri: str) -> Checked | None:
        """What is known of a text as it stands now, if it has been checked since it changed."""
        found = self._outcome(uri)
        return found.checked if found else None

    def _outcome(self, uri: str) -> Outcome | None:
        found = self._outcomes.get(uri)
        return found if found and found.checked.text is self.texts.get(uri) else None

    def is_shown(self, uri: str) -> bool:
        """Whether something has been said of a text since it was opened."""
        return uri in self._shown

    async def of(self, text: Text) -> Checked | None:
        """What is known of a text as it stands now, when it is. ``None`` if it changes before, or
        is closed: the places asked about are others then.
        """
        while self.texts.get(text.uri) is text:
            found = self._outcome(text.uri)
            if found:
                return found.checked
            await self._something(text.uri)
        return None

    async def current(self, uri: str) -> Checked | None:
        """What is known of a text, when it is; ``None`` if it is not open, or is closed."""
        found = await self.outcome(uri)
        return found.checked if found else None

    async def outcome(self, uri: str) -> Outcome | None:
        """As ``current``, with the diagnostics."""
        while uri in self.texts and not self.texts[uri].is_settings:
            found = self._outcome(uri)
            if found:
                return found
            await self._something(uri)
        return None

    async def _something(self, uri: str) -> None:
        """Wait until a text is checked, changed or closed."""
        waiter = asyncio.get_running_loop().create_future()
        self._waiting.setdefault(uri, []).append(waiter)
        await waiter

    def checker(self) -> Checker:
        """The one that checks: for use in the worker's thread."""
        if self._checker is None:
            from sprogtjek.lsp.checking import Checker

            self._checker = Checker()
        return self._checker

    def stop(self) -> None:
        """Drop all work."""
        for timer in self._timers.values():
            timer.cancel()
        self.worker.stop()

    def _check_in(self, seconds: float, uri: str, urgency: Urgency = Urgency.SOON) -> None:
        if self.texts[uri].is_settings:
            return
        self.worker.drop(uri)
        timer = self._timers.pop(uri, None)
        if timer:
            timer.cancel()
        loop = asyncio.get_running_loop()
        self._timers[uri] = loop.call_later(
            seconds, lambda: self._tasks.start(self._check(uri, urgency))
        )

    async def _check(self, uri: str, urgency: Urgency) -> None:
        text = self.texts.get(uri)
        if text is None:
            return
        job = self.worker.submit(
            uri, lambda between: self.checker().check_open(text, between), urgency
        )
        try:
            outcome = await asyncio.wrap_future(job)
        except Dropped:
            return
        except Exception as error:  # our fault
            outcome = self._broken(text, error)
        if self.texts.get(uri) is text:
            self._outcomes[uri] = outcome
            self._shown.add(uri)
            self._wake(uri)
            self._on_checked(outcome)
        self._on_rules(outcome.faults, changed=False)

    def _broken(self, text: Text, error: Exception) -> Outcome:
        """What there is to say of a text whose check broke down."""
        from sprogtjek.lsp.checking import broken

        self._on_error(error)
        return broken(text, error)

    async def _load(self, action: Callable[[], Loaded]) -> None:
        self._loads += 1  # never dropped: what one brings the next one counts on
        job = self.worker.submit(f"settings {self._loads}", lambda _: action(), Urgency.TYPING)
        try:
            loaded = await asyncio.wrap_future(job)
        except Dropped:
            return
        except Exception as error:  # our fault: what was in force stays in force
            self._on_error(error)
            said = fault(error, "Indstillingerne er ikke læst.")
            self._on_rules([UserError(said)], changed=False)
            return
        if loaded.changed:
            self.generation = uuid.uuid4().hex
            self._outcomes.clear()
            for uri in self.texts:
                self._check_in(0, uri)
        self._on_rules(loaded.faults, changed=loaded.changed)

    def _wake(self, uri: str) -> None:
        for waiter in self._waiting.pop(uri, ()):
            if not waiter.done():
                waiter.set_result(None)
