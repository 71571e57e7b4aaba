"""Hover and code lenses: what the editor asks about a place."""

from __future__ import annotations

import asyncio
from concurrent.futures import Future
from typing import TYPE_CHECKING

from lsprotocol import types

from sprogtjek.lsp import lightbulb, yaml_answers
from sprogtjek.lsp.worker import Dropped

if TYPE_CHECKING:
    from sprogtjek.lsp.checking import Checked
    from sprogtjek.lsp.server import Server


def register(server: Server) -> None:
    """Answer at once, or when the text has been checked as it stands."""

    yaml_answers.register(server)
    lightbulb.register(server)

    @server.feature(types.TEXT_DOCUMENT_HOVER)
    async def hover(params: types.HoverParams) -> types.Hover | None:
        text = server.session.texts.get(params.text_document.uri)
        if text is None:
            return None
        if text.is_settings:
            return await yaml_answers.hover(server, text, params.position)
        # Nothing is underlined in a text not read yet; it may be long, and is not waited for.
        checked = await server.session.of(text) if server.session.is_shown(text.uri) else None
        if checked is None:
            return None
        from sprogtjek.lsp import hovers

        return hovers.hover(checked, params.position)

    @server.feature(types.TEXT_DOCUMENT_CODE_LENS, types.CodeLensOptions())
    async def lenses(params: types.CodeLensParams) -> list[types.CodeLens]:
        return await _current_lenses(server, params.text_document.uri)


async def _current_lenses(server: Server, uri: str) -> list[types.CodeLens]:
    """Those of the text as it stands when they are done."""
    while checked := await server.session.current(uri):
        made = _job(server, checked)
        try:
            found = await asyncio.wrap_future(made)
        except Dropped:
            break
        if server.session.checked(uri) is checked:
            return found
    return []


def _job(server: Server, checked: Checked) -> Future[list[types.CodeLens]]:
    name = f"lenses {checked.text.uri}"
    return server.session.worker.submit(name, lambda _: _lenses(checked))


def _lenses(checked: Checked) -> list[types.CodeLens]:
    from sprogtjek.lsp.lenses import lenses  # in the worker's thread: textstat is slow to import

    return list(lenses(checked))
