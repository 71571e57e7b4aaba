"""Hover and code lenses: what the editor asks about a place."""

from __future__ import annotations

import asyncio
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
        if text and text.is_settings:
            return await yaml_answers.hover(server, text, params.position)
        checked = server.session.checked(params.text_document.uri)
        if checked is None:
            return None
        from sprogtjek.lsp import hovers

        return hovers.hover(checked, params.position)

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
