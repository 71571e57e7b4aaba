"""All texts of the folder: for editors that ask for diagnostics of them, and as a command.

A file that is open counts as it stands in the editor. The others are read from the disk, each
when nothing is being written; a file that has not changed since the editor last heard of it is
not checked again.
"""

from __future__ import annotations

import asyncio
import itertools
from collections.abc import AsyncIterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from lsprotocol import types

from sprogtjek.lsp.progress import Progress, progress
from sprogtjek.lsp.texts import Text, path_of
from sprogtjek.lsp.worker import Between, Dropped, Stopped, Urgency

if TYPE_CHECKING:
    from sprogtjek.lsp.server import Server

TITLE = "sprogtjek læser mappen"

MOST = 500
"""Files that are read without being asked for one by one. The command takes them all."""

_TOO_MANY = (
    "Mappen har {} tekster. Fund bliver vist i de første {}, og i dem, du åbner. "
    "Vil du se dem alle, så vælg »Tjek hele mappen«."
)

_JOBS = itertools.count()  # two runs at a time do not drop each other's jobs


@dataclass(frozen=True)
class Entry:
    """What is known of a file under the name ``result``: its diagnostics, or ``None`` for what
    the editor knows already.
    """

    uri: str
    version: int | None
    result: str
    found: Sequence[types.Diagnostic] | None

    def report(self) -> types.WorkspaceDocumentDiagnosticReport:
        """As the protocol has it."""
        if self.found is None:
            return types.WorkspaceUnchangedDocumentDiagnosticReport(
                uri=self.uri, result_id=self.result, version=self.version
            )
        return types.WorkspaceFullDocumentDiagnosticReport(
            uri=self.uri, items=self.found, result_id=self.result, version=self.version
        )


async def diagnose(
    server: Server, params: types.WorkspaceDiagnosticParams
) -> types.WorkspaceDiagnosticReport:
    """The diagnostics of the folder's texts, bit by bit if the editor takes them so."""
    known = {path_of(each.uri): each.value for each in params.previous_result_ids}
    files = await asyncio.to_thread(server.folder.lately, server.session.folder)
    if len(files) > MOST and not server.whole_folder:
        server.say_once(_TOO_MANY.format(f"{len(files):,}".replace(",", "."), MOST))
        files = files[:MOST]
    token = params.partial_result_token
    reports: list[types.WorkspaceDocumentDiagnosticReport] = []
    async with progress(server, TITLE, params.work_done_token) as shown:
        async for entry in _entries(server, files, known, shown):
            reports.append(entry.report())
            if token is not None and entry.found is not None:  # what is new is sent at once
                reports = _sent(server, token, reports)
        if token is not None and reports:
            reports = _sent(server, token, reports)
    return types.WorkspaceDiagnosticReport(reports)


def _sent(
    server: Server, token: int | str, reports: list[types.WorkspaceDocumentDiagnosticReport]
) -> list[types.WorkspaceDocumentDiagnosticReport]:
    """Send a part of the answer. What is left to send: nothing."""
    part = types.WorkspaceDiagnosticReportPartialResult(reports)
    server.progress(types.ProgressParams(token, part))
    return []


async def check(server: Server) -> dict[str, int]:
    """Check all texts of the folder, have what is found shown, and count it by address.

    An editor that asks for diagnostics by itself is given those of all files from now on.
    """
    server.whole_folder = True
    files = await asyncio.to_thread(server.folder.now, server.session.folder)
    numbers: dict[str, int] = {}
    async with progress(server, TITLE) as shown:
        async for entry in _entries(server, files, {}, shown):
            found = entry.found or ()
            numbers[entry.uri] = len(found)
            if not server.pulled and entry.uri not in server.session.texts:
                params = types.PublishDiagnosticsParams(entry.uri, found)
                server.text_document_publish_diagnostics(params)
        shown.said = f"{sum(numbers.values())} fund i {len(numbers)} tekster"
    server.ask_again()
    return numbers


async def _entries(
    server: Server, files: Sequence[Path], known: Mapping[Path, str], shown: Progress
) -> AsyncIterator[Entry]:
    states = await asyncio.to_thread(lambda: [_state(path) for path in files])
    for done, (path, state) in enumerate(zip(files, states, strict=True)):
        if shown.is_cancelled():
            return
        before = known.get(path)
        opened = next((t.uri for t in server.session.texts.values() if t.path == path), None)
        if opened:
            entry = await _open_entry(server, opened, before)
        elif before and before == f"{server.session.generation}.{state}":
            entry = Entry(path.as_uri(), None, before, None)
        else:
            await shown.report(done, len(files), path.name)
            entry = await _entry(server, path, state)
        if entry:
            yield entry


def _state(path: Path) -> str:
    """What changes with a file; empty if it cannot be read."""
    try:
        stat = path.stat()
    except OSError:
        return ""
    return f"{stat.st_mtime_ns}.{stat.st_size}"


async def _open_entry(server: Server, uri: str, known: str | None) -> Entry | None:
    outcome = await server.session.outcome(uri)
    if outcome is None:
        return None
    name = str(outcome.checked.number)
    found = None if name == known else outcome.diagnostics
    return Entry(uri, outcome.checked.text.version, name, found)


async def _entry(server: Server, path: Path, state: str) -> Entry | None:
    """Of a file that is not open. One that cannot be read has nothing shown in it."""
    uri, session = path.as_uri(), server.session
    job = session.worker.submit(
        f"{next(_JOBS)} {uri}", lambda between: _found(server, uri, path, between), Urgency.LATER
    )
    try:
        found = await asyncio.wrap_future(job)
    except Dropped:
        return None
    # By now the rules have been read, where they had not been.
    return None if found is None else Entry(uri, None, f"{session.generation}.{state}", found)


def _found(
    server: Server, uri: str, path: Path, between: Between
) -> Sequence[types.Diagnostic] | None:
    from sprogtjek.errors import UserError
    from sprogtjek.sources.files import editable, read_data

    try:
        source, _ = editable(read_data(path), str(path))
    except UserError:
        return None
    language = source.media_type.removeprefix("text/")
    text = Text(uri, language, source.text, server.encoding)
    try:
        return server.session.checker().check(text, between).diagnostics
    except Stopped:
        raise
    except Exception as error:  # our fault: the other files are still to be read
        from sprogtjek.lsp.checking import broken

        server.tell(error)
        return broken(text, error).diagnostics
