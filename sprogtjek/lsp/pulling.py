"""Diagnostics for editors that ask for them. The answer waits for the text to be checked."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lsprotocol import types

from sprogtjek.lsp import workspace

if TYPE_CHECKING:
    from sprogtjek.lsp.server import Server


def register(server: Server) -> None:
    """Answer what is to be underlined."""
    options = types.DiagnosticOptions(
        inter_file_dependencies=False, workspace_diagnostics=True, identifier="sprogtjek"
    )

    @server.feature(types.TEXT_DOCUMENT_DIAGNOSTIC, options)
    async def diagnose(
        params: types.DocumentDiagnosticParams,
    ) -> types.DocumentDiagnosticReport:
        outcome = await server.session.outcome(params.text_document.uri)
        if outcome is None:
            return types.RelatedFullDocumentDiagnosticReport([])
        name = str(outcome.checked.number)
        if params.previous_result_id == name:
            return types.RelatedUnchangedDocumentDiagnosticReport(name)
        return types.RelatedFullDocumentDiagnosticReport(outcome.diagnostics, result_id=name)

    @server.feature(types.WORKSPACE_DIAGNOSTIC)
    async def diagnose_all(
        params: types.WorkspaceDiagnosticParams,
    ) -> types.WorkspaceDiagnosticReport:
        return await workspace.diagnose(server, params)
