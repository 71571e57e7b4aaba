"""What is wrong in files of settings and rules, shown in the files themselves.

Of a file that is open it is what stands in the editor that counts, of others what is on disk.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from lsprotocol.types import (
    Diagnostic,
    DiagnosticSeverity,
    PublishDiagnosticsParams,
)
from pygls.uris import from_fs_path

if TYPE_CHECKING:
    from sprogtjek.errors import UserError
    from sprogtjek.lsp.server import Server
    from sprogtjek.lsp.texts import Text
    from sprogtjek.lsp.yaml_faults import Fault


@dataclass(frozen=True)
class Seen:
    """An open text, what is wrong in it, and whether it is ours and as it is on disk."""

    text: Text
    faults: Sequence[Fault] = ()
    ours: bool = True
    saved: bool = False


class Faults:
    """What is wrong now, on disk and in open texts."""

    def __init__(self, server: Server) -> None:
        self._server = server
        self._on_disk: dict[str, UserError] = {}
        self._open: dict[str, Seen] = {}

    def show(self, faults: Iterable[UserError]) -> None:
        """These faults are on disk, and no others. One that is in no file is told once."""
        before, self._on_disk = self._on_disk, {}
        for fault in faults:
            uri = from_fs_path(str(Path(fault.path).resolve())) if fault.path else None
            if uri:
                self._on_disk[uri] = fault
            else:
                self._server.say_once(fault.message)
        for uri in {**before, **self._on_disk}:
            if before.get(uri) is not self._on_disk.get(uri):
                self._publish(uri)

    def see(self, seen: Seen) -> None:
        """What is wrong in an open text as it stands."""
        uri = seen.text.uri
        if seen.ours or uri in self._open:
            self._open[uri] = seen
            self._publish(uri)

    def closed(self, uri: str) -> None:
        """A text is open no more."""
        if self._open.pop(uri, None):
            self._publish(uri)

    def seen(self, uri: str) -> Seen | None:
        """What was seen of an open text the last time."""
        return self._open.get(uri)

    def _publish(self, uri: str) -> None:
        seen, fault = self._open.get(uri), self._on_disk.get(uri)
        items = [diagnostic(seen.text, each) for each in seen.faults] if seen else []
        if fault and not items and (seen is None or seen.saved):
            items = [self._of_disk(uri, fault)]
        version = seen.text.version if seen else None
        params = PublishDiagnosticsParams(uri, items, version)
        self._server.text_document_publish_diagnostics(params)

    def _of_disk(self, uri: str, fault: UserError) -> Diagnostic:
        from sprogtjek.lsp.diagnostics import problem_diagnostic
        from sprogtjek.lsp.positions import Lines

        opened = self._server.session.texts.get(uri)
        try:
            content = Path(str(fault.path)).read_text(encoding="utf-8-sig", errors="replace")
        except OSError:
            content = ""
        lines = opened.lines if opened else Lines(content, self._server.encoding)
        return problem_diagnostic(fault.problem(), lines)


def diagnostic(text: Text, fault: Fault) -> Diagnostic:
    """What is shown of a fault."""
    from sprogtjek.lsp.diagnostics import SOURCE

    severity = DiagnosticSeverity.Warning if fault.mild else DiagnosticSeverity.Error
    where = text.lines.range(fault.span.start, fault.span.end)
    return Diagnostic(where, fault.message, severity=severity, source=SOURCE)
