"""An editor for tests: a real client that talks to a real server over stdio, and waits for it."""

from __future__ import annotations

import asyncio
import sys
import threading
from collections.abc import Callable, Sequence
from itertools import pairwise
from pathlib import Path
from typing import Any

from lsprotocol import types
from pygls.lsp.client import LanguageClient

from sprogtjek.lsp.positions import Lines

PATIENCE = 120  # seconds; far more than anything takes on a busy machine

RESOLVES = types.CodeActionClientCapabilities(
    data_support=True, resolve_support=types.ClientCodeActionResolveOptions(["edit"])
)
MAKES_FILES = types.WorkspaceEditClientCapabilities(
    document_changes=True, resource_operations=[types.ResourceOperationKind.Create]
)


class Editor:
    """Texts by name (``brev.txt``), in a folder. Everything it does returns when it is done."""

    def __init__(
        self,
        folder: Path,
        *,
        encoding: str | None = "utf-16",
        pulls: bool = False,
        settings: dict[str, Any] | None = None,
        options: dict[str, Any] | None = None,
        resolves: bool = False,
        program: Sequence[str] = ("-m", "sprogtjek", "lsp"),
    ) -> None:
        self.folder = folder
        self._resolves = resolves  # it asks for edits when they are chosen, and makes files
        self.encoding = encoding or "utf-16"
        self._offered = [encoding] if encoding else None  # older editors offer none
        self.settings = settings
        self.texts: dict[str, str] = {}
        self.versions: dict[str, int] = {}
        self.shown: dict[str, types.PublishDiagnosticsParams] = {}
        self.published = 0
        self.progress: list[Any] = []
        self.messages: list[str] = []
        self.refreshed: list[None] = []
        self.edits: list[types.WorkspaceEdit] = []
        self._changed = threading.Condition()
        self._loop = asyncio.new_event_loop()
        self._thread = threading.Thread(target=self._loop.run_forever, daemon=True)
        self._thread.start()
        self.client = LanguageClient("test", "1")
        self._listen()
        self._run(self.client.start_io(sys.executable, *program))
        self.capabilities = self._initialize(pulls, options or {"debounce": 0})

    def _initialize(self, pulls: bool, options: dict[str, Any]) -> types.ServerCapabilities:
        diagnostic = types.DiagnosticClientCapabilities() if pulls else None
        params = types.InitializeParams(
            capabilities=types.ClientCapabilities(
                general=types.GeneralClientCapabilities(position_encodings=self._offered),
                text_document=types.TextDocumentClientCapabilities(
                    diagnostic=diagnostic, code_action=RESOLVES if self._resolves else None
                ),
                workspace=types.WorkspaceClientCapabilities(
                    workspace_edit=MAKES_FILES if self._resolves else None,
                    configuration=self.settings is not None,
                    diagnostics=types.DiagnosticWorkspaceClientCapabilities(refresh_support=pulls),
                ),
                window=types.WindowClientCapabilities(work_done_progress=True),
            ),
            root_uri=self.folder.as_uri(),
            initialization_options=options,
        )
        answer = self.request(types.INITIALIZE, params)
        self.notify(types.INITIALIZED, types.InitializedParams())
        return answer.capabilities

    def _listen(self) -> None:
        @self.client.feature(types.TEXT_DOCUMENT_PUBLISH_DIAGNOSTICS)
        def published(params: types.PublishDiagnosticsParams) -> None:
            with self._changed:
                self.shown[params.uri.rsplit("/", 1)[-1]] = params
                self.published += 1
                self._changed.notify_all()

        @self.client.feature(types.WORKSPACE_CONFIGURATION)
        def configuration(params: types.ConfigurationParams) -> list[Any]:
            return [self.settings for _ in params.items]

        @self.client.feature(types.WORKSPACE_DIAGNOSTIC_REFRESH)
        def refresh(_: Any = None) -> None:
            self._note(self.refreshed, None)

        @self.client.feature(types.WINDOW_SHOW_MESSAGE)
        def message(params: types.ShowMessageParams) -> None:
            self._note(self.messages, params.message)

        @self.client.feature(types.WINDOW_WORK_DONE_PROGRESS_CREATE)
        def create(params: types.WorkDoneProgressCreateParams) -> None:
            return None

        @self.client.feature(types.PROGRESS)
        def progress(params: types.ProgressParams) -> None:
            self._note(self.progress, params.value)

        @self.client.feature(types.WORKSPACE_APPLY_EDIT)
        def apply(params: types.ApplyWorkspaceEditParams) -> types.ApplyWorkspaceEditResult:
            self._note(self.edits, params.edit)
            return types.ApplyWorkspaceEditResult(applied=True)

    def _note(self, where: list[Any], what: Any) -> None:
        with self._changed:
            where.append(what)
            self._changed.notify_all()

    def _run(self, work: Any) -> Any:
        return asyncio.run_coroutine_threadsafe(work, self._loop).result(PATIENCE)

    def request(self, method: str, params: Any) -> Any:
        return self.begin(method, params)()

    def begin(self, method: str, params: Any, number: str | None = None) -> Callable[[], Any]:
        """Ask without waiting; the answer is what the function returns."""
        asked = self._request(method, params, number)
        answer = asyncio.run_coroutine_threadsafe(asked, self._loop)
        return lambda: answer.result(PATIENCE)

    async def _request(self, method: str, params: Any, number: str | None) -> Any:
        return await self.client.protocol.send_request_async(method, params, number)

    def cancel(self, number: str) -> None:
        """Take a question back."""
        self.notify(types.CANCEL_REQUEST, types.CancelParams(number))

    def notify(self, method: str, params: Any) -> None:
        async def send() -> None:
            self.client.protocol.notify(method, params)

        self._run(send())

    def send(self, data: bytes) -> None:
        """Bytes as they are."""

        async def send() -> None:
            self.client.protocol.writer.write(data)

        self._run(send())

    def wait(self, ready: Callable[[], Any]) -> Any:
        """Wait for what a notification brings."""
        with self._changed:
            assert self._changed.wait_for(ready, PATIENCE), "waited in vain"
            return ready()

    def uri(self, name: str) -> str:
        return (self.folder / name).as_uri()

    def id(self, name: str) -> types.TextDocumentIdentifier:
        return types.TextDocumentIdentifier(self.uri(name))

    def open(self, name: str, text: str, language: str = "plaintext") -> None:
        self.texts[name] = text
        self.versions[name] = self.versions.get(name, 0) + 1
        item = types.TextDocumentItem(self.uri(name), language, self.versions[name], text)
        self.notify(types.TEXT_DOCUMENT_DID_OPEN, types.DidOpenTextDocumentParams(item))

    def close(self, name: str) -> None:
        self.notify(types.TEXT_DOCUMENT_DID_CLOSE, types.DidCloseTextDocumentParams(self.id(name)))
        del self.texts[name]

    def change(self, name: str, *edits: tuple[int, int, str]) -> None:
        """Edits (start, end, new text), made one after the other and sent together."""
        changes: list[types.TextDocumentContentChangeEvent] = []
        for start, end, new in edits:
            text = self.texts[name]
            where = Lines(text, self.encoding).range(start, end)
            changes.append(types.TextDocumentContentChangePartial(where, new))
            self.texts[name] = text[:start] + new + text[end:]
        self.versions[name] += 1
        at = types.VersionedTextDocumentIdentifier(self.versions[name], self.uri(name))
        self.notify(types.TEXT_DOCUMENT_DID_CHANGE, types.DidChangeTextDocumentParams(at, changes))

    def replace(self, name: str, text: str) -> None:
        """The whole text anew."""
        self.texts[name] = text
        self.versions[name] += 1
        at = types.VersionedTextDocumentIdentifier(self.versions[name], self.uri(name))
        change = types.TextDocumentContentChangeWholeDocument(text)
        self.notify(types.TEXT_DOCUMENT_DID_CHANGE, types.DidChangeTextDocumentParams(at, [change]))

    def diagnostics(self, name: str) -> list[types.Diagnostic]:
        """What is shown in a text, once it has been checked as it stands now."""

        def current() -> bool:
            shown = self.shown.get(name)
            return shown is not None and shown.version == self.versions[name]

        self.wait(current)
        return list(self.shown[name].diagnostics)

    def found(self, name: str) -> list[tuple[str, str]]:
        """(rule, text) of what is shown."""
        lines = Lines(self.texts[name], self.encoding)
        return [
            (str(d.code), self.texts[name][lines.offset(d.range.start) : lines.offset(d.range.end)])
            for d in self.diagnostics(name)
        ]

    def actions(
        self,
        name: str,
        where: types.Range | None = None,
        only: list[str] | None = None,
        shown: list[types.Diagnostic] | None = None,
        trigger: types.CodeActionTriggerKind | None = None,
    ) -> list[types.CodeAction]:
        lines = Lines(self.texts[name], self.encoding)
        chosen = where or lines.range(0, len(self.texts[name]))
        context = types.CodeActionContext(shown or [], only=only, trigger_kind=trigger)
        params = types.CodeActionParams(self.id(name), chosen, context)
        return self.request(types.TEXT_DOCUMENT_CODE_ACTION, params) or []

    def resolved(self, action: types.CodeAction) -> types.CodeAction:
        """An action with its edit, asked for now that it is chosen."""
        return self.request(types.CODE_ACTION_RESOLVE, action)

    def applied(self, action: types.CodeAction, name: str) -> str:
        """The text as an action leaves it."""
        return apply(self.texts[name], action.edit, self.uri(name), self.encoding)

    def quit(self) -> int:
        """End the server as it wants to be ended; its exit code."""
        self.request(types.SHUTDOWN, None)
        self.notify(types.EXIT, None)
        return self.ended()

    def log(self) -> str:
        """End the server; all that it has written beside the messages."""
        errors = self.client._server.stderr
        self.request(types.SHUTDOWN, None)
        self.notify(types.EXIT, None)
        said = self._run(errors.read()).decode()
        self.ended()
        return said

    def ended(self) -> int:
        """The server's exit code, when it has ended."""
        server = self.client._server
        code = self._run(server.wait())
        self._run(self.client.stop())
        self._loop.call_soon_threadsafe(self._loop.stop)
        self._thread.join(PATIENCE)
        self._loop.close()
        return code


def apply(text: str, edit: types.WorkspaceEdit, uri: str, encoding: str) -> str:
    """A text with the edits made that are meant for it."""
    edits = list((edit.changes or {}).get(uri, []))
    for change in edit.document_changes or []:
        if isinstance(change, types.TextDocumentEdit) and change.text_document.uri == uri:
            edits += [e for e in change.edits if isinstance(e, types.TextEdit)]
    lines = Lines(text, encoding)
    spans = sorted((lines.offset(e.range.start), lines.offset(e.range.end), e) for e in edits)
    assert all(a[1] <= b[0] for a, b in pairwise(spans)), "edits overlap"
    for start, end, each in reversed(spans):
        text = text[:start] + each.new_text + text[end:]
    return text
