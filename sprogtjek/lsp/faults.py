"""Broken files of settings and rules, shown in the files themselves."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from pathlib import Path

from lsprotocol.types import Diagnostic, MessageType, PublishDiagnosticsParams, ShowMessageParams
from pygls.lsp.server import LanguageServer
from pygls.uris import from_fs_path

from sprogtjek.errors import UserError
from sprogtjek.lsp.diagnostics import problem_diagnostic
from sprogtjek.lsp.positions import Lines
from sprogtjek.lsp.texts import Text


class Faults:
    """What is broken now, and has been said to be."""

    def __init__(self, server: LanguageServer) -> None:
        self._server = server
        self._shown: dict[str, UserError] = {}
        self._told: set[str] = set()

    def show(self, faults: Iterable[UserError], texts: Mapping[str, Text], encoding: str) -> None:
        """Show these faults and no others. One that is in no file is told once."""
        found: dict[str, UserError] = {}
        for fault in faults:
            uri = from_fs_path(str(Path(fault.path).resolve())) if fault.path else None
            if uri:
                found[uri] = fault
            else:
                self._tell(fault.message)
        for uri in self._shown.keys() - found.keys():
            self._publish(uri, [])
        for uri, fault in found.items():
            if self._shown.get(uri) is not fault:
                lines = _lines(uri, fault, texts, encoding)
                self._publish(uri, [problem_diagnostic(fault.problem(), lines)])
        self._shown = found

    def _tell(self, message: str) -> None:
        if message not in self._told:
            self._told.add(message)
            self._server.window_show_message(ShowMessageParams(MessageType.Warning, message))

    def _publish(self, uri: str, items: list[Diagnostic]) -> None:
        self._server.text_document_publish_diagnostics(PublishDiagnosticsParams(uri, items))


def _lines(uri: str, fault: UserError, texts: Mapping[str, Text], encoding: str) -> Lines:
    if uri in texts:
        return texts[uri].lines
    try:
        content = Path(str(fault.path)).read_text(encoding="utf-8-sig", errors="replace")
    except OSError:
        content = ""
    return Lines(content, encoding)
