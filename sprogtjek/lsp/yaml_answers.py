"""Completion and hover in files of settings and rules, as they stand in the editor."""

from __future__ import annotations

import asyncio
from pathlib import Path
from typing import TYPE_CHECKING

from lsprotocol import types

from sprogtjek.lsp.texts import Text

if TYPE_CHECKING:
    from sprogtjek.lsp.server import Server
    from sprogtjek.lsp.settings_files import Contents, SettingsFile
    from sprogtjek.lsp.yaml_completion import Proposal

_TRIGGERS = [":", " ", "-", "[", "{", ",", "/"]


def register(server: Server) -> None:
    """Propose what may be written. The answer is made beside the loop: it may read files."""
    options = types.CompletionOptions(trigger_characters=_TRIGGERS)

    @server.feature(types.TEXT_DOCUMENT_COMPLETION, options)
    async def complete(params: types.CompletionParams) -> types.CompletionList | None:
        text = server.session.texts.get(params.text_document.uri)
        if text is None or not text.is_settings:
            return None
        items = await asyncio.to_thread(_proposed, server, text, params.position)
        return types.CompletionList(is_incomplete=False, items=items)


async def hover(server: Server, text: Text, position: types.Position) -> types.Hover | None:
    """What a key or a value means."""
    return await asyncio.to_thread(_hover, server, text, position)


def _hover(server: Server, text: Text, position: types.Position) -> types.Hover | None:
    from sprogtjek.lsp.yaml_hover import hover

    file = settings_file(server, text)
    said = hover(file, text.lines.offset(position)) if file else None
    if said is None:
        return None
    content = types.MarkupContent(types.MarkupKind.Markdown, said.text)
    return types.Hover(content, text.lines.range(said.span.start, said.span.end))


def _proposed(server: Server, text: Text, position: types.Position) -> list[types.CompletionItem]:
    from sprogtjek.lsp.yaml_completion import proposals

    file = settings_file(server, text)
    found = proposals(file, text.lines.offset(position)) if file else []
    return [_item(text, number, one) for number, one in enumerate(found)]


def _item(text: Text, number: int, one: Proposal) -> types.CompletionItem:
    kind = types.CompletionItemKind
    return types.CompletionItem(
        label=one.label,
        kind=kind.Property if one.kind == "key" else kind.EnumMember,
        detail=one.detail or None,
        documentation=one.said or None,
        filter_text=one.label,
        sort_text=f"{number:04}",
        insert_text_mode=types.InsertTextMode.AsIs,
        text_edit=types.TextEdit(text.lines.range(one.span.start, one.span.end), one.new),
    )


def settings_file(server: Server, text: Text) -> SettingsFile | None:
    """A text as a file of ours, beside the others that are open."""
    from sprogtjek.lsp.settings_files import recognised

    return recognised(text.path, text.content, contents_of(server))


def contents_of(server: Server) -> Contents:
    """What files hold, as they stand in the editor or else on disk."""
    from sprogtjek.lsp.settings_files import on_disk

    def contents(path: Path) -> str | None:
        wanted = path.resolve()
        for text in list(server.session.texts.values()):
            if text.is_settings and text.path.resolve() == wanted:
                return text.content
        return on_disk(path)

    return contents
