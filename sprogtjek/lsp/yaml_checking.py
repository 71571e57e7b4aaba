"""Open files of settings and rules, each looked at some moments after it has changed.

Beside the worker: what is wrong in a few lines of YAML need not wait for a text to be checked.
"""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING

from lsprotocol import types

from sprogtjek.lsp.faults import Seen
from sprogtjek.lsp.tasks import Tasks, fault
from sprogtjek.lsp.yaml_answers import contents_of, settings_file

if TYPE_CHECKING:
    from sprogtjek.lsp.server import Server
    from sprogtjek.lsp.texts import Text


def register(server: Server) -> None:
    """Look at YAML that is opened and changed."""

    @server.feature(types.TEXT_DOCUMENT_DID_OPEN)
    def opened(params: types.DidOpenTextDocumentParams) -> None:
        server.yaml.look_in(0, params.text_document.uri)

    @server.feature(types.TEXT_DOCUMENT_DID_CHANGE)
    def changed(params: types.DidChangeTextDocumentParams) -> None:
        server.yaml.look_in(server.session.debounce, params.text_document.uri)


class YamlChecking:
    """Looks at open YAML, the newest state of each text alone."""

    def __init__(self, server: Server) -> None:
        self._server = server
        self._timers: dict[str, asyncio.TimerHandle] = {}
        self._tasks = Tasks(server.tell)

    def look_in(self, seconds: float, uri: str) -> None:
        """Look at a text, if it is YAML, and does not change before."""
        text = self._server.session.texts.get(uri)
        if text is None or not text.is_settings:
            return
        self._cancel(uri)
        loop = asyncio.get_running_loop()
        self._timers[uri] = loop.call_later(seconds, lambda: self._tasks.start(self._look(text)))

    def look_again(self) -> None:
        """Rules or settings beside the open ones have changed."""
        for uri in self._server.session.texts:
            self.look_in(0, uri)

    def closed(self, uri: str) -> None:
        """A text is closed: what is on disk counts."""
        self._cancel(uri)
        self._server.faults.closed(uri)

    def _cancel(self, uri: str) -> None:
        timer = self._timers.pop(uri, None)
        if timer:
            timer.cancel()

    async def _look(self, text: Text) -> None:
        try:
            seen = await asyncio.to_thread(look, self._server, text)
        except Exception as error:  # our fault
            self._server.tell(error)
            seen = broken(text, error)
        if self._server.session.texts.get(text.uri) is text:
            self._server.faults.see(seen)


def broken(text: Text, error: Exception) -> Seen:
    """What is shown where a fault of ours has kept us from looking."""
    from sprogtjek.lsp.yaml_faults import Fault
    from sprogtjek.records import Span

    first = text.lines.first()
    span = Span(text.lines.offset(first.start), text.lines.offset(first.end))
    said = fault(error, "Filen er ikke læst.")
    return Seen(text, [Fault(span, said, mild=True)])


def look(server: Server, text: Text) -> Seen:
    """What is wrong in a text. Other YAML than ours is none of our business."""
    from sprogtjek.lsp import rule_faults, settings_faults
    from sprogtjek.lsp.settings_files import on_disk

    file = settings_file(server, text)
    if file is None:
        return Seen(text, ours=False)
    if file.kind == "settings":
        found = settings_faults.faults(file, contents_of(server))
    else:
        found = rule_faults.faults(file)
    return Seen(text, list(found), saved=on_disk(text.path) == text.content)
