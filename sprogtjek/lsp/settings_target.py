"""The settings file that applies to a text, as it stands in the editor or on disk."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any

from lsprotocol import types

from sprogtjek.lsp.positions import Lines
from sprogtjek.lsp.texts import Text

if TYPE_CHECKING:
    from sprogtjek.lsp.server import Server


def edit(server: Server, path: Path, change: Mapping[str, Any]) -> types.WorkspaceEdit | None:
    """The edit that makes a change in the settings of a file; of new ones where there are none."""
    from sprogtjek import config
    from sprogtjek.lsp.settings_offers import changed
    from sprogtjek.lsp.yaml_editing import difference

    opened = _open(server, path)
    found = config.find(path)
    target = opened.path if opened else found or server.session.folder.resolve() / config.NAME
    if not can_edit(server, path):
        return None
    content = opened.content if opened else _read(target) if found else ""
    after = changed(content, change) if content is not None else None
    if content is None or after is None:
        return None
    span, new = difference(content, after)
    uri = opened.uri if opened else target.as_uri()
    where = Lines(content, server.encoding).range(span.start, span.end)
    at = types.OptionalVersionedTextDocumentIdentifier(uri, opened.version if opened else None)
    made: list[types.TextDocumentEdit | types.CreateFile] = []
    if not (opened or found):
        made.append(types.CreateFile(uri, options=types.CreateFileOptions(ignore_if_exists=True)))
    made.append(types.TextDocumentEdit(at, [types.TextEdit(where, new)]))
    return types.WorkspaceEdit(document_changes=[*made])


def can_edit(server: Server, path: Path) -> bool:
    """Whether a file has settings, or the editor can make some."""
    from sprogtjek import config

    return bool(_open(server, path) or config.find(path)) or _may_create(server)


def _open(server: Server, path: Path) -> Text | None:
    """The nearest settings above a file, if they are open; they may not be on disk yet."""
    from sprogtjek import config

    here = path.resolve()
    by_folder = {
        text.path.resolve().parent: text
        for text in list(server.session.texts.values())
        if text.path.name == config.NAME
    }
    for folder in here.parents:
        if folder in by_folder:
            return by_folder[folder]
        if (folder / config.NAME).is_file():
            return None
    return None


def _read(path: Path) -> str | None:
    """With the line ends as they are: what is not changed is to stay."""
    try:
        return path.read_bytes().decode("utf-8-sig")
    except (OSError, UnicodeDecodeError):
        return None


def _may_create(server: Server) -> bool:
    workspace = server.client_capabilities.workspace
    edits = workspace.workspace_edit if workspace else None
    operations = edits.resource_operations if edits else None
    return types.ResourceOperationKind.Create in (operations or [])
