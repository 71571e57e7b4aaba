"""Begin, settings, and end."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

from lsprotocol import types

from sprogtjek.lsp import options
from sprogtjek.lsp.session import DEBOUNCE
from sprogtjek.lsp.texts import path_of

if TYPE_CHECKING:
    from sprogtjek.lsp.server import Server

_WATCHED = "**/*.{yaml,yml,json}"  # settings, rules under any name, baselines


def register(server: Server) -> None:
    """Answer what the editor says of itself."""

    @server.feature(types.INITIALIZE)
    def initialize(params: types.InitializeParams) -> None:
        server.given = params.initialization_options

    @server.feature(types.INITIALIZED)
    async def initialized(_: types.InitializedParams) -> None:
        root = server.workspace.root_path
        server.session.folder = Path(root) if root else Path()
        _use(server, options.read(server.given))
        _watch(server)
        await _ask(server)

    @server.feature(types.WORKSPACE_DID_CHANGE_CONFIGURATION)
    async def configured(params: types.DidChangeConfigurationParams) -> None:
        if not await _ask(server):
            _use(server, options.read(params.settings))

    @server.feature(types.WORKSPACE_DID_CHANGE_WATCHED_FILES)
    def changed(params: types.DidChangeWatchedFilesParams) -> None:
        server.session.reload([path_of(change.uri) for change in params.changes])

    @server.feature(types.TEXT_DOCUMENT_DID_SAVE)
    def saved(params: types.DidSaveTextDocumentParams) -> None:
        text = server.session.texts.get(params.text_document.uri)
        if text and text.is_settings:
            server.session.reload([text.path])

    @server.feature(types.TEXT_DOCUMENT_DID_CLOSE)
    def closed(params: types.DidCloseTextDocumentParams) -> None:
        uri = params.text_document.uri
        text = server.session.texts.get(uri)
        server.session.close(uri)
        server.yaml.closed(uri)
        if text and not text.is_settings and not server.pulled:
            server.text_document_publish_diagnostics(types.PublishDiagnosticsParams(uri, []))

    @server.feature(types.SHUTDOWN)
    def shutdown(_: Any = None) -> None:
        server.orderly = True
        server.session.stop()


def _use(server: Server, chosen: options.Options) -> None:
    """Let these settings of the editor be in force."""
    if chosen == server.options:
        return
    for message in chosen.refused:
        server.window_show_message(types.ShowMessageParams(types.MessageType.Warning, message))
    server.session.debounce = DEBOUNCE if chosen.debounce is None else chosen.debounce
    server.options = chosen
    server.session.load(chosen)


async def _ask(server: Server) -> bool:
    """Ask the editor for its settings. Whether it can be asked."""
    workspace = server.client_capabilities.workspace
    if workspace is None or not workspace.configuration:
        return False
    items = [types.ConfigurationItem(section=options.SECTION)]
    answer = await server.workspace_configuration_async(types.ConfigurationParams(items))
    if answer and isinstance(answer[0], dict):
        _use(server, options.read({**_flat(server.given), **_flat(answer[0])}))
    return True


def _flat(values: Any) -> dict[str, Any]:
    """Settings with or without the name of their section over them."""
    if not isinstance(values, dict):
        return {}
    inner = values.get(options.SECTION)
    found: dict[str, Any] = inner if isinstance(inner, dict) else values
    return {key: value for key, value in found.items() if value not in (None, "")}


def _watch(server: Server) -> None:
    """Have the editor tell of files that change, if it can."""
    workspace = server.client_capabilities.workspace
    watching = workspace.did_change_watched_files if workspace else None
    if watching and watching.dynamic_registration:
        watched = types.DidChangeWatchedFilesRegistrationOptions(
            [types.FileSystemWatcher(_WATCHED)]
        )
        method = types.WORKSPACE_DID_CHANGE_WATCHED_FILES
        server.client_register_capability(
            types.RegistrationParams([types.Registration("files", method, watched)])
        )
