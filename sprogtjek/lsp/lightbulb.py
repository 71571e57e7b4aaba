"""Code actions: offered when a text has been checked as it stands, worked out when chosen."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, Any

from lsprotocol import types

from sprogtjek.lsp import settings_target

if TYPE_CHECKING:
    from sprogtjek.lsp.actions import Settings
    from sprogtjek.lsp.checking import Checked
    from sprogtjek.lsp.server import Server
    from sprogtjek.lsp.texts import Text

_KINDS: list[types.CodeActionKind | str] = [
    types.CodeActionKind.QuickFix,
    "source.fixAll.sprogtjek",
]


def register(server: Server) -> None:
    """Offer actions, and make the edits of those whose edit is still to be made."""
    options = types.CodeActionOptions(_KINDS, resolve_provider=True)

    @server.feature(types.TEXT_DOCUMENT_CODE_ACTION, options)
    async def actions(params: types.CodeActionParams) -> list[types.CodeAction]:
        text = server.session.texts.get(params.text_document.uri)
        if text is None:
            return []
        if text.is_settings:
            found = await asyncio.to_thread(_in_settings, server, text, params)
        else:
            checked = await server.session.of(text)
            if checked is None:
                return []
            found = await asyncio.to_thread(_in_text, server, checked, params)
        if server.session.texts.get(text.uri) is not text:
            return []  # it has changed meanwhile, and the places with it
        for action in found:
            action.edit = _understood(server, action.edit)
        return found

    @server.feature(types.CODE_ACTION_RESOLVE)
    async def resolve(action: types.CodeAction) -> types.CodeAction:
        data = action.data
        if action.edit is None and isinstance(data, dict):
            edit = await asyncio.to_thread(_made, server, data)
            action.edit = _understood(server, edit)
            if action.edit is None:
                said = "Det kan ikke skrives i .sprogtjek.yaml, som filen ser ud. Skriv det selv."
                message = types.ShowMessageParams(types.MessageType.Info, said)
                server.window_show_message(message)
        return action


def _understood(server: Server, edit: types.WorkspaceEdit | None) -> types.WorkspaceEdit | None:
    """An edit in the form that the editor knows: older ones take no versions with it."""
    workspace = server.client_capabilities.workspace
    known = workspace.workspace_edit if workspace else None
    if edit is None or (known and known.document_changes):
        return edit
    changes: dict[str, list[types.TextEdit]] = {}
    for change in edit.document_changes or ():
        if isinstance(change, types.TextDocumentEdit):
            made = [each for each in change.edits if isinstance(each, types.TextEdit)]
            changes.setdefault(change.text_document.uri, []).extend(made)
    return types.WorkspaceEdit(changes=changes)


def _in_text(
    server: Server, checked: Checked, params: types.CodeActionParams
) -> list[types.CodeAction]:
    from sprogtjek.lsp.actions import Asked, actions

    context = params.context
    settings = None if _waits(server, checked) else _settings(server, checked)
    return actions(checked, Asked(params.range, wanted(context), context.diagnostics, settings))


def _settings(server: Server, checked: Checked) -> Settings:
    return lambda offer: settings_target.edit(server, checked.text.path, offer.change)


def _in_settings(
    server: Server, text: Text, params: types.CodeActionParams
) -> list[types.CodeAction]:
    """The words that were meant, in a file of settings or rules."""
    from sprogtjek.lsp.yaml_actions import actions

    seen = server.faults.seen(text.uri)
    if seen is None or seen.text is not text or not wanted(params.context)(_KINDS[0]):
        return []
    return actions(seen, params.range)


def wanted(context: types.CodeActionContext) -> Callable[[str], bool]:
    """Whether actions of a kind are asked for. What changes a whole text is never offered
    unasked, as the cursor moves.
    """
    only = [str(getattr(kind, "value", kind)) for kind in context.only or ()]
    automatic = context.trigger_kind == types.CodeActionTriggerKind.Automatic

    def is_wanted(kind: str) -> bool:
        kind = str(getattr(kind, "value", kind))
        if not only:
            return not (automatic and kind.startswith("source"))
        return any(kind == asked or kind.startswith(f"{asked}.") for asked in only)

    return is_wanted


def _waits(server: Server, checked: Checked) -> bool:
    """Whether the editor asks for the edit of an action when it is chosen."""
    document = server.client_capabilities.text_document
    offered = document.code_action if document else None
    if offered is None or not offered.data_support or offered.resolve_support is None:
        return False
    can = settings_target.can_edit(server, checked.text.path)
    return can and "edit" in offered.resolve_support.properties


def _made(server: Server, data: Mapping[str, Any]) -> types.WorkspaceEdit | None:
    from sprogtjek.lsp.texts import path_of

    uri, change = data.get("uri"), data.get("change")
    if not isinstance(uri, str) or not isinstance(change, dict):
        return None
    return settings_target.edit(server, path_of(uri), change)
