"""Long work, shown in the editor while it lasts, where it can be called off."""

from __future__ import annotations

import uuid
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from typing import TYPE_CHECKING

from lsprotocol import types

if TYPE_CHECKING:
    from sprogtjek.lsp.server import Server


@dataclass
class Progress:
    """How far the work is. Nothing is shown before there is something to report, unless the
    editor waits for it. ``said``: what is shown when it is done.
    """

    server: Server
    title: str
    token: int | str | None
    said: str = ""
    _begun: bool = False

    async def begin(self) -> None:
        """Show that the work goes on, where the editor shows such things."""
        self._begun = True
        if self.token is None:
            self.token = await _created(self.server)
        if self.token is not None:
            begin = types.WorkDoneProgressBegin(self.title, cancellable=True, percentage=0)
            self.server.work_done_progress.begin(self.token, begin)

    async def report(self, done: int, of: int, what: str) -> None:
        """Show what is worked at, after so much of the whole."""
        if not self._begun:
            await self.begin()
        if self.token is not None:
            step = types.WorkDoneProgressReport(message=what, percentage=100 * done // of)
            self.server.work_done_progress.report(self.token, step)

    def is_cancelled(self) -> bool:
        """Whether it is called off."""
        called_off = self.server.work_done_progress.tokens.get(self.token) if self.token else None
        return called_off is not None and called_off.cancelled()

    def end(self) -> None:
        """Show that the work is done."""
        if self._begun and self.token is not None:
            end = types.WorkDoneProgressEnd(message=self.said or None)
            self.server.work_done_progress.end(self.token, end)
            self.server.work_done_progress.tokens.pop(self.token, None)


@asynccontextmanager
async def progress(
    server: Server, title: str, token: int | str | None = None
) -> AsyncIterator[Progress]:
    """Work with a title. ``token``: the editor's own name for it, if it has given one."""
    work = Progress(server, title, token)
    if token is not None:
        await work.begin()
    try:
        yield work
    finally:
        work.end()


async def _created(server: Server) -> str | None:
    """A token of our own, where the editor shows progress."""
    window = server.client_capabilities.window
    if window is None or not window.work_done_progress:
        return None
    token = str(uuid.uuid4())
    await server.work_done_progress.create_async(token)
    return token
