"""What the lightbulb offers in a file of settings or rules: the word that was meant."""

from __future__ import annotations

from collections.abc import Iterator

from lsprotocol.types import (
    CodeAction,
    CodeActionKind,
    OptionalVersionedTextDocumentIdentifier,
    Range,
    TextDocumentEdit,
    TextEdit,
    WorkspaceEdit,
)

from sprogtjek.lsp.faults import Seen, diagnostic
from sprogtjek.lsp.yaml_faults import Fault


def actions(seen: Seen, where: Range) -> list[CodeAction]:
    """The actions at a range of an open text."""
    lines = seen.text.lines
    start, end = lines.offset(where.start), lines.offset(where.end)
    here = (f for f in seen.faults if f.span.start <= end and start <= f.span.end)
    return [action for fault in here for action in _instead(seen, fault)]


def _instead(seen: Seen, fault: Fault) -> Iterator[CodeAction]:
    text = seen.text
    where = text.lines.range(fault.span.start, fault.span.end)
    at = OptionalVersionedTextDocumentIdentifier(text.uri, text.version)
    for word in fault.instead:
        edit = WorkspaceEdit(document_changes=[TextDocumentEdit(at, [TextEdit(where, word)])])
        yield CodeAction(
            f"Skriv »{word}«",
            CodeActionKind.QuickFix,
            [diagnostic(text, fault)],
            is_preferred=len(fault.instead) == 1 or None,
            edit=edit,
        )
