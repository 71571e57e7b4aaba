"""Commands: a text in numbers, a rule explained, a whole folder checked."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING, Any

from lsprotocol import types

from sprogtjek.lsp import workspace
from sprogtjek.lsp.texts import Text
from sprogtjek.lsp.worker import Dropped

if TYPE_CHECKING:
    from sprogtjek.lsp.checking import Checked
    from sprogtjek.lsp.server import Server

_WIDTH = 72


def register(server: Server) -> None:
    """Do what the editor is told to have done."""

    @server.command("sprogtjek.explain")
    async def explain(uri: str, rule: str) -> str | None:
        """A rule's page in Markdown, which is shown too."""
        checked = await server.session.current(uri)
        found = checked.rules.get(rule) if checked else None
        if checked is None or found is None:
            return None
        from sprogtjek.lsp.hovers import page

        _show(server, f"{found.why} (Læs mere: sprogtjek explain {rule})")
        return page(found, checked.profile)

    @server.command("sprogtjek.score")
    async def score(uri: str) -> str | None:
        """What ``sprogtjek score`` says of an open text; LIX is shown too."""
        text = server.session.texts.get(uri)
        if text is None or text.is_settings:
            return None
        job = server.session.worker.submit(f"score {uri}", lambda _: _score(server, text))
        try:
            shown, brief = await asyncio.wrap_future(job)
        except Dropped:
            return None
        _show(server, brief)
        return shown

    @server.command("sprogtjek.figures")
    async def figures(uri: str) -> dict[str, Any] | None:
        """LIX and other figures of an open text as it stands, for a line of status."""
        checked = await server.session.current(uri)
        if checked is None:
            return None
        job = server.session.worker.submit(f"figures {uri}", lambda _: _figures(checked))
        try:
            return await asyncio.wrap_future(job)
        except Dropped:
            return None

    @server.command("sprogtjek.checkWorkspace")
    async def check_workspace() -> dict[str, int]:
        """Check all texts in the folder; what is found is shown in each. Numbers by file."""
        return await workspace.check(server)


def _figures(checked: Checked) -> dict[str, Any]:
    from sprogtjek.lsp.figures import figures  # in the worker's thread: textstat is slow to import

    return figures(checked)


def _show(server: Server, message: str) -> None:
    if server.options and server.options.quiet:
        return
    server.window_show_message(types.ShowMessageParams(types.MessageType.Info, message))


def _score(server: Server, text: Text) -> tuple[str, str]:
    import click

    from sprogtjek.errors import UserError
    from sprogtjek.readability import band
    from sprogtjek.reporters.scoring import render
    from sprogtjek.score import score
    from sprogtjek.sources.files import read_source

    try:
        project = server.session.checker().projects.project(text.path)
        result = score(read_source(text.source), project.linter)
    except UserError as error:
        return error.message, error.message
    brief = "Teksten er for kort til et lixtal."
    if result.lix is not None:
        brief = f"Lix {result.lix:.0f} ({band(result.lix)})."
    return click.unstyle(render(result, project.profile, _WIDTH)), brief
