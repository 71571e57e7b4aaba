"""Hover, code actions, code lenses: what the editor asks about a place."""

from __future__ import annotations

import asyncio
from pathlib import Path
from typing import TYPE_CHECKING

from lsprotocol import types

from sprogtjek.lsp import yaml_answers
from sprogtjek.lsp.positions import Lines
from sprogtjek.lsp.worker import Dropped

if TYPE_CHECKING:
    from sprogtjek.lsp.checking import Checked
    from sprogtjek.lsp.server import Server


def register(server: Server) -> None:
    """Answer at once; code actions wait until the text has been checked as it stands."""

    yaml_answers.register(server)

    @server.feature(types.TEXT_DOCUMENT_HOVER)
    async def hover(params: types.HoverParams) -> types.Hover | None:
        text = server.session.texts.get(params.text_document.uri)
        if text and text.is_settings:
            return await yaml_answers.hover(server, text, params.position)
        checked = server.session.checked(params.text_document.uri)
        if checked is None:
            return None
        from sprogtjek.lsp import hovers

        return hovers.hover(checked, params.position)

    kinds = [types.CodeActionKind.QuickFix, "source.fixAll.sprogtjek"]

    @server.feature(types.TEXT_DOCUMENT_CODE_ACTION, types.CodeActionOptions(kinds))
    async def actions(params: types.CodeActionParams) -> list[types.CodeAction]:
        checked = await server.session.current(params.text_document.uri)
        if checked is None:
            return []
        from sprogtjek.lsp.actions import actions

        only = params.context.only
        path = checked.text.path
        return actions(
            checked,
            params.range,
            lambda kind: only is None or any(_is(kind, str(each)) for each in only),
            lambda rule: _turned_off(server, path, rule),
        )

    @server.feature(types.TEXT_DOCUMENT_CODE_LENS, types.CodeLensOptions())
    async def lenses(params: types.CodeLensParams) -> list[types.CodeLens]:
        uri = params.text_document.uri
        checked = await server.session.current(uri)
        if checked is None:
            return []
        job = server.session.worker.submit(f"lenses {uri}", lambda _: _lenses(checked))
        try:
            return await asyncio.wrap_future(job)
        except Dropped:
            return []


def _lenses(checked: Checked) -> list[types.CodeLens]:
    from sprogtjek.lsp.lenses import lenses  # in the worker's thread: textstat is slow to import

    return list(lenses(checked))


def _is(kind: str, asked: str) -> bool:
    return kind == asked or kind.startswith(f"{asked}.")


def _turned_off(server: Server, path: Path, rule: str) -> types.WorkspaceEdit | None:
    """The edit of the settings file that turns a rule off; of a new one where there is none."""
    from sprogtjek import config
    from sprogtjek.lsp.turning_off import turning_off

    found = config.find(path)
    target = found or server.session.folder.resolve() / config.NAME
    if found is None and not _may_create(server):
        return None
    uri = target.as_uri()
    text = server.session.texts.get(uri)
    try:
        content = text.content if text else target.read_text(encoding="utf-8") if found else ""
    except (OSError, UnicodeDecodeError):
        return None
    change = turning_off(content, rule)
    if change is None:
        return None
    span, new = change
    where = Lines(content, server.encoding).range(span.start, span.end)
    at = types.OptionalVersionedTextDocumentIdentifier(uri, text.version if text else None)
    edit = types.TextDocumentEdit(at, [types.TextEdit(where, new)])
    made: list[types.TextDocumentEdit | types.CreateFile] = [edit]
    if found is None and text is None:
        made = [types.CreateFile(uri, options=types.CreateFileOptions(ignore_if_exists=True)), edit]
    return types.WorkspaceEdit(document_changes=[*made])


def _may_create(server: Server) -> bool:
    workspace = server.client_capabilities.workspace
    edits = workspace.workspace_edit if workspace else None
    operations = edits.resource_operations if edits else None
    return types.ResourceOperationKind.Create in (operations or [])
