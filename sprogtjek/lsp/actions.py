"""What the lightbulb offers at a place."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence

from lsprotocol.types import (
    CodeAction,
    CodeActionKind,
    Command,
    OptionalVersionedTextDocumentIdentifier,
    Position,
    Range,
    TextDocumentEdit,
    TextEdit,
    WorkspaceEdit,
)

from sprogtjek import fixing
from sprogtjek.fixing import Edit
from sprogtjek.lsp.checking import Checked
from sprogtjek.lsp.diagnostics import diagnostic, extent
from sprogtjek.lsp.ignoring import ignoring
from sprogtjek.records import Finding, Replacement, Span

FIX_ALL = "source.fixAll.sprogtjek"
EXPLAIN = "sprogtjek.explain"


def actions(
    checked: Checked, where: Range, wanted: Callable[[str], bool], turned_off: TurnedOff
) -> list[CodeAction]:
    """The actions at a range, of the kinds that are wanted.

    ``turned_off``: the edit that turns a rule off in the settings, if there is one.
    """
    made: list[CodeAction] = []
    if wanted(CodeActionKind.QuickFix):
        for finding in _at(checked, where):
            made += _fixes(checked, finding)
            made += _silencing(checked, finding, turned_off)
    if wanted(FIX_ALL):
        made += _all_safe(checked)
    return made


TurnedOff = Callable[[str], WorkspaceEdit | None]


def _at(checked: Checked, where: Range) -> Iterator[Finding]:
    for finding in checked.findings:
        place = extent(finding, checked.text.lines)
        if _key(place.start) <= _key(where.end) and _key(where.start) <= _key(place.end):
            yield finding


def _key(position: Position) -> tuple[int, int]:
    return position.line, position.character


def _fixes(checked: Checked, finding: Finding) -> Iterator[CodeAction]:
    """The suggestions; those of a group only together, and the safe ones of a rule together too."""
    for index, suggestion in enumerate(finding.suggestions):
        edit = fixing.edit_of(finding, suggestion)
        if edit is None:
            continue
        group = _group(checked, suggestion.group) if suggestion.group else [edit]
        title = _title(suggestion)
        if len(group) > 1:
            title += f" – alle {len(group)} steder på én gang"
        safe = suggestion.safety == "safe" and index == 0
        yield _action(checked, title, group, finding, preferred=safe)
        alike = [e for e in fixing.safe_edits(checked.report) if e.finding.rule == finding.rule]
        if safe and len(alike) > 1:
            yield _action(checked, f"Ret alle {len(alike)} steder ({finding.rule})", alike, finding)


def _title(suggestion: Replacement) -> str:
    old = " ".join(suggestion.replaces.split())
    if not suggestion.text:
        return f"Slet »{old}«"
    return f"Skriv »{suggestion.text}« i stedet for »{old}«"


def _group(checked: Checked, group: str) -> list[Edit]:
    """The first suggestion of the group in each finding."""
    found = (
        fixing.edit_of(finding, next(s for s in finding.suggestions if s.group == group))
        for finding in checked.findings
        if any(s.group == group for s in finding.suggestions)
    )
    return [edit for edit in found if edit]


def _silencing(checked: Checked, finding: Finding, turned_off: TurnedOff) -> Iterator[CodeAction]:
    shown = [diagnostic(checked, finding)]
    edits = ignoring(checked, finding)
    if edits:
        title = f"Sig ikke dette her ({finding.rule})"
        yield CodeAction(title, CodeActionKind.QuickFix, shown, edit=workspace_edit(checked, edits))
    change = turned_off(finding.rule)
    if change:
        title = f"Slå reglen »{finding.rule}« fra i .sprogtjek.yaml"
        yield CodeAction(title, CodeActionKind.QuickFix, shown, edit=change)
    title = f"Forklar reglen »{finding.rule}«"
    command = Command(title, EXPLAIN, arguments=[checked.text.uri, finding.rule])
    yield CodeAction(title, CodeActionKind.QuickFix, shown, command=command)


def _all_safe(checked: Checked) -> Iterator[CodeAction]:
    edits = fixing.safe_edits(checked.report)
    if edits:
        title = f"Ret alt, der er sikkert at rette ({len(edits)})"
        made = workspace_edit(checked, text_edits(checked, edits))
        yield CodeAction(title, FIX_ALL, edit=made)


def _action(
    checked: Checked,
    title: str,
    edits: Sequence[Edit],
    finding: Finding,
    *,
    preferred: bool = False,
) -> CodeAction:
    return CodeAction(
        title,
        CodeActionKind.QuickFix,
        [diagnostic(checked, finding)],
        is_preferred=preferred or None,
        edit=workspace_edit(checked, text_edits(checked, edits)),
    )


def text_edits(checked: Checked, edits: Iterable[Edit]) -> list[TextEdit]:
    """Edits as the editor makes them: all at once, and never two in one place."""
    text = checked.text
    made: list[TextEdit] = []
    last = Span(0, 0)
    for edit in fixing.without_overlaps(edits):
        span, new = fixing.change(text.source.text, edit, text.media_type)
        if not made or span.start >= last.end:
            made.append(TextEdit(text.lines.range(span.start, span.end), new))
            last = span
    return made


def workspace_edit(checked: Checked, edits: Sequence[TextEdit]) -> WorkspaceEdit:
    """Edits of a text in the version it had when it was checked."""
    text = checked.text
    at = OptionalVersionedTextDocumentIdentifier(text.uri, text.version)
    return WorkspaceEdit(document_changes=[TextDocumentEdit(at, list(edits))])
