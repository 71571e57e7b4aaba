"""Commands: a text in numbers, a rule explained, a whole folder checked."""

from __future__ import annotations

import asyncio
import uuid
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from lsprotocol import types

from sprogtjek.lsp.texts import Text
from sprogtjek.lsp.worker import Between, Dropped

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
        return await _check_all(server)


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


async def _check_all(server: Server) -> dict[str, int]:
    from sprogtjek import paths

    folder = server.session.folder
    files = [path for path in paths.expand([str(folder)]) if isinstance(path, Path)]
    token = str(uuid.uuid4())
    window = server.client_capabilities.window
    if window and window.work_done_progress:
        await server.work_done_progress.create_async(token)
    begin = types.WorkDoneProgressBegin("sprogtjek læser mappen", percentage=0, cancellable=True)
    server.work_done_progress.begin(token, begin)
    cancelled = server.work_done_progress.tokens[token]
    numbers: dict[str, int] = {}
    for done, path in enumerate(files):
        if cancelled.cancelled():
            break
        percentage = 100 * done // len(files)
        report = types.WorkDoneProgressReport(message=path.name, percentage=percentage)
        server.work_done_progress.report(token, report)
        number = await _check_one(server, path)
        if number is not None:
            numbers[path.as_uri()] = number
    said = f"{sum(numbers.values())} fund i {len(numbers)} tekster"
    server.work_done_progress.end(token, types.WorkDoneProgressEnd(message=said))
    return numbers


async def _check_one(server: Server, path: Path) -> int | None:
    """Check a file that is not open, between the texts that are; how much was found."""
    uri = path.as_uri()
    opened = await server.session.current(uri)
    if opened:
        return len(opened.findings)
    job = server.session.worker.submit(
        f"file {uri}", lambda between: _diagnosed(server, uri, path, between)
    )
    try:
        found = await asyncio.wrap_future(job)
    except Dropped:
        return None
    if found is not None and uri not in server.session.texts:
        server.text_document_publish_diagnostics(types.PublishDiagnosticsParams(uri, found))
    return None if found is None else len(found)


def _diagnosed(server: Server, uri: str, path: Path, between: Between) -> Sequence[Any] | None:
    from sprogtjek.errors import UserError
    from sprogtjek.lsp.diagnostics import diagnostics
    from sprogtjek.sources.files import editable, read_data

    try:
        source, _ = editable(read_data(path), str(path))
    except UserError:
        return None  # a Word file has no lines to show anything at
    language = source.media_type.removeprefix("text/")
    text = Text(uri, language, source.text, server.encoding)
    return diagnostics(server.session.checker().check(text, between).checked, server.page)
