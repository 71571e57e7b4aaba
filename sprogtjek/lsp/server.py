"""The server: what it can do, and which part of it answers what."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from lsprotocol import types
from pygls.lsp.server import LanguageServer

from sprogtjek import __version__
from sprogtjek.lsp import answers, commands, lifecycle, positions, pulling, yaml_checking
from sprogtjek.lsp.faults import Faults
from sprogtjek.lsp.folders import Folder
from sprogtjek.lsp.options import Options
from sprogtjek.lsp.protocol import Protocol
from sprogtjek.lsp.session import Session
from sprogtjek.lsp.tasks import kind
from sprogtjek.lsp.yaml_checking import YamlChecking

if TYPE_CHECKING:
    from sprogtjek.errors import UserError
    from sprogtjek.lsp.checking import Outcome


class Server(LanguageServer):
    """A language server for one editor."""

    def __init__(self) -> None:
        self.session = Session(
            self._publish, self._reloaded, self.tell
        )  # pygls looks for it at once
        super().__init__("sprogtjek", __version__, protocol_cls=Protocol)
        self.given: Any = None  # the settings that came with the first message
        self.options: Options | None = None
        self.orderly = False  # whether the editor has asked for the end
        self.folder = Folder()
        self.whole_folder = False  # whether the writer has asked for all of it
        self._said: set[str] = set()
        self.faults = Faults(self)
        self.yaml = YamlChecking(self)
        for part in (lifecycle, pulling, answers, commands, yaml_checking):
            part.register(self)

    @property
    def page(self) -> str:
        """The address of the page about the rules, where people have it."""
        return self.options.page if self.options else ""

    @property
    def encoding(self) -> str:
        """What columns count: utf-8, utf-16 or utf-32."""
        return positions.agreed(self.workspace.position_encoding)

    @property
    def pulled(self) -> bool:
        """Whether the editor asks for diagnostics; it would show those sent to it as well."""
        document = self.client_capabilities.text_document
        return document is not None and document.diagnostic is not None

    def report_server_error(self, error: Exception, source: object) -> None:
        """What went wrong in an answer."""
        self.tell(error)

    def tell(self, error: Exception) -> None:
        """Say by its kind alone what went wrong: the error may quote the text."""
        print(f"sprogtjek lsp: {kind(error)}", file=sys.stderr)

    def say_once(self, message: str) -> None:
        """Tell the writer something, if it has not been told before."""
        if message not in self._said:
            self._said.add(message)
            self.window_show_message(types.ShowMessageParams(types.MessageType.Warning, message))

    def ask_again(self) -> None:
        """Have the editor ask for diagnostics again, if it asks for them."""
        workspace = self.client_capabilities.workspace
        diagnostics = workspace.diagnostics if workspace else None
        if diagnostics and diagnostics.refresh_support:
            self.workspace_diagnostic_refresh(None)

    def _publish(self, outcome: Outcome) -> None:
        if self.pulled:
            return
        text = outcome.checked.text
        self.text_document_publish_diagnostics(
            types.PublishDiagnosticsParams(text.uri, outcome.diagnostics, text.version)
        )

    def _reloaded(self, faults: Sequence[UserError], *, changed: bool) -> None:
        """Show what is broken; where rules have changed, have the editor ask again."""
        if changed:
            self.ask_again()
        self.faults.show(faults)
        if changed:
            self.yaml.look_again()
