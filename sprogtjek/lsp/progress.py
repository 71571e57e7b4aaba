"""Long work, shown in the editor while it lasts, where it can be called off."""

from __future__ import annotations

import uuid
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass
from typing import TYPE_CHECKING

from lsprotocol import types

if TYPE_CHECKING:
    from sprogtjek.lsp.server import Server


@dataclass
class Progress:
    """How far the work is. ``said``: what is shown when it is done."""

    report: Callable[[int, int, str], None]
    is_cancelled: Callable[[], bool]
    said: str = ""


@asynccontextmanager
async def progress(
    server: Server, title: str, token: int | str | None = None
) -> AsyncIterator[Progress]:
    """Work with a title. ``token``: the editor's own name for it, if it has given one."""
    if token is None:
        token = await _created(server)
    if token is None:
        yield Progress(lambda done, of, what: None, lambda: False)
        return
    shown = server.work_done_progress
    shown.begin(token, types.WorkDoneProgressBegin(title, cancellable=True, percentage=0))
    cancelled = shown.tokens[token]

    def report(done: int, of: int, what: str) -> None:
        shown.report(token, types.WorkDoneProgressReport(message=what, percentage=100 * done // of))

    work = Progress(report, cancelled.cancelled)
    try:
        yield work
    finally:
        shown.end(token, types.WorkDoneProgressEnd(message=work.said or None))
        shown.tokens.pop(token, None)


async def _created(server: Server) -> str | None:
    """A token of our own, where the editor shows progress."""
    window = server.client_capabilities.window
    if window is None or not window.work_done_progress:
        return None
    token = str(uuid.uuid4())
    await server.work_done_progress.create_async(token)
    return token
